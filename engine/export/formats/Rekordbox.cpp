#include "engine/export/formats/Rekordbox.h"

#include <algorithm>
#include <array>

#include "engine/export/WrittenValues.h"
#include "engine/export/XmlElements.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

constexpr int kRatingPerStar = 51;
constexpr std::string_view kPlaylist = "Barline";

/// The eight colours of rekordbox, in the order of model::kTrackColourNames.
constexpr std::array<std::string_view, 8> kColours{"0xFF007F", "0xFF0000", "0xFFA500", "0xFFFF00",
                                                   "0x00FF00", "0x25FDE9", "0x0000FF", "0x660099"};

/// "file://localhost/C:/Music/a%20b.mp3": every byte but RFC 3986's unreserved ones and '/' is encoded.
std::string locationOf(const std::filesystem::path& path) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string location = "file://localhost";
  const std::string bytes = path.generic_string();
  if (!bytes.starts_with('/')) location += '/';
  for (const char byte : bytes) {
    if (kPlain.find(byte) != std::string_view::npos) {
      location += byte;
      continue;
    }
    const auto value = static_cast<unsigned char>(byte);
    location += '%';
    location += kHex[value >> 4U];
    location += kHex[value & 0x0FU];
  }
  return location;
}

/// "MP3 File"
std::string kindOf(const ExportTrack& track) {
  const std::string& codec = track.timeline.source.codec;
  if (codec == "mp3") return "MP3 File";
  if (codec == "flac") return "FLAC File";
  if (codec == "aac" || codec == "alac") return "M4A File";
  const std::string ending = lowerEnding(track.record.path);
  if (ending == ".wav") return "WAV File";
  if (ending == ".aif" || ending == ".aiff") return "AIFF File";
  return ending.size() > 1 ? oneLine(ending.substr(1)).append(" File") : std::string();
}

std::string twoDigits(unsigned number) {
  return std::string(number < 10 ? "0" : "").append(std::to_string(number));
}

std::string dateText(std::int64_t seconds) {
  const auto day = dayOf(seconds);
  if (!day) return {};
  return std::to_string(day->year) + '-' + twoDigits(day->month) + '-' + twoDigits(day->day);
}

void writeGrid(const ExportTrack& track, const Layers& chosen, XmlElements& xml) {
  for (const TempoAnchor& anchor : tempoAnchors(barsInFile(track, chosen), {})) {
    xml.open("TEMPO").attribute("Inizio", decimal(anchor.time, 3)).attribute("Bpm", decimal(anchor.bpm, 2));
    xml.attribute("Metro", std::to_string(anchor.beatsPerBar) + '/' + std::to_string(anchor.beatUnit));
    xml.attribute("Battito", anchor.position).close();
  }
}

void writeCues(const ExportTrack& track, const Layers& chosen, XmlElements& xml) {
  for (const SectionInFile& section : sectionsInFile(track, chosen)) {
    xml.open("POSITION_MARK").attribute("Name", section.text).attribute("Type", "0");
    xml.attribute("Start", decimal(section.range.begin, 3)).attribute("Num", "-1").close();
  }
}

void writeTrack(const ExportTrack& track, std::int64_t id, const Layers& chosen, XmlElements& xml) {
  const model::TrackRecord& record = track.record;
  const auto bpm = bpmOf(track);
  const double duration = record.duration > 0.0 ? record.duration : track.timeline.source.duration;
  xml.open("TRACK").attribute("TrackID", id).attribute("Name", oneLine(record.title));
  xml.attribute("Artist", oneLine(record.artist)).attribute("Album", oneLine(record.album));
  xml.attribute("Genre", oneLine(record.genre)).attribute("Kind", kindOf(track));
  xml.attribute("TotalTime", static_cast<std::int64_t>(duration));
  if (record.trackNumber) xml.attribute("TrackNumber", *record.trackNumber);
  if (record.year) xml.attribute("Year", *record.year);
  if (bpm && chosen.has(Layer::Tempo)) xml.attribute("AverageBpm", decimal(*bpm, 2));
  xml.attributeUnlessEmpty("DateAdded", dateText(record.addedAt));
  if (track.timeline.source.sampleRate > 0) xml.attribute("SampleRate", track.timeline.source.sampleRate);
  xml.attribute("Comments", oneLine(record.comment)).attribute("PlayCount", record.plays);
  xml.attribute("Rating", kRatingPerStar * std::clamp(record.rating, 0, 5));
  xml.attribute("Location", locationOf(record.path));
  if (chosen.has(Layer::Key)) xml.attributeUnlessEmpty("Tonality", keyNameOf(track));
  if (record.colour >= 1 && record.colour <= static_cast<int>(kColours.size()))
    xml.attribute("Colour", kColours[static_cast<std::size_t>(record.colour - 1)]);
  writeGrid(track, chosen, xml);
  writeCues(track, chosen, xml);
  xml.close();
}

void writePlaylist(std::size_t tracks, XmlElements& xml) {
  xml.open("PLAYLISTS").open("NODE").attribute("Type", "0").attribute("Name", "ROOT").attribute("Count", "1");
  xml.open("NODE").attribute("Name", kPlaylist).attribute("Type", "1").attribute("KeyType", "0");
  xml.attribute("Entries", static_cast<std::int64_t>(tracks));
  for (std::size_t i = 0; i < tracks; ++i)
    xml.open("TRACK").attribute("Key", static_cast<std::int64_t>(i) + 1).close();
  xml.close().close().close();
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  XmlElements xml(R"(<?xml version="1.0" encoding="UTF-8"?>)");
  xml.open("DJ_PLAYLISTS").attribute("Version", "1.0.0");
  xml.open("PRODUCT")
      .attribute("Name", "Barline")
      .attribute("Version", "1.0.0")
      .attribute("Company", "Barline");
  xml.close();
  xml.open("COLLECTION").attribute("Entries", static_cast<std::int64_t>(tracks.size()));
  std::int64_t id = 0;
  for (const ExportTrack& track : tracks) writeTrack(track, ++id, chosen, xml);
  xml.close();
  writePlaylist(tracks.size(), xml);
  return {{".xml", xml.finish()}};
}

void addLossOfExactness(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  const std::vector<PulseBar> bars = barsInFile(track, chosen);
  if (bars.empty()) return;
  const std::vector<TempoAnchor> anchors = tempoAnchors(bars, {});
  losses.push_back(
      {BARLINE_EXPORT_TEXT("Export",
                           "Tempi have two decimals, so beats are up to %1 ms off; tempo markers: %2."),
       {decimal(farthestBeat(bars, anchors) * 1000.0, 1), std::to_string(anchors.size())}});
  const bool hasDotted = std::ranges::any_of(bars, [](const PulseBar& bar) { return bar.unitsPerBeat > 1; });
  if (!hasDotted) return;
  losses.push_back(
      {BARLINE_EXPORT_TEXT("Export", "Metres with dotted beats are written by their beats: 6/8 as 2/4.")});
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  addLossOfExactness(track, chosen, losses);
  addLossOfGridEnds(track, chosen, losses);
  addLossOfKeyChanges(track, chosen, losses);
  addLossOfMp3Start(track, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat rekordboxFormat() {
  const Layers layers{Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Sections};
  return {.id = "rekordbox",
          .title = BARLINE_EXPORT_TEXT("Export", "rekordbox collection"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export",
              "Beat grids, keys and sections as memory cues; choose the file in rekordbox's preferences."),
          .group = FormatGroup::Dj,
          .extension = ".xml",
          .layers = layers,
          .usual = layers,
          .scope = FormatScope::AllTracks,
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting

#include "engine/export/formats/Traktor.h"

#include <algorithm>

#include "engine/export/WrittenValues.h"
#include "engine/export/XmlElements.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

constexpr int kRatingPerStar = 51;
constexpr double kMilliseconds = 1000.0;
constexpr AnchorRules kRules{.timeSteps = 1e9, .bpmSteps = 1e6, .countsBars = false};

enum class CueType : unsigned char { Cue = 0, Grid = 4 };

/// Where Traktor looks for a file: "/:" stands before each part of a folder and behind the last.
struct Location {
  std::string volume;  ///< "C:"; empty without drives
  std::string folder;
  std::string file;

  [[nodiscard]] std::string key() const { return volume + folder + file; }
};

Location locationOf(const std::filesystem::path& path) {
  const std::string whole = cleanText(path.generic_string());
  Location location;
  std::size_t begin = 0;
  if (whole.size() > 2 && whole[1] == ':' && whole[2] == '/') {
    location.volume = whole.substr(0, 2);
    begin = 2;
  }
  location.folder = "/:";
  while (begin < whole.size()) {
    const std::size_t slash = whole.find('/', begin);
    if (slash == std::string::npos) break;
    if (slash > begin) location.folder.append(whole, begin, slash - begin).append("/:");
    begin = slash + 1;
  }
  location.file = whole.substr(std::min(begin, whole.size()));
  return location;
}

std::string dateText(const std::optional<Day>& day) {
  if (!day) return {};
  return std::to_string(day->year) + '/' + std::to_string(day->month) + '/' + std::to_string(day->day);
}

void writeInfo(const ExportTrack& track, const Layers& chosen, XmlElements& xml) {
  const model::TrackRecord& record = track.record;
  const double duration = record.duration > 0.0 ? record.duration : track.timeline.source.duration;
  xml.open("INFO").attributeUnlessEmpty("GENRE", oneLine(record.genre));
  xml.attributeUnlessEmpty("COMMENT", oneLine(record.comment));
  if (chosen.has(Layer::Key)) xml.attributeUnlessEmpty("KEY", keyNameOf(track));
  xml.attribute("PLAYCOUNT", record.plays);
  xml.attribute("PLAYTIME", static_cast<std::int64_t>(duration));
  xml.attribute("PLAYTIME_FLOAT", decimal(duration, 6));
  xml.attribute("RANKING", kRatingPerStar * std::clamp(record.rating, 0, 5));
  xml.attributeUnlessEmpty("IMPORT_DATE", dateText(dayOf(record.addedAt)));
  if (record.year) xml.attribute("RELEASE_DATE", std::to_string(*record.year) + "/1/1");
  xml.close();
}

XmlElements& openCue(XmlElements& xml, CueType type, std::string_view name, double time) {
  xml.open("CUE_V2").attribute("NAME", name).attribute("DISPL_ORDER", "0");
  xml.attribute("TYPE", static_cast<std::int64_t>(type)).attribute("START", decimal(time * kMilliseconds, 6));
  return xml.attribute("LEN", "0.000000").attribute("REPEATS", "-1").attribute("HOTCUE", "-1");
}

void writeCues(const ExportTrack& track, const Layers& chosen, XmlElements& xml) {
  for (const TempoAnchor& anchor : tempoAnchors(barsInFile(track, chosen), kRules)) {
    openCue(xml, CueType::Grid, "AutoGrid", anchor.time);
    xml.open("GRID").attribute("BPM", decimal(anchor.bpm, 6)).close().close();
  }
  for (const SectionInFile& section : sectionsInFile(track, chosen))
    openCue(xml, CueType::Cue, section.text, section.range.begin).close();
}

void writeEntry(const ExportTrack& track, const Layers& chosen, XmlElements& xml) {
  const Location location = locationOf(track.record.path);
  xml.open("ENTRY").attribute("TITLE", oneLine(track.record.title));
  xml.attribute("ARTIST", oneLine(track.record.artist));
  xml.open("LOCATION").attribute("DIR", location.folder).attribute("FILE", location.file);
  xml.attribute("VOLUME", location.volume).attribute("VOLUMEID", location.volume).close();
  if (!track.record.album.empty() || track.record.trackNumber) {
    xml.open("ALBUM").attribute("TITLE", oneLine(track.record.album));
    if (track.record.trackNumber) xml.attribute("TRACK", *track.record.trackNumber);
    xml.close();
  }
  writeInfo(track, chosen, xml);
  if (const auto bpm = bpmOf(track); bpm && chosen.has(Layer::Tempo))
    xml.open("TEMPO").attribute("BPM", decimal(*bpm, 6)).attribute("BPM_QUALITY", "100.000000").close();
  if (const auto key = keyOf(track); key && chosen.has(Layer::Key))
    xml.open("MUSICAL_KEY")
        .attribute("VALUE", key->tonic + (key->mode == model::Mode::Minor ? 12 : 0))
        .close();
  writeCues(track, chosen, xml);
  xml.close();
}

void writePlaylist(std::span<const ExportTrack> tracks, XmlElements& xml) {
  xml.open("PLAYLISTS").open("NODE").attribute("TYPE", "FOLDER").attribute("NAME", "$ROOT");
  xml.open("SUBNODES").attribute("COUNT", "1");
  xml.open("NODE").attribute("TYPE", "PLAYLIST").attribute("NAME", "Barline");
  xml.open("PLAYLIST")
      .attribute("ENTRIES", static_cast<std::int64_t>(tracks.size()))
      .attribute("TYPE", "LIST");
  for (const ExportTrack& track : tracks) {
    xml.open("ENTRY").open("PRIMARYKEY").attribute("TYPE", "TRACK");
    xml.attribute("KEY", locationOf(track.record.path).key()).close().close();
  }
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  XmlElements xml(R"(<?xml version="1.0" encoding="UTF-8" standalone="no" ?>)");
  xml.open("NML").attribute("VERSION", "19");
  xml.open("HEAD").attribute("COMPANY", "Barline").attribute("PROGRAM", "Barline").close();
  xml.open("COLLECTION").attribute("ENTRIES", static_cast<std::int64_t>(tracks.size()));
  for (const ExportTrack& track : tracks) writeEntry(track, chosen, xml);
  xml.close();
  writePlaylist(tracks, xml);
  return {{".nml", xml.finish()}};
}

void addLossOfGrid(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses) {
  const std::vector<PulseBar> bars = barsInFile(track, chosen);
  const std::size_t anchors = tempoAnchors(bars, kRules).size();
  if (anchors > 1) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export",
                             "The grid has %1 tempo markers; Traktor before Pro 4 keeps the first alone."),
         {std::to_string(anchors)}});
  }
  if (!bars.empty() && chosen.has(Layer::Bars))
    losses.push_back({BARLINE_EXPORT_TEXT("Export", "Traktor's grid has beats, but no metres.")});
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  addLossOfGrid(track, chosen, losses);
  addLossOfGridEnds(track, chosen, losses);
  addLossOfKeyChanges(track, chosen, losses);
  addLossOfMp3Start(track, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat traktorFormat() {
  const Layers layers{Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Sections};
  return {
      .id = "traktor",
      .title = BARLINE_EXPORT_TEXT("Export", "Traktor collection"),
      .summary = BARLINE_EXPORT_TEXT("Export", "Beat grids, keys and sections as cue points for Traktor."),
      .group = FormatGroup::Dj,
      .extension = ".nml",
      .layers = layers,
      .usual = layers,
      .scope = FormatScope::AllTracks,
      .write = write,
      .losses = losses};
}

}  // namespace barline::exporting

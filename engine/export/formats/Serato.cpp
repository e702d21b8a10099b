#include "engine/export/formats/Serato.h"

#include <QByteArray>
#include <algorithm>
#include <array>

#include "engine/audio/Decoding.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/AudioCopy.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/Losses.h"
#include "engine/export/formats/SeratoGrid.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagFile.h"

namespace barline::exporting {
namespace {

using tags::TagFormat;

constexpr std::array<std::string_view, 8> kEndings{".mp3",  ".wav", ".aif", ".aiff",
                                                   ".flac", ".m4a", ".mp4", ".m4b"};

[[noreturn]] void failForKind(const std::filesystem::path& file) {
  throw FileError(file.string() +
                  " is no MP3, WAV, AIFF, FLAC or MPEG-4 file, in which Serato keeps its grid.");
}

/// What text tags hold: the type, two empty names and the tag's own, and the content, in Base64 without
/// padding, 72 letters to a line.
std::string wrapped(const std::string& grid) {
  constexpr qsizetype kLine = 72;
  constexpr std::string_view kHead("application/octet-stream\0\0Serato BeatGrid\0", 42);
  const QByteArray text = QByteArray::fromStdString(std::string(kHead) + grid)
                              .toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
  std::string lines;
  for (qsizetype at = 0; at < text.size(); at += kLine) {
    if (at > 0) lines += '\n';
    lines += text.mid(at, kLine).toStdString();
  }
  return lines;
}

struct Field {
  std::string name;
  std::string value;
};

Field fieldFor(TagFormat format, const std::string& grid, const std::filesystem::path& file) {
  switch (format) {
    case TagFormat::Mp3:
    case TagFormat::Wav:
    case TagFormat::Aiff:
      return {"GEOB:Serato BeatGrid", grid};
    case TagFormat::Flac:
      return {"SERATO_BEATGRID", wrapped(grid)};
    case TagFormat::Mp4:
      return {"----:com.serato.dj:beatgrid", wrapped(grid)};
    case TagFormat::OggVorbis:
    case TagFormat::Opus:
      break;
  }
  failForKind(file);
}

void writeTag(const std::filesystem::path& original, const std::filesystem::path& copy,
              const std::string& grid) {
  const auto format = tags::recognizeFormat(original);
  if (!format) failForKind(original);
  const Field field = fieldFor(*format, grid, original);
  {
    const auto tagged = tags::TagFile::open(copy, *format);
    tagged->set(field.name, {field.value});
    tagged->save();
  }
  if (tags::TagFile::open(copy, *format)->values(field.name) != tags::TagValues{field.value})
    throw FileError("The beat grid could not be written into a copy of " + original.string() + ".");
}

void writeCopy(const ExportTrack& track, const Layers& chosen, const std::filesystem::path& target,
               audio::Decoding& decoding, const ExportProgress& progress) {
  constexpr double kCopied = 0.8;
  constexpr double kRead = 0.9;
  constexpr std::int64_t kRoomForTags = 65536;
  const std::string grid = seratoBeatGrid(seratoMarkers(barsInFile(track, chosen)));
  const AudioOriginal original(track.timeline.source.path);
  if (grid.empty())
    throw FileError("No beats were found in " + original.path().string() + ", so there is no grid to write.");
  AudioCopy copy(original, target);
  copy.copy(0, original.size(), part(progress, 0.0, kCopied));
  // TagLib does not tell a full disk. It leaves up to a hundredth of the file free for tags to grow.
  copy.requireRoom(original.size() / 100 + 2 * static_cast<std::int64_t>(grid.size()) + kRoomForTags);
  copy.close();
  try {
    writeTag(original.path(), target, grid);
  } catch (const tags::TagError&) {
    throw FileError("The tags of " + original.path().string() +
                    " could not be made out, so it was not copied.");
  }
  double reached = kCopied;
  const auto cancelled = [&progress, &reached] { return progress && !progress(reached); };
  const std::string before = decoding.fingerprint(original.path(), cancelled);
  reached = kRead;
  report(progress, reached);
  const std::string after = decoding.fingerprint(target, cancelled);
  report(progress, reached);
  if (before != after)
    throw FileError("Writing the grid would change the audio of " + original.path().string() + ".");
  report(progress, 1.0);
}

ExportFormat::CopyName copyName(const ExportTrack& track) {
  const std::filesystem::path& path = track.timeline.source.path;
  const std::string ending = lowerEnding(path);
  if (std::ranges::find(kEndings, ending) != kEndings.end()) return {ending, {}};
  return {{}, path.string() + " is no MP3, WAV, AIFF, FLAC or MPEG-4 file, in which Serato keeps its grid."};
}

void addLossOfPickUp(const std::vector<PulseBar>& bars, std::vector<Loss>& losses) {
  if (bars.empty() || bars.front().firstPosition == 1) return;
  losses.push_back({BARLINE_EXPORT_TEXT(
      "Export", "Serato's grid begins with the first downbeat: the pick-up is left out.")});
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  const std::vector<PulseBar> bars = barsInFile(track, chosen);
  addLossOfPickUp(bars, losses);
  if (!bars.empty() && chosen.has(Layer::Bars))
    losses.push_back({BARLINE_EXPORT_TEXT("Export", "Serato's grid has beats, but no metres.")});
  addLossOfGridEnds(track, chosen, losses);
  addLossOfMp3Start(track, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat seratoFormat() {
  const Layers layers{Layer::Beats, Layer::Bars, Layer::Tempo};
  return {.id = "serato",
          .title = BARLINE_EXPORT_TEXT("Export", "Copy with Serato beat grid"),
          .summary = BARLINE_EXPORT_TEXT("Export",
                                         "A copy of the MP3, FLAC, MPEG-4, AIFF or WAV file, its sound "
                                         "untouched, with the grid in its tags for Serato."),
          .group = FormatGroup::Dj,
          .extension = ".mp3",
          .layers = layers,
          .usual = layers,
          .content = FormatContent::AudioCopy,
          .experimental = true,
          .losses = losses,
          .writeCopy = writeCopy,
          .copyName = copyName};
}

}  // namespace barline::exporting

#include "engine/import/ReferenceFile.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "engine/audio/LocalFile.h"
#include "engine/audio/MediaError.h"
#include "engine/import/AudacityLabels.h"
#include "engine/import/BeatsText.h"
#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/Jams.h"
#include "engine/import/JsonDocument.h"
#include "engine/import/KeyText.h"
#include "engine/import/LabelText.h"
#include "engine/import/MidiFile.h"
#include "engine/import/SonicVisualiserCsv.h"
#include "engine/import/TimelineJsonFile.h"

namespace barline::importing {
namespace {

constexpr std::int64_t kLargestFile = std::int64_t{64} << 20;
constexpr std::array<std::string_view, 11> kEndings{".beats", ".lab", ".key",  ".bpm", ".tempo", ".txt",
                                                    ".jams",  ".mid", ".midi", ".csv", ".json"};

/// In lower case, with its dot: ".lab".
std::string endingOf(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

model::Annotation readJson(const std::filesystem::path& file, std::string_view text) {
  const nlohmann::json document = parseDocument(file, text);
  if (member(document, "timeline_features").is_object()) return readTimelineJson(file, document);
  if (member(document, "annotations").is_array()) return readJams(file, document);
  throw ImportError(file, 0, "this is neither JAMS nor a timeline of Barline's",
                    "Choose a JAMS file or what barline-cli analyze exported.");
}

bool isNumber(const Row& row, std::size_t cell) {
  return cell < row.cells.size() && parseNumber(row.cells[cell]).has_value();
}

/// "NAME.downbeats.txt", as mir_eval text is exported: times of downbeats and of nothing else.
bool isOfDownbeats(const std::filesystem::path& file) {
  return endingOf(file.stem()) == ".downbeats";
}

model::Annotation readDownbeatsText(const std::filesystem::path& file, std::string_view text) {
  const model::Annotation times = readBeatsText(file, text);
  model::Annotation annotation;
  annotation.downbeats.emplace();
  if (times.beats) {
    for (const model::AnnotatedBeat& beat : *times.beats) annotation.downbeats->push_back(beat.time);
  }
  return annotation;
}

/// Text whose name does not say what it is: spans have a start, a later end and a label on every line.
model::Annotation readUnnamedText(const std::filesystem::path& file, std::string_view text) {
  if (isOfDownbeats(file)) return readDownbeatsText(file, text);
  if (looksLikeAudacityLabels(text)) return readAudacityLabels(file, text);
  const std::vector<Row> rows = readColumns(file, text, 3);
  if (rows.empty()) throw ImportError(file, 0, "there is nothing in it", "Choose a file with annotations.");
  if (!isNumber(rows.front(), 0)) {
    return rows.size() == 1 ? readKeyText(file, text) : readLabelText(file, text);
  }
  const bool areSpans = std::all_of(rows.begin(), rows.end(), [](const Row& row) {
    return row.cells.size() == 3 && isNumber(row, 0) && isNumber(row, 1) && !isNumber(row, 2);
  });
  return areSpans ? readLabelText(file, text) : readBeatsText(file, text);
}

model::Annotation readText(const std::filesystem::path& file, std::string_view text) {
  const std::string ending = endingOf(file);
  if (ending == ".csv") return readSonicVisualiserCsv(file, text);
  if (ending == ".beats") return readBeatsText(file, text);
  if (ending == ".lab") return readLabelText(file, text);
  if (ending == ".key") return readKeyText(file, text);
  if (ending == ".bpm" || ending == ".tempo") return readTempoText(file, text);
  return readUnnamedText(file, text);
}

}  // namespace

model::Annotation readReference(const std::filesystem::path& file, std::span<const unsigned char> bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with("MThd")) return readMidi(file, bytes);
  const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string_view::npos) throw ImportError(file, 0, "the file is empty", "Choose another.");
  return text[first] == '{' ? readJson(file, text) : readText(file, text);
}

model::Annotation readReference(const std::filesystem::path& file) {
  std::vector<unsigned char> bytes;
  try {
    audio::LocalFile local(file);
    if (local.size() > kLargestFile) {
      throw ImportError(file, 0, "it is larger than 64 MiB", "This is no reference that Barline reads.");
    }
    bytes.resize(static_cast<std::size_t>(local.size()));
    bytes.resize(local.readAt(0, bytes));
    if (local.readError() != 0) throw ImportError(file, 0, "it could not be read", "Is the disk all right?");
  } catch (const audio::MediaError& error) {
    throw ImportError(file, error.problem());
  }
  return readReference(file, bytes);
}

std::span<const std::string_view> referenceEndings() {
  return kEndings;
}

bool hasReferenceEnding(const std::filesystem::path& file) {
  return std::find(kEndings.begin(), kEndings.end(), endingOf(file)) != kEndings.end();
}

void addParts(model::Annotation& annotation, const model::Annotation& more) {
  if (more.beats) {
    annotation.beats = more.beats;
    annotation.downbeats = more.downbeats;
    annotation.metres = more.metres;
  } else if (more.downbeats) {
    annotation.downbeats = more.downbeats;
    annotation.metres = more.metres;
  }
  if (more.tempo) annotation.tempo = more.tempo;
  if (more.chords) annotation.chords = more.chords;
  if (more.key) {
    annotation.key = more.key;
    annotation.keys = more.keys;
  }
  if (more.sections) annotation.sections = more.sections;
}

}  // namespace barline::importing

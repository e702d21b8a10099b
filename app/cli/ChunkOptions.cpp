#include "app/cli/ChunkOptions.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "app/cli/Commands.h"
#include "app/cli/FolderOption.h"
#include "app/cli/Number.h"
#include "engine/export/chunks/ChunkFilter.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkProblem.h"

namespace barline::cli {
namespace {

using exporting::ChunkAudio;
using exporting::ChunkCollision;
using exporting::ChunkCut;
using exporting::ChunkDepth;
using exporting::ChunkEncoding;
using exporting::ChunkLevel;
using exporting::ChunkPadding;
using exporting::ChunkSettings;
using exporting::ChunkUnit;

template <typename Value>
using Words = std::initializer_list<std::pair<std::string_view, Value>>;

/// The value that an option's word stands for; `usual` where it was not given.
template <typename Value>
Value readWord(const ParsedCommand& command, std::string_view option, Value usual, Words<Value> words) {
  const auto typed = command.value(option);
  if (!typed) return usual;
  std::string known;
  for (const auto& [word, value] : words) {
    if (*typed == word) return value;
    known.append(known.empty() ? "" : ", ").append(word);
  }
  throw UsageError(std::string(option) + " takes one of " + known + ", not \"" + *typed + "\".");
}

double readNumber(std::string_view option, std::string_view text, const char* what) {
  if (const auto number = parseNumber<double>(text)) return *number;
  throw UsageError(std::string(option) + " takes " + what + ", not \"" + std::string(text) + "\".");
}

void readUnit(const ParsedCommand& command, ChunkSettings& settings) {
  const std::string per = command.value("--per").value_or("bar");
  constexpr std::string_view kBars = "-bars";
  if (per.ends_with(kBars)) {
    const auto count = parseNumber<int>(std::string_view(per).substr(0, per.size() - kBars.size()));
    if (!count || *count < 1)
      throw UsageError("--per takes a number of bars as 4-bars, not \"" + per + "\".");
    settings.unit = ChunkUnit::Bars;
    settings.barsEach = *count;
    return;
  }
  settings.unit = readWord<ChunkUnit>(command, "--per", ChunkUnit::Bar,
                                      {{"bar", ChunkUnit::Bar},
                                       {"beat", ChunkUnit::Beat},
                                       {"section", ChunkUnit::Section},
                                       {"N-bars", ChunkUnit::Bars}});
}

void readShape(const ParsedCommand& command, ChunkSettings& settings) {
  if (const auto fade = command.value("--fade")) {
    constexpr double kMilliseconds = 1e-3;
    const std::size_t comma = fade->find(',');
    const std::string_view text(*fade);
    settings.fadeIn = readNumber("--fade", text.substr(0, comma), "milliseconds") * kMilliseconds;
    settings.fadeOut = comma == std::string::npos
                           ? settings.fadeIn
                           : readNumber("--fade", text.substr(comma + 1), "milliseconds") * kMilliseconds;
  }
  settings.level =
      readWord<ChunkLevel>(command, "--normalize", ChunkLevel::AsIs,
                           {{"chunk", ChunkLevel::EachChunk}, {"track", ChunkLevel::WholeTrack}});
  if (const auto peak = command.value("--peak")) settings.peak = readNumber("--peak", *peak, "decibels");
  if (const auto pad = command.value("--pad")) {
    settings.padding = *pad == "longest" ? ChunkPadding::Longest : ChunkPadding::Grid;
    if (*pad != "longest") settings.gridSeconds = readNumber("--pad", *pad, "seconds or longest");
  }
}

void readManifests(const ParsedCommand& command, ChunkSettings& settings) {
  const auto list = command.value("--manifest");
  if (!list) return;
  settings.manifestCsv = false;
  if (*list == "none") return;
  for (const std::string& kind : splitList(*list)) {
    if (kind == "csv")
      settings.manifestCsv = true;
    else if (kind == "json")
      settings.manifestJson = true;
    else if (kind == "parquet")
      settings.manifestParquet = true;
    else
      throw UsageError("--manifest takes csv, json, parquet or none, not \"" + kind + "\".");
  }
}

/// What can be seen to make no sense before a track is read.
void check(const ChunkSettings& settings) {
  try {
    exporting::checkSettings(settings);
    static_cast<void>(exporting::chunkNames({}, {}, settings.pattern, ""));
  } catch (const exporting::ChunkError& error) {
    throw UsageError(error.what());
  }
}

}  // namespace

const CommandSpec& chunksSpec() {
  static const CommandSpec spec{
      "chunks", "FILE…", "Cuts tracks into files: each bar, beat or section.",
      withSourceOptions(
          {
              {"--output", "DIR", "The folder to write to."},
              {"--per", "bar|beat|section|N-bars",
               "What makes a chunk; a bar if not given. 4-bars takes four at a time."},
              {"--encoding", "wav|flac", "WAV if not given."},
              {"--audio", "native|analysis",
               "The file's own rate and channels (the usual), or mono at 22,050 Hz as it is analysed."},
              {"--depth", "source|16|24|float",
               "Bits of a sample. As in the file if not given: lossless files are copied bit for bit."},
              {"--cut", "exact|zero-crossing",
               "At the beat's very sample (the usual), or where the wave rises through zero near it."},
              {"--fade", "MS[,MS]", "Fade in and out over so many milliseconds."},
              {"--normalize", "chunk|track", "Bring each chunk, or the track as a whole, to the peak."},
              {"--peak", "DBFS", "That peak; -1 if not given."},
              {"--pad", "longest|SECONDS",
               "Fill up with silence to the longest chunk, or to a multiple of so many seconds."},
              {"--lead-in", "", "What precedes the first downbeat becomes a chunk too, bar 0."},
              {"--no-tail", "", "End the last chunk with its bar rather than with the track."},
              {"--select", "FILTER", "Only some: \"chord:Am section:chorus bars:1-16\"."},
              {"--name", "PATTERN", "Names, as \"{track}/bar_{bar:04}_{chord}_{bpm}\"."},
              {"--manifest", "csv,json,parquet|none", "Lists of the chunks beside them; csv if not given."},
              {"--if-exists", "replace|number|skip",
               "What becomes of a name that is taken. If not given, that is a failure."},
              {"--preview", "", "Print the names and write nothing."},
          },
          true),
      "All chunks joined are the track from its first downbeat to its end, sample for sample.\n\n"
      "A filter is terms that all must hold: bars, beat, chord, section, key, bpm or metre, a colon and "
      "values with "
      "commas between them. Am* is every chord that begins so; a term that begins with - must not hold.\n\n"
      "Fields of names: track, title, artist, album, genre, year, number, bar, last_bar, beat, section, "
      "section_number, group, chord, key, camelot, bpm, metre, start, seconds. {bar:04} fills up with zeros, "
      "{bpm:.1} "
      "has one decimal.\n\n"
      "Exit status: 0 all done; 1 one or more tracks failed; 2 wrong usage; 130 interrupted."};
  return spec;
}

ChunkSettings readChunkSettings(const ParsedCommand& command) {
  ChunkSettings settings;
  readUnit(command, settings);
  settings.encoding = readWord<ChunkEncoding>(command, "--encoding", ChunkEncoding::Wav,
                                              {{"wav", ChunkEncoding::Wav}, {"flac", ChunkEncoding::Flac}});
  settings.audio = readWord<ChunkAudio>(command, "--audio", ChunkAudio::Native,
                                        {{"native", ChunkAudio::Native}, {"analysis", ChunkAudio::Analysis}});
  settings.depth = readWord<ChunkDepth>(command, "--depth", ChunkDepth::Source,
                                        {{"source", ChunkDepth::Source},
                                         {"16", ChunkDepth::Int16},
                                         {"24", ChunkDepth::Int24},
                                         {"float", ChunkDepth::Float32}});
  settings.cut = readWord<ChunkCut>(command, "--cut", ChunkCut::Exact,
                                    {{"exact", ChunkCut::Exact}, {"zero-crossing", ChunkCut::ZeroCrossing}});
  readShape(command, settings);
  settings.leadIn = command.has("--lead-in");
  settings.tail = !command.has("--no-tail");
  settings.filter = command.value("--select").value_or("");
  settings.pattern = command.value("--name").value_or("");
  readManifests(command, settings);
  check(settings);
  return settings;
}

ChunkOptions readChunkOptions(const ParsedCommand& command) {
  ChunkOptions options;
  options.source = readSourceOptions(command, "chunks");
  options.preview = command.has("--preview");
  if (!options.preview) options.folder = readFolder(command, "chunks");
  options.settings = readChunkSettings(command);
  options.collision = readWord<ChunkCollision>(command, "--if-exists", ChunkCollision::Refuse,
                                               {{"replace", ChunkCollision::Replace},
                                                {"number", ChunkCollision::KeepBoth},
                                                {"skip", ChunkCollision::Skip}});
  return options;
}

}  // namespace barline::cli

#include "app/dataset/TrackParts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>
#include <utility>

#include "app/dataset/StepTimes.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/ExportCatalog.h"
#include "engine/export/JsonLayout.h"
#include "engine/export/StaleFiles.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkTargets.h"
#include "engine/export/chunks/ChunkWriter.h"
#include "engine/export/dataset/Checksum.h"
#include "engine/export/dataset/CuttingText.h"
#include "engine/export/dataset/DatasetTable.h"
#include "engine/model/Codec.h"
#include "engine/pipeline/StepContext.h"

namespace barline::app {
namespace {

using exporting::DatasetEntry;
using exporting::DatasetFile;
using exporting::DatasetPart;
using exporting::DatasetTrack;
using exporting::ExportProgress;
using exporting::ExportTrack;
using Json = nlohmann::ordered_json;

// Names of the parts in the ledger, besides kAudio.
constexpr const char* kFigures = "figures";

exporting::ChunkSettings cuttingFor(exporting::ChunkSettings settings) {
  constexpr std::string_view kTrackFolder = "{track}/";
  settings.pattern = exporting::usualPattern(settings.unit);
  if (settings.pattern.starts_with(kTrackFolder)) settings.pattern.erase(0, kTrackFolder.size());
  settings.manifestCsv = false;
  settings.manifestJson = false;
  settings.manifestParquet = true;
  return settings;
}

/// A folder that is a symbolic link may lead to files of the person's, and who hands on a dataset can add
/// one: what lies behind it stays.
void removeStale(const std::filesystem::path& root, const std::string& path) {
  std::error_code failed;
  const std::filesystem::path whole = std::filesystem::canonical(root, failed);
  if (failed) return;
  const std::filesystem::path folder = (whole / path).lexically_normal().parent_path();
  if (std::filesystem::canonical(folder, failed) != folder) return;
  std::filesystem::remove(root / path, failed);
}

std::string audioFolder(const std::string& name) {
  return "chunks/" + name + "/full_mix/";
}

/// Everything that shapes chunks, as a text of its own for each choice.
std::string textOf(const exporting::ChunkSettings& settings) {
  const Json json{static_cast<int>(settings.unit),
                  settings.barsEach,
                  static_cast<int>(settings.audio),
                  static_cast<int>(settings.encoding),
                  static_cast<int>(settings.depth),
                  static_cast<int>(settings.cut),
                  settings.fadeIn,
                  settings.fadeOut,
                  static_cast<int>(settings.level),
                  settings.peak,
                  static_cast<int>(settings.padding),
                  settings.gridSeconds,
                  settings.leadIn,
                  settings.tail,
                  settings.filter,
                  settings.pattern};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void add(std::string& text, std::string_view field) {
  text.append(std::to_string(field.size())).append(":").append(field);
}

void add(std::string& text, const model::Bytes& bytes) {
  add(text, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::string audioStamp(const DatasetTrack& rows, const exporting::ChunkSettings& settings,
                       const std::vector<std::string>& paths) {
  std::string text = BARLINE_VERSION;
  add(text, rows.fingerprint);
  add(text, textOf(settings));
  for (const std::string& path : paths) add(text, path);
  // What the manifest says of each chunk.
  add(text, model::encode(rows.grid));
  add(text, model::encode(rows.chords));
  add(text, model::encode(rows.key));
  add(text, model::encode(rows.tempo));
  add(text, model::encode(rows.sections));
  return exporting::sha256Of(text);
}

std::string figuresStamp(const ExportTrack& track, const DatasetTrack& rows, bool withTables) {
  std::string text = BARLINE_VERSION;
  text += withTables ? " with tables" : " without tables";
  add(text, model::encode(rows));
  for (const auto& [step, provenance] : track.timeline.provenance) add(text, provenance.cacheKey);
  return exporting::sha256Of(text);
}

void makeFolder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw exporting::FileError(folder.string() + " cannot be made: " + error.message() + '.');
  exporting::removeStale(folder);
}

void writeFile(const std::filesystem::path& file, std::string_view bytes) {
  makeFolder(file.parent_path());
  exporting::AtomicFile output(file);
  output.write(bytes);
  output.commitReplacing();
}

void writeTable(const std::filesystem::path& file, const exporting::DatasetTable& table,
                const DatasetTrack& track) {
  makeFolder(file.parent_path());
  exporting::AtomicFile output(file);
  parquet::ParquetWriter writer({table.columns}, [&output](std::string_view bytes) { output.write(bytes); });
  table.write(track, writer);
  writer.finish();
  output.commitReplacing();
}

std::string combinedJson(const ExportTrack& track, const std::filesystem::path& earlier,
                         const std::shared_ptr<storage::Library>& library) {
  const exporting::ExportFormat* const format = exporting::findFormat("json");
  const auto files = format->write(std::span(&track, 1), format->layers);
  Json json = Json::parse(files.front().bytes);
  if (library && track.report)
    addEarlierTimes(json, *track.report, library->runs().ofAudio(track.timeline.source.fingerprint));
  keepTimes(json, earlier);
  return exporting::jsonText(json, exporting::JsonLayout::Readable);
}

}  // namespace

DatasetFile describedFile(const std::filesystem::path& root, const std::string& path) {
  const std::filesystem::path file = root / path;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) throw exporting::FileError(file.string() + " could not be read: " + error.message() + '.');
  return {path, size, exporting::sha256OfFile(file)};
}

TrackParts::TrackParts(exporting::DatasetLedger& ledger, std::shared_ptr<storage::Library> library,
                       const exporting::DatasetSettings& settings, audio::Decoding& decoding, int threads)
    : ledger_(ledger),
      library_(std::move(library)),
      settings_(settings),
      cutting_(cuttingFor(settings.cutting)),
      decoding_(decoding),
      threads_(threads) {}

bool TrackParts::bringUpToDate(const ExportTrack& track, const ExportProgress& progress) {
  constexpr double kCutting = 0.95;  // of the work
  DatasetEntry entry = ledger_.entryFor(track.timeline.source.fingerprint, track.record.path);
  DatasetTrack rows = exporting::datasetTrack(track, entry.name);
  bool written = false;
  // Without a downbeat there is nothing to cut by; the figures of the whole track are worth having all the
  // same.
  const bool hasBars = std::ranges::any_of(rows.grid.bars, [](const auto& bar) { return bar.number > 0; });
  if (settings_.chunks && hasBars) {
    const Cutting cutting = cuttingOf(track, entry.name);
    written = cut(track, cutting, entry, exporting::part(progress, 0.0, kCutting));
    rows.barAudio = barAudio(track, cutting);
  } else if (entry.parts.contains(kAudio)) {
    const std::optional<DatasetTrack> earlier = ledger_.rows(entry.name);
    if (earlier && earlier->grid == rows.grid) rows.barAudio = earlier->barAudio;
  }
  exporting::report(progress, kCutting);
  const bool tabulated = tabulate(track, rows, entry);
  exporting::report(progress, 1.0);
  return written || tabulated;
}

TrackParts::Cutting TrackParts::cuttingOf(const ExportTrack& track, const std::string& name) const {
  Cutting cutting{.request = {}, .plan = exporting::planChunks(track, cutting_), .paths = {}, .lists = {}};
  cutting.request.track = track;
  cutting.request.folder = ledger_.root() / audioFolder(name);
  cutting.request.settings = cutting_;
  cutting.request.collision = exporting::ChunkCollision::Replace;
  cutting.request.threads = threads_;
  const exporting::ChunkTargets targets = exporting::wantedTargets(cutting.request, cutting.plan);
  for (const std::filesystem::path& file : targets.chunks)
    cutting.paths.push_back(audioFolder(name) + file.generic_string());
  for (const exporting::ChunkTargets::List& list : targets.manifests)
    cutting.lists.push_back(audioFolder(name) + list.name.generic_string());
  return cutting;
}

bool TrackParts::cut(const ExportTrack& track, const Cutting& cutting, DatasetEntry& entry,
                     const ExportProgress& progress) {
  const std::string stamp = audioStamp(exporting::datasetTrack(track, entry.name), cutting_, cutting.paths);
  if (ledger_.isCurrent(entry.parts[kAudio], stamp)) return false;
  std::vector<std::string> planned = cutting.paths;
  planned.insert(planned.end(), cutting.lists.begin(), cutting.lists.end());
  remake(entry, kAudio, stamp, exporting::cuttingText(cutting_), planned, [&] {
    makeFolder(cutting.request.folder);
    const exporting::ChunkReport report = exporting::writeChunks(cutting.request, decoding_, progress);
    std::vector<std::string> paths;
    for (const auto& chunk : report.chunks)
      paths.push_back(audioFolder(entry.name) + chunk.file.generic_string());
    for (const auto& manifest : report.manifests)
      paths.push_back(audioFolder(entry.name) + manifest.generic_string());
    return paths;
  });
  return true;
}

std::vector<std::string> TrackParts::barAudio(const ExportTrack& track, const Cutting& cutting) const {
  std::vector<std::string> audio;
  if (cutting_.unit != exporting::ChunkUnit::Bar) return audio;
  for (const model::Bar& bar : track.timeline.grid->bars) {
    const auto chunk = std::ranges::find(cutting.plan.chunks, bar.number, &exporting::PlannedChunk::firstBar);
    const auto index = static_cast<std::size_t>(chunk - cutting.plan.chunks.begin());
    audio.push_back(index < cutting.paths.size() ? cutting.paths[index] : std::string());
  }
  return audio;
}

bool TrackParts::tabulate(const ExportTrack& track, const DatasetTrack& rows, DatasetEntry& entry) {
  const std::string stamp = figuresStamp(track, rows, settings_.tablesOfEachTrack);
  if (ledger_.isCurrent(entry.parts[kFigures], stamp)) return false;
  const std::string combined = "analysis/" + entry.name + "/combined.json";
  const std::vector<exporting::DatasetTable> tables =
      settings_.tablesOfEachTrack ? exporting::datasetTables() : std::vector<exporting::DatasetTable>{};
  std::vector<std::string> paths{combined};
  for (const auto& table : tables) {
    paths.push_back("datasets/" + entry.name + '/' + std::string(table.name) + ".parquet");
  }
  remake(entry, kFigures, stamp, {}, paths, [&] {
    const std::filesystem::path& root = ledger_.root();
    writeFile(root / combined, combinedJson(track, root / combined, library_));
    for (std::size_t i = 0; i < tables.size(); ++i) writeTable(root / paths[i + 1], tables[i], rows);
    ledger_.storeRows(rows);
    return paths;
  });
  return true;
}

void TrackParts::remake(DatasetEntry& entry, const std::string& id, const std::string& stamp,
                        const std::string& settings, const std::vector<std::string>& planned,
                        const std::function<std::vector<std::string>()>& make) {
  std::error_code ignored;
  std::filesystem::remove(ledger_.root() / kChecksums, ignored);
  DatasetPart& part = entry.parts[id];
  std::set<std::string> possible(planned.begin(), planned.end());
  for (const DatasetFile& file : part.files) possible.insert(file.path);
  part = {};
  for (const std::string& path : possible) part.files.push_back({path, 0, {}});
  ledger_.store(entry);

  std::set<std::filesystem::path> folders;
  for (const std::string& path : possible) folders.insert((ledger_.root() / path).parent_path());
  for (const std::filesystem::path& folder : folders) exporting::removeUnfinished(folder);

  DatasetPart made{stamp, {}, settings};
  for (const std::string& path : make()) {
    made.files.push_back(describedFile(ledger_.root(), path));
    possible.erase(path);
  }
  for (const std::string& stale : possible) removeStale(ledger_.root(), stale);
  part = std::move(made);
  ledger_.store(entry);
}

}  // namespace barline::app

#include "app/dataset/WholeDataset.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "app/dataset/TrackParts.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/StaleFiles.h"
#include "engine/export/dataset/Checksum.h"
#include "engine/export/dataset/DatasetCard.h"
#include "engine/export/dataset/DatasetTable.h"

namespace barline::app {
namespace {

using exporting::AtomicFile;
using exporting::DatasetEntry;
using exporting::DatasetFile;
using exporting::DatasetLedger;
using exporting::DatasetPart;
using exporting::DatasetSummary;
using exporting::DatasetTable;
using exporting::DatasetTerms;
using exporting::ExportProgress;

constexpr const char* kCard = "README.md";

bool isComplete(const DatasetEntry& entry) {
  return std::ranges::none_of(entry.parts, [](const auto& part) { return part.second.stamp.empty(); });
}

std::string fileOf(const DatasetTable& table) {
  return "datasets/" + std::string(table.name) + ".parquet";
}

/// A table over all tracks while it is being written. Stays where it is, as its writer points into it.
class TableFile {
 public:
  TableFile(const std::filesystem::path& root, DatasetTable table, const DatasetTerms& terms)
      : table_(std::move(table)),
        file_(root / fileOf(table_)),
        writer_(schemaOf(table_, terms), [this](std::string_view bytes) { file_.write(bytes); }) {}

  void append(const exporting::DatasetTrack& track) { table_.write(track, writer_); }
  void finish() { writer_.finish(); }
  void commit() { file_.commitReplacing(); }

  [[nodiscard]] std::int64_t rows() const { return writer_.rows(); }
  [[nodiscard]] const DatasetTable& table() const { return table_; }

 private:
  static parquet::Schema schemaOf(const DatasetTable& table, const DatasetTerms& terms) {
    parquet::Schema schema{table.columns, {{"dataset", terms.title}}};
    if (!terms.licence.empty()) schema.metadata.emplace_back("licence", terms.licence);
    return schema;
  }

  DatasetTable table_;
  AtomicFile file_;
  parquet::ParquetWriter writer_;
};

void countChunks(const DatasetEntry& entry, DatasetSummary& summary) {
  const auto audio = entry.parts.find("audio");
  if (audio == entry.parts.end()) return;
  if (!audio->second.settings.empty()) summary.cuttings.insert(audio->second.settings);
  for (const DatasetFile& file : audio->second.files) {
    if (file.path.ends_with(".parquet")) continue;
    ++summary.chunks;
    summary.chunkBytes += file.size;
  }
}

std::string stampOf(const DatasetLedger& ledger, const std::vector<std::string>& tracks,
                    const DatasetTerms& terms, bool tablesOfEachTrack) {
  std::string text = BARLINE_VERSION;
  const auto add = [&text](const std::string& field) {
    text.append(std::to_string(field.size())).append(":").append(field);
  };
  for (const std::string& field : {terms.title, terms.description, terms.creator, terms.licence,
                                   terms.audioLicence, terms.source, terms.citation}) {
    add(field);
  }
  text += tablesOfEachTrack ? " both" : " whole";
  for (const std::string& name : tracks) {
    add(name);
    for (const auto& [id, part] : ledger.entry(name).parts) add(part.stamp);
  }
  return exporting::sha256Of(text);
}

/// So that the track is made again as soon as its file is named.
void noteIncomplete(DatasetLedger& ledger, const std::string& name) {
  DatasetEntry entry = ledger.entry(name);
  for (auto& [id, part] : entry.parts) part.stamp.clear();
  ledger.store(entry);
}

/// All tables are complete before the first is put in its place.
/// @return the tracks whose rows could not be read
std::vector<std::string> writeTables(DatasetLedger& ledger, const std::vector<std::string>& tracks,
                                     DatasetSummary& summary, const ExportProgress& progress) {
  std::error_code error;
  std::filesystem::create_directories(ledger.root() / "datasets", error);
  exporting::removeStale(ledger.root() / "datasets");
  exporting::removeStale(ledger.root());
  std::vector<std::unique_ptr<TableFile>> files;
  for (DatasetTable& table : exporting::datasetTables()) {
    files.push_back(std::make_unique<TableFile>(ledger.root(), std::move(table), summary.terms));
  }
  std::vector<std::string> unreadable;
  std::size_t done = 0;
  for (const std::string& name : tracks) {
    exporting::report(progress, static_cast<double>(done++) / static_cast<double>(tracks.size()));
    const std::optional<exporting::DatasetTrack> track = ledger.rows(name);
    if (!track) {
      noteIncomplete(ledger, name);
      unreadable.push_back(name);
      continue;
    }
    summary.add(*track);
    countChunks(ledger.entry(name), summary);
    for (const auto& file : files) file->append(*track);
  }
  for (const auto& file : files) {
    file->finish();
    summary.rows[std::string(file->table().name)] = file->rows();
  }
  for (const auto& file : files) file->commit();
  return unreadable;
}

void writeCard(const std::filesystem::path& root, const DatasetSummary& summary) {
  AtomicFile file(root / kCard);
  file.write(exporting::datasetCard(summary, exporting::datasetTables()));
  file.commitReplacing();
}

DatasetPart remadeWhole(DatasetLedger& ledger, const std::vector<std::string>& tracks, DatasetSummary summary,
                        const std::string& stamp, WholeDataset& result, const ExportProgress& progress) {
  std::error_code ignored;
  std::filesystem::remove(ledger.root() / kChecksums, ignored);
  ledger.storeWhole({});
  const std::vector<std::string> unreadable = writeTables(ledger, tracks, summary, progress);
  result.tracks -= unreadable.size();
  result.incomplete.insert(result.incomplete.end(), unreadable.begin(), unreadable.end());
  writeCard(ledger.root(), summary);
  DatasetPart whole{stamp, {describedFile(ledger.root(), kCard)}};
  for (const DatasetTable& table : exporting::datasetTables()) {
    whole.files.push_back(describedFile(ledger.root(), fileOf(table)));
  }
  ledger.storeWhole(whole);
  return whole;
}

/// The list is away while a file differs from it: one that is there is left as it is.
void listFiles(const DatasetLedger& ledger, const std::vector<std::string>& tracks, const DatasetPart& whole,
               WholeDataset& result) {
  const std::filesystem::path file = ledger.root() / kChecksums;
  std::optional<AtomicFile> list;
  if (!std::filesystem::exists(file)) list.emplace(file);
  const auto put = [&](const DatasetPart& part) {
    for (const DatasetFile& listed : part.files) {
      if (list) list->write(exporting::checksumLine(listed.sha256, listed.path));
      ++result.files;
      result.bytes += listed.size;
    }
  };
  put(whole);
  for (const std::string& name : tracks) {
    for (const auto& [id, part] : ledger.entry(name).parts) put(part);
  }
  if (list) list->commitReplacing();
}

}  // namespace

WholeDataset finishDataset(DatasetLedger& ledger, const DatasetTerms& terms, bool tablesOfEachTrack,
                           const ExportProgress& progress) {
  WholeDataset result;
  std::vector<std::string> tracks;
  for (const std::string& name : ledger.tracks()) {
    (isComplete(ledger.entry(name)) ? tracks : result.incomplete).push_back(name);
  }
  result.tracks = tracks.size();
  const std::string stamp = stampOf(ledger, tracks, terms, tablesOfEachTrack);
  DatasetPart whole = ledger.whole();
  if (!ledger.isCurrent(whole, stamp)) {
    DatasetSummary summary;
    summary.terms = terms;
    summary.tablesOfEachTrack = tablesOfEachTrack;
    whole = remadeWhole(ledger, tracks, summary, stamp, result, progress);
  }
  listFiles(ledger, tracks, whole, result);
  exporting::report(progress, 1.0);
  return result;
}

}  // namespace barline::app

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/dataset/DatasetLock.h"
#include "engine/export/dataset/DatasetSettings.h"
#include "engine/export/dataset/DatasetTrack.h"

namespace barline::exporting {

/// A file of a dataset.
struct DatasetFile {
  std::string path;  ///< relative to the dataset, parted by "/"
  std::uintmax_t size{};
  std::string sha256;

  bool operator==(const DatasetFile&) const = default;
};

/// Files that are made together, and from what.
struct DatasetPart {
  std::string stamp;  ///< tells what they were made from; empty while they are being made
  std::vector<DatasetFile> files;
  std::string settings{};  ///< of audio how it is cut, as cuttingText() says; empty = not known
};

/// What is known of a track of a dataset.
struct DatasetEntry {
  std::string name;              ///< of its folders
  std::string fingerprint;       ///< of its audio
  std::filesystem::path source;  ///< where its file was
  std::map<std::string, DatasetPart> parts;
};

/// What a folder holds that a dataset is to be made in.
struct DatasetPlace {
  bool isEmpty{true};    ///< nothing, or the folder is not there
  bool isDataset{};      ///< one that has been begun
  std::size_t tracks{};  ///< that have been begun in it
};

/// Only looks, and may be called while a run works there. What cannot be read counts as empty.
[[nodiscard]] DatasetPlace datasetPlace(const std::filesystem::path& root);

/// What a dataset holds and what it was made from, kept in the hidden folder ".barline" within: by it a run
/// tells what is missing or stale. Each change is on disk before the call returns. One ledger at a time works
/// on a folder, across processes. Used by one thread.
class DatasetLedger {
 public:
  /// Makes the folder where it is missing. @throws FileError where it cannot be used: no folder, not
  /// writable, another run at work on it, or files in it that are no dataset
  explicit DatasetLedger(std::filesystem::path root);
  ~DatasetLedger();
  DatasetLedger(const DatasetLedger&) = delete;
  DatasetLedger& operator=(const DatasetLedger&) = delete;

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  /// The entry of this audio; else that of another audio which was read from the same file; else a new one
  /// with a name that no track has.
  [[nodiscard]] DatasetEntry entryFor(const std::string& fingerprint,
                                      const std::filesystem::path& source) const;

  /// Names of the tracks whose rows are kept, in order.
  [[nodiscard]] std::vector<std::string> tracks() const;

  /// @throws FileError where it cannot be read
  [[nodiscard]] DatasetEntry entry(const std::string& name) const;
  /// Nothing where they cannot be read, or another version of Barline kept them in another way.
  [[nodiscard]] std::optional<DatasetTrack> rows(const std::string& name) const;

  /// @throws FileError, as all that follow
  void store(const DatasetEntry& entry);
  void storeRows(const DatasetTrack& track);

  /// What belongs to no track: tables over all of them, the card.
  [[nodiscard]] DatasetPart whole() const;
  void storeWhole(const DatasetPart& part);

  [[nodiscard]] DatasetTerms terms() const;
  void storeTerms(const DatasetTerms& terms);

  /// Whether the part was made from what `stamp` tells and all its files are there, in their size.
  [[nodiscard]] bool isCurrent(const DatasetPart& part, const std::string& stamp) const;

 private:
  struct Known {
    std::string fingerprint;
    std::filesystem::path source;
  };
  void makeFolders();
  void readKnown();
  [[nodiscard]] std::filesystem::path entryFile(const std::string& name) const;
  [[nodiscard]] std::filesystem::path rowsFile(const std::string& name) const;

  std::filesystem::path root_;
  std::filesystem::path hidden_;
  DatasetLock lock_;
  std::map<std::string, Known> known_;  ///< by name
};

}  // namespace barline::exporting

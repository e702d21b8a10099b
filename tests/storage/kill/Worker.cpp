#include "tests/storage/kill/Worker.h"

#include <unistd.h>

#include <random>
#include <string>
#include <vector>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Library.h"
#include "storage/Schema.h"
#include "storage/transfer/LibraryExport.h"
#include "storage/transfer/LibraryMerge.h"
#include "tests/storage/StorageFixture.h"
#include "tests/storage/kill/Witness.h"

namespace barline::storage::testing {
namespace {

namespace fs = std::filesystem;

/// At once, so that nothing that was told waits in a buffer of the killed process.
void tell(const std::string& line) {
  const std::string text = line + '\n';
  if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) ::_exit(3);
}

class Worker {
 public:
  Worker(fs::path folder, std::uint64_t seed)
      : folder_(std::move(folder)), random_(seed), name_("s" + std::to_string(seed) + "-") {
    library_ = Library::open(libraryIn(folder_));
    tell("opened");
  }

  void step() {
    ++count_;
    switch (std::discrete_distribution<int>({8, 10, 8, 8, 3, 2, 2, 2})(random_)) {
      case 0:
        return import();
      case 1:
        return read();
      case 2:
        return analyse();
      case 3:
        return edit();
      case 4:
        return undo();
      case 5:
        return backUp();
      case 6:
        return upgrade();
      default:
        return merge();
    }
  }

 private:
  std::string unique() const { return name_ + std::to_string(count_); }

  void import() {
    std::vector<fs::path> files;
    const int many = std::uniform_int_distribution<int>(1, 300)(random_);
    for (int i = 0; i < many; ++i) files.push_back("/music/" + unique() + "-" + std::to_string(i) + ".flac");
    library_->tracks().add(files);
    tell("imported " + files.back().string());
  }

  void read() {
    prints_.push_back(unique());
    ids_.push_back(library_->tracks().recordSource("/music/" + unique(), source(unique(), unique())).id);
    tell("read " + unique());
  }

  void analyse() {
    if (prints_.empty()) return read();
    const std::size_t which = pick(prints_.size());
    AnalysisSummary summary{.bpm = 60.0 + count_ % 100, .key = {}, .timeSignature = "4/4", .problem = ""};
    summary.figures.measures[model::Measure::Danceability] = 1.0;
    library_->tracks().updateAnalysis(ids_[which], summary);
    tell("analysed " + prints_[which] + " " + std::to_string(60 + count_ % 100));
  }

  void edit() {
    model::Edit edit;
    edit.name.action = "verify";
    edit.changes = {{.layer = model::EditLayer::Key, .range = {0.0, 1.0}, .content = model::Verified{true}}};
    edit.author = unique();
    edit.madeAt = count_;
    edited_ = library_->edits().append("print of edits", edit);
    tell("edited " + unique());
    undone_ = false;
  }

  void undo() {
    if (edited_ == 0) return edit();
    undone_ = !undone_;
    library_->edits().setUndone(edited_, undone_);
    tell(std::string(undone_ ? "undone " : "redone ") + std::to_string(edited_));
  }

  void backUp() { tell("backed-up " + makeBackup(library_->file(), BackupReason::Change).string()); }

  /// A library of the first version beside the other one.
  void upgrade() {
    const fs::path file = folder_ / (unique() + ".sqlite");
    makeOldLibrary(file);
    tell("old " + file.string());
    (void)Library::open(file);
    tell("upgraded " + file.string());
  }

  void merge() {
    const fs::path file = folder_ / (unique() + ".barline-library");
    exportLibrary(library_->file(), file);
    tell("exported " + file.string());
    const fs::path other = folder_ / "other.sqlite";
    Library::open(other)->tracks().recordSource("/other/" + unique(), source(unique(), unique()));
    mergeLibrary(library_->file(), other);
    tell("read " + unique());
    tell("removed " + file.string());  // first, since it may be the last that can be told
    fs::remove(file);
  }

  std::size_t pick(std::size_t size) {
    return std::uniform_int_distribution<std::size_t>(0, size - 1)(random_);
  }

  fs::path folder_;
  std::mt19937_64 random_;
  std::string name_;
  int count_{};
  std::unique_ptr<Library> library_;
  std::vector<std::string> prints_;
  std::vector<std::int64_t> ids_;
  std::int64_t edited_{};
  bool undone_{};
};

}  // namespace

void workForEver(const fs::path& folder, std::uint64_t seed) {
  try {
    Worker worker(folder, seed);
    for (;;) worker.step();
  } catch (const std::exception& error) {
    tell(std::string("failed ") + error.what());
    ::_exit(2);
  }
}

}  // namespace barline::storage::testing

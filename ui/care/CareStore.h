#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace barline::ui {

/// Where the library lies.
struct LibraryLocation {
  std::filesystem::path file;
  std::int64_t size{};     ///< bytes
  std::string fileSystem;  ///< "ext4"; empty where it is not known
  bool network{};          ///< it lies on another machine
};

struct LibraryBackup {
  enum class Reason : unsigned char { Daily, Upgrade, Change, Person };

  std::filesystem::path file;
  std::int64_t madeAt{};  ///< seconds since 1970, UTC
  Reason reason{};
  std::int64_t size{};  ///< bytes

  bool operator==(const LibraryBackup&) const = default;
};

/// What a look at all of the library found.
struct LibraryCheck {
  std::vector<std::string> problems;  ///< empty = it is sound
  std::int64_t tracks{};
  std::int64_t edits{};
};

/// Something that two merged libraries have another answer to.
struct MergeConflict {
  bool edits{};       ///< corrections of the same stretch, of which both are kept; otherwise ours has stayed
  std::string track;  ///< artist and title
  std::string field;  ///< 'rating', 'title', …, or 'grid', 'chords', 'key', 'sections'
  std::string ours;
  std::string theirs;
};

/// What a merge has brought.
struct MergeOutcome {
  std::int64_t tracksAdded{};
  std::int64_t tracksMatched{};
  std::int64_t analysesReplaced{};
  std::int64_t editsAdded{};
  std::vector<MergeConflict> conflicts;
};

/// Told how far a task is, 0 to 1; false ends the task, which then throws CareCancelled.
using CareProgress = std::function<bool(double fraction)>;

class CareCancelled : public std::exception {};

/// The library's file as the window looks after it. Thread-safe. Every call may block, so none is made on the
/// interface's thread, and may throw: what() is one sentence for the person.
class CareStore {
 public:
  virtual ~CareStore() = default;

  [[nodiscard]] virtual LibraryLocation place() = 0;
  /// The newest first.
  [[nodiscard]] virtual std::vector<LibraryBackup> backups() = 0;
  virtual void backUp(const CareProgress& progress) = 0;
  /// Makes the backup of the day, where it is due.
  virtual void backUpDaily(const CareProgress& progress) = 0;
  /// Puts a backup or an export in the place of all that the library holds, after a backup of that.
  virtual void restore(const std::filesystem::path& file, const CareProgress& progress) = 0;
  virtual LibraryCheck check(const CareProgress& progress) = 0;
  /// Has the library repaired when it is opened next.
  virtual void repairAtNextStart() = 0;
  virtual void exportTo(const std::filesystem::path& file, const CareProgress& progress) = 0;
  virtual MergeOutcome merge(const std::filesystem::path& file, const CareProgress& progress) = 0;
};

}  // namespace barline::ui

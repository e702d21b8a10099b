#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace barline::ui {

/// How far a log has been read.
struct LogPosition {
  std::uint64_t file{};    ///< which file has the log's name; 0 = nothing was read yet
  std::uint64_t offset{};  ///< bytes
};

/// What a log has that was not read before.
struct LogPart {
  QStringList lines;  ///< oldest first
  LogPosition end;
};

/// A report of a crash.
struct CrashEntry {
  std::filesystem::path file;
  std::int64_t madeAt{};  ///< seconds since 1970, UTC

  bool operator==(const CrashEntry&) const = default;
};

/// What the program has left for finding out what went wrong. Functions that read and write files are called
/// on one thread that is not the interface's; they do not throw.
class DiagnosisStore {
 public:
  virtual ~DiagnosisStore() = default;

  /// Whether or not there is such a file. Any thread.
  [[nodiscard]] virtual std::filesystem::path logFile() const = 0;
  /// The lines since `from`; of a log that was not read yet, the last megabyte at most.
  [[nodiscard]] virtual LogPart readLog(const LogPosition& from) = 0;
  /// Newest first.
  [[nodiscard]] virtual std::vector<CrashEntry> reports() = 0;
  [[nodiscard]] virtual QString reportText(const std::filesystem::path& file) = 0;
  virtual void removeReport(const std::filesystem::path& file) = 0;
  /// What a report is to name as open; empty = nothing. Any thread, returns at once.
  virtual void setOpenTrack(const std::filesystem::path& file) = 0;
};

}  // namespace barline::ui

#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/performance/RunRecord.h"
#include "ui/dashboard/ChunkSizes.h"

namespace barline::ui {

/// What is listed of a run.
struct RunName {
  std::int64_t id{};
  std::string fingerprint{};
  QString title{};         ///< of the track, or the file's name
  std::int64_t endedAt{};  ///< milliseconds since 1970, UTC
  QString program{};       ///< version of Barline
  double audioSeconds{};
  double wallSeconds{};
  bool queued{};

  bool operator==(const RunName&) const = default;
};

/// What analyses cost, as the window keeps and asks for it. Thread-safe. Every call may block, so none is
/// made on the interface's thread, and may throw: what() is one sentence for the person.
class RunStore {
 public:
  virtual ~RunStore() = default;

  /// @return whether it was kept: runs that tell nothing are not
  virtual bool keep(const pipeline::AnalysisReport& report, const QString& title, bool queued) = 0;

  /// The latest first. @param fingerprint empty = of every audio
  [[nodiscard]] virtual std::vector<RunName> latest(const std::string& fingerprint, std::size_t most) = 0;
  /// Those that ended since a time, the oldest first. @param since milliseconds since 1970, UTC
  [[nodiscard]] virtual std::vector<RunName> since(std::int64_t since, std::size_t most) = 0;
  [[nodiscard]] virtual std::optional<performance::RunRecord> run(std::int64_t id) = 0;
  /// Of the last export of chunks of an audio since Barline was started; without chunks where there was none.
  [[nodiscard]] virtual ChunkSizes chunkSizes(const std::string& fingerprint) = 0;
  /// All of one audio, the oldest first.
  [[nodiscard]] virtual std::vector<performance::RunRecord> ofAudio(const std::string& fingerprint) = 0;
};

}  // namespace barline::ui

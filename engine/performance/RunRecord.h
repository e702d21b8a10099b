#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/pipeline/Runner.h"

namespace barline::performance {

/// One step of a run, the decoding pass among them.
struct StepFigures {
  std::string id;
  int version{};
  std::string parameters;  ///< canonical
  pipeline::StepState state{pipeline::StepState::Computed};
  double wallSeconds{};  ///< at work; 0 where cached
  double cpuSeconds{};
  double beginSeconds{};  ///< after the run began
  double endSeconds{};
  double peakMebibytes{};  ///< of the process while it worked

  bool operator==(const StepFigures&) const = default;
};

/// What one analysis of one file cost. A value; the trace is shared.
struct RunRecord {
  std::int64_t id{};  ///< in the library; 0 = not kept there
  std::string fingerprint;
  std::filesystem::path file;
  std::string title;  ///< what people know the file by; may be empty
  double audioSeconds{};
  std::int64_t endedAt{};  ///< milliseconds since 1970, UTC
  std::string program;     ///< version of Barline
  std::string machine;     ///< see machineName()
  int threads{};
  int besides{};  ///< most other files under way at the same time
  bool usedCache{};
  bool queued{};  ///< worked off unattended
  double wallSeconds{};
  double cpuSeconds{};                              ///< decoding, steps and cache
  std::vector<StepFigures> steps;                   ///< decoding first, then in the catalogue's order
  std::shared_ptr<const pipeline::RunTrace> trace;  ///< null where it is no longer kept

  [[nodiscard]] double realTimeFactor() const;   ///< seconds of audio in a second; 0 where nothing took time
  [[nodiscard]] double parallelSpeedUp() const;  ///< CPU time over wall time
  [[nodiscard]] double peakMebibytes() const;
  [[nodiscard]] int cacheHits() const;
  /// Null where the run had no such step.
  [[nodiscard]] const StepFigures* find(const std::string& step) const;
};

/// Who ran an analysis, beside what its report says.
struct RunCircumstances {
  std::string title{};
  std::int64_t endedAt{};  ///< milliseconds since 1970, UTC
  std::string program{};
  std::string machine{};
  bool queued{};
};

/// @param report of a finished analysis whose file could be read
[[nodiscard]] RunRecord recordOf(const pipeline::AnalysisReport& report,
                                 const RunCircumstances& circumstances);

/// Whether a run tells anything: it ran to its end and at least one step had to be computed.
[[nodiscard]] bool isTelling(const pipeline::AnalysisReport& report);

/// What was set for a run, without the steps' versions: equal for runs with equal settings.
[[nodiscard]] std::string settingsOf(const RunRecord& run);

/// Whether times of one may be held against times of the other: the same audio, settings, machine and number
/// of threads, and both either alone or beside other files. Versions may differ.
[[nodiscard]] bool isComparable(const RunRecord& one, const RunRecord& other);

/// "AMD EPYC 7B13, 2 cores": the processor, as the kernel names it.
[[nodiscard]] std::string machineName();

}  // namespace barline::performance

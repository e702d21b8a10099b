#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/model/AudioSource.h"
#include "engine/pipeline/Priority.h"
#include "engine/pipeline/Result.h"
#include "engine/pipeline/ResultCache.h"
#include "engine/pipeline/RunTrace.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::pipeline {

/// The name under which the decoding pass reports progress.
inline constexpr const char* kDecoding = "decode";
/// The name under which a RunTrace has what an analysis does for the cache: fingerprint, finding and keeping.
inline constexpr const char* kKeeping = "cache";

/// Most threads of a Runner: a RunTrace tells no more of them apart.
inline constexpr int kMostThreads = static_cast<int>(TraceRecorder::kMostWorkers);

enum class StepState : unsigned char { Waiting, Running, Computed, Cached, Failed, Blocked, Cancelled };

/// How one step of one analysis went. An intermediate step that nothing had to wait for, because all that it
/// feeds was cached, counts as Cached and has no result.
struct StepReport {
  std::string id;
  StepState state{StepState::Waiting};
  std::string problem;  ///< one sentence; Failed and Blocked only
  std::string cacheKey;
  std::string parameters;  ///< canonical
  int version{};
  double beginSeconds{};   ///< first work on it, after the analysis began
  double wallSeconds{};    ///< from first to last work on it; 0 where cached
  double busySeconds{};    ///< wall time at work on it; less than wallSeconds for a tap, which takes turns
  double cpuSeconds{};     ///< of the threads that worked on it
  double peakMebibytes{};  ///< largest resident size of the process seen while it worked
};

/// What lies over a step's result. The step itself is as it was, in the cache too; what depends on it is made
/// from the amended result.
struct Amendment {
  std::string signature;  ///< tells it from any other: part of the cache keys of what depends on the step
  /// @param inputs amended as well. Called on the pool's threads; an exception fails the step.
  std::function<Result(const Result& result, const ResultSet& inputs)> apply;
};

/// Results that the caller has in memory, by cache key. Immutable once shared.
using KnownResults = std::map<std::string, Result>;

/// How the analysis of one file went.
struct AnalysisReport {
  std::optional<model::AudioSource> source;  ///< absent where the file could not be opened
  std::string problem;                       ///< one sentence; empty where the file could be read
  bool cancelled{};
  bool decoded{};  ///< false where every result came from the cache
  /// The file's audio was found to be other than the fingerprint told, the caller's or the file's own: it was
  /// replaced. All is as of the new audio; where some results were known or cached, the analysis ends with a
  /// problem and without results.
  bool replaced{};
  bool usedCache{};               ///< false where there was none, or it was not to be looked into
  int threads{};                  ///< that the runner has
  int besides{};                  ///< most other files that were under way at the same time
  double decodeSeconds{};         ///< CPU time of the decoding pass itself
  double decodeBusySeconds{};     ///< wall time at work on it
  double wallSeconds{};           ///< since the work began
  double cpuSeconds{};            ///< decoding and all steps
  std::vector<StepReport> steps;  ///< in the catalogue's order
  /// Amended. Of intermediate steps only those that were asked for.
  ResultSet results;
  KnownResults byKey;  ///< as the steps made them; empty where `keepsParts` or a key is missing
  std::shared_ptr<const RunTrace> trace;  ///< never null once finished
};

struct AnalysisRequest {
  std::filesystem::path file;
  std::vector<std::string> only;           ///< step ids; empty = all. What they need is added.
  std::map<std::string, double> settings;  ///< "step.parameter" → value
  bool useCache{true};
  Priority priority{Priority::Normal};
  std::string knownFingerprint;  ///< where the caller has it already: saves reading the file
  std::optional<model::AudioSource>
      knownSource;  ///< with knownFingerprint: a fully cached file is not opened
  std::shared_ptr<const KnownResults> knownResults;  ///< looked through before the cache; may be null
  /// Whether the report has `byKey`, with all that steps made for each other: much memory for hours of music.
  bool keepsParts{true};
  std::map<std::string, Amendment> amendments;  ///< by step id
};

/// What an analysis tells while it runs. Called on the pool's threads, one call at a time for each analysis,
/// in order; no call comes after `finished`. Must return quickly and must not wait for the analysis.
struct AnalysisObserver {
  std::function<void(const model::AudioSource&)> opened;  ///< once the file is known to be audio
  /// At most every 60 ms; the fraction never falls. `step` is the id of what is under way, or kDecoding.
  std::function<void(double fraction, const std::string& step)> progress;
  std::function<void(const StepReport&)> stepStarted;
  std::function<void(const StepReport&, const std::optional<Result>&)> stepFinished;
  std::function<void(const AnalysisReport&)> finished;  ///< always the last, exactly once
};

/// A running or finished analysis. Thread-safe. Dropping it does not stop the work.
class Analysis {
 public:
  virtual ~Analysis() = default;
  /// Returns at once; the work stops within 100 ms and `finished` follows.
  virtual void cancel() = 0;
  /// For the pieces of its work that have not begun, of an analysis under way too. Those under way, and
  /// decoding in a process of its own, go on as they began; an analysis that waits for its turn keeps it.
  virtual void setPriority(Priority priority) = 0;
  /// Blocks until `finished` has returned. Not for the interface's thread.
  virtual const AnalysisReport& wait() = 0;
};

/// Analyses files on a pool of its own. Files under way share the pool in turns, so that a long one does not
/// hold up a short one; those of a higher priority go first. Thread-safe.
class Runner {
 public:
  /// @param catalog, decoding outlive the runner. @param cache may be null. @param threads 0–kMostThreads;
  /// 0 = as many as cores, as far as that
  Runner(const StepCatalog& catalog, audio::Decoding& decoding, std::shared_ptr<ResultCache> cache,
         int threads = 0);
  /// Cancels what is under way and waits for it.
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  /// Returns at once. @throws ParameterError for a step or parameter that does not exist or a value out of
  /// range.
  std::shared_ptr<Analysis> start(AnalysisRequest request, AnalysisObserver observer = {});

  /// Whether background analyses hold back, as they must while something plays: less of the processor for
  /// them, and one thread fewer.
  void setGivingWay(bool givingWay);

  [[nodiscard]] const StepCatalog& catalog() const;
  /// By which it decodes, for whoever reads the same files.
  [[nodiscard]] audio::Decoding& decoding() const;

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace barline::pipeline

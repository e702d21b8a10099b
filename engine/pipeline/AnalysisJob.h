#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

#include "engine/audio/BlockReader.h"
#include "engine/pipeline/AnalysisPlan.h"
#include "engine/pipeline/FairScheduler.h"
#include "engine/pipeline/ProgressMeter.h"
#include "engine/pipeline/ResourceMeter.h"

namespace barline::pipeline {

/// What an analysis works with; outlives it.
struct Surroundings {
  FairScheduler& scheduler;
  audio::Decoding& decoding;
  ResultCache* cache;  ///< may be null
  const ResidentSize& resident;
  const std::atomic<int>& underWay;  ///< files, this one among them
  std::function<void()> ended;       ///< called once after `finished`, by the thread that did the last work
};

/// One analysis from opening the file to the last result. Every piece of work is a task on the scheduler;
/// whichever ends last, with nothing left to start, finishes the analysis. So neither cancelling nor a
/// failure needs a path of its own: work that is no longer wanted just isn't started.
class AnalysisJob final : public Analysis, public std::enable_shared_from_this<AnalysisJob> {
 public:
  AnalysisJob(AnalysisRequest request, std::vector<PlannedStep> plan, AnalysisObserver observer,
              Surroundings surroundings);

  /// Hands the first task to the scheduler; further calls do nothing.
  void begin();

  void cancel() override;
  void setPriority(Priority priority) override;
  const AnalysisReport& wait() override;

 private:
  struct Block {
    audio::OwnedBlock samples;
    int users{};  ///< taps that have not consumed it yet
  };

  struct StepProgress {
    StepReport report;
    Usage usage;
    bool needed{true};             ///< to be computed; fixed before any step runs
    std::optional<Result> cached;  ///< found, and not yet told
    // Only for taps:
    std::unique_ptr<RunningTap> tap;            ///< from its first task on; touched by one task at a time
    std::deque<std::shared_ptr<Block>> blocks;  ///< not consumed yet
    bool scheduled{};                           ///< a task of this tap is under way
    bool inputEnded{};
  };

  // AnalysisJob.cpp: opening, steps, the end
  void open();
  void runStep(std::size_t index);
  void startReadySteps();
  void settle(std::size_t index, StepState state, const std::string& problem, std::optional<Result> made);
  void blockDependents(std::size_t index);
  /// Nothing of the file can be had any more. Does nothing where the analysis was cancelled.
  void failSource(const std::string& problem);
  /// @param urgency among this analysis's tasks: the costs of the longest chain of steps that wait for it, so
  /// that no processor idles at the end while that chain runs
  void submit(std::function<void(AnalysisJob&)> task, double urgency = 0.0);
  void submitTap(std::size_t index);
  void submitDecoding();
  void taskEnded();
  void finish();
  void tellOpened(const model::AudioSource& source);
  void tellStarted(std::size_t index);
  void tellProgress(const std::string& part, double fraction);
  // AnalysisKeeping.cpp: what is there already, and what is kept
  void loadCached(const std::string& fingerprint);
  [[nodiscard]] std::optional<Result> findCached(const CatalogEntry& entry, const std::string& key) const;
  [[nodiscard]] model::AudioSource cachedSource(const std::string& fingerprint);
  void storeResult(std::size_t index, const Result& result);
  void storeFacts(const model::AudioSource& source);
  /// What cannot be kept is only logged: the result itself is there.
  void store(const std::string& key, const std::string& stepId, const std::function<model::Bytes()>& encode);
  /// Decoding has read all of the file. Where its audio is not what the keys were made from, they are made
  /// anew. With mutex_ held, before any tap finishes.
  /// @return false where results of the other audio are in use
  [[nodiscard]] bool takeOnFingerprint(const std::string& fingerprint);
  // AnalysisTrace.cpp, with mutex_ held but for the first: what goes into the trace
  [[nodiscard]] std::vector<std::string> traceParts() const;
  void noteDecoding(const Usage& usage);
  void noteKeeping(const Usage& usage);
  void noteStep(std::size_t index, const Usage& usage);
  void noteMemory(Usage::Clock::time_point now);
  [[nodiscard]] bool mayCache() const { return surroundings_.cache != nullptr && request_.useCache; }
  /// Results have keys, since some may be there already.
  [[nodiscard]] bool isKeyed() const { return mayCache() || request_.knownResults != nullptr; }
  /// What a step's dependents see. @throws whatever the amendment does
  [[nodiscard]] std::optional<Result> amend(std::size_t index, const std::optional<Result>& result);
  [[nodiscard]] bool anyTapNeeded() const;
  /// What a step's `run` is given.
  [[nodiscard]] ResultSet inputsOf(std::size_t index);
  /// Forgets what fed this step, which has ended, and will feed no other: what taps found in hours of music
  /// takes more memory than all that comes of it. With mutex_ held.
  void releaseInputs(std::size_t index);

  // AnalysisDecoding.cpp: the decoding pass and its taps
  void startDecoding();
  void startTap(std::size_t index);
  [[nodiscard]] bool wantsBlocks(std::size_t index) const;  // with mutex_ held
  void decodeBlock();
  void handToTaps(const std::shared_ptr<Block>& block);
  void endDecoding();
  void runTap(std::size_t index);
  void finishTap(std::size_t index);
  void release(const std::shared_ptr<Block>& block);
  [[nodiscard]] std::shared_ptr<Block> freeBlock();
  [[nodiscard]] std::size_t mostBytesUnderWay() const;
  [[nodiscard]] std::size_t mostUnderWay(const audio::OwnedBlock& block) const;

  const AnalysisRequest request_;
  const std::vector<PlannedStep> plan_;
  const std::vector<Urgency> urgencies_;  ///< of each step of the plan
  const AnalysisObserver observer_;
  const Surroundings surroundings_;
  const FairScheduler::JobId jobId_;
  CancellationToken token_;

  std::mutex observerMutex_;  ///< held during every call of the observer; never locked while mutex_ is held

  std::mutex mutex_;  ///< guards all that follows, but for what says otherwise
  std::condition_variable finished_;
  bool begun_{};
  bool isFinished_{};
  int tasks_{};  ///< submitted and not ended
  std::vector<StepProgress> steps_;
  std::string keyedBy_;  ///< the fingerprint that cache keys are made from; empty = there are none
  ResultSet results_;
  AnalysisReport report_;
  ProgressMeter progress_;
  Usage::Clock::time_point begunAt_{};
  TraceRecorder trace_;
  double otherCpuSeconds_{};  ///< fingerprint and cache
  std::vector<std::shared_ptr<Block>> freeBlocks_;
  std::size_t blocksUnderWay_{};
  bool decoderWaits_{};  ///< for a block to be free
  bool hasDecodingEnded_{};

  audio::AudioFormat format_;  ///< written by the opening task, before it starts decoding
  /// Touched only by the opening task and then the decoding tasks, of which there is one at a time.
  std::unique_ptr<audio::BlockReader> reader_;
};

/// The step has ended, one way or another.
[[nodiscard]] bool settled(StepState state);

}  // namespace barline::pipeline

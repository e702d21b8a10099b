// The decoding pass of AnalysisJob: one task at a time decodes, and each tap consumes the blocks in order in
// tasks of its own, so that the taps of one file use several cores.

#include <algorithm>
#include <utility>

#include "engine/pipeline/AnalysisJob.h"
#include "engine/pipeline/CacheKey.h"
#include "engine/pipeline/DecodedFacts.h"

namespace barline::pipeline {
namespace {

/// Blocks decoded and not yet consumed by every tap: enough to keep the cores busy, few enough to stay in
/// cache.
constexpr std::size_t kMaximumBlocksUnderWay = 4;

/// CPU milliseconds of decoding on the scale of StepDeclaration::relativeCost.
constexpr double kDecodingCost = 250.0;

}  // namespace

void AnalysisJob::startDecoding() {
  {
    const std::lock_guard lock(mutex_);
    progress_.addPart(kDecoding, kDecodingCost);
    report_.decoded = true;
  }
  reader_ = std::make_unique<audio::BlockReader>(request_.file);
  model::AudioSource source = reader_->decoder().source();
  source.path = request_.file;
  tellOpened(source);
  startTaps();
  submit([](AnalysisJob& job) { job.decodeBlock(); });
}

void AnalysisJob::startTaps() {
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    if (!plan_[i].entry->isTap || !steps_[i].needed) continue;
    try {
      auto tap = plan_[i].entry->makeTap(plan_[i].parameters);
      tap->begin(reader_->decoder().format());
      const std::lock_guard lock(mutex_);
      steps_[i].tap = std::move(tap);
      steps_[i].report.state = StepState::Running;
    } catch (const std::exception& error) {
      settle(i, StepState::Failed, error.what(), {});
      continue;
    }
    tellStarted(i);
  }
}

std::shared_ptr<AnalysisJob::Block> AnalysisJob::freeBlock() {
  const std::lock_guard lock(mutex_);
  if (freeBlocks_.empty()) return std::make_shared<Block>();
  std::shared_ptr<Block> block = std::move(freeBlocks_.back());
  freeBlocks_.pop_back();
  return block;
}

void AnalysisJob::decodeBlock() {
  if (token_.cancelled()) return;
  const WorkMeter meter(surroundings_.resident);
  const std::shared_ptr<Block> block = freeBlock();
  bool more = false;
  try {
    more = reader_->next(block->samples);
  } catch (const std::exception& error) {
    failSource(error.what());
    return;
  }
  {
    const std::lock_guard lock(mutex_);
    noteDecoding(meter.stop());
  }
  if (!more) {
    endDecoding();
    return;
  }
  const auto expected = static_cast<double>(reader_->decoder().format().expectedFrames);
  if (expected > 0) tellProgress(kDecoding, static_cast<double>(block->samples.firstFrame) / expected);
  handToTaps(block);
}

void AnalysisJob::handToTaps(const std::shared_ptr<Block>& block) {
  std::vector<std::size_t> woken;
  bool room = false;
  {
    const std::lock_guard lock(mutex_);
    block->users = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      StepProgress& step = steps_[i];
      if (!step.tap || settled(step.report.state)) continue;
      ++block->users;
      step.blocks.push_back(block);
      if (!std::exchange(step.scheduled, true)) woken.push_back(i);
    }
    if (block->users > 0) ++blocksUnderWay_;
    room = blocksUnderWay_ < kMaximumBlocksUnderWay;
    decoderWaits_ = !room;
  }
  for (const std::size_t index : woken) {
    submit([index](AnalysisJob& job) { job.runTap(index); });
  }
  if (room) submit([](AnalysisJob& job) { job.decodeBlock(); });
}

void AnalysisJob::release(const std::shared_ptr<Block>& block) {
  bool resume = false;
  {
    const std::lock_guard lock(mutex_);
    if (--block->users > 0) return;
    freeBlocks_.push_back(block);
    --blocksUnderWay_;
    resume = std::exchange(decoderWaits_, false);
  }
  if (resume) submit([](AnalysisJob& job) { job.decodeBlock(); });
}

void AnalysisJob::endDecoding() {
  model::AudioSource source = reader_->decoder().source();
  source.path = request_.file;
  std::vector<std::size_t> woken;
  bool store = false;
  {
    const std::lock_guard lock(mutex_);
    report_.source = source;
    store = mayCache() && !source.fingerprint.empty();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      StepProgress& step = steps_[i];
      if (!step.tap || settled(step.report.state)) continue;
      step.inputEnded = true;
      if (!std::exchange(step.scheduled, true)) woken.push_back(i);
    }
  }
  tellProgress(kDecoding, 1.0);
  for (const std::size_t index : woken) {
    submit([index](AnalysisJob& job) { job.runTap(index); });
  }
  if (store) {
    const DecodedFacts facts{source.duration, source.warning};
    surroundings_.cache->store(decodingKey(source.fingerprint), kDecoding, model::encode(facts));
  }
}

void AnalysisJob::runTap(std::size_t index) {
  StepProgress& step = steps_[index];
  std::shared_ptr<Block> block;
  bool wanted = false;
  bool ended = false;
  {
    const std::lock_guard lock(mutex_);
    if (!step.blocks.empty()) {
      block = std::move(step.blocks.front());
      step.blocks.pop_front();
    }
    wanted = !settled(step.report.state) && !token_.cancelled();
    ended = step.inputEnded;
  }
  if (!block) {
    if (ended && wanted) finishTap(index);
    return;
  }
  if (wanted) {
    const WorkMeter meter(surroundings_.resident);
    try {
      const std::vector<std::span<const float>> planes(block->samples.planes.begin(),
                                                       block->samples.planes.end());
      step.tap->consume(
          {block->samples.firstFrame, planes, block->samples.firstAnalysisFrame, block->samples.analysis});
    } catch (const std::exception& error) {
      settle(index, StepState::Failed, error.what(), {});
    }
    const std::lock_guard lock(mutex_);
    noteStep(index, meter.stop());
  }
  release(block);
  bool again = false;
  {
    const std::lock_guard lock(mutex_);
    again = !step.blocks.empty() || step.inputEnded;
    step.scheduled = again;
  }
  if (again) submit([index](AnalysisJob& job) { job.runTap(index); });
}

void AnalysisJob::finishTap(std::size_t index) {
  const WorkMeter meter(surroundings_.resident);
  StepState state = StepState::Computed;
  std::string problem;
  std::optional<Result> result;
  try {
    result = steps_[index].tap->finish();
  } catch (const std::exception& error) {
    state = StepState::Failed;
    problem = error.what();
  }
  {
    const std::lock_guard lock(mutex_);
    noteStep(index, meter.stop());
  }
  settle(index, state, problem, std::move(result));
}

}  // namespace barline::pipeline

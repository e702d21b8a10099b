// The decoding pass of AnalysisJob: one task at a time decodes, and each tap consumes the blocks in order in
// tasks of its own, so that the taps of one file use several cores.

#include <algorithm>
#include <utility>

#include "engine/audio/Text.h"
#include "engine/pipeline/AnalysisJob.h"

namespace barline::pipeline {
namespace {

/// Blocks decoded and not yet consumed by every tap: enough to keep the cores busy, few enough to stay in
/// cache.
constexpr std::size_t kMostUnderWay = 4;

/// Towards the end, those taps run ahead that the longest chains of steps wait for, and the others keep the
/// cores busy beside these chains. Blocks of so many bytes may then be under way: over a minute of CD audio.
constexpr std::size_t kMostBytesAtTheEnd = std::size_t{40} << 20;

/// Of a file which somebody looks at, so that beats and chords need not wait for what takes longer than they
/// do: four minutes of CD audio. Of a file over 20 minutes that would be little, and other things need the
/// memory.
constexpr std::size_t kMostBytesAhead = std::size_t{112} << 20;
constexpr double kLongFile = 1200.0;  // seconds

/// Of decoding: the share of the most urgent tap's urgency. More urgent taps work on a block while it is in
/// cache before the next one is decoded; the others wait.
constexpr double kDecodingUrgency = 0.25;

/// CPU milliseconds of decoding on the scale of StepDeclaration::relativeCost.
constexpr double kDecodingCost = 130.0;

}  // namespace

void AnalysisJob::startDecoding() {
  {
    const std::lock_guard lock(mutex_);
    progress_.addPart(kDecoding, kDecodingCost);
    report_.decoded = true;
  }
  reader_ = std::make_unique<audio::BlockReader>(surroundings_.decoding, request_.file,
                                                 [this] { return token_.cancelled(); });
  model::AudioSource source = reader_->source();
  source.path = request_.file;
  tellOpened(source);
  format_ = reader_->format();
  submitDecoding();
}

void AnalysisJob::submitDecoding() {
  double most = 0.0;
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    if (plan_[i].entry->isTap && steps_[i].needed) most = std::max(most, urgencies_[i].with(1.0));
  }
  submit([](AnalysisJob& job) { job.decodeBlock(); }, kDecodingUrgency * most);
}

void AnalysisJob::submitTap(std::size_t index) {
  double rest = 1.0;
  if (format_.expectedFrames > 0) {
    const std::lock_guard lock(mutex_);
    const auto& blocks = steps_[index].blocks;
    const auto consumed =
        static_cast<double>(blocks.empty() ? format_.expectedFrames : blocks.front()->samples.firstFrame);
    rest = std::clamp(1.0 - consumed / static_cast<double>(format_.expectedFrames), 0.0, 1.0);
  }
  submit([index](AnalysisJob& job) { job.runTap(index); }, urgencies_[index].with(rest));
}

/// With its first task, since making tables and plans takes some milliseconds, on as many threads as there
/// are.
void AnalysisJob::startTap(std::size_t index) {
  {
    const std::lock_guard lock(mutex_);
    steps_[index].report.state = StepState::Running;
  }
  tellStarted(index);
  auto tap = plan_[index].entry->makeTap(plan_[index].parameters);
  tap->begin(format_);
  steps_[index].tap = std::move(tap);
}

bool AnalysisJob::wantsBlocks(std::size_t index) const {
  return plan_[index].entry->isTap && steps_[index].needed && !settled(steps_[index].report.state);
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
  const double apartBefore = reader_->cpuSecondsApart();
  const std::shared_ptr<Block> block = freeBlock();
  bool more = false;
  try {
    more = reader_->next(block->samples);
  } catch (const std::exception& error) {
    failSource(error.what());
    return;
  }
  {
    Usage usage = meter.stop();
    usage.cpuSeconds += reader_->cpuSecondsApart() - apartBefore;
    const std::lock_guard lock(mutex_);
    noteDecoding(usage);
  }
  if (!more) {
    endDecoding();
    return;
  }
  const auto expected = static_cast<double>(reader_->format().expectedFrames);
  if (expected > 0) tellProgress(kDecoding, static_cast<double>(block->samples.firstFrame) / expected);
  handToTaps(block);
}

std::size_t AnalysisJob::mostBytesUnderWay() const {
  const bool isAlone = surroundings_.underWay.load() <= 1 && request_.priority != Priority::Background;
  const bool isLong = static_cast<double>(format_.expectedFrames) > kLongFile * format_.sampleRate;
  return isAlone && !isLong ? kMostBytesAhead : kMostBytesAtTheEnd;
}

/// @param block the last that was decoded; the very last may have no frames of its own
std::size_t AnalysisJob::mostUnderWay(const audio::OwnedBlock& block) const {
  if (format_.expectedFrames <= 0) return kMostUnderWay;
  std::size_t samples = block.analysis.size();
  for (const auto& plane : block.planes) samples += plane.size();
  const std::size_t frames = block.planes.empty() ? 0 : block.planes.front().size();
  const std::size_t most = mostBytesUnderWay() / (sizeof(float) * std::max(samples, std::size_t{1}));
  const auto rest = static_cast<double>(format_.expectedFrames - block.firstFrame);
  const bool isAtTheEnd = frames == 0 || rest < static_cast<double>(most) * static_cast<double>(frames);
  return isAtTheEnd ? std::max(kMostUnderWay, most) : kMostUnderWay;
}

void AnalysisJob::handToTaps(const std::shared_ptr<Block>& block) {
  std::vector<std::size_t> woken;
  bool room = false;
  {
    const std::lock_guard lock(mutex_);
    block->users = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      StepProgress& step = steps_[i];
      if (!wantsBlocks(i)) continue;
      ++block->users;
      step.blocks.push_back(block);
      if (!std::exchange(step.scheduled, true)) woken.push_back(i);
    }
    if (block->users > 0) ++blocksUnderWay_;
    room = blocksUnderWay_ < mostUnderWay(block->samples);
    decoderWaits_ = !room;
  }
  for (const std::size_t index : woken) submitTap(index);
  if (room) submitDecoding();
}

void AnalysisJob::release(const std::shared_ptr<Block>& block) {
  bool resume = false;
  {
    const std::lock_guard lock(mutex_);
    if (--block->users > 0) return;
    if (!hasDecodingEnded_) freeBlocks_.push_back(block);
    --blocksUnderWay_;
    resume = std::exchange(decoderWaits_, false);
  }
  if (resume) submitDecoding();
}

void AnalysisJob::endDecoding() {
  model::AudioSource source = reader_->source();
  source.path = request_.file;
  bool fits = false;
  {
    const std::lock_guard lock(mutex_);
    fits = takeOnFingerprint(source.fingerprint);
  }
  if (!fits) {
    failSource(audio::oneLine(request_.file.filename().string()) +
               " has changed while it was being analysed; analyse it again.");
    return;
  }
  std::vector<std::size_t> woken;
  {
    const std::lock_guard lock(mutex_);
    report_.source = source;
    hasDecodingEnded_ = true;
    freeBlocks_.clear();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      StepProgress& step = steps_[i];
      if (!wantsBlocks(i)) continue;
      step.inputEnded = true;
      if (!std::exchange(step.scheduled, true)) woken.push_back(i);
    }
  }
  tellProgress(kDecoding, 1.0);
  for (const std::size_t index : woken) submitTap(index);
  storeFacts(source);
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
  if (wanted) {
    const WorkMeter meter(surroundings_.resident);
    try {
      if (!step.tap) startTap(index);
      if (block) {
        const std::vector<std::span<const float>> planes(block->samples.planes.begin(),
                                                         block->samples.planes.end());
        step.tap->consume(
            {block->samples.firstFrame, planes, block->samples.firstAnalysisFrame, block->samples.analysis});
      }
    } catch (const std::exception& error) {
      settle(index, StepState::Failed, error.what(), {});
    }
    const std::lock_guard lock(mutex_);
    noteStep(index, meter.stop());
    wanted = !settled(step.report.state);
  }
  if (!block) {
    if (ended && wanted) finishTap(index);
    return;
  }
  release(block);
  bool again = false;
  {
    const std::lock_guard lock(mutex_);
    again = !step.blocks.empty() || step.inputEnded;
    step.scheduled = again;
  }
  if (again) submitTap(index);
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
    steps_[index].tap.reset();
  }
  settle(index, state, problem, std::move(result));
}

}  // namespace barline::pipeline

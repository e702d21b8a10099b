#include "ui/transport/PlaybackMixer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/transport/PlaybackStages.h"

namespace barline::ui {
namespace {

constexpr double kVolumeSeconds = 0.015;  // for the whole way from silence to full level
constexpr double kHistorySeconds = 0.06;  // kept behind what is heard, for a stretcher to begin with

}  // namespace

PlaybackMixer::PlaybackMixer() {
  setSound({});
}

void PlaybackMixer::setSound(const playback::SoundSettings& settings) {
  sound_.set(std::make_shared<const playback::SoundSettings>(settings));
}

void PlaybackMixer::setStream(std::shared_ptr<PlaybackStream> stream) {
  stream_ = std::move(stream);
  contentBegin_ = 0;
  end_ = StreamVoice::kNoEnd;
  fade_ = 0;
  base_ = {};
  jointCount_ = 0;
  envelope_ = 0.0F;
  if (stream_) voice().start(0.0, rate_, 0);
}

std::array<float, 2> PlaybackMixer::takePeaks() {
  return {peaks_[0].exchange(0.0F, std::memory_order_relaxed),
          peaks_[1].exchange(0.0F, std::memory_order_relaxed)};
}

std::size_t PlaybackMixer::framesIn(double seconds) const {
  return std::max<std::size_t>(1, static_cast<std::size_t>(seconds * stream_->sampleRate));
}

StreamVoice& PlaybackMixer::voice() {
  return stream_->stages->voices[voice_];
}

StreamVoice& PlaybackMixer::former() {
  return stream_->stages->voices[1 - voice_];
}

double PlaybackMixer::trackFrameAt(double position) const {
  return static_cast<double>(base_.trackFrame) + (position - static_cast<double>(base_.index));
}

bool PlaybackMixer::atEnd() {
  return end_ != StreamVoice::kNoEnd && voice().position() >= static_cast<double>(end_);
}

void PlaybackMixer::produce(std::span<float> out) {
  const std::size_t frames = out.size() / 2;
  const Plan plan{playing_.load(std::memory_order_relaxed), sound_.get(), clicks_.get(), chords_.get()};
  rate_ = plan.sound->rate;
  if (!stream_) {
    std::ranges::fill(out, 0.0F);
    map_.append(static_cast<std::int64_t>(frames), {.seekId = seekId_, .pass = pass_});
    return;
  }
  std::size_t done = 0;
  while (done < frames) {
    takeMarks();
    if (!plan.wanted && envelope_ <= 0.0F) break;
    followRate();
    passJoints();
    const std::size_t rendered = render(out.subspan(2 * done), plan);
    if (rendered == 0) break;
    done += rendered;
  }
  if (done < frames) rest(out.subspan(2 * done));
  releaseHeard();
  meter(out);
}

void PlaybackMixer::applyMarks() {
  if (!stream_) return;
  rate_ = sound_.get()->rate;
  takeMarks();
  releaseHeard();
}

void PlaybackMixer::takeMarks() {
  while (const std::optional<StreamMark> mark = stream_->marks.front()) {
    const bool leads = mark->kind == StreamMark::Kind::Jump || mark->kind == StreamMark::Kind::Splice;
    if (leads && fade_ > 0 && envelope_ > 0.0F) return;  // one after the other
    if (mark->kind == StreamMark::Kind::Wrap && jointCount_ == joints_.size()) return;
    stream_->marks.pop();
    switch (mark->kind) {
      case StreamMark::Kind::Jump:
        jumpTo(*mark);
        break;
      case StreamMark::Kind::Splice:
        splice(*mark);
        break;
      case StreamMark::Kind::Wrap:
        joints_[(firstJoint_ + jointCount_++) % joints_.size()] = *mark;
        break;
      case StreamMark::Kind::End:
        end_ = mark->index;
        break;
    }
  }
}

void PlaybackMixer::take(StreamVoice& next, std::uint64_t formerEnd, double fadeSeconds) {
  voice_ = &next == &stream_->stages->voices[0] ? 0 : 1;
  formerEnd_ = formerEnd;
  fadeLength_ = framesIn(fadeSeconds);
  fade_ = envelope_ > 0.0F ? fadeLength_ : 0;
}

void PlaybackMixer::jumpTo(const StreamMark& mark) {
  former().start(static_cast<double>(mark.index), rate_, mark.index);
  take(former(), std::min(end_, mark.index), kFadeSeconds);
  contentBegin_ = mark.index;
  base_ = {mark.index, mark.trackFrame};
  jointCount_ = 0;
  seekId_ = mark.seekId;
  end_ = StreamVoice::kNoEnd;
}

void PlaybackMixer::splice(const StreamMark& mark) {
  const double since = std::max(voice().position() - static_cast<double>(mark.from), 0.0);
  former().start(static_cast<double>(mark.index) + since, rate_, mark.index);
  take(former(), std::min(end_, mark.index), kFadeSeconds);
  contentBegin_ = mark.index;
  base_ = {mark.index, mark.trackFrame};
  jointCount_ = 0;
  end_ = StreamVoice::kNoEnd;
}

void PlaybackMixer::followRate() {
  if (rate_ == voice().rate() || fade_ > 0) return;
  const std::uint64_t begin = std::max(contentBegin_, stream_->ring.readIndex());
  former().start(voice().position(), rate_, begin);
  take(former(), end_, kRateFadeSeconds);
}

void PlaybackMixer::passJoints() {
  const StreamVoice& heard = voice();
  while (jointCount_ > 0) {
    const StreamMark& next = joints_[firstJoint_ % joints_.size()];
    // The frame that reaches over the joint is the first of the new round.
    if (heard.position() + heard.rate().speed <= static_cast<double>(next.index)) return;
    base_ = {next.index, next.trackFrame};
    ++pass_;
    ++firstJoint_;
    --jointCount_;
  }
}

std::size_t PlaybackMixer::chunkLength(std::size_t room, bool wanted) const {
  std::size_t length = std::min(room, kChunk);
  // A pause plays on only as far as its fade goes, so that playing resumes where the sound stopped.
  if (!wanted) {
    const float left = envelope_ * static_cast<float>(framesIn(kFadeSeconds));
    length = std::min(length, static_cast<std::size_t>(std::ceil(left)));
  }
  if (fade_ > 0) length = std::min(length, fade_);
  if (jointCount_ > 0) {
    const StreamVoice& heard = stream_->stages->voices[voice_];
    const auto index = static_cast<double>(joints_[firstJoint_ % joints_.size()].index);
    const double ahead = std::floor((index - heard.position()) / heard.rate().speed);
    length = std::min(length, static_cast<std::size_t>(std::max(ahead, 1.0)));
  }
  return length;
}

std::size_t PlaybackMixer::render(std::span<float> out, const Plan& plan) {
  const double position = voice().position();
  const playback::Passage passage{trackFrameAt(position), voice().rate().speed};
  if (envelope_ <= 0.0F) addedEnvelope_ = 1.0F;
  // Nothing came before the track, so its first attack stays whole.
  if (plan.wanted && passage.trackFrame == 0.0) envelope_ = 1.0F;
  const std::size_t frames =
      voice().render(stream_->ring, out.first(2 * chunkLength(out.size() / 2, plan.wanted)), end_);
  if (frames == 0) return 0;
  const std::span<float> block = out.first(2 * frames);
  crossfade(block);
  stream_->stages->solo.process(block, plan.sound->solo);
  fadeTrack(block, plan.wanted);
  addSounds(block, passage, plan);
  applyVolume(block);
  account(static_cast<std::int64_t>(frames), position, passage.speed, false);
  return frames;
}

void PlaybackMixer::crossfade(std::span<float> block) {
  if (fade_ == 0) return;
  const std::span<float> old = std::span(scratch_).first(block.size());
  const std::size_t frames = former().render(stream_->ring, old, formerEnd_);
  std::ranges::fill(old.subspan(2 * frames), 0.0F);
  for (std::size_t i = 0; i < block.size(); ++i) {
    const std::size_t left = fade_ - i / 2;
    const float fresh = 1.0F - static_cast<float>(left) / static_cast<float>(fadeLength_);
    block[i] = fresh * block[i] + (1.0F - fresh) * old[i];
  }
  fade_ -= block.size() / 2;
}

void PlaybackMixer::fadeTrack(std::span<float> block, bool wanted) {
  const float step = (wanted ? 1.0F : -1.0F) / static_cast<float>(framesIn(kFadeSeconds));
  for (std::size_t i = 0; i + 1 < block.size(); i += 2) {
    envelope_ = std::clamp(envelope_ + step, 0.0F, 1.0F);
    block[i] *= envelope_;
    block[i + 1] *= envelope_;
  }
  // Rounding must not make a fade one frame longer.
  if (!wanted && envelope_ < -0.5F * step) envelope_ = 0.0F;
}

void PlaybackMixer::addSounds(std::span<float> block, const playback::Passage& passage, const Plan& plan) {
  PlaybackStages& stages = *stream_->stages;
  const std::span<float> added = std::span(scratch_).first(block.size());
  std::ranges::fill(added, 0.0F);
  stages.metronome.render(added, passage, plan.clicks, plan.sound->click);
  stages.synth.render(added, passage, plan.chords, plan.sound->chords, std::exp2(rate_.semitones / 12.0));
  const float step = (plan.wanted ? 1.0F : -1.0F) / static_cast<float>(framesIn(kFadeSeconds));
  for (std::size_t i = 0; i + 1 < block.size(); i += 2) {
    addedEnvelope_ = std::clamp(addedEnvelope_ + step, 0.0F, 1.0F);
    block[i] += addedEnvelope_ * added[i];
    block[i + 1] += addedEnvelope_ * added[i + 1];
  }
}

void PlaybackMixer::applyVolume(std::span<float> block) {
  const float step = 1.0F / static_cast<float>(framesIn(kVolumeSeconds));
  const float target = gain_.load(std::memory_order_relaxed);
  for (std::size_t i = 0; i + 1 < block.size(); i += 2) {
    heardGain_ += std::clamp(target - heardGain_, -step, step);
    block[i] *= heardGain_;
    block[i + 1] *= heardGain_;
  }
}

void PlaybackMixer::rest(std::span<float> out) {
  std::ranges::fill(out, 0.0F);
  envelope_ = 0.0F;
  fade_ = 0;
  heardGain_ = gain_.load(std::memory_order_relaxed);
  stream_->stages->metronome.reset();
  stream_->stages->synth.reset();
  account(static_cast<std::int64_t>(out.size() / 2), voice().position(), 0.0, atEnd());
}

void PlaybackMixer::account(std::int64_t frames, double position, double speed, bool ended) {
  map_.append(frames, {.trackFrame = trackFrameAt(position),
                       .speed = speed,
                       .seekId = seekId_,
                       .pass = pass_,
                       .ended = ended});
}

void PlaybackMixer::releaseHeard() {
  const double history = kHistorySeconds * stream_->sampleRate;
  const double kept = std::max(voice().position() - history, static_cast<double>(contentBegin_));
  std::uint64_t needed = std::min(static_cast<std::uint64_t>(kept), voice().firstNeeded());
  if (fade_ > 0) needed = std::min(needed, former().firstNeeded());
  SampleRing& ring = stream_->ring;
  // A voice that was spliced in may read from before what is kept; what is gone is gone.
  ring.release(std::max(ring.readIndex(), std::min(needed, ring.readIndex() + ring.readable())));
}

void PlaybackMixer::meter(std::span<const float> out) {
  std::array<float, 2> peak{};
  for (std::size_t i = 0; i + 1 < out.size(); i += 2) {
    peak[0] = std::max(peak[0], std::abs(out[i]));
    peak[1] = std::max(peak[1], std::abs(out[i + 1]));
  }
  for (std::size_t side = 0; side < 2; ++side) {
    float seen = peaks_[side].load(std::memory_order_relaxed);
    while (seen < peak[side] &&
           !peaks_[side].compare_exchange_weak(seen, peak[side], std::memory_order_relaxed)) {
    }
  }
}

}  // namespace barline::ui

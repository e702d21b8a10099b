#include "ui/transport/PlaybackMixer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace barline::ui {
namespace {

constexpr std::uint64_t kNoEnd = std::numeric_limits<std::uint64_t>::max();

}  // namespace

void PlaybackMixer::setStream(std::shared_ptr<PlaybackStream> stream) {
  stream_ = std::move(stream);
  trackFrame_ = 0;
  endIndex_ = kNoEnd;
  envelope_ = 0.0F;
  tail_.clear();
  tailAt_ = 0;
}

std::array<float, 2> PlaybackMixer::takePeaks() {
  return {peaks_[0].exchange(0.0F, std::memory_order_relaxed),
          peaks_[1].exchange(0.0F, std::memory_order_relaxed)};
}

std::size_t PlaybackMixer::fadeFrames() const {
  return std::max<std::size_t>(1, static_cast<std::size_t>(kFadeSeconds * stream_->sampleRate));
}

void PlaybackMixer::produce(std::span<float> out) {
  const auto frames = static_cast<std::int64_t>(out.size() / 2);
  if (!stream_) {
    std::ranges::fill(out, 0.0F);
    map_.append(frames, trackFrame_, false, seekId_, false);
    return;
  }
  takeMarks();
  const bool wanted = playing_.load(std::memory_order_relaxed);
  std::size_t sounding = 0;
  if (wanted || envelope_ > 0.0F) {
    if (wanted && trackFrame_ == 0) envelope_ = 1.0F;  // nothing came before, so the first attack stays whole
    std::size_t wish = out.size() / 2;
    // A pause reads on only as far as its fade goes, so that playing resumes where the sound stopped.
    if (!wanted) {
      wish =
          std::min(wish, static_cast<std::size_t>(std::ceil(envelope_ * static_cast<float>(fadeFrames()))));
    }
    sounding = copyAudio(out.first(2 * wish));
    crossfade(out.first(2 * sounding));
    shape(out.first(2 * sounding), wanted);
    map_.append(static_cast<std::int64_t>(sounding), trackFrame_, true, seekId_, false);
    trackFrame_ += static_cast<std::int64_t>(sounding);
  }
  if (sounding < out.size() / 2) {
    std::ranges::fill(out.subspan(2 * sounding), 0.0F);
    envelope_ = 0.0F;
    const bool ended = stream_->ring.readIndex() >= endIndex_;
    map_.append(frames - static_cast<std::int64_t>(sounding), trackFrame_, false, seekId_, ended);
  }
  meter(out);
}

void PlaybackMixer::applyMarks() {
  if (stream_) takeMarks();
}

void PlaybackMixer::takeMarks() {
  while (const std::optional<StreamMark> mark = stream_->marks.front()) {
    stream_->marks.pop();
    if (mark->kind == StreamMark::Kind::Jump) {
      jumpTo(*mark);
    } else {
      endIndex_ = mark->index;
    }
  }
}

void PlaybackMixer::jumpTo(const StreamMark& mark) {
  SampleRing& ring = stream_->ring;
  if (envelope_ > 0.0F && tailAt_ >= tail_.size()) {
    const auto old = static_cast<std::size_t>(mark.index - ring.readIndex());
    tail_.assign(2 * fadeFrames(), 0.0F);
    ring.copy(ring.readIndex(), std::span(tail_).first(2 * std::min(old, fadeFrames())));
    tailAt_ = 0;
  }
  ring.release(mark.index);
  trackFrame_ = mark.trackFrame;
  seekId_ = mark.seekId;
  endIndex_ = kNoEnd;
}

std::size_t PlaybackMixer::copyAudio(std::span<float> out) {
  SampleRing& ring = stream_->ring;
  const std::size_t frames = std::min(out.size() / 2, ring.readable());
  ring.copy(ring.readIndex(), out.first(2 * frames));
  ring.release(ring.readIndex() + frames);
  return frames;
}

void PlaybackMixer::crossfade(std::span<float> out) {
  const std::size_t length = tail_.size();
  for (std::size_t i = 0; i + 1 < out.size() && tailAt_ < length; i += 2, tailAt_ += 2) {
    const float fresh = static_cast<float>(tailAt_) / static_cast<float>(length);
    out[i] = fresh * out[i] + (1.0F - fresh) * tail_[tailAt_];
    out[i + 1] = fresh * out[i + 1] + (1.0F - fresh) * tail_[tailAt_ + 1];
  }
}

void PlaybackMixer::shape(std::span<float> audio, bool wanted) {
  if (audio.empty()) return;
  const float step = (wanted ? 1.0F : -1.0F) / static_cast<float>(fadeFrames());
  const float target = gain_.load(std::memory_order_relaxed);
  const float gainStep = (target - heardGain_) / static_cast<float>(audio.size() / 2);
  for (std::size_t i = 0; i + 1 < audio.size(); i += 2) {
    envelope_ = std::clamp(envelope_ + step, 0.0F, 1.0F);
    heardGain_ += gainStep;
    audio[i] *= envelope_ * heardGain_;
    audio[i + 1] *= envelope_ * heardGain_;
  }
  heardGain_ = target;
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

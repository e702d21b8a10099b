#include "ui/transport/StreamVoice.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr std::size_t kStretchFrames = 1024;

}  // namespace

StreamVoice::StreamVoice(int sampleRate)
    : stretcher_(std::make_unique<playback::TimeStretcher>(sampleRate)), block_(2 * kStretchFrames) {}

void StreamVoice::start(double position, const playback::PlaybackRate& rate, std::uint64_t contentBegin) {
  rate_ = rate;
  begin_ = position;
  rendered_ = 0;
  silence_ = 0;
  inputAt_ = static_cast<std::uint64_t>(std::llround(std::max(position, 0.0)));
  if (rate_.isOriginal()) return;
  stretcher_->start(rate_);
  const std::size_t lead = stretcher_->lead();
  const auto known = static_cast<std::size_t>(
      std::min<std::uint64_t>(lead, inputAt_ > contentBegin ? inputAt_ - contentBegin : 0));
  silence_ = lead - known;
  inputAt_ -= known;
}

double StreamVoice::position() const {
  return begin_ + static_cast<double>(rendered_) * rate_.speed;
}

std::size_t StreamVoice::render(const SampleRing& ring, std::span<float> out, std::uint64_t end) {
  const std::size_t frames =
      rate_.isOriginal() ? renderOriginal(ring, out, end) : renderStretched(ring, out, end);
  rendered_ += frames;
  return frames;
}

std::size_t StreamVoice::readyAt(const SampleRing& ring, std::uint64_t index, std::uint64_t end) {
  const std::uint64_t last = std::min<std::uint64_t>(ring.readIndex() + ring.readable(), end);
  return index < last ? static_cast<std::size_t>(last - index) : 0;
}

std::size_t StreamVoice::renderOriginal(const SampleRing& ring, std::span<float> out, std::uint64_t end) {
  const std::size_t frames = std::min(out.size() / 2, readyAt(ring, inputAt_, end));
  ring.copy(inputAt_, out.first(2 * frames));
  inputAt_ += frames;
  return frames;
}

std::size_t StreamVoice::renderStretched(const SampleRing& ring, std::span<float> out, std::uint64_t end) {
  std::size_t wanted = out.size() / 2;
  if (end != kNoEnd) {
    const double left = std::ceil((static_cast<double>(end) - position()) / rate_.speed);
    wanted = std::min(wanted, static_cast<std::size_t>(std::max(left, 0.0)));
  }
  std::size_t done = 0;
  while (done < wanted) {
    const std::size_t ready = std::min(stretcher_->available(), wanted - done);
    if (ready > 0) {
      stretcher_->pull(out.subspan(2 * done, 2 * ready));
      done += ready;
    } else if (!pushInput(ring, end)) {
      break;
    }
  }
  return done;
}

bool StreamVoice::pushInput(const SampleRing& ring, std::uint64_t end) {
  std::size_t frames = std::min(stretcher_->wanted(), kStretchFrames);
  const std::span<float> block(block_);
  if (silence_ > 0) {
    frames = std::min(frames, silence_);
    silence_ -= frames;
    std::ranges::fill(block.first(2 * frames), 0.0F);
  } else if (const std::size_t ready = readyAt(ring, inputAt_, end)) {
    frames = std::min(frames, ready);
    ring.copy(inputAt_, block.first(2 * frames));
    inputAt_ += frames;
  } else if (inputAt_ >= end) {
    std::ranges::fill(block.first(2 * frames), 0.0F);  // drives out what is still inside
  } else {
    return false;
  }
  stretcher_->push(block.first(2 * frames));
  return true;
}

}  // namespace barline::ui

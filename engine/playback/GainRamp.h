#pragma once

#include <algorithm>

namespace barline::playback {

/// A gain that moves to where it is told without steps: over 10 ms for the whole way from 0 to 1.
class GainRamp {
 public:
  explicit GainRamp(int sampleRate, float value = 0.0F)
      : step_(100.0F / static_cast<float>(sampleRate)), target_(value), value_(value) {}

  void moveTo(float target) { target_ = target; }
  /// Without a ramp.
  void jumpTo(float target) { value_ = target_ = target; }

  /// One frame further.
  float next() {
    value_ += std::clamp(target_ - value_, -step_, step_);
    return value_;
  }

  /// It is `value` and stays so.
  [[nodiscard]] bool rests(float value) const { return value_ == value && target_ == value; }

 private:
  float step_;
  float target_;
  float value_;
};

/// A linear gain for each side.
struct Sides {
  float left{};
  float right{};

  friend Sides operator*(float gain, const Sides& sides) { return {gain * sides.left, gain * sides.right}; }
};

/// Balance: the nearer side stays as it is. @param pan −1 left … 1 right
[[nodiscard]] inline Sides sidesOf(float pan) {
  return {std::min(1.0F, 1.0F - pan), std::min(1.0F, 1.0F + pan)};
}

class SidesRamp {
 public:
  explicit SidesRamp(int sampleRate) : left_(sampleRate), right_(sampleRate) {}

  void moveTo(const Sides& target, bool atOnce) {
    left_.moveTo(target.left);
    right_.moveTo(target.right);
    if (!atOnce) return;
    left_.jumpTo(target.left);
    right_.jumpTo(target.right);
  }
  /// One frame further.
  Sides next() { return {left_.next(), right_.next()}; }
  [[nodiscard]] bool silent() const { return left_.rests(0.0F) && right_.rests(0.0F); }

 private:
  GainRamp left_;
  GainRamp right_;
};

}  // namespace barline::playback

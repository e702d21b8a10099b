#pragma once

namespace barline::dsp {

/// A two-pole Butterworth filter that splits a signal in two, 12 dB/octave (state-variable filter; V.
/// Zavalishin, The Art of VA Filter Design, 2012, ch. 4), as a linear system. Its states are half of what
/// they are in the book, so that the outputs are sums of those before and after.
struct BandSplit {
  float s11, s12, s1x;  ///< first state from states and input
  float s21, s22, s2x;  ///< second state

  /// @param sampleRate Hz, over 4 · frequency / 3. @param frequency Hz
  static BandSplit design(double sampleRate, double frequency);

  /// Takes one value, or a vector of values of several signals.
  /// @param low what lies below the frequency. @param rest what lies above
  template <class Value>
  [[gnu::always_inline]] void apply(const Value& x, Value& first, Value& second, Value& low,
                                    Value& rest) const {
    constexpr float kDamping = 1.41421356F;  // 1 / Q
    const Value nextFirst = (s1x * x + s11 * first) + s12 * second;
    const Value nextSecond = (s2x * x + s22 * second) + s21 * first;
    low = second + nextSecond;
    rest = (x - kDamping * (first + nextFirst)) - low;
    first = nextFirst;
    second = nextSecond;
  }
};

}  // namespace barline::dsp

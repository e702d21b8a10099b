#pragma once

#include <array>
#include <span>

#include "engine/playback/GainRamp.h"
#include "engine/playback/SoundSettings.h"

namespace barline::playback {

/// Lets a channel or a band of the track be heard alone. Bands are split by Linkwitz–Riley filters of fourth
/// order (Linkwitz, "Active Crossover Networks for Noncoincident Drivers", JAES 24(1), 1976) where the
/// waveform's colours are. Left and right stay on their side; mid and side, half the sum and half the
/// difference, go to both. While nothing is alone every sample passes unchanged.
class SoloFilter {
 public:
  static constexpr double kLowHertz = 180.0;
  static constexpr double kHighHertz = 2400.0;

  explicit SoloFilter(int sampleRate);

  /// @param sound left, right, … ; changed in place
  void process(std::span<float> sound, const Solo& solo);

 private:
  /// A second-order section in transposed direct form II.
  struct Section {
    double b0, b1, b2, a1, a2;
    double s1{}, s2{};

    double next(double x) {
      const double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      return y;
    }
    void reset() { s1 = s2 = 0.0; }
  };
  /// The bands of one channel.
  struct Bands {
    std::array<Section, 2> low;
    std::array<Section, 4> mid;
    std::array<Section, 2> high;
  };

  static Section lowPass(double hertz, double rate);
  static Section highPass(double hertz, double rate);
  static Bands makeBands(double rate);
  void setChannel(SoloChannel channel);
  void setBand(SoloBand band);
  [[nodiscard]] bool rests() const;
  [[nodiscard]] bool wholeBand() const;
  float filtered(std::size_t channel, float sample, const std::array<float, 4>& gains);
  void resetBands();

  std::array<GainRamp, 4> matrix_;  // left from left, left from right, right from left, right from right
  std::array<GainRamp, 4> bands_;   // whole, low, mid, high
  std::array<Bands, 2> filters_;
};

}  // namespace barline::playback

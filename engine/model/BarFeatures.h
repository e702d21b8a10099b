#pragma once

#include <array>
#include <optional>
#include <tuple>
#include <vector>

namespace barline::model {

/// What a bar sounds like. Means of frame features are over the frames centred in the bar; see
/// engine/steps/MEASURES.md for definitions. All is 0 but the flatness, which is 1, where nothing sounds.
struct BarSound {
  double rms{};                           ///< full scale = 1, of Hann-windowed frames
  double peak{};                          ///< full scale = 1
  std::optional<double> crest;            ///< dB, peak over plain RMS; absent for silence
  double centroid{};                      ///< Hz
  double bandwidth{};                     ///< Hz
  double rolloff{};                       ///< Hz, 85 %
  double flatness{};                      ///< 0–1
  std::array<float, 7> contrast{};        ///< dB
  double zeroCrossingRate{};              ///< crossings a sample
  std::array<float, 12> chroma{};         ///< C first, 0–1
  std::array<float, 20> mfccMean{};       ///< dB
  std::array<float, 20> mfccDeviation{};  ///< dB
  int onsetCount{};
  double onsetStrength{};            ///< dB of mean rise
  std::optional<double> loudness;    ///< LUFS; absent below −70
  std::optional<double> sharpness;   ///< acum; absent where it is not known
  std::optional<double> keyClarity;  ///< 0–1; absent for silence

  bool operator==(const BarSound&) const = default;
  static constexpr auto fields() {
    return std::tuple{&BarSound::rms,        &BarSound::peak,          &BarSound::crest,
                      &BarSound::centroid,   &BarSound::bandwidth,     &BarSound::rolloff,
                      &BarSound::flatness,   &BarSound::contrast,      &BarSound::zeroCrossingRate,
                      &BarSound::chroma,     &BarSound::mfccMean,      &BarSound::mfccDeviation,
                      &BarSound::onsetCount, &BarSound::onsetStrength, &BarSound::loudness,
                      &BarSound::sharpness,  &BarSound::keyClarity};
  }
};

/// One for each bar of the BeatGrid, in its order.
struct BarFeatures {
  std::vector<BarSound> bars;

  bool operator==(const BarFeatures&) const = default;
  static constexpr auto fields() { return std::tuple{&BarFeatures::bars}; }
};

}  // namespace barline::model

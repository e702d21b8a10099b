#include "engine/dsp/LogFilterBank.h"

#include <algorithm>
#include <cmath>

namespace barline::dsp {
namespace {

/// Centre bins, ascending and all different.
std::vector<std::size_t> centreBins(std::size_t fftSize, double sampleRate, int bandsPerOctave, double lowest,
                                    double highest) {
  std::vector<std::size_t> bins;
  const double binsPerHertz = static_cast<double>(fftSize) / sampleRate;
  const std::size_t lastBin = fftSize / 2;
  const double limit = std::min(highest * binsPerHertz, static_cast<double>(lastBin));
  for (int step = 0;; ++step) {
    const double exact = lowest * binsPerHertz * std::exp2(static_cast<double>(step) / bandsPerOctave);
    if (exact > limit) break;
    const auto bin = static_cast<std::size_t>(std::lround(exact));
    if (bins.empty() || bin > bins.back()) bins.push_back(bin);
  }
  return bins;
}

}  // namespace

LogFilterBank::LogFilterBank(std::size_t fftSize, double sampleRate, int bandsPerOctave, double lowest,
                             double highest) {
  const auto centres = centreBins(fftSize, sampleRate, bandsPerOctave, lowest, highest);
  for (std::size_t band = 0; band < centres.size(); ++band) {
    const std::size_t centre = centres[band];
    const std::size_t below = band > 0 ? centres[band - 1] : (centre > 0 ? centre - 1 : 0);
    const std::size_t above = band + 1 < centres.size() ? centres[band + 1] : centre + 1;
    Filter filter{static_cast<double>(centre) * sampleRate / static_cast<double>(fftSize), below,
                  weights_.size(), 0};
    for (std::size_t bin = below; bin <= std::min(above, fftSize / 2); ++bin) {
      const double distance = bin <= centre
                                  ? static_cast<double>(centre - bin) /
                                        static_cast<double>(std::max<std::size_t>(centre - below, 1))
                                  : static_cast<double>(bin - centre) / static_cast<double>(above - centre);
      weights_.push_back(static_cast<float>(1.0 - distance));
      ++filter.width;
    }
    filters_.push_back(filter);
  }
}

void LogFilterBank::apply(std::span<const float> spectrum, std::span<float> out) const {
  for (std::size_t band = 0; band < filters_.size(); ++band) {
    const Filter& filter = filters_[band];
    const float* const weights = weights_.data() + filter.firstWeight;
    const float* const bins = spectrum.data() + filter.firstBin;
    float sum = 0.0f;
    for (std::size_t i = 0; i < filter.width; ++i) sum += weights[i] * bins[i];
    out[band] = sum;
  }
}

}  // namespace barline::dsp

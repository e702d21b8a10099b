#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// Triangular filters on a logarithmic frequency axis over the bins of a spectrum (Böck, Krebs and Schedl
/// 2012). Where the bins are wider than the spacing asked for, each bin is a band of its own. Triangles peak
/// at 1 and are not normalised by their width, so high bands gather the weak, spread energy of percussion.
class LogFilterBank {
 public:
  /// @param fftSize of the spectrum whose fftSize/2 + 1 bins are filtered. @param sampleRate Hz
  /// @param bandsPerOctave 1 up. @param lowest, highest centre frequencies in Hz, 0 < lowest < highest
  LogFilterBank(std::size_t fftSize, double sampleRate, int bandsPerOctave, double lowest, double highest);

  [[nodiscard]] std::size_t bands() const { return filters_.size(); }
  /// Hz
  [[nodiscard]] double centre(std::size_t band) const { return filters_[band].centre; }

  /// @param spectrum magnitudes of fftSize/2 + 1 bins. @param out bands() values
  void apply(std::span<const float> spectrum, std::span<float> out) const;

 private:
  struct Filter {
    double centre{};
    std::size_t firstBin{};
    std::size_t firstWeight{};
    std::size_t width{};
  };

  std::vector<Filter> filters_;
  std::vector<float> weights_;
};

}  // namespace barline::dsp

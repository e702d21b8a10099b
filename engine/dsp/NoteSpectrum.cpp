#include "engine/dsp/NoteSpectrum.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "engine/dsp/LogFrequencyBank.h"
#include "engine/dsp/Windows.h"

namespace barline::dsp {
namespace {

constexpr double kLongWindow = 0.15;  ///< seconds; the next power of two is taken
constexpr std::size_t kShorter = 4;   ///< so many times shorter is the window of high bands
// Between these bands the two windows' levels are mixed, so that there is no seam.
constexpr std::size_t kMixFrom = 84;  ///< F♯4, 370 Hz
constexpr std::size_t kMixTo = 108;   ///< F♯5, 740 Hz

std::size_t longSize(double sampleRate) {
  return std::bit_ceil(static_cast<std::size_t>(kLongWindow * sampleRate));
}

double bandFrequency(double band) {
  return pitchToFrequency(NoteSpectrum::kLowestNote + band / NoteSpectrum::kBandsPerSemitone);
}

float codeOf(float magnitude) {
  constexpr float kLeast = 1e-7F;
  const float decibels = 20.0F * std::log10(std::max(magnitude, kLeast));
  return std::clamp(255.0F * (1.0F + decibels / static_cast<float>(NoteSpectrum::kRange)), 0.0F, 255.0F);
}

}  // namespace

NoteSpectrum::Transform::Transform(std::size_t size, double sampleRate)
    : fft(size),
      window(hannWindow(size)),
      bands(kBands),
      windowed(size),
      spectrum(fft.bins()),
      magnitudes(fft.bins()) {
  float sum = 0;
  for (const float value : window) sum += value;
  for (float& value : window) value *= 2.0F / sum;
  const double perHertz = static_cast<double>(size) / sampleRate;
  const double highest = static_cast<double>(fft.bins() - 1);
  for (std::size_t b = 0; b < kBands; ++b) {
    const auto position = static_cast<double>(b);
    const double centre = bandFrequency(position) * perHertz;
    const double low = bandFrequency(position - 0.5) * perHertz;
    const double high = bandFrequency(position + 0.5) * perHertz;
    Band& band = bands[b];
    if (centre >= highest) {
      band = {.first = 1, .last = 0};
    } else if (std::ceil(low) >= std::floor(high)) {
      const double whole = std::floor(centre);
      band = {static_cast<std::size_t>(whole), static_cast<std::size_t>(whole) + 1,
              static_cast<float>(centre - whole), true};
    } else {
      band = {static_cast<std::size_t>(std::ceil(low)),
              static_cast<std::size_t>(std::min(std::floor(high), highest)), 0, false};
    }
  }
}

void NoteSpectrum::Transform::run(std::span<const float> samples) {
  for (std::size_t i = 0; i < windowed.size(); ++i) windowed[i] = samples[i] * window[i];
  fft.forward(windowed, spectrum);
  magnitudeSpectrum(spectrum, magnitudes);
}

float NoteSpectrum::Transform::magnitude(std::size_t b) const {
  const Band& band = bands[b];
  if (band.first > band.last) return 0;
  if (band.narrow) {
    return magnitudes[band.first] + (magnitudes[band.last] - magnitudes[band.first]) * band.fraction;
  }
  const auto begin = magnitudes.begin() + static_cast<std::ptrdiff_t>(band.first);
  return *std::max_element(begin, magnitudes.begin() + static_cast<std::ptrdiff_t>(band.last) + 1);
}

NoteSpectrum::NoteSpectrum(double sampleRate)
    : long_(longSize(sampleRate), sampleRate), short_(longSize(sampleRate) / kShorter, sampleRate) {}

void NoteSpectrum::levels(std::span<const float> samples, std::span<std::uint8_t> out) {
  long_.run(samples);
  const std::size_t begin = (long_.fft.size() - short_.fft.size()) / 2;
  short_.run(samples.subspan(begin, short_.fft.size()));
  for (std::size_t band = 0; band < kBands; ++band) {
    float code = 0;
    if (band <= kMixFrom) {
      code = codeOf(long_.magnitude(band));
    } else if (band >= kMixTo) {
      code = codeOf(short_.magnitude(band));
    } else {
      const float share = static_cast<float>(band - kMixFrom) / static_cast<float>(kMixTo - kMixFrom);
      code = codeOf(long_.magnitude(band)) * (1 - share) + codeOf(short_.magnitude(band)) * share;
    }
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): a code is between 0 and 255, and lround() takes longer
    out[band] = static_cast<std::uint8_t>(code + 0.5F);
  }
}

}  // namespace barline::dsp

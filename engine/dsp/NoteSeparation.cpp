#include "engine/dsp/NoteSeparation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace barline::dsp {
namespace {

// Strength of a partial against the one below it; Mauch and Dixon try 0.5 to 0.9. Whitening lifts high
// partials, but a dictionary of rich notes takes sounding thirds and fifths for partials, so the low end is
// right here.
constexpr double kPartialDecay = 0.5;
constexpr int kPartials = 20;
constexpr int kMaximumSweeps = 30;
// Descent ends when no note moves by more than this share of the strongest.
constexpr float kTolerance = 1e-3F;

/// Magnitude of a Hann window's transform `distance` bins off its peak, peak 1.
double hannLobe(double distance) {
  const double x = std::abs(distance);
  if (x < 1e-9) return 1.0;
  if (std::abs(x - 1.0) < 1e-9) return 0.5;
  return std::abs(std::sin(std::numbers::pi * x) / (std::numbers::pi * x) / (1.0 - x * x));
}

void addTone(std::span<float> magnitude, double position, double amplitude) {
  const auto first = static_cast<std::size_t>(std::max(std::ceil(position - 3.0), 0.0));
  for (std::size_t k = first; k < magnitude.size() && static_cast<double>(k) <= position + 3.0; ++k) {
    magnitude[k] += static_cast<float>(amplitude * hannLobe(static_cast<double>(k) - position));
  }
}

float dot(const float* a, const float* b, std::size_t count) {
  // Four sums let the compiler use a vector register without being told that order does not matter.
  std::array<float, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  for (; i < count; ++i) sums[0] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

NoteSeparation::NoteSeparation(const LogFrequencyBank& bank, std::size_t fftSize, double sampleRate)
    : dictionary_(kNotes * LogFrequencyBank::kBins), firstBin_(kNotes), gram_(kNotes * kStride) {
  const double spacing = sampleRate / static_cast<double>(fftSize);
  std::vector<float> magnitude(fftSize / 2 + 1);
  for (std::size_t note = 0; note < kNotes; ++note) {
    std::fill(magnitude.begin(), magnitude.end(), 0.0F);
    const double fundamental = pitchToFrequency(kLowestNote + static_cast<double>(note));
    for (int partial = 1; partial <= kPartials; ++partial) {
      addTone(magnitude, fundamental * partial / spacing, std::pow(kPartialDecay, partial - 1));
    }
    const auto row = std::span(dictionary_).subspan(note * LogFrequencyBank::kBins, LogFrequencyBank::kBins);
    bank.map(magnitude, row);
    const auto sounding = std::find_if(row.begin(), row.end(), [](float value) { return value > 1e-4F; });
    firstBin_[note] = static_cast<std::size_t>(sounding - row.begin());
    std::fill(row.begin(), sounding, 0.0F);
    const float norm = std::sqrt(dot(row.data(), row.data(), row.size()));
    for (float& value : row) value /= norm;
  }
  for (std::size_t a = 0; a < kNotes; ++a) {
    for (std::size_t b = 0; b < kNotes; ++b) {
      gram_[a * kStride + b] = dot(&dictionary_[a * LogFrequencyBank::kBins],
                                   &dictionary_[b * LogFrequencyBank::kBins], LogFrequencyBank::kBins);
    }
  }
}

std::span<const float> NoteSeparation::separate(std::span<const float> spectrum) {
  for (std::size_t note = 0; note < kNotes; ++note) {
    const std::size_t first = firstBin_[note];
    gradient_[note] = -dot(&dictionary_[note * LogFrequencyBank::kBins + first], &spectrum[first],
                           LogFrequencyBank::kBins - first);
  }
  strengths_.fill(0.0F);
  // Coordinate descent: rows of the dictionary have length 1, so a note's best value given all others is one
  // subtraction away (Franc, Hlaváč and Navara 2005).
  for (int sweep = 0; sweep < kMaximumSweeps; ++sweep) {
    float strongest = 0.0F;
    float largestStep = 0.0F;
    for (std::size_t note = 0; note < kNotes; ++note) {
      const float updated = std::max(strengths_[note] - gradient_[note], 0.0F);
      const float step = updated - strengths_[note];
      strongest = std::max(strongest, updated);
      if (step == 0.0F) continue;
      strengths_[note] = updated;
      largestStep = std::max(largestStep, std::abs(step));
      const float* const row = &gram_[note * kStride];
      for (std::size_t other = 0; other < kStride; ++other) gradient_[other] += step * row[other];
    }
    if (largestStep <= kTolerance * strongest) break;
  }
  return strengths_;
}

}  // namespace barline::dsp

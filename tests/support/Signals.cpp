#include "tests/support/Signals.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace barline::test {

namespace {

constexpr double kTwoPi = 2.0 * std::numbers::pi;

std::size_t sampleCount(double seconds, int sampleRate) {
  return static_cast<std::size_t>(std::llround(std::max(0.0, seconds) * sampleRate));
}

/// Fills a signal from a function of the sample's time in seconds.
template <typename Function>
std::vector<float> fromTime(double seconds, int sampleRate, Function value) {
  std::vector<float> signal(sampleCount(seconds, sampleRate));
  for (std::size_t i = 0; i < signal.size(); ++i)
    signal[i] = static_cast<float>(value(static_cast<double>(i) / sampleRate));
  return signal;
}

/// Uniform in [−1, 1). std::uniform_real_distribution differs between standard libraries, mt19937 doesn't.
double nextUniform(std::mt19937& generator) {
  return static_cast<double>(generator()) / 2147483648.0 - 1.0;
}

}  // namespace

std::vector<float> sine(double frequency, double seconds, int sampleRate, double amplitude) {
  return fromTime(seconds, sampleRate,
                  [=](double t) { return amplitude * std::sin(kTwoPi * frequency * t); });
}

std::vector<float> silence(double seconds, int sampleRate) {
  return std::vector<float>(sampleCount(seconds, sampleRate), 0.0F);
}

std::vector<float> whiteNoise(double seconds, int sampleRate, double amplitude, std::uint32_t seed) {
  std::mt19937 generator(seed);
  return fromTime(seconds, sampleRate, [&](double) { return amplitude * nextUniform(generator); });
}

std::vector<float> clippedNoise(double seconds, int sampleRate, std::uint32_t seed) {
  auto signal = whiteNoise(seconds, sampleRate, 4.0, seed);
  for (float& sample : signal) sample = std::clamp(sample, -1.0F, 1.0F);
  return signal;
}

std::vector<float> sweep(double from, double to, double seconds, int sampleRate, double amplitude) {
  const double slope = seconds > 0.0 ? (to - from) / seconds : 0.0;
  return fromTime(seconds, sampleRate,
                  [=](double t) { return amplitude * std::sin(kTwoPi * (from * t + 0.5 * slope * t * t)); });
}

std::vector<float> clicks(std::span<const double> times, double seconds, int sampleRate, double amplitude) {
  constexpr double kFrequency = 3000.0;
  constexpr double kDecay = 0.002;
  // Cosine phase: the very first sample of a click is its loudest.
  const auto click = fromTime(10.0 * kDecay, sampleRate, [=](double t) {
    return amplitude * std::exp(-t / kDecay) * std::cos(kTwoPi * kFrequency * t);
  });
  auto signal = silence(seconds, sampleRate);
  for (const double time : times)
    if (time >= 0.0) mixInto(signal, click, sampleCount(time, sampleRate));
  return signal;
}

std::vector<double> regularTimes(double bpm, double start, double seconds) {
  std::vector<double> times;
  for (int i = 0;; ++i) {
    const double time = start + i * 60.0 / bpm;
    if (time >= seconds) return times;
    times.push_back(time);
  }
}

std::vector<float> chord(std::span<const int> midiNotes, double seconds, int sampleRate, double amplitude,
                         int partials) {
  auto signal = silence(seconds, sampleRate);
  if (midiNotes.empty() || partials < 1) return signal;
  double scale = 0.0;
  for (int n = 1; n <= partials; ++n) scale += 1.0 / n;
  scale = amplitude / (scale * static_cast<double>(midiNotes.size()));
  for (const int note : midiNotes) {
    const double fundamental = 440.0 * std::exp2((note - 69) / 12.0);
    for (int n = 1; n <= partials && fundamental * n < 0.45 * sampleRate; ++n)
      mixInto(signal, sine(fundamental * n, seconds, sampleRate, scale / n));
  }
  const std::size_t fade = std::min(sampleCount(0.005, sampleRate), signal.size() / 2);
  for (std::size_t i = 0; i < fade; ++i) {
    const auto gain = static_cast<float>(i) / static_cast<float>(fade);
    signal[i] *= gain;
    signal[signal.size() - 1 - i] *= gain;
  }
  return signal;
}

void mixInto(std::vector<float>& whole, std::span<const float> part, std::size_t offset, float gain) {
  if (offset >= whole.size()) return;
  const std::size_t count = std::min(part.size(), whole.size() - offset);
  for (std::size_t i = 0; i < count; ++i) whole[offset + i] += gain * part[i];
}

void append(std::vector<float>& whole, std::span<const float> part) {
  whole.insert(whole.end(), part.begin(), part.end());
}

}  // namespace barline::test

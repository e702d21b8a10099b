#include "tests/engine/steps/PressureSignals.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

#include "engine/dsp/SoundPressure.h"

namespace barline::test {
namespace {

constexpr double kTurn = 2.0 * std::numbers::pi;

std::vector<float> atLevel(const std::vector<double>& samples, double level) {
  double power = 0.0;
  for (const double sample : samples) power += sample * sample;
  const double rms = std::sqrt(power / static_cast<double>(samples.size()));
  const double gain = dsp::kReferencePressure * std::pow(10.0, level / 20.0) / rms;
  std::vector<float> scaled;
  for (const double sample : samples) scaled.push_back(static_cast<float>(gain * sample));
  return scaled;
}

}  // namespace

std::vector<float> pressure(double level, double seconds, int rate,
                            const std::function<double(double)>& formula) {
  std::vector<double> samples(static_cast<std::size_t>(std::lround(seconds * rate)));
  for (std::size_t n = 0; n < samples.size(); ++n) samples[n] = formula(static_cast<double>(n) / rate);
  return atLevel(samples, level);
}

std::vector<float> modulatedTone(double carrier, double modulation, double level, double depth, int rate) {
  return pressure(level, kPressureSeconds, rate, [=](double t) {
    return (1.0 + depth * std::sin(kTurn * modulation * t)) * std::sin(kTurn * carrier * t);
  });
}

std::vector<float> pressureTone(double frequency, double level, int rate) {
  return modulatedTone(frequency, 0.0, level, 0.0, rate);
}

std::vector<float> noiseBand(double low, double high, double level) {
  std::vector<double> sum(static_cast<std::size_t>(kPressureSeconds * kPressureRate));
  for (int k = 0; k < 200; ++k) {
    const double step = kTurn * (low + (high - low) * (k + 0.5) / 200.0) / kPressureRate;
    const double phase = kTurn * std::fmod(k * 0.6180339887498949, 1.0);
    // cos(a + step) = 2 cos(step) cos(a) − cos(a − step)
    const double turn = 2.0 * std::cos(step);
    double before = std::cos(phase - step);
    double now = std::cos(phase);
    for (double& sample : sum) {
      sample += now;
      before = std::exchange(now, turn * now - before);
    }
  }
  return atLevel(sum, level);
}

std::vector<float> whitePressure(double level) {
  std::uint32_t state = 1;
  return pressure(level, kPressureSeconds, kPressureRate, [&state](double) {
    state = 1664525U * state + 1013904223U;
    return static_cast<double>(state) / 2147483648.0 - 1.0;
  });
}

}  // namespace barline::test

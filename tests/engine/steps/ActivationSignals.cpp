#include "tests/engine/steps/ActivationSignals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace barline::test {
namespace {

using Activation = model::RhythmActivation;

constexpr double kFrameRate = 50.0;
constexpr float kSharpness = 1.5f;  // logits by which a peak falls within one frame

/// Standard normal numbers, the same with every standard library.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : random_(seed) {}
  double uniform() { return (static_cast<double>(random_()) + 0.5) / 4294967296.0; }
  float normal() {
    const double radius = std::sqrt(-2.0 * std::log(uniform()));
    return static_cast<float>(radius * std::cos(2.0 * std::numbers::pi * uniform()));
  }

 private:
  std::mt19937 random_;
};

class Painter {
 public:
  Painter(double seconds, const Hearing& hearing)
      : frames_(static_cast<std::size_t>(std::ceil(seconds * kFrameRate))), noise_(hearing.seed) {
    for (auto& logits : fast_) {
      logits.resize(frames_);
      for (float& logit : logits) logit = hearing.between + hearing.deviation * noise_.normal();
    }
  }

  void peak(Activation::Fast value, double time, float height, float deviation) {
    const double position = time * kFrameRate;
    const float top = height + deviation * noise_.normal();
    const auto first = static_cast<std::size_t>(std::max(position - 4.0, 0.0));
    for (std::size_t i = first; i < std::min(first + 9, frames_); ++i) {
      const auto distance = static_cast<float>(static_cast<double>(i) - position);
      fast_[value][i] = std::max(fast_[value][i], top - kSharpness * distance * distance);
    }
  }

  [[nodiscard]] std::vector<std::uint8_t> codes() const {
    std::vector<std::uint8_t> codes;
    for (std::size_t i = 0; i < frames_; ++i) {
      for (const auto& logits : fast_) codes.push_back(Activation::code(logits[i]));
    }
    return codes;
  }

  Noise& noise() { return noise_; }
  [[nodiscard]] std::size_t frames() const { return frames_; }

 private:
  std::size_t frames_;
  Noise noise_;
  std::array<std::vector<float>, Activation::kFastValues> fast_;
};

void addTempo(std::array<double, Activation::kTempi>& tempi, double bpm, double probability) {
  const double position = 12.0 * std::log2(bpm / Activation::tempo(0));
  for (std::size_t i = 0; i < tempi.size(); ++i) {
    const double distance = static_cast<double>(i) - position;
    tempi[i] += probability * std::exp(-0.5 * distance * distance) / std::sqrt(2.0 * std::numbers::pi);
  }
}

std::vector<std::uint8_t> slowCodes(std::span<const PlayedBeat> beats, std::size_t frames,
                                    const Hearing& hearing) {
  std::vector<std::uint8_t> codes;
  std::size_t next = 1;
  for (std::size_t frame = 0; frame < frames; frame += Activation::kFastFramesPerSlow) {
    const double time = static_cast<double>(frame) / kFrameRate;
    std::array<double, Activation::kTempi> tempi{};
    tempi.fill(0.003);
    while (next + 1 < beats.size() && beats[next].time < time) ++next;
    if (beats.size() > 1) {
      const double bpm = 60.0 / (beats[next].time - beats[next - 1].time);
      addTempo(tempi, bpm, hearing.tempo);
      addTempo(tempi, 2.0 * bpm, hearing.otherOctave);
    }
    for (const double probability : tempi)
      codes.push_back(Activation::code(static_cast<float>(std::log(probability))));
    for (const int metre : Activation::kMetres) {
      const bool isMetre = !beats.empty() && beats[next - 1].beatsInBar == metre;
      codes.push_back(Activation::code(isMetre ? hearing.metre : 0.0f));
    }
    codes.push_back(Activation::code(hearing.compound));
  }
  return codes;
}

}  // namespace

model::RhythmActivation activationOf(std::span<const PlayedBeat> beats, double seconds,
                                     const Hearing& hearing) {
  Painter painter(seconds, hearing);
  for (std::size_t i = 0; i < beats.size(); ++i) {
    const PlayedBeat& beat = beats[i];
    if (beat.time >= hearing.deafFrom && beat.time < hearing.deafTo) continue;
    const bool isMissed = painter.noise().uniform() < hearing.missed;
    painter.peak(Activation::Beat, beat.time, isMissed ? hearing.between : hearing.beat, hearing.deviation);
    painter.peak(Activation::Downbeat, beat.time, beat.position == 1 ? hearing.downbeat : -3.0f,
                 hearing.deviation);
    painter.peak(Activation::Change, beat.time, beat.position == 1 ? 1.0f : -3.0f, hearing.deviation);
    if (i + 1 < beats.size()) {
      painter.peak(Activation::Beat, 0.5 * (beat.time + beats[i + 1].time), hearing.halves,
                   hearing.deviation);
    }
  }
  return {seconds, kFrameRate, painter.codes(), slowCodes(beats, painter.frames(), hearing)};
}

std::vector<PlayedBeat> playedBars(double bpm, int beatsInBar, int bars, double start) {
  std::vector<PlayedBeat> beats;
  for (int i = 0; i < bars * beatsInBar; ++i)
    beats.push_back({start + 60.0 / bpm * i, i % beatsInBar + 1, beatsInBar});
  return beats;
}

void appendBars(std::vector<PlayedBeat>& beats, double bpm, int beatsInBar, int bars) {
  const std::vector<PlayedBeat> more = playedBars(bpm, beatsInBar, bars, beats.back().time + 60.0 / bpm);
  beats.insert(beats.end(), more.begin(), more.end());
}

}  // namespace barline::test

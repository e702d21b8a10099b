#include "tests/engine/steps/FormSignals.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/steps/SectionsStep.h"

namespace barline::test {
namespace {

using model::PitchSpectrum;
using model::RhythmSpectrum;

/// The same numbers in every run and on every machine.
class Noise {
 public:
  explicit Noise(std::uint32_t seed) : state_(seed * 2654435761U + 1U) {}

  /// 0–1
  double next() {
    state_ = state_ * 1664525U + 1013904223U;
    return static_cast<double>(state_ >> 8U) / 16777216.0;
  }

 private:
  std::uint32_t state_;
};

std::uint8_t code(double value) {
  return static_cast<std::uint8_t>(std::clamp(std::round(value), 0.0, 255.0));
}

/// Levels of the bands on and off the stroke.
struct Timbre {
  explicit Timbre(int number) {
    Noise noise(static_cast<std::uint32_t>(number) + 100U);
    for (double& band : on) band = 90.0 + 80.0 * noise.next();
    for (std::size_t i = 0; i < off.size(); ++i) off[i] = on[i] - 60.0 * noise.next();
  }
  std::array<double, RhythmSpectrum::kBands> on{};
  std::array<double, RhythmSpectrum::kBands> off{};
};

/// Pitch classes of triads, four to a loop.
std::array<std::array<int, 3>, 4> loopOf(int number) {
  constexpr std::array<std::array<int, 4>, 4> kRoots{
      {{0, 7, 9, 5}, {2, 4, 9, 11}, {1, 6, 8, 3}, {10, 3, 5, 0}}};
  std::array<std::array<int, 3>, 4> loop{};
  for (std::size_t i = 0; i < 4; ++i) {
    const int root = kRoots[static_cast<std::size_t>(number) % kRoots.size()][i];
    loop[i] = {root, (root + 4) % 12, (root + 7) % 12};
  }
  return loop;
}

void addRhythm(FormSignal& signal, const FormPart& part, std::size_t frames, Noise& noise) {
  const Timbre timbre(part.timbre);
  constexpr std::size_t kEighth = 12;  // frames
  for (std::size_t i = 0; i < frames; ++i) {
    const auto& bands = i % kEighth < 3 ? timbre.on : timbre.off;
    for (const double band : bands) signal.rhythm.codes.push_back(code(band + 30.0 * (noise.next() - 0.5)));
  }
}

void addPitch(FormSignal& signal, const FormPart& part, std::size_t frames, Noise& noise) {
  const auto loop = loopOf(part.harmony);
  constexpr std::size_t kBarFrames = 25;
  for (std::size_t i = 0; i < frames; ++i) {
    const auto& chord = loop[i / kBarFrames % loop.size()];
    for (int band = 0; band < static_cast<int>(PitchSpectrum::kBands); ++band) {
      const bool sounds = std::ranges::find(chord, band % 12) != chord.end() && band > 24;
      signal.pitch.codes.push_back(code((sounds ? 150.0 : 50.0) + 30.0 * (noise.next() - 0.5)));
    }
  }
}

void addBars(FormSignal& signal, double begin, int count) {
  for (int i = 0; i < count; ++i) {
    const double start = begin + i * FormSignal::kBar;
    signal.grid.bars.push_back(
        {{start, start + FormSignal::kBar}, static_cast<int>(signal.grid.bars.size()) + 1, {4, 4}, 0.9});
    for (int beat = 0; beat < 4; ++beat) {
      signal.grid.beats.push_back({start + beat * FormSignal::kBar / 4.0, beat + 1, 0.9, {}});
    }
  }
}

/// Sound of a length that need not be whole bars.
void addSound(FormSignal& signal, const FormPart& part, double seconds, Noise& noise) {
  const double end = signal.rhythm.duration + seconds;
  signal.rhythm.duration = signal.pitch.duration = end;
  const auto until = [&](double rate) { return static_cast<std::size_t>(std::llround(end * rate)); };
  addRhythm(signal, part, until(RhythmSpectrum::kFrameRate) - signal.rhythm.frames(), noise);
  addPitch(signal, part, until(PitchSpectrum::kFrameRate) - signal.pitch.frames(), noise);
  while (signal.energy.curve.values.size() < until(10.0)) {
    signal.energy.curve.values.push_back(static_cast<float>(part.level + 2.0 * (noise.next() - 0.5)));
  }
}

}  // namespace

FormSignal makeForm(const std::vector<FormPart>& parts, double lead, double leadLevel) {
  FormSignal signal;
  signal.energy.curve = {0.05, 0.1, "dBFS", {}};
  Noise noise(1);
  addSound(signal, {90, 3, 0, leadLevel}, lead, noise);
  for (const FormPart& part : parts) {
    addBars(signal, signal.rhythm.duration, part.bars);
    addSound(signal, part, part.bars * FormSignal::kBar, noise);
  }
  return signal;
}

model::Sections sectionsOf(const FormSignal& signal) {
  pipeline::StepContext context;
  return steps::SectionsStep{}.run(signal.rhythm, signal.pitch, signal.energy, signal.grid,
                                   pipeline::Parameters(steps::SectionsStep::declaration()), context);
}

std::string formText(const model::Sections& form) {
  std::string text;
  for (const model::Section& section : form.sections) {
    if (!text.empty()) text += ' ';
    text += model::groupLetter(section.group);
    text += std::to_string(std::lround(section.range.duration() / FormSignal::kBar));
  }
  return text;
}

}  // namespace barline::test

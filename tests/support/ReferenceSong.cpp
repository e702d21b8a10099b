#include "tests/support/ReferenceSong.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>

#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr double kBeat = 60.0 / kReferenceBpm;
constexpr double kBar = 4 * kBeat;
constexpr std::size_t kBarsOfPart = 16;

using Notes = std::array<int, 3>;

struct Part {
  std::array<Notes, 4> chords;  ///< a bar each, again and again
  bool hasDrums{};
  bool hasBass{};
  bool hasEighths{};  ///< chords are struck twice a beat instead of held
};

// MIDI notes: C minor, A flat, E flat, B flat; F minor, G, C minor, E flat; A flat, B flat, G minor, C minor.
constexpr Part kVerse{{{{60, 63, 67}, {56, 60, 63}, {58, 63, 67}, {58, 62, 65}}}, true, true, false};
constexpr Part kChorus{{{{60, 65, 68}, {59, 62, 67}, {60, 63, 67}, {58, 63, 67}}}, true, true, true};
constexpr Part kBreak{{{{60, 63, 68}, {58, 62, 65}, {58, 62, 67}, {60, 63, 67}}}, false, false, false};
constexpr std::array kForm{kBreak, kVerse, kChorus, kVerse, kChorus, kBreak, kChorus};

std::size_t samplesAt(double seconds) {
  return static_cast<std::size_t>(std::llround(seconds * kReferenceRate));
}

/// @param seconds in which it falls to 1/e
std::vector<float> decaying(std::vector<float> samples, double seconds) {
  const double factor = std::exp(-1.0 / (seconds * kReferenceRate));
  double gain = 1.0;
  for (float& sample : samples) {
    sample *= static_cast<float>(gain);
    gain *= factor;
  }
  return samples;
}

std::vector<float> kick() {
  return decaying(sweep(120.0, 45.0, 0.25, kReferenceRate, 0.35), 0.07);
}

std::vector<float> snare(std::uint32_t seed) {
  std::vector<float> samples = whiteNoise(0.2, kReferenceRate, 0.22, seed);
  mixInto(samples, sine(190.0, 0.2, kReferenceRate, 0.15));
  return decaying(std::move(samples), 0.05);
}

/// The difference of neighbouring samples leaves the high half of the noise.
std::vector<float> hiHat(std::uint32_t seed) {
  std::vector<float> samples = whiteNoise(0.08, kReferenceRate, 0.06, seed);
  for (std::size_t i = samples.size() - 1; i > 0; --i) samples[i] -= samples[i - 1];
  return decaying(std::move(samples), 0.015);
}

using Stereo = std::array<std::vector<float>, 2>;

void addDrums(Stereo& bar) {
  for (std::size_t side = 0; side < 2; ++side) {
    const auto seed = static_cast<std::uint32_t>(side + 1);
    for (const int beat : {0, 2}) mixInto(bar.at(side), kick(), samplesAt(beat * kBeat));
    for (const int beat : {1, 3}) mixInto(bar.at(side), snare(seed), samplesAt(beat * kBeat));
    for (int half = 0; half < 8; ++half) mixInto(bar.at(side), hiHat(seed + 2), samplesAt(half * kBeat / 2));
  }
}

/// Root and fifth, two beats each.
void addBass(Stereo& bar, const Notes& notes) {
  const int root = notes[0] % 12 + 36;
  for (const int half : {0, 1}) {
    const std::array<int, 1> note{root + 7 * half};
    const std::vector<float> tone =
        decaying(chord(note, 2 * kBeat * 0.95, kReferenceRate, 0.2, 6), 4 * kBeat);
    for (std::vector<float>& side : bar) mixInto(side, tone, samplesAt(2 * kBeat * half));
  }
}

/// Each note from another place between left and right.
void addChord(Stereo& bar, const Notes& notes, bool inEighths) {
  const double length = inEighths ? kBeat / 2 : kBar;
  for (std::size_t i = 0; i < notes.size(); ++i) {
    const std::vector<float> tone =
        decaying(chord(std::span(&notes.at(i), 1), length * 0.98, kReferenceRate, 0.09, 8), length);
    const float left = 0.3F + 0.2F * static_cast<float>(i);
    for (double begin = 0.0; begin < kBar - length / 2; begin += length) {
      mixInto(bar[0], tone, samplesAt(begin), left);
      mixInto(bar[1], tone, samplesAt(begin), 1.0F - left);
    }
  }
}

Stereo makeBar(const Part& part, const Notes& notes) {
  Stereo bar{silence(kBar, kReferenceRate), silence(kBar, kReferenceRate)};
  if (part.hasDrums) addDrums(bar);
  if (part.hasBass) addBass(bar, notes);
  addChord(bar, notes, part.hasEighths);
  return bar;
}

}  // namespace

std::vector<std::vector<float>> referenceSong(double seconds) {
  std::vector<std::vector<float>> song{whiteNoise(seconds, kReferenceRate, 0.004, 11),
                                       whiteNoise(seconds, kReferenceRate, 0.004, 12)};
  std::map<std::pair<std::size_t, std::size_t>, Stereo> bars;  // by place in form and chords: they recur
  for (std::size_t number = 0; samplesAt(static_cast<double>(number) * kBar) < song[0].size(); ++number) {
    const std::size_t place = number / kBarsOfPart % kForm.size();
    const Part& part = kForm.at(place);
    const std::size_t turn = number % part.chords.size();
    auto [bar, isNew] = bars.try_emplace({place, turn});
    if (isNew) bar->second = makeBar(part, part.chords.at(turn));
    for (std::size_t side = 0; side < 2; ++side)
      mixInto(song[side], bar->second.at(side), samplesAt(static_cast<double>(number) * kBar));
  }
  for (std::vector<float>& side : song)
    for (float& sample : side) sample = std::clamp(sample, -1.0F, 1.0F);
  return song;
}

}  // namespace barline::test

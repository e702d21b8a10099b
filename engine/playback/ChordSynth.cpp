#include "engine/playback/ChordSynth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace barline::playback {
namespace {

constexpr std::size_t kWaveLength = 2048;
constexpr std::array<double, 6> kHarmonics{1.0, 0.42, 0.2, 0.1, 0.05, 0.025};
constexpr double kHighestNote = 1400.0;  // Hz; its harmonics stay below half the sample rate

constexpr double kAttackSeconds = 0.012;
constexpr double kDecaySeconds = 0.5;
constexpr float kSustain = 0.5F;
constexpr double kReleaseSeconds = 0.06;
constexpr float kInaudible = 1e-4F;
constexpr float kNoteLevel = 0.22F;  // so that four or five notes stay below full scale

std::vector<float> makeWave(double rate) {
  std::vector<float> wave(kWaveLength + 1);
  double sum = 0.0;
  for (std::size_t h = 0; h < kHarmonics.size(); ++h) {
    if (static_cast<double>(h + 1) * kHighestNote > rate / 2 && h > 0) break;
    sum += kHarmonics[h];
    for (std::size_t i = 0; i < wave.size(); ++i) {
      const double turn = static_cast<double>((h + 1) * i) / kWaveLength;
      wave[i] += static_cast<float>(kHarmonics[h] * std::sin(2.0 * std::numbers::pi * turn));
    }
  }
  for (float& sample : wave) sample /= static_cast<float>(sum);
  return wave;
}

float factorFor(double seconds, double rate) {
  return static_cast<float>(std::exp(-1.0 / (seconds * rate)));
}

}  // namespace

ChordSynth::ChordSynth(int sampleRate)
    : rate_(sampleRate),
      wave_(makeWave(sampleRate)),
      attackStep_(static_cast<float>(1.0 / (kAttackSeconds * sampleRate))),
      decayFactor_(factorFor(kDecaySeconds, sampleRate)),
      releaseFactor_(factorFor(kReleaseSeconds, sampleRate)),
      gain_(sampleRate) {}

void ChordSynth::reset() {
  voices_ = {};
  sounding_ = {};
}

void ChordSynth::render(std::span<float> out, const Passage& passage, const VoicedChords* chords,
                        const ChordSettings& settings, double pitch) {
  gain_.moveTo((settings.on ? settings.gain : 0.0F) * sidesOf(settings.pan), false);
  if (gain_.silent()) return reset();
  const std::size_t frames = out.size() / 2;
  // After a jump the chord is struck anew.
  if (std::abs(passage.trackFrame - expected_) > 2.0) play({});
  expected_ = passage.trackFrame + static_cast<double>(frames) * passage.speed;
  for (std::size_t done = 0; done < frames;) {
    const double at = passage.trackFrame + static_cast<double>(done) * passage.speed;
    const Due due = dueAt(chords, at);
    if (due.notes != sounding_) play(due.notes);
    const double ahead = std::ceil((due.until - at) / passage.speed);
    const std::size_t count = ahead < static_cast<double>(frames - done)
                                  ? std::max<std::size_t>(1, static_cast<std::size_t>(ahead))
                                  : frames - done;
    renderNotes(out.subspan(2 * done, 2 * count), pitch);
    done += count;
  }
}

ChordSynth::Due ChordSynth::dueAt(const VoicedChords* chords, double trackFrame) const {
  Due due{{}, std::numeric_limits<double>::max()};
  if (chords == nullptr) return due;
  const auto frameOf = [this](double seconds) { return std::round(seconds * rate_); };
  const auto next = std::ranges::upper_bound(
      chords->chords, trackFrame, {}, [&](const VoicedChord& chord) { return frameOf(chord.range.begin); });
  if (next != chords->chords.end()) due.until = frameOf(next->range.begin);
  if (next == chords->chords.begin()) return due;
  const VoicedChord& chord = *(next - 1);
  if (trackFrame >= frameOf(chord.range.end)) return due;
  due.until = std::min(due.until, frameOf(chord.range.end));
  due.notes.count = std::min(chord.notes.size(), kMostNotes);
  std::copy_n(chord.notes.begin(), due.notes.count, due.notes.notes.begin());
  return due;
}

void ChordSynth::play(const Notes& notes) {
  for (Voice& voice : voices_) {
    if (voice.sounds && !voice.released) {
      voice.released = true;
      voice.release = 1.0F;
    }
  }
  sounding_ = notes;
  for (std::size_t i = 0; i < notes.count; ++i) {
    // Where none is free, the one that has nearly died away.
    const auto quietest = std::ranges::min_element(voices_, {}, [](const Voice& voice) {
      return !voice.sounds ? -1.0F : voice.released ? voice.release : 2.0F;
    });
    *quietest = {.sounds = true, .note = notes.notes[i], .decay = 1.0F, .release = 1.0F};
  }
}

void ChordSynth::renderNotes(std::span<float> out, double pitch) {
  std::array<float, 3 * kMostNotes> increments{};
  for (std::size_t i = 0; i < voices_.size(); ++i) {
    const double hertz = pitch * 440.0 * std::exp2((voices_[i].note - 69) / 12.0);
    increments[i] = static_cast<float>(hertz / rate_);
  }
  for (std::size_t frame = 0; frame < out.size() / 2; ++frame) {
    float sample = 0.0F;
    for (std::size_t i = 0; i < voices_.size(); ++i) {
      if (voices_[i].sounds) sample += nextOf(voices_[i], increments[i]);
    }
    const Sides gains = gain_.next();
    out[2 * frame] += gains.left * sample;
    out[2 * frame + 1] += gains.right * sample;
  }
}

float ChordSynth::nextOf(Voice& voice, float increment) {
  const float place = voice.phase * kWaveLength;
  const auto index = static_cast<std::size_t>(place);
  const float between = place - static_cast<float>(index);
  const float tone = wave_[index] + between * (wave_[index + 1] - wave_[index]);
  voice.phase += increment;
  if (voice.phase >= 1.0F) voice.phase -= 1.0F;
  voice.attack = std::min(1.0F, voice.attack + attackStep_);
  voice.decay = kSustain + (voice.decay - kSustain) * decayFactor_;
  if (voice.released) {
    voice.release *= releaseFactor_;
    if (voice.release < kInaudible) voice.sounds = false;
  }
  return kNoteLevel * voice.attack * voice.decay * voice.release * tone;
}

}  // namespace barline::playback

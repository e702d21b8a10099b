#include <QTest>
#include <cmath>
#include <set>
#include <vector>

#include "engine/playback/ChordSynth.h"
#include "engine/playback/ChordVoicing.h"

namespace barline {
namespace {

constexpr int kRate = 44100;

model::ChordTimeline chords(const std::vector<std::string>& labels) {
  model::ChordTimeline timeline;
  double time = 0.0;
  for (const std::string& label : labels) {
    timeline.changes.push_back(
        {.range = {time, time + 1.0}, .label = label, .confidence = 1.0, .runnerUp = {}});
    time += 1.0;
  }
  return timeline;
}

std::set<int> classesOf(const std::vector<int>& notes) {
  std::set<int> classes;
  for (const int note : notes) classes.insert(note % 12);
  return classes;
}

std::vector<float> play(playback::ChordSynth& synth, const playback::VoicedChords& chords, double from,
                        double seconds, const playback::ChordSettings& settings, double pitch = 1.0,
                        double speed = 1.0) {
  std::vector<float> left;
  double at = from * kRate;
  const auto frames = static_cast<std::size_t>(seconds * kRate);
  while (left.size() < frames) {
    std::vector<float> out(2 * 353);
    synth.render(out, {at, speed}, &chords, settings, pitch);
    at += 353 * speed;
    for (std::size_t i = 0; i < out.size(); i += 2) left.push_back(out[i]);
  }
  return left;
}

/// Power of `sound` at a frequency, by Goertzel's algorithm.
double powerAt(const std::vector<float>& sound, double hertz) {
  const double c = 2.0 * std::cos(2.0 * M_PI * hertz / kRate);
  double s1 = 0.0;
  double s2 = 0.0;
  for (const float sample : sound) {
    const double s0 = sample + c * s1 - s2;
    s2 = s1;
    s1 = s0;
  }
  return (s1 * s1 + s2 * s2 - c * s1 * s2) / static_cast<double>(sound.size() * sound.size());
}

double hertzOf(int note) {
  return 440.0 * std::exp2((note - 69) / 12.0);
}

}  // namespace

class TestChordSound : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void chordsHaveTheirNotesAndTheirBass() {
    const auto voiced = playback::voiceChords(chords({"C:maj", "A:min7", "G:7/3", "F#:hdim7", "Bb:sus4"}));
    QCOMPARE(voiced.chords.size(), std::size_t{5});
    const std::vector<std::set<int>> expected{
        {0, 4, 7}, {9, 0, 4, 7}, {7, 11, 2, 5}, {6, 9, 0, 4}, {10, 3, 5}};
    const std::vector<int> basses{0, 9, 11, 6, 10};
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto& notes = voiced.chords[i].notes;
      QCOMPARE(classesOf(notes), expected[i]);
      QCOMPARE(notes.front() % 12, basses[i]);
      QVERIFY(notes.front() >= 40 && notes.front() <= 51);
      QVERIFY(std::ranges::is_sorted(notes) && notes.back() <= 78 && notes[1] > notes[0]);
      QVERIFY(notes.size() <= playback::kMostNotes);
    }
  }

  void nothingIsPlayedWhereThereIsNoChord() {
    const auto voiced = playback::voiceChords(chords({"C:maj", "N", "X", "G:maj"}));
    QCOMPARE(voiced.chords.size(), std::size_t{2});
    QCOMPARE(voiced.chords[1].range.begin, 3.0);
  }

  void theHandMovesLittle() {
    const auto voiced = playback::voiceChords(
        chords({"C:maj", "F:maj", "G:maj", "A:min", "E:min", "D:min7", "G:7", "C:maj"}));
    for (std::size_t i = 1; i < voiced.chords.size(); ++i) {
      const auto& before = voiced.chords[i - 1].notes;
      const auto& after = voiced.chords[i].notes;
      QVERIFY(std::abs(after[1] - before[1]) <= 4);
      QVERIFY(std::abs(after.back() - before.back()) <= 4);
    }
  }

  void synthPlaysTheNotesOfTheChord() {
    const auto voiced = playback::voiceChords(chords({"C:maj", "D:min"}));
    playback::ChordSynth synth(kRate);
    const auto sound = play(synth, voiced, 0.1, 0.8, {.on = true, .gain = 1.0F});
    for (const int note : voiced.chords[0].notes)
      QVERIFY(powerAt(sound, hertzOf(note)) > 100.0 * powerAt(sound, hertzOf(61)));  // C♯4 is not in it
    QVERIFY(std::ranges::all_of(sound, [](float sample) { return std::abs(sample) < 1.0F; }));
  }

  void synthFollowsThePitchShift() {
    const auto voiced = playback::voiceChords(chords({"C:maj"}));
    playback::ChordSynth synth(kRate);
    const auto sound = play(synth, voiced, 0.1, 0.8, {.on = true, .gain = 1.0F}, std::exp2(2.0 / 12.0));
    const int note = voiced.chords[0].notes[0];
    QVERIFY(powerAt(sound, hertzOf(note + 2)) > 100.0 * powerAt(sound, hertzOf(note)));
  }

  void chordsChangeWhereTheyDoAtAnySpeed() {
    const auto voiced = playback::voiceChords(chords({"N", "C:maj"}));
    for (const double speed : {0.25, 1.0, 2.0}) {
      playback::ChordSynth synth(kRate);
      const auto sound = play(synth, voiced, 0.9, 0.6, {.on = true}, 1.0, speed);
      const auto first = std::ranges::find_if(sound, [](float sample) { return sample != 0.0F; });
      const double expected = 0.1 / speed * kRate;
      QVERIFY(std::abs(static_cast<double>(first - sound.begin()) - expected) < 4.0);
    }
  }

  void changesAndSwitchingMakeNoStep() {
    const auto voiced = playback::voiceChords(chords({"C:maj", "F:maj", "N", "G:7"}));
    playback::ChordSynth synth(kRate);
    auto sound = play(synth, voiced, 0.0, 2.5, {.on = true, .gain = 1.0F});
    const auto off = play(synth, voiced, 2.5, 0.2, {.on = false});
    sound.insert(sound.end(), off.begin(), off.end());
    const auto again = play(synth, voiced, 0.5, 0.5, {.on = true, .gain = 1.0F});
    sound.insert(sound.end(), again.begin(), again.end());
    float largest = 0.0F;
    for (std::size_t i = 1; i < sound.size(); ++i)
      largest = std::max(largest, std::abs(sound[i] - sound[i - 1]));
    QVERIFY2(largest < 0.08F, qPrintable(QString::number(largest)));  // what the tones themselves move
  }
};

}  // namespace barline

QTEST_APPLESS_MAIN(barline::TestChordSound)
#include "test_chord_sound.moc"

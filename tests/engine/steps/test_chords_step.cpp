#include <QTest>
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "engine/audio/Audio.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "engine/steps/harmony/HarmonySpans.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/engine/steps/HeardHarmony.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr int kRate = audio::kAnalysisRate;

model::ChordTimeline chordsOf(const model::HarmonyActivation& activation,
                              const model::PitchSpectrum& spectrum, const model::BeatGrid& grid) {
  pipeline::StepContext context;
  return steps::ChordsStep{}.run(activation, spectrum, grid,
                                 pipeline::Parameters(steps::ChordsStep::declaration()), context);
}

model::ChordTimeline chordsOf(const std::vector<HeardChord>& heard, const model::BeatGrid& grid,
                              float clarity = 5.0F) {
  return chordsOf(harmonyActivationOf(heard, clarity), {}, grid);
}

model::ChordTimeline chordsOfAudio(std::span<const float> samples, const model::BeatGrid& grid) {
  const model::PitchSpectrum spectrum = pitchSpectrumOf(samples);
  return chordsOf(harmonyOf(spectrum), spectrum, grid);
}

std::vector<std::string> labels(const std::vector<model::ChordSpan>& spans) {
  std::vector<std::string> result;
  for (const auto& span : spans) result.push_back(span.label);
  return result;
}

/// Spans touch, fill [0, duration) and say only what they may.
void verifyTimeline(const model::ChordTimeline& timeline, double duration) {
  double at = 0.0;
  std::string previous;
  for (const auto& span : timeline.changes) {
    QCOMPARE(span.range.begin, at);
    QVERIFY(span.range.end > span.range.begin);
    QVERIFY(span.label != previous);
    QVERIFY(span.label == "N" || model::parseHarte(span.label));
    QVERIFY(span.confidence >= 0.0 && span.confidence <= 1.0);
    QVERIFY(span.confidence >= 0.9 || span.runnerUp);
    QVERIFY(span.runnerUp != span.label);
    at = span.range.end;
    previous = span.label;
  }
  QCOMPARE(at, duration);
}

}  // namespace

class TestChordsStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void vocabularyReadsWhatItWrites() {
    std::set<std::string> seen;
    for (std::size_t chord = 0; chord < steps::kNoChord; ++chord) {
      for (std::size_t bass = 0; bass < 12; ++bass) {
        const auto above = (bass + 12 - steps::chordRoot(chord)) % 12;
        const bool inChord = above == 0 || !steps::chordDegree(steps::chordQuality(chord), above).empty();
        if (!inChord) continue;
        const std::string label = steps::harteLabel({chord, bass}, {});
        QVERIFY2(seen.insert(label).second, label.c_str());
        QCOMPARE(steps::chordNumber(label), chord);
        QCOMPARE(static_cast<std::size_t>(model::parseHarte(label)->bass), bass);
      }
    }
    QCOMPARE(steps::harteLabel({}, {}), std::string("N"));
    QCOMPARE(steps::chordNumber("N"), steps::kNoChord);
    QVERIFY(!steps::chordNumber("C:13"));
    QVERIFY(!steps::chordNumber("X"));
  }

  void extendedChordsCountAsTheirSevenths() {
    QCOMPARE(steps::nearestChord("D:maj9"), steps::chordNumber("D:maj7"));
    QCOMPARE(steps::nearestChord("D:min11"), steps::chordNumber("D:min7"));
    QCOMPARE(steps::nearestChord("D:13/3"), steps::chordNumber("D:7"));
    QCOMPARE(steps::nearestChord("D:7(b9)"), steps::chordNumber("D:7"));
    QCOMPARE(steps::nearestChord("D:minmaj7"), steps::chordNumber("D:min"));
    QCOMPARE(steps::nearestChord("D:hdim7"), steps::chordNumber("D:hdim7"));
    QCOMPARE(steps::nearestChord("N"), steps::kNoChord);
    for (const char* label : {"D:5", "D:(1,5)", "X", "D:nonsense"}) QVERIFY(!steps::nearestChord(label));
  }

  // A chord may change at any moment where no beat is, also between two stretches of beats.
  void pausesOfThePulseAreCutFinely() {
    model::BeatGrid grid = regularGrid(120.0, 4.0);
    const std::size_t before = grid.beats.size();
    for (const model::Beat& beat : regularGrid(120.0, 4.0).beats) {
      grid.beats.push_back(beat);
      grid.beats.back().time += 12.0;
    }
    const auto spans = steps::harmonySpans(grid, 16.0);
    double at = 0.0;
    for (const steps::HarmonySpan& span : spans) {
      QCOMPARE(span.range.begin, at);
      at = span.range.end;
      if (span.range.begin < grid.beats[before - 1].time + 0.5 || span.range.end > 12.0) continue;
      QVERIFY(span.accent == steps::Accent::Free);
      QVERIFY(span.range.duration() < 0.3);
    }
    QCOMPARE(at, 16.0);
  }

  void decodesEveryChordThatIsHeard() {
    for (std::size_t quality = 0; quality < steps::kChordQualities; ++quality) {
      for (std::size_t root = 0; root < 12; ++root) {
        const std::string label = steps::harteLabel({quality * 12 + root, root}, {});
        const auto timeline = chordsOf({{label, 4.0}}, regularGrid(120.0, 4.0));
        QCOMPARE(timeline.changes.size(), std::size_t{1});
        QCOMPARE(steps::chordNumber(timeline.changes.front().label), quality * 12 + root);
        QVERIFY(timeline.changes.front().confidence > 0.9);
      }
    }
  }

  void namesInversions() {
    const std::vector<HeardChord> progression{{"C:maj", 2.0},   {"G:maj/3", 2.0}, {"A:min", 2.0},
                                              {"F:maj/5", 2.0}, {"G:7/b7", 2.0},  {"C:maj/3", 2.0}};
    const auto timeline = chordsOf(progression, regularGrid(120.0, 12.0));
    const std::vector<std::string> expected{"C:maj", "G:maj/3", "A:min", "F:maj/5", "G:7/b7", "C:maj/3"};
    QCOMPARE(labels(timeline.changes), expected);
    QCOMPARE(labels(timeline.perBar), expected);
  }

  void splitsAChordWhoseBassMoves() {
    const auto timeline =
        chordsOf({{"C:maj", 2.0}, {"C:maj/3", 2.0}, {"F:maj", 4.0}}, regularGrid(120.0, 8.0));
    QCOMPARE(labels(timeline.changes), (std::vector<std::string>{"C:maj", "C:maj/3", "F:maj"}));
    QCOMPARE(timeline.changes[1].range.begin, 2.0);
  }

  void aWalkingBassIsNoInversion() {
    // The lowest note steps through the chord, a beat each.
    const auto timeline =
        chordsOf({{"C:maj", 0.5}, {"C:maj/3", 0.5}, {"C:maj/5", 0.5}, {"C:maj", 0.5}, {"C:maj", 2.0}},
                 regularGrid(120.0, 4.0), 1.0F);
    QCOMPARE(labels(timeline.changes), std::vector<std::string>{"C:maj"});
  }

  void keepsChordsThatPass() {
    // Two beats each, and one of a single beat that is heard plainly.
    const auto timeline =
        chordsOf({{"C:maj", 1.0}, {"D:min7", 1.0}, {"G:7", 1.5}, {"B:dim7", 0.5}, {"C:maj", 2.0}},
                 regularGrid(120.0, 6.0));
    QCOMPARE(labels(timeline.changes),
             (std::vector<std::string>{"C:maj", "D:min7", "G:7", "B:dim7", "C:maj"}));
    QCOMPARE(timeline.changes[3].range.begin, 3.5);
  }

  void ignoresABlink() {
    // A tenth of a second of something else that is hardly heard.
    const auto timeline =
        chordsOf({{"C:maj", 1.9}, {"E:min", 0.1}, {"C:maj", 2.0}}, regularGrid(120.0, 4.0), 1.0F);
    QCOMPARE(labels(timeline.changes), std::vector<std::string>{"C:maj"});
  }

  void saysWhatElseItMightBe() {
    // Hardly heard: the chord stands, less sure, with a runner-up.
    const auto timeline = chordsOf({{"C:maj", 2.0}}, regularGrid(120.0, 2.0), 0.3F);
    const auto& span = timeline.changes.front();
    QVERIFY(span.confidence < 0.9);
    QVERIFY(span.runnerUp && *span.runnerUp != span.label);
  }

  void spellsByTheKey() {
    const auto flats =
        chordsOf({{"Eb:maj", 2.0}, {"C:min", 2.0}, {"Ab:maj", 2.0}, {"Bb:maj/3", 2.0}, {"Eb:maj", 2.0}},
                 regularGrid(120.0, 10.0));
    QCOMPARE(labels(flats.perBar),
             (std::vector<std::string>{"Eb:maj", "C:min", "Ab:maj", "Bb:maj/3", "Eb:maj"}));
    const auto sharps =
        chordsOf({{"E:maj", 2.0}, {"Db:min", 2.0}, {"A:maj", 2.0}, {"B:7", 2.0}, {"E:maj", 2.0}},
                 regularGrid(120.0, 10.0));
    QCOMPARE(labels(sharps.perBar), (std::vector<std::string>{"E:maj", "C#:min", "A:maj", "B:7", "E:maj"}));
  }

  void hearsAProgression() {
    // C – Am – F – G7 – C, a bar of 2 s each, from audio to labels.
    const std::vector<PlayedChord> progression{{{36, 60, 64, 67}, 2.0},
                                               {{45, 60, 64, 69}, 2.0},
                                               {{41, 60, 65, 69}, 2.0},
                                               {{43, 59, 62, 65, 67}, 2.0},
                                               {{36, 60, 64, 67}, 2.0}};
    const auto timeline = chordsOfAudio(play(progression), regularGrid(120.0, 10.0));
    const std::vector<std::string> expected{"C:maj", "A:min", "F:maj", "G:7", "C:maj"};
    QCOMPARE(labels(timeline.changes), expected);
    QCOMPARE(labels(timeline.perBar), expected);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QVERIFY(std::abs(timeline.changes[i].range.begin - 2.0 * static_cast<double>(i)) < 1e-6);
      QVERIFY(timeline.changes[i].confidence > 0.5);
    }
    verifyTimeline(timeline, 10.0);
  }

  void hearsInAnyTuning() {
    for (const double cents : {-40.0, 35.0}) {
      const std::vector<PlayedChord> progression{{{36, 60, 64, 67}, 2.0}, {{41, 60, 65, 69}, 2.0}};
      const auto timeline = chordsOfAudio(play(progression, cents), regularGrid(120.0, 4.0));
      QCOMPARE(labels(timeline.perBar), (std::vector<std::string>{"C:maj", "F:maj"}));
    }
  }

  void needsNoBeats() {
    const auto timeline = chordsOf({{"C:maj", 3.0}, {"F:maj", 3.0}}, {});
    QCOMPARE(labels(timeline.changes), (std::vector<std::string>{"C:maj", "F:maj"}));
    QVERIFY(std::abs(timeline.changes[1].range.begin - 3.0) <= 0.25);
    QVERIFY(timeline.perBar.empty());
    verifyTimeline(timeline, 6.0);
  }

  void unpitchedSoundHasNoChord_data() {
    QTest::addColumn<std::vector<float>>("samples");
    QTest::newRow("silence") << silence(6.0, kRate);
    QTest::newRow("noise") << whiteNoise(10.0, kRate);
    QTest::newRow("clipped noise") << clippedNoise(10.0, kRate);
    QTest::newRow("clicks") << clicks(regularTimes(120.0, 0.0, 10.0), 10.0, kRate);
    auto click = silence(5.0, kRate);
    click[kRate] = 1.0F;
    QTest::newRow("one click") << click;
  }

  void unpitchedSoundHasNoChord() {
    QFETCH(std::vector<float>, samples);
    const auto timeline = chordsOfAudio(samples, {});
    QCOMPARE(labels(timeline.changes), std::vector<std::string>{"N"});
  }

  void silenceAfterMusicHasNoChord() {
    auto samples = play(std::vector<PlayedChord>{{{36, 60, 64, 67}, 4.0}});
    append(samples, silence(4.0, kRate));
    const auto timeline = chordsOfAudio(samples, regularGrid(120.0, 8.0));
    QCOMPARE(timeline.changes.front().label, std::string("C:maj"));
    QCOMPARE(timeline.changes.back().label, std::string("N"));
    QVERIFY(std::abs(timeline.changes.back().range.begin - 4.0) <= 1.0);
    const model::PitchClassVector none{};
    QCOMPARE(timeline.changes.back().range.end, 8.0);
    QCOMPARE(timeline.perBar.back().chroma, none);
  }

  void chromaSumsToOne() {
    const auto timeline =
        chordsOfAudio(play(std::vector<PlayedChord>{{{45, 57, 60, 64}, 4.0}}), regularGrid(90.0, 4.0));
    for (const auto& span : timeline.changes) {
      float sum = 0.0F;
      for (const float value : span.chroma) sum += value;
      QVERIFY(std::abs(sum - 1.0F) < 1e-4F);
      QVERIFY(span.chroma[9] > 0.12F && span.chroma[0] > 0.12F && span.chroma[4] > 0.12F);
    }
  }

  void takesOddInput() {
    QVERIFY(chordsOf(model::HarmonyActivation{}, {}, {}).changes.empty());
    const auto grid = regularGrid(120.0, 10.0);
    const auto empty = chordsOf(model::HarmonyActivation{}, {}, grid);
    QCOMPARE(empty.perBar.size(), grid.bars.size());
    // A grid that goes on after the sound has ended, and a sound of one sample.
    const auto timeline = chordsOf({{"A:min", 3.0}}, grid);
    QCOMPARE(timeline.perBar.size(), grid.bars.size());
    verifyTimeline(timeline, 3.0);
    verifyTimeline(chordsOfAudio(std::vector<float>{0.1F}, grid), 1.0 / kRate);
    // A first beat before the sound begins and beats that lie on one another.
    model::BeatGrid odd;
    for (const double time : {-0.2, 0.3, 0.3, 0.31, 2.0}) odd.beats.push_back({time, 1, 1.0, {}});
    verifyTimeline(chordsOf({{"A:min", 3.0}}, odd), 3.0);
  }

  void stopsWhenAsked() {
    const auto activation = harmonyActivationOf(std::vector<HeardChord>{{"A:min", 30.0}});
    pipeline::CancellationToken token;
    double last = 0.0;
    pipeline::StepContext context(token, [&](double fraction) {
      QVERIFY(fraction >= last && fraction <= 1.0);
      last = fraction;
      if (fraction > 0.05) token.cancel();
    });
    QVERIFY_THROWS_EXCEPTION(
        pipeline::Cancelled,
        (void)steps::ChordsStep{}.run(activation, {}, {},
                                      pipeline::Parameters(steps::ChordsStep::declaration()), context));
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestChordsStep)
#include "test_chords_step.moc"

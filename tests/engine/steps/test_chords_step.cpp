#include <QTest>
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "engine/audio/Audio.h"
#include "engine/steps/ChordsStep.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr int kRate = audio::kAnalysisRate;

model::ChordTimeline chordsOf(const model::Chromagram& chromagram, const model::BeatGrid& grid) {
  pipeline::StepContext context;
  return steps::ChordsStep{}.run(chromagram, grid, pipeline::Parameters(steps::ChordsStep::declaration()),
                                 context);
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
  void knowsEveryQualityOnEveryRoot_data() {
    QTest::addColumn<QString>("quality");
    QTest::addColumn<std::vector<int>>("intervals");
    QTest::newRow("maj") << "maj" << std::vector<int>{0, 4, 7};
    QTest::newRow("min") << "min" << std::vector<int>{0, 3, 7};
    QTest::newRow("7") << "7" << std::vector<int>{0, 4, 7, 10};
    QTest::newRow("maj7") << "maj7" << std::vector<int>{0, 4, 7, 11};
    QTest::newRow("min7") << "min7" << std::vector<int>{0, 3, 7, 10};
    QTest::newRow("dim") << "dim" << std::vector<int>{0, 3, 6};
    QTest::newRow("aug") << "aug" << std::vector<int>{0, 4, 8};
    QTest::newRow("sus2") << "sus2" << std::vector<int>{0, 2, 7};
    QTest::newRow("sus4") << "sus4" << std::vector<int>{0, 5, 7};
  }

  void knowsEveryQualityOnEveryRoot() {
    QFETCH(QString, quality);
    QFETCH(std::vector<int>, intervals);
    for (int bass = 43; bass < 55; ++bass) {
      const int root = bass % 12;
      const auto samples = play(std::vector<PlayedChord>{{voicing(bass, intervals), 4.0}});
      const auto timeline = chordsOf(chromagramOf(samples), regularGrid(120.0, 4.0));
      QCOMPARE(timeline.perBar.size(), std::size_t{2});
      for (const auto& bar : timeline.perBar) {
        const auto chord = model::parseHarte(bar.label);
        QVERIFY(chord);
        QCOMPARE(QString::fromStdString(chord->quality), quality);
        QCOMPARE(chord->root, root);
      }
    }
  }

  void followsAProgression() {
    // C – Am – F – G7 – C, a bar of 2 s each.
    const std::vector<PlayedChord> progression{{{36, 60, 64, 67}, 2.0},
                                               {{45, 60, 64, 69}, 2.0},
                                               {{41, 60, 65, 69}, 2.0},
                                               {{43, 59, 62, 65, 67}, 2.0},
                                               {{36, 60, 64, 67}, 2.0}};
    const auto samples = play(progression);
    const auto timeline = chordsOf(chromagramOf(samples), regularGrid(120.0, 10.0));
    const std::vector<std::string> expected{"C:maj", "A:min", "F:maj", "G:7", "C:maj"};
    QCOMPARE(labels(timeline.changes), expected);
    QCOMPARE(labels(timeline.perBar), expected);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      QVERIFY(std::abs(timeline.changes[i].range.begin - 2.0 * static_cast<double>(i)) < 1e-6);
      QVERIFY(timeline.changes[i].confidence > 0.5);
    }
    verifyTimeline(timeline, 10.0);
  }

  void hearsThroughInversions() {
    // The same chords over their third or fifth: the root is what counts.
    const std::vector<PlayedChord> progression{{{40, 60, 64, 67}, 2.0},
                                               {{36, 60, 65, 69}, 2.0},
                                               {{38, 59, 62, 67}, 2.0},
                                               {{45, 62, 65, 69}, 2.0},
                                               {{36, 60, 64, 67}, 2.0}};
    const auto timeline = chordsOf(chromagramOf(play(progression)), regularGrid(120.0, 10.0));
    const std::vector<std::string> expected{"C:maj", "F:maj", "G:maj", "D:min", "C:maj"};
    QCOMPARE(labels(timeline.perBar), expected);
  }

  void spellsByTheKey() {
    // Eb – Cm – Ab – Bb – Eb and E – C#m – A – B – E.
    for (const int shift : {0, 1}) {
      std::vector<PlayedChord> progression{{{39, 63, 67, 70}, 2.0},
                                           {{36, 63, 67, 72}, 2.0},
                                           {{44, 63, 68, 72}, 2.0},
                                           {{46, 62, 65, 70}, 2.0},
                                           {{39, 63, 67, 70}, 2.0}};
      for (auto& chord : progression) {
        for (int& note : chord.notes) note += shift;
      }
      const auto timeline = chordsOf(chromagramOf(play(progression)), regularGrid(120.0, 10.0));
      const std::vector<std::string> expected =
          shift == 0 ? std::vector<std::string>{"Eb:maj", "C:min", "Ab:maj", "Bb:maj", "Eb:maj"}
                     : std::vector<std::string>{"E:maj", "C#:min", "A:maj", "B:maj", "E:maj"};
      QCOMPARE(labels(timeline.perBar), expected);
    }
  }

  void needsNoBeats() {
    const std::vector<PlayedChord> progression{{{36, 60, 64, 67}, 3.0}, {{41, 60, 65, 69}, 3.0}};
    const auto timeline = chordsOf(chromagramOf(play(progression)), {});
    const std::vector<std::string> expected{"C:maj", "F:maj"};
    QCOMPARE(labels(timeline.changes), expected);
    QVERIFY(std::abs(timeline.changes[1].range.begin - 3.0) <= 0.5);
    QVERIFY(timeline.perBar.empty());
    verifyTimeline(timeline, 6.0);
  }

  void silenceHasNoChord() {
    auto samples = play(std::vector<PlayedChord>{{{36, 60, 64, 67}, 4.0}});
    append(samples, silence(4.0, kRate));
    const auto timeline = chordsOf(chromagramOf(samples), regularGrid(120.0, 8.0));
    QCOMPARE(timeline.changes.front().label, std::string("C:maj"));
    QCOMPARE(timeline.changes.back().label, std::string("N"));
    QVERIFY(std::abs(timeline.changes.back().range.begin - 4.0) <= 1.0);

    const auto nothing = chordsOf(chromagramOf(silence(5.0, kRate)), {});
    QCOMPARE(labels(nothing.changes), std::vector<std::string>{"N"});
    const model::PitchClassVector none{};
    QCOMPARE(nothing.changes.front().chroma, none);
  }

  void chromaSumsToOne() {
    const auto timeline = chordsOf(chromagramOf(play(std::vector<PlayedChord>{{{45, 57, 60, 64}, 4.0}})),
                                   regularGrid(90.0, 4.0));
    for (const auto& span : timeline.changes) {
      float sum = 0.0F;
      for (const float value : span.chroma) sum += value;
      QVERIFY(std::abs(sum - 1.0F) < 1e-4F);
      QVERIFY(span.chroma[9] > 0.12F && span.chroma[0] > 0.12F && span.chroma[4] > 0.12F);
    }
  }

  void takesOddInput() {
    QVERIFY(chordsOf({}, {}).changes.empty());
    const auto grid = regularGrid(120.0, 10.0);
    const auto empty = chordsOf({}, grid);
    QCOMPARE(empty.perBar.size(), grid.bars.size());
    // A grid that goes on after the sound has ended, and a sound of one sample.
    const auto timeline = chordsOf(chromagramOf(sine(220.0, 3.0, kRate)), grid);
    QCOMPARE(timeline.perBar.size(), grid.bars.size());
    verifyTimeline(timeline, 3.0);
    verifyTimeline(chordsOf(chromagramOf(std::vector<float>{0.1F}), grid), 1.0 / kRate);
    verifyTimeline(chordsOf(chromagramOf(clippedNoise(5.0, kRate)), {}), 5.0);
  }

  void stopsWhenAsked() {
    const auto chromagram = chromagramOf(sine(220.0, 30.0, kRate));
    pipeline::CancellationToken token;
    double last = 0.0;
    pipeline::StepContext context(token, [&](double fraction) {
      QVERIFY(fraction >= last && fraction <= 1.0);
      last = fraction;
      if (fraction > 0.05) token.cancel();
    });
    QVERIFY_THROWS_EXCEPTION(
        pipeline::Cancelled,
        (void)steps::ChordsStep{}.run(chromagram, {}, pipeline::Parameters(steps::ChordsStep::declaration()),
                                      context));
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestChordsStep)
#include "test_chords_step.moc"

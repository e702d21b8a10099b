#include <QTest>
#include <array>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/KeyStep.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr int kRate = audio::kAnalysisRate;

model::KeyTimeline keyOf(const model::Chromagram& chromagram, const model::BeatGrid& grid = {}) {
  pipeline::StepContext context;
  const auto chords = steps::ChordsStep{}.run(
      chromagram, grid, pipeline::Parameters(steps::ChordsStep::declaration()), context);
  return steps::KeyStep{}.run(chords, grid, pipeline::Parameters(steps::KeyStep::declaration()), context);
}

/// I – IV – V7 – I or i – iv – V7 – i.
std::vector<PlayedChord> cadence(const model::MusicalKey& key, double seconds) {
  const int third = key.mode == model::Mode::Major ? 4 : 3;
  const int sixth = key.mode == model::Mode::Major ? 9 : 8;
  const int c = 60 + (key.tonic > 6 ? key.tonic - 12 : key.tonic);
  return {{{c - 24, c, c + third, c + 7}, seconds},
          {{c - 19, c, c + 5, c + sixth}, seconds},
          {{c - 17, c - 1, c + 2, c + 5, c + 7}, seconds},
          {{c - 24, c, c + third, c + 7}, seconds}};
}

void verifySpans(const model::KeyTimeline& timeline, double duration) {
  double at = 0.0;
  for (const auto& span : timeline.spans) {
    QCOMPARE(span.range.begin, at);
    QVERIFY(span.range.end > at);
    QVERIFY(span.confidence >= 0.0 && span.confidence <= 1.0);
    QVERIFY(!span.runnerUp || *span.runnerUp != span.key);
    at = span.range.end;
  }
  QCOMPARE(at, duration);
}

}  // namespace

class TestKeyStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsAllKeys_data() {
    QTest::addColumn<int>("tonic");
    QTest::addColumn<bool>("minor");
    for (int tonic = 0; tonic < 12; ++tonic) {
      for (const bool minor : {false, true}) {
        const model::MusicalKey key{tonic, minor ? model::Mode::Minor : model::Mode::Major};
        QTest::newRow(model::toString(key).c_str()) << tonic << minor;
      }
    }
  }

  void findsAllKeys() {
    QFETCH(int, tonic);
    QFETCH(bool, minor);
    const model::MusicalKey key{tonic, minor ? model::Mode::Minor : model::Mode::Major};
    const auto timeline = keyOf(chromagramOf(play(cadence(key, 1.0))), regularGrid(120.0, 4.0));
    QVERIFY(timeline.global.has_value());
    QCOMPARE(QString::fromStdString(model::toString(*timeline.global)),
             QString::fromStdString(model::toString(key)));
    QCOMPARE(timeline.spans.size(), std::size_t{1});
    QVERIFY(timeline.spans.front().key == key);
    QVERIFY(timeline.confidence > 0.3);
    verifySpans(timeline, 4.0);
  }

  void followsAModulation() {
    // 32 s of C major, then 32 s of A major.
    std::vector<float> samples;
    for (int i = 0; i < 8; ++i) append(samples, play(cadence({0, model::Mode::Major}, 1.0)));
    for (int i = 0; i < 8; ++i) append(samples, play(cadence({9, model::Mode::Major}, 1.0)));
    const auto timeline = keyOf(chromagramOf(samples), regularGrid(120.0, 64.0));
    QCOMPARE(timeline.spans.size(), std::size_t{2});
    QCOMPARE(model::toString(timeline.spans[0].key), std::string("C major"));
    QCOMPARE(model::toString(timeline.spans[1].key), std::string("A major"));
    QVERIFY(std::abs(timeline.spans[1].range.begin - 32.0) <= 4.0);
    verifySpans(timeline, 64.0);
  }

  void aChordOutsideIsNoModulation() {
    // A secondary dominant, D7 in C major, two bars long.
    std::vector<float> samples;
    for (int i = 0; i < 4; ++i) append(samples, play(cadence({0, model::Mode::Major}, 1.0)));
    append(samples, play(std::vector<PlayedChord>{{{38, 60, 62, 66, 69}, 2.0}, {{43, 59, 62, 67}, 2.0}}));
    for (int i = 0; i < 4; ++i) append(samples, play(cadence({0, model::Mode::Major}, 1.0)));
    const auto timeline = keyOf(chromagramOf(samples), {});
    QCOMPARE(timeline.spans.size(), std::size_t{1});
    QCOMPARE(model::toString(*timeline.global), std::string("C major"));
  }

  void unpitchedSoundHasNoKey_data() {
    QTest::addColumn<std::vector<float>>("samples");
    QTest::newRow("nothing") << std::vector<float>{};
    QTest::newRow("one sample") << std::vector<float>{0.5F};
    QTest::newRow("silence") << silence(10.0, kRate);
    QTest::newRow("noise") << whiteNoise(20.0, kRate);
    QTest::newRow("clipped noise") << clippedNoise(20.0, kRate);
    QTest::newRow("clicks") << clicks(regularTimes(120.0, 0.0, 20.0), 20.0, kRate);
  }

  void unpitchedSoundHasNoKey() {
    QFETCH(std::vector<float>, samples);
    const auto timeline = keyOf(chromagramOf(samples));
    QVERIFY(!timeline.global.has_value());
    QVERIFY(timeline.spans.empty());
    QCOMPARE(timeline.confidence, 0.0);
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestKeyStep)
#include "test_key_step.moc"

#include <QTest>
#include <cmath>
#include <string>
#include <vector>

#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/BassChanges.h"
#include "engine/steps/rhythm/RhythmDecoder.h"
#include "tests/engine/steps/ActivationSignals.h"
#include "tests/engine/steps/HeardHarmony.h"

using namespace barline;
using Rhythm = model::RhythmActivation;

namespace {

constexpr double kBpm = 120.0;
constexpr double kStart = 0.4;  // s, of the first beat
constexpr int kBars = 16;
constexpr double kBarSeconds = 4.0 * 60.0 / kBpm;
constexpr double kSeconds = kStart + kBars * kBarSeconds + 0.1;

/// Beats without accents in 4/4: nothing in them says where a bar begins.
Rhythm evenBeats() {
  test::Hearing hearing;
  hearing.downbeat = -3.0f;
  return test::activationOf(test::playedBars(kBpm, 4, kBars, kStart), kSeconds, hearing);
}

/// Chords of a bar's length that begin on beat `beat` (0–3) of those bars; `labels` over and over.
model::HarmonyActivation chordsFrom(int beat, const std::vector<std::string>& labels) {
  std::vector<test::HeardChord> heard{{labels.back(), kStart + beat * 60.0 / kBpm}};
  for (int bar = 0; bar < kBars; ++bar)
    heard.push_back({labels[static_cast<std::size_t>(bar) % labels.size()], kBarSeconds});
  return test::harmonyActivationOf(heard);
}

float changeAt(const Rhythm& activation, double time) {
  return activation.logitAt(static_cast<std::size_t>(std::lround(time * activation.frameRate)),
                            Rhythm::Change);
}

}  // namespace

class TestBassChanges : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutHarmonyNothingIsAdded() {
    const Rhythm activation = evenBeats();
    QCOMPARE(steps::rhythm::withBassChanges(activation, {}), activation);
    QCOMPARE(steps::rhythm::withBassChanges({}, chordsFrom(0, {"C:maj", "G:maj"})), Rhythm{});
  }

  void aChordIsLikelyToBeginWhereTheBassMoves() {
    const Rhythm joined =
        steps::rhythm::withBassChanges(evenBeats(), chordsFrom(0, {"C:maj", "A:min", "F:maj", "G:7"}));
    for (int bar = 1; bar + 1 < kBars; ++bar) {
      const double begin = kStart + bar * kBarSeconds;
      QVERIFY(changeAt(joined, begin) > 0.5f);
      QVERIFY(changeAt(joined, begin + 0.5 * kBarSeconds) < -2.0f);
    }
  }

  void aHeldBassSaysThatNoChordBegins() {
    const Rhythm plain = evenBeats();
    const Rhythm joined = steps::rhythm::withBassChanges(plain, chordsFrom(0, {"C:maj"}));
    for (double time = 0.0; time < kSeconds - 0.1; time += 0.1) QVERIFY(changeAt(joined, time) < -2.0f);
    for (std::size_t frame = 0; frame < plain.frames(); ++frame) {
      QCOMPARE(joined.logitAt(frame, Rhythm::Beat), plain.logitAt(frame, Rhythm::Beat));
      QCOMPARE(joined.logitAt(frame, Rhythm::Downbeat), plain.logitAt(frame, Rhythm::Downbeat));
    }
    QCOMPARE(joined.slow, plain.slow);
  }

  void barsBeginWhereTheBassMoves_data() {
    QTest::addColumn<int>("beat");
    for (int beat = 0; beat < 4; ++beat) QTest::addRow("beat %d", beat + 1) << beat;
  }
  void barsBeginWhereTheBassMoves() {
    QFETCH(const int, beat);
    const Rhythm joined =
        steps::rhythm::withBassChanges(evenBeats(), chordsFrom(beat, {"C:maj", "A:min", "F:maj", "G:7"}));
    pipeline::StepContext context;
    const model::BeatGrid grid = steps::rhythm::decodeRhythm(
        joined, {joined.duration, 0.0, {}}, {}, steps::rhythm::TempoFreedom::Automatic, {}, context);
    const double bar = grid.bars.at(4).range.begin - kStart - beat * 60.0 / kBpm;
    QVERIFY(std::abs(bar / kBarSeconds - std::round(bar / kBarSeconds)) < 0.02);
    QVERIFY((model::mostCommonMetre(grid) == model::Metre{4, 4}));
  }
};

QTEST_APPLESS_MAIN(TestBassChanges)
#include "test_bass_changes.moc"

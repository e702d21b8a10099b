#include <QTest>

#include "engine/export/Clip.h"
#include "tests/engine/export/Samples.h"

namespace barline::exporting {

class TestClip : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsWhatBeginsInTheStretch() {
    const model::Timeline cut = clipped(test::sampleTimeline(), {2.6, 4.6}, false);
    QCOMPARE(cut.grid->bars.size(), std::size_t{1});
    QCOMPARE(cut.grid->bars.front().number, 2);
    QCOMPARE(cut.grid->beats.size(), std::size_t{4});
    QCOMPARE(cut.grid->beats.front().time, 2.6);
    QCOMPARE(cut.grid->beats.front().positionInBar, 1);
    QCOMPARE(cut.chords->perBar.size(), std::size_t{1});
    QCOMPARE(cut.chords->perBar.front().label, std::string("A:min7"));
    QCOMPARE(cut.bars->bars.size(), std::size_t{1});
  }

  void cutsSpansAtItsEnds() {
    const model::Timeline cut = clipped(test::sampleTimeline(), {1.0, 3.0}, false);
    QCOMPARE(cut.chords->changes.size(), std::size_t{2});
    QCOMPARE(cut.chords->changes.front().range, (model::TimeRange{1.0, 2.6}));
    QCOMPARE(cut.chords->changes.back().range, (model::TimeRange{2.6, 3.0}));
    QCOMPARE(cut.key->spans.front().range, (model::TimeRange{1.0, 3.0}));
    QCOMPARE(cut.sections->sections.front().range, (model::TimeRange{1.0, 2.6}));
    QCOMPARE(cut.grid->bars.front().range, (model::TimeRange{2.6, 3.0}));
  }

  void movesTimesToTheOrigin() {
    const model::Timeline cut = clipped(test::sampleTimeline(), {2.6, 4.6}, true);
    QCOMPARE(cut.grid->beats.front().time, 0.0);
    QVERIFY(qAbs(cut.grid->beats.front().transient->time - 0.005) < 1e-12);
    QCOMPARE(cut.grid->bars.front().range.begin, 0.0);
    QVERIFY(qAbs(cut.source.duration - 2.0) < 1e-12);
    QCOMPARE(cut.tempo->spans.front().range, (model::TimeRange{0.0, cut.source.duration}));
  }

  void keepsTheValuesOfCurvesThatStandInIt() {
    model::Timeline timeline = test::sampleTimeline();
    timeline.energy = std::make_shared<const model::EnergyCurve>(
        model::EnergyCurve{{0.05, 0.1, "dBFS", {0.0F, 1.0F, 2.0F, 3.0F, 4.0F}}});
    const model::Timeline cut = clipped(timeline, {0.15, 0.35}, true);
    QCOMPARE(cut.energy->curve.values, (std::vector<float>{1.0F, 2.0F}));
    QVERIFY(qAbs(cut.energy->curve.start) < 1e-12);
    QCOMPARE(cut.energy->curve.step, 0.1);
  }

  void leavesFiguresOfTheTrack() {
    const model::Timeline whole = test::sampleTimeline();
    const model::Timeline cut = clipped(whole, {1.0, 2.0}, true);
    QCOMPARE(cut.key->global, whole.key->global);
    QCOMPARE(cut.tempo->bpm, whole.tempo->bpm);
    QCOMPARE(cut.loudness->integratedLufs, whole.loudness->integratedLufs);
  }

  void anEmptyStretchIsEmpty() {
    const model::Timeline cut = clipped(test::sampleTimeline(), {1.2, 1.2}, true);
    QVERIFY(cut.grid->beats.empty());
    QVERIFY(cut.chords->changes.empty());
    QVERIFY(cut.energy->curve.values.empty());
  }
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestClip)
#include "test_clip.moc"

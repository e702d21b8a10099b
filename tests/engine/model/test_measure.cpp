#include <QtTest>

#include <limits>
#include <set>

#include "engine/model/Measure.h"

using namespace barline::model;

class TestMeasure : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyMeasureHasANameOfItsOwn() {
    std::set<std::string_view> names;
    for (const Measure measure : allMeasures()) {
      QVERIFY(names.insert(measureId(measure)).second);
      QVERIFY(measureFromId(measureId(measure)) == measure);
    }
    QCOMPARE(names.size(), kMeasureCount);
    QVERIFY(!measureFromId("stars"));
  }

  void measuresAreReadFromTheTimeline() {
    Timeline timeline;
    Loudness loudness;
    loudness.integratedLufs = -9.5;
    loudness.truePeakDbtp = 0.3;
    timeline.loudness = std::make_shared<const Loudness>(loudness);
    timeline.tempo =
        std::make_shared<const TempoMap>(TempoMap{.bpm = 124.0, .stability = 0.9, .spans = {}, .local = {}});
    const MeasureValues values(timeline);
    QVERIFY(values[Measure::IntegratedLufs] == -9.5);
    QVERIFY(values[Measure::TruePeakDbtp] == 0.3);
    QVERIFY(values[Measure::TempoBpm] == 124.0);
    QVERIFY(values[Measure::TempoStability] == 0.9);
    QVERIFY(!values[Measure::LoudnessRangeLu]);
    QVERIFY(!values[Measure::TuningCents]);
  }

  void whatIsNotKnownIsAbsent() {
    QVERIFY(MeasureValues(Timeline()) == MeasureValues());
    Timeline timeline;
    Loudness loudness;
    loudness.integratedLufs = std::numeric_limits<double>::quiet_NaN();
    timeline.loudness = std::make_shared<const Loudness>(loudness);
    timeline.tempo =
        std::make_shared<const TempoMap>(TempoMap{.bpm = {}, .stability = 0.9, .spans = {}, .local = {}});
    QVERIFY(MeasureValues(timeline) == MeasureValues());
  }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "test_measure.moc"

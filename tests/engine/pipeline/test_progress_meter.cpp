#include <QTest>

#include "engine/pipeline/ProgressMeter.h"

using namespace std::chrono_literals;
using barline::pipeline::ProgressMeter;

class TestProgressMeter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void weighsParts() {
    ProgressMeter meter;
    meter.addPart("small", 1);
    meter.addPart("large", 3);
    const ProgressMeter::Clock::time_point start{};
    QCOMPARE(meter.update("large", 1.0, start).value(), 0.75);
    QCOMPARE(meter.update("small", 0.5, start + 60ms).value(), 0.875);
    QCOMPARE(meter.update("small", 7.0, start + 120ms).value(), 1.0);
  }

  void neverFallsAndNeverHurries() {
    ProgressMeter meter;
    meter.addPart("part", 1);
    const ProgressMeter::Clock::time_point start{};
    QVERIFY(meter.update("part", 0.5, start).has_value());
    QVERIFY(!meter.update("part", 0.6, start + 59ms).has_value());
    QVERIFY(!meter.update("part", 0.2, start + 10ms).has_value());
    QCOMPARE(meter.update("part", 0.1, start + 60ms).value(), 0.6);
    QVERIFY(!meter.update("part", 0.6, start + 200ms).has_value());
    QVERIFY(!meter.update("unknown", 1.0, start + 300ms).has_value());
  }
};

QTEST_GUILESS_MAIN(TestProgressMeter)
#include "test_progress_meter.moc"

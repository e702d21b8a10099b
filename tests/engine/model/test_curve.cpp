#include <QTest>
#include <limits>

#include "engine/model/Curve.h"

namespace barline::model {

class TestCurve : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void interpolatesBetweenValues() {
    const Curve curve{1.0, 0.5, "BPM", {100.0F, 110.0F, 90.0F}};
    QCOMPARE(curve.at(1.0), std::optional(100.0F));
    QCOMPARE(curve.at(1.25), std::optional(105.0F));
    QCOMPARE(curve.at(1.5), std::optional(110.0F));
    QCOMPARE(curve.at(2.0), std::optional(90.0F));
  }

  void saysNothingOutside() {
    const Curve curve{1.0, 0.5, "BPM", {100.0F, 110.0F}};
    QVERIFY(!curve.at(0.99));
    QVERIFY(!curve.at(1.51));
    QVERIFY(!curve.at(std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!curve.at(std::numeric_limits<double>::infinity()));
    QVERIFY(!Curve{}.at(0.0));
  }

  void oneValueIsAPoint() {
    const Curve curve{2.0, 0.5, "BPM", {100.0F}};
    QCOMPARE(curve.at(2.0), std::optional(100.0F));
    QVERIFY(!curve.at(2.1));
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestCurve)
#include "test_curve.moc"

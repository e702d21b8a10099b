#include <QTest>
#include <cmath>
#include <random>

#include "engine/model/HalfFloat.h"

namespace barline::model {

class TestHalfFloat : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyHalfComesBack() {
    for (std::uint32_t half = 0; half < 0x10000; ++half) {
      const auto bits = static_cast<std::uint16_t>(half);
      if ((bits & 0x7c00U) == 0x7c00U) continue;  // infinite, or no number
      QCOMPARE(floatToHalf(halfToFloat(bits)), bits);
    }
  }

  void othersBecomeTheNearest() {
    std::mt19937 random(5);  // NOLINT: the same numbers in every run
    for (int i = 0; i < 100000; ++i) {
      const double exponent = static_cast<double>(random() % 42000) / 1000.0 - 26.0;
      const auto value = static_cast<float>(std::exp2(exponent)) * (i % 2 == 0 ? 1.0F : -1.0F);
      const std::uint16_t half = floatToHalf(value);
      const float error = std::abs(halfToFloat(half) - value);
      for (const int step : {-1, 1}) {
        const auto other = static_cast<std::uint16_t>(half + step);
        if ((other & 0x7c00U) == 0x7c00U || (half & 0x7fffU) == 0) continue;
        QVERIFY(std::abs(halfToFloat(other) - value) >= error);
      }
    }
  }

  void whatIsTooLargeIsTheLargest() {
    QCOMPARE(halfToFloat(floatToHalf(1e9F)), 65504.0F);
    QCOMPARE(halfToFloat(floatToHalf(-70000.0F)), -65504.0F);
    QCOMPARE(halfToFloat(floatToHalf(1e-12F)), 0.0F);
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestHalfFloat)
#include "test_half_float.moc"

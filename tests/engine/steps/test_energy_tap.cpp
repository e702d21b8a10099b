#include <QTest>
#include <cmath>
#include <limits>

#include "engine/steps/EnergyTap.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using steps::EnergyTap;
using test::Planes;

namespace {

model::Curve energyOf(const Planes& planes, int sampleRate) {
  return test::runTap<EnergyTap>(planes, sampleRate, 0).curve;
}

double dbfs(double rms) {
  return 20.0 * std::log10(rms);
}

}  // namespace

class TestEnergyTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fullScaleSineIsMinusThree();
  void levelIsTheMeanPowerOfAllChannels();
  void valuesStandWhereTheSoundIs();
  void stepsDoNotDrift();
  void silenceIsTheFloor();
  void samplesThatAreNoNumbersHarmOnlyTheirValue();
};

void TestEnergyTap::fullScaleSineIsMinusThree() {
  const auto curve = energyOf({test::sine(1000.0, 2.0, 48000, 1.0)}, 48000);
  QCOMPARE(curve.start, 0.0);
  QCOMPARE(curve.step, 0.1);
  QCOMPARE(curve.unit, std::string("dBFS"));
  QCOMPARE(curve.values.size(), std::size_t{21});
  for (const float value : curve.values) QVERIFY(std::abs(value + 3.0103F) < 0.001F);
}

void TestEnergyTap::levelIsTheMeanPowerOfAllChannels() {
  const auto loud = test::sine(1000.0, 1.0, 48000, 0.5);
  const auto curve = energyOf({loud, test::silence(1.0, 48000)}, 48000);
  const double expected = dbfs(0.5 / std::sqrt(2.0)) - 10.0 * std::log10(2.0);
  for (const float value : curve.values) QVERIFY(std::abs(static_cast<double>(value) - expected) < 0.001);
}

void TestEnergyTap::valuesStandWhereTheSoundIs() {
  auto samples = test::silence(2.0, 48000);
  test::mixInto(samples, test::sine(1000.0, 0.1, 48000, 1.0), 48000 - 2400);  // 0.95 s to 1.05 s
  const auto curve = energyOf({samples}, 48000);
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    if (i == 10) {
      QVERIFY(std::abs(curve.values[i] + 3.0103F) < 0.001F);
    } else {
      QCOMPARE(curve.values[i], -120.0F);
    }
  }
}

void TestEnergyTap::stepsDoNotDrift() {
  // 11,025 Hz has 1,102.5 frames a step: a step of 1,102 or 1,103 would be 0.09 s off after 200 s.
  constexpr int kRate = 11025;
  auto samples = test::silence(200.0, kRate);
  test::mixInto(samples, test::sine(1000.0, 0.1, kRate, 1.0),
                static_cast<std::size_t>(std::lround(189.95 * kRate)));
  const auto curve = energyOf({samples}, kRate);
  QCOMPARE(curve.values.size(), std::size_t{2001});
  QVERIFY(std::abs(curve.values[1900] + 3.01F) < 0.02F);
  QVERIFY(curve.values[1899] < -30.0F);
  QVERIFY(curve.values[1901] < -30.0F);
}

void TestEnergyTap::silenceIsTheFloor() {
  for (const float value : energyOf({test::silence(1.0, 44100)}, 44100).values) QCOMPARE(value, -120.0F);
  QVERIFY(energyOf({{}}, 44100).values.empty());
}

void TestEnergyTap::samplesThatAreNoNumbersHarmOnlyTheirValue() {
  auto samples = test::sine(1000.0, 1.0, 48000, 1.0);
  samples[24000] = std::numeric_limits<float>::quiet_NaN();
  const auto curve = energyOf({samples}, 48000);
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    QVERIFY(std::abs(curve.values[i] - (i == 5 ? -120.0F : -3.0103F)) < 0.001F);
  }
}

QTEST_APPLESS_MAIN(TestEnergyTap)
#include "test_energy_tap.moc"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/pipeline/StepCatalog.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/EnergyRatingStep.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using steps::EnergyEvidence;
using steps::energyRating;

namespace {

/// Rates by way of the catalogue's own taps.
model::EnergyRating rate(const std::vector<float>& samples) {
  pipeline::ResultSet results;
  const test::Track track = test::makeTrack({samples}, 44100);
  for (const char* id : {"frame_features", "onsets", "loudness"}) {
    const pipeline::CatalogEntry* tap = steps::catalog().find(id);
    results.insert(test::runTap(*tap, track, 32768, test::defaults(*tap)));
  }
  const pipeline::CatalogEntry* step = steps::catalog().find("energy_rating");
  pipeline::StepContext context;
  return *step->run(results, test::defaults(*step), context).as<model::EnergyRating>();
}

constexpr EnergyEvidence kMiddle{-15.0, 4.0, 0.1, 13.0};

}  // namespace

class TestEnergyRatingStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void goesFromOneToTen();
  void neverFallsWhereOneOfItsReasonsRises();
  void aHatAndAKickRateHigherThanAPad();
  void theCurveFollowsTheMusic();
  void silenceHasNoRating();
  void shortSoundsAreRatedOnceTheyHaveALoudness();
};

void TestEnergyRatingStep::goesFromOneToTen() {
  QCOMPARE(energyRating({-60.0, 0.0, 0.0, 40.0}), 1.0);
  QVERIFY(std::abs(energyRating({0.0, 20.0, 1.0, 3.0}) - 10.0) < 1e-12);
}

void TestEnergyRatingStep::neverFallsWhereOneOfItsReasonsRises() {
  const auto rises = [](auto with, double from, double to) {
    double last = 0.0;
    double first = 10.0;
    for (int i = 0; i <= 100; ++i) {
      const double rating = energyRating(with(from + (to - from) * i / 100.0));
      if (rating < last) return false;
      first = std::min(first, rating);
      last = rating;
    }
    return last > first + 0.5;
  };
  const auto with = [](double EnergyEvidence::*reason) {
    return [reason](double value) {
      EnergyEvidence evidence = kMiddle;
      evidence.*reason = value;
      return evidence;
    };
  };
  QVERIFY(rises(with(&EnergyEvidence::loudnessLufs), -70.0, 0.0));
  QVERIFY(rises(with(&EnergyEvidence::onsetsPerSecond), 0.0, 20.0));
  QVERIFY(rises(with(&EnergyEvidence::highShare), 0.0, 1.0));
  QVERIFY(rises(with(&EnergyEvidence::crestDb), 30.0, 0.0));
}

void TestEnergyRatingStep::aHatAndAKickRateHigherThanAPad() {
  constexpr int kRate = 44100;
  const std::vector<int> notes{48, 55, 60, 64};
  const auto pad = test::chord(notes, 8.0, kRate, 0.05);
  auto dance = test::chord(notes, 8.0, kRate, 0.3);
  test::mixInto(dance, test::clicks(test::regularTimes(480.0, 0.0, 8.0), 8.0, kRate, 0.6));
  const double calm = rate(pad).rating.value();
  const double wild = rate(dance).rating.value();
  QVERIFY(calm > 1.0 && calm < 4.5);
  QVERIFY(wild > calm + 2.0 && wild < 10.0);
}

void TestEnergyRatingStep::theCurveFollowsTheMusic() {
  constexpr int kRate = 44100;
  auto samples = test::chord(std::vector<int>{60, 64, 67}, 20.0, kRate, 0.05);
  test::mixInto(samples, test::whiteNoise(10.0, kRate, 0.4), 10 * kRate);
  const model::Curve curve = rate(samples).curve;
  QCOMPARE(curve.step, 0.5);
  QCOMPARE(curve.values.size(), std::size_t{41});
  QVERIFY(curve.at(15.0).value() > curve.at(5.0).value() + 2.0F);
  for (const float value : curve.values) QVERIFY(value >= 1.0F && value <= 10.0F);
}

void TestEnergyRatingStep::silenceHasNoRating() {
  const model::EnergyRating silent = rate(test::silence(3.0, 44100));
  QVERIFY(!silent.rating && silent.curve.values.empty());
}

void TestEnergyRatingStep::shortSoundsAreRatedOnceTheyHaveALoudness() {
  QVERIFY(!rate(test::sine(440.0, 0.2, 44100)).rating);
  const model::EnergyRating rated = rate(test::sine(440.0, 1.0, 44100));
  QVERIFY(rated.rating.value() > 1.0);
  QCOMPARE(rated.curve.values.size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(TestEnergyRatingStep)
#include "test_energy_rating_step.moc"

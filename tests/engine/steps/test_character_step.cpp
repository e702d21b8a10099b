#include <QTest>
#include <cmath>
#include <set>
#include <string>

#include "engine/steps/Catalog.h"
#include "engine/steps/CharacterStep.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::Character;

namespace {

constexpr int kRate = 44100;

/// The character of a track, by way of the whole catalogue.
Character characterOf(const std::vector<std::vector<float>>& planes, int rate = kRate) {
  return *test::runCatalog(steps::catalog(), test::makeTrack(planes, rate)).find<Character>();
}

/// Chords of two seconds with a click on every beat at 120 BPM.
std::vector<float> music(double seconds) {
  std::vector<float> samples = test::silence(seconds, kRate);
  const std::vector<std::vector<int>> chords{{48, 60, 64, 67}, {41, 60, 65, 69}, {43, 59, 62, 67}};
  for (std::size_t i = 0; 2.0 * static_cast<double>(i) < seconds; ++i) {
    test::mixInto(samples, test::chord(chords[i % chords.size()], 2.0, kRate, 0.4), 2 * i * kRate);
  }
  test::mixInto(samples, test::clicks(test::regularTimes(120.0, 0.0, seconds), seconds, kRate, 0.5));
  return samples;
}

std::vector<float> scaled(std::vector<float> samples, float gain) {
  for (float& sample : samples) sample *= gain;
  return samples;
}

bool near(const std::optional<double>& value, double expected, double tolerance) {
  return value && std::abs(*value - expected) <= tolerance;
}

}  // namespace

class TestCharacterStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void hasTwentyFiveNumbersWithNames();
  void describesMusic();
  void onlyLevelsFollowTheGain();
  void bandsHoldWhatLiesInThem();
  void balanceAddsUpToAll();
  void dynamicsAreTheDeviationOfTheLoudness();
  void silenceIsUnknown();
};

void TestCharacterStep::hasTwentyFiveNumbersWithNames() {
  std::set<std::string> ids;
  for (const Character::Field& field : Character::descriptions()) ids.insert(field.id);
  QCOMPARE(ids.size(), std::size_t{25});
}

void TestCharacterStep::describesMusic() {
  const auto song = music(24.0);
  const auto results = test::runCatalog(steps::catalog(), test::makeTrack({song, scaled(song, 0.5F)}, kRate));
  const Character character = *results.find<Character>();
  QCOMPARE(character.tempo, results.find<model::TempoMap>()->bpm);
  QCOMPARE(character.energy, results.find<model::EnergyRating>()->rating);
  QCOMPARE(character.loudnessRange, results.find<model::Loudness>()->rangeLu);
  QVERIFY(character.pulseClarity.value() > 0.6);
  QVERIFY(near(character.onsetRate, 2.0, 0.3));
  QVERIFY(character.harmonicShare.value() > 0.6);
  QVERIFY(character.keyClarity.value() > 0.7);
  QVERIFY(near(character.correlation, 1.0, 1e-3));
  QVERIFY(near(character.stereoWidth, 0.5 - 0.5 / 1.25, 1e-3));
  QVERIFY(character.brightness.value() > 300.0 && character.brightness.value() < 3000.0);
  QVERIFY(character.tempoStability && character.loudness && character.dynamics && character.crest);
}

void TestCharacterStep::onlyLevelsFollowTheGain() {
  const auto song = music(12.0);
  const Character loud = characterOf({song});
  const Character quiet = characterOf({scaled(song, 0.1F)});
  QVERIFY(near(quiet.loudness, loud.loudness.value() - 20.0, 0.05));
  for (const auto member : {&Character::crest, &Character::mid, &Character::highMid, &Character::onsetRate,
                            &Character::pulseClarity, &Character::harmonicShare, &Character::keyClarity,
                            &Character::brightness, &Character::dynamics, &Character::loudnessRange}) {
    QVERIFY(near(quiet.*member, (loud.*member).value(), 0.02 * std::abs((loud.*member).value()) + 0.05));
  }
  QVERIFY(quiet.energy.value() < loud.energy.value());
}

void TestCharacterStep::bandsHoldWhatLiesInThem() {
  const std::vector<std::pair<double, std::optional<double> Character::*>> tones{
      {43.0, &Character::subBass}, {1000.0, &Character::mid}, {8000.0, &Character::brilliance}};
  for (const auto& [frequency, band] : tones) {
    const Character character = characterOf({test::sine(frequency, 1.0, kRate)});
    QVERIFY2(near(character.*band, 0.0, 0.5), qPrintable(QString::number(frequency)));
    QVERIFY(character.harmonicShare.value() > 0.8);
  }
}

void TestCharacterStep::balanceAddsUpToAll() {
  const Character noise = characterOf({test::whiteNoise(4.0, kRate)});
  double sum = 0.0;
  for (std::size_t i = 0; i < 7; ++i) sum += std::pow(10.0, noise.values()[i].value() / 10.0);
  QVERIFY(std::abs(sum - 1.0) < 1e-6);
  // White noise has the same power in each hertz; the analysis signal ends at 11,025 Hz.
  QVERIFY(near(noise.mid, 10.0 * std::log10(1500.0 / 11005.0), 0.3));
  QVERIFY(near(noise.harmonicShare, 0.5, 0.1));
}

void TestCharacterStep::dynamicsAreTheDeviationOfTheLoudness() {
  // A second at each of two levels 6.02 dB apart; only the windows across the steps have others.
  std::vector<float> samples;
  for (int i = 0; i < 20; ++i) test::append(samples, test::sine(1000.0, 1.0, kRate, i % 2 == 0 ? 0.5 : 0.25));
  QVERIFY(near(characterOf({samples}).dynamics, 3.0, 0.5));
  QVERIFY(near(characterOf({test::sine(1000.0, 5.0, kRate)}).dynamics, 0.0, 0.05));
}

void TestCharacterStep::silenceIsUnknown() {
  const Character silent = characterOf({test::silence(6.0, kRate), test::silence(6.0, kRate)});
  for (std::size_t i = 0; i < Character::kSize; ++i) {
    const std::string id = Character::descriptions()[i].id;
    if (id == "roughness_asper" || id == "sharpness_acum") continue;  // silence has none of either
    QVERIFY2(!silent.values()[i], id.c_str());
  }
}

QTEST_APPLESS_MAIN(TestCharacterStep)
#include "test_character_step.moc"

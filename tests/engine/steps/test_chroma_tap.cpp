#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "engine/model/Codec.h"
#include "engine/steps/ChromaTap.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr int kRate = audio::kAnalysisRate;

std::array<double, 12> meanOf(const model::Chromagram& chromagram, const std::vector<std::uint8_t>& codes) {
  std::array<double, 12> mean{};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    mean[i % 12] += static_cast<double>(codes[i]) / static_cast<double>(chromagram.frames());
  }
  return mean;
}

std::set<int> strongest(const std::array<double, 12>& values, std::size_t count) {
  std::array<int, 12> order{};
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, [&](int a, int b) {
    return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)];
  });
  return {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

class TestChromaTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsTheTuning_data() {
    QTest::addColumn<double>("cents");
    for (const double cents : {-40.0, -23.0, -10.0, 0.0, 7.0, 19.0, 31.8, 45.0}) {
      QTest::addRow("%g cents", cents) << cents;
    }
  }

  void findsTheTuning() {
    QFETCH(double, cents);
    const std::vector<PlayedChord> chords{
        {{36, 60, 64, 67}, 2.0}, {{41, 60, 65, 69}, 2.0}, {{43, 59, 62, 65, 67}, 2.0}};
    const auto chromagram = chromagramOf(play(chords, cents));
    QVERIFY2(std::abs(chromagram.tuningCents - cents) < 3.0,
             qPrintable(QString::number(chromagram.tuningCents)));
  }

  void namesPitchClassesAtEveryTuning_data() { findsTheTuning_data(); }

  void namesPitchClassesAtEveryTuning() {
    QFETCH(double, cents);
    for (int root = 0; root < 12; ++root) {
      const std::vector<PlayedChord> minorSeventh{
          {{48 + root, 60 + root, 63 + root, 67 + root, 70 + root}, 2.0}};
      const auto chromagram = chromagramOf(play(minorSeventh, cents));
      const std::set<int> expected{root % 12, (root + 3) % 12, (root + 7) % 12, (root + 10) % 12};
      QCOMPARE(strongest(meanOf(chromagram, chromagram.treble), 4), expected);
    }
  }

  void hearsTheBassApart() {
    // G major with B in the bass.
    const auto chromagram = chromagramOf(play(std::vector<PlayedChord>{{{35, 62, 67, 71}, 3.0}}));
    QCOMPARE(strongest(meanOf(chromagram, chromagram.bass), 1), std::set<int>{11});
    const std::set<int> expected{2, 7, 11};
    QCOMPARE(strongest(meanOf(chromagram, chromagram.treble), 3), expected);
  }

  void countsPartialsForTheirNote() {
    // The third and fifth partial of C are G and E; alone, a rich C must not look like a C major chord.
    const auto chromagram = chromagramOf(play(std::vector<PlayedChord>{{{60}, 3.0}}));
    const auto treble = meanOf(chromagram, chromagram.treble);
    for (const std::size_t other : {4U, 7U, 10U}) {
      const double code = treble[other] / treble[0];
      QVERIFY2(code * code < 0.4, qPrintable(QString::number(code * code)));
    }
  }

  void framesStandAtMultiplesOfTheStep() {
    std::vector<float> samples = silence(2.0, kRate);
    append(samples, sine(440.0, 2.0, kRate));
    const auto chromagram = chromagramOf(samples);
    QCOMPARE(chromagram.duration, 4.0);
    QCOMPARE(chromagram.frames(), static_cast<std::size_t>(std::ceil(4.0 / chromagram.frameStep)));
    QCOMPARE(chromagram.treble.size(), chromagram.frames() * 12);
    QCOMPARE(chromagram.bass.size(), chromagram.frames() * 12);
    const auto at = [&](double time) {
      return static_cast<std::size_t>(std::lround(time / chromagram.frameStep));
    };
    QCOMPARE(chromagram.level[at(1.5)], std::uint8_t{255});
    QVERIFY(chromagram.trebleAt(at(1.5))[9] == 0);
    QVERIFY(chromagram.trebleAt(at(2.5))[9] > 60);
    // A sine of amplitude 0.5 is at −9.03 dBFS, to the nearest half decibel.
    QCOMPARE(chromagram.level[at(3.0)], std::uint8_t{18});
  }

  void doesNotDependOnBlocks() {
    const auto samples = play(std::vector<PlayedChord>{{{48, 60, 64, 67}, 1.5}, {{43, 59, 62, 67}, 1.5}});
    const auto whole = chromagramOf(samples, samples.size());
    QCOMPARE(chromagramOf(samples, 1000) == whole, true);
    QCOMPARE(chromagramOf(samples, 8191) == whole, true);
  }

  void takesAnything_data() {
    QTest::addColumn<std::vector<float>>("samples");
    QTest::newRow("nothing") << std::vector<float>{};
    QTest::newRow("one sample") << std::vector<float>{0.5F};
    QTest::newRow("silence") << silence(3.0, kRate);
    QTest::newRow("clipped noise") << clippedNoise(3.0, kRate);
    QTest::newRow("no numbers") << std::vector<float>(30000, std::numeric_limits<float>::quiet_NaN());
    QTest::newRow("infinite") << std::vector<float>(30000, std::numeric_limits<float>::infinity());
    QTest::newRow("huge") << std::vector<float>(30000, 1e30F);
  }

  void takesAnything() {
    QFETCH(std::vector<float>, samples);
    const auto chromagram = chromagramOf(samples);
    QCOMPARE(chromagram.duration, static_cast<double>(samples.size()) / kRate);
    QVERIFY(std::abs(chromagram.tuningCents) <= 100.0);
    QVERIFY(model::decode<model::Chromagram>(model::encode(chromagram)) == chromagram);
  }

  void staysSmall() {
    const auto chromagram = chromagramOf(whiteNoise(60.0, kRate));
    QVERIFY(model::encode(chromagram).size() * 8 < 250'000);
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestChromaTap)
#include "test_chroma_tap.moc"

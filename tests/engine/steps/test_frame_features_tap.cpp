#include <QFile>
#include <QTest>
#include <cmath>
#include <limits>

#include "tests/engine/steps/FeatureSignals.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::FrameFeatures;

namespace {

constexpr int kRate = 22050;

double value(const FrameFeatures& features, std::size_t frame, std::size_t index) {
  return static_cast<double>(features.at(frame, index));
}

}  // namespace

class TestFrameFeaturesTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithTheDefinitionsInDoublePrecision();
  void blocksDoNotMatter();
  void everyHopBegunHasAFrame();
  void tonesAreHarmonicAndStrokesAreNot();
  void silenceHasNoShape();
  void samplesThatAreNoNumbersCountAsSilence();
};

void TestFrameFeaturesTap::agreesWithTheDefinitionsInDoublePrecision() {
  const FrameFeatures features = test::frameFeaturesOf(test::featureSignal());
  QCOMPARE(features.frames(), std::size_t{87});
  QFile file(BARLINE_TEST_SOURCES "/data/features/frames.csv");
  QVERIFY(file.open(QIODevice::ReadOnly));
  int rows = 0;
  while (!file.atEnd()) {
    const QList<QByteArray> row = file.readLine().trimmed().split(',');
    QCOMPARE(row.size(), static_cast<qsizetype>(FrameFeatures::kValues) + 1);
    const auto frame = row[0].toULongLong();
    for (std::size_t i = 0; i < FrameFeatures::kValues; ++i) {
      const double expected = row[static_cast<qsizetype>(i) + 1].toDouble();
      // Coefficients near 0 are small differences of levels, the lowest of which are known to 0.25 dB.
      const double slack = i >= FrameFeatures::Mfcc                                             ? 0.1
                           : i >= FrameFeatures::OnsetStrength && i != FrameFeatures::HighShare ? 0.01
                                                                                                : 1e-6;
      const double tolerance = 0.0025 * std::abs(expected) + slack;
      const double actual = value(features, frame, i);
      QVERIFY2(std::abs(actual - expected) <= tolerance,
               qPrintable(QStringLiteral("frame %1, value %2: %3, expected %4")
                              .arg(frame)
                              .arg(i)
                              .arg(actual)
                              .arg(expected)));
    }
    ++rows;
  }
  QCOMPARE(rows, 12);
}

void TestFrameFeaturesTap::blocksDoNotMatter() {
  const auto signal = test::featureSignal();
  const FrameFeatures whole = test::frameFeaturesOf(signal, signal.size());
  for (const std::size_t block : {std::size_t{1}, std::size_t{997}}) {
    QVERIFY(test::frameFeaturesOf(signal, block) == whole);
  }
}

void TestFrameFeaturesTap::everyHopBegunHasAFrame() {
  QCOMPARE(test::frameFeaturesOf({}).frames(), std::size_t{0});
  for (const auto& [samples, frames] : {std::pair{1, 1}, {511, 1}, {512, 2}, {5000, 10}}) {
    const std::vector<float> signal(static_cast<std::size_t>(samples), 0.1F);
    QCOMPARE(test::frameFeaturesOf(signal).frames(), static_cast<std::size_t>(frames));
  }
}

void TestFrameFeaturesTap::tonesAreHarmonicAndStrokesAreNot() {
  const std::vector<int> notes{57, 61, 64, 69};
  const auto tones = test::frameFeaturesOf(test::chord(notes, 4.0, kRate));
  const auto strokes = test::frameFeaturesOf(test::clicks(test::regularTimes(120.0, 0.1, 4.0), 4.0, kRate));
  QVERIFY(tones.harmonicShare.value() > 0.9);
  QVERIFY(strokes.harmonicShare.value() < 0.2);
}

void TestFrameFeaturesTap::silenceHasNoShape() {
  const FrameFeatures features = test::frameFeaturesOf(test::silence(1.0, kRate));
  QVERIFY(!features.harmonicShare);
  for (const auto index :
       {FrameFeatures::Rms, FrameFeatures::Centroid, FrameFeatures::Rolloff, FrameFeatures::ZeroCrossingRate,
        FrameFeatures::OnsetStrength, FrameFeatures::Contrast, FrameFeatures::Chroma}) {
    QCOMPARE(value(features, 20, index), 0.0);
  }
  QVERIFY(std::abs(value(features, 20, FrameFeatures::Mfcc) + 100.0 * std::sqrt(128.0)) < 2.5);
}

void TestFrameFeaturesTap::samplesThatAreNoNumbersCountAsSilence() {
  auto damaged = test::sine(440.0, 1.0, kRate);
  auto repaired = damaged;
  damaged[9000] = std::numeric_limits<float>::quiet_NaN();
  damaged[9001] = std::numeric_limits<float>::infinity();
  repaired[9000] = repaired[9001] = 0.0F;
  QVERIFY(test::frameFeaturesOf(damaged) == test::frameFeaturesOf(repaired));
}

QTEST_APPLESS_MAIN(TestFrameFeaturesTap)
#include "test_frame_features_tap.moc"

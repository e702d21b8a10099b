#include <QFile>
#include <QTest>
#include <cmath>

#include "engine/steps/BarFeaturesStep.h"
#include "tests/engine/steps/FeatureSignals.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::BarSound;
using model::FrameFeatures;

namespace {

model::BarFeatures barsOf(const FrameFeatures& frames, const std::vector<model::TimeRange>& ranges,
                          const model::Loudness& loudness = {}, const model::Sharpness& sharpness = {}) {
  model::BeatGrid grid;
  for (const model::TimeRange& range : ranges) {
    grid.bars.push_back({range, static_cast<int>(grid.bars.size()) + 1, {4, 4}, 1.0});
  }
  pipeline::StepContext context;
  const pipeline::Parameters parameters(steps::BarFeaturesStep::declaration());
  return steps::BarFeaturesStep().run(frames, grid, loudness, sharpness, parameters, context);
}

/// Figures of a bar in the order in which frames have them, but for those that are no means.
std::vector<std::pair<std::size_t, double>> means(const BarSound& bar) {
  std::vector<std::pair<std::size_t, double>> all{{FrameFeatures::Rms, bar.rms},
                                                  {FrameFeatures::Centroid, bar.centroid},
                                                  {FrameFeatures::Bandwidth, bar.bandwidth},
                                                  {FrameFeatures::Rolloff, bar.rolloff},
                                                  {FrameFeatures::Flatness, bar.flatness},
                                                  {FrameFeatures::ZeroCrossingRate, bar.zeroCrossingRate},
                                                  {FrameFeatures::OnsetStrength, bar.onsetStrength}};
  const auto append = [&](std::size_t first, const auto& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      all.emplace_back(first + i, static_cast<double>(values[i]));
    }
  };
  append(FrameFeatures::Contrast, bar.contrast);
  append(FrameFeatures::Chroma, bar.chroma);
  append(FrameFeatures::Mfcc, bar.mfccMean);
  return all;
}

}  // namespace

class TestBarFeaturesStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreesWithTheDefinitionsInDoublePrecision();
  void peakAndCrestAreOfThePlainSamples();
  void loudnessIsTheMeanEnergyOfTheBar();
  void sharpnessIsTheMeanOfTheBar();
  void aBarWithoutAFrameTakesTheNearest();
  void aGridBeyondTheAudioGivesFigures();
  void clearKeysAreClear();
  void silenceHasNoCrestLoudnessOrKey();
};

void TestBarFeaturesStep::agreesWithTheDefinitionsInDoublePrecision() {
  QFile file(BARLINE_TEST_SOURCES "/data/features/bars.csv");
  QVERIFY(file.open(QIODevice::ReadOnly));
  std::vector<QList<QByteArray>> rows;
  std::vector<model::TimeRange> ranges;
  while (!file.atEnd()) {
    rows.push_back(file.readLine().trimmed().split(','));
    QCOMPARE(rows.back().size(), static_cast<qsizetype>(2 + FrameFeatures::kValues + 20 + 1));
    ranges.push_back({rows.back()[0].toDouble(), rows.back()[1].toDouble()});
  }
  const model::BarFeatures bars = barsOf(test::frameFeaturesOf(test::featureSignal()), ranges);
  QCOMPARE(bars.bars.size(), std::size_t{3});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto expected = [&](std::size_t column) {
      return rows[i][static_cast<qsizetype>(column)].toDouble();
    };
    const auto near = [&](std::size_t column, double value, double slack) {
      return std::abs(value - expected(column)) <= 0.002 * std::abs(expected(column)) + slack;
    };
    for (const auto& [value, mean] : means(bars.bars[i])) {
      QVERIFY2(near(2 + value, mean, value >= FrameFeatures::Contrast ? 0.05 : 1e-6),
               qPrintable(QStringLiteral("bar %1, value %2: %3").arg(i).arg(value).arg(mean)));
    }
    for (std::size_t k = 0; k < 20; ++k) {
      const auto deviation = static_cast<double>(bars.bars[i].mfccDeviation[k]);
      QVERIFY(near(2 + FrameFeatures::kValues + k, deviation, 0.1));
    }
    QCOMPARE(static_cast<double>(bars.bars[i].onsetCount), expected(2 + FrameFeatures::kValues + 20));
  }
}

void TestBarFeaturesStep::peakAndCrestAreOfThePlainSamples() {
  const auto frames = test::frameFeaturesOf(test::sine(441.0, 4.0, 22050, 0.5));
  const BarSound bar = barsOf(frames, {{1.0, 3.0}}).bars.front();
  QVERIFY(std::abs(bar.peak - 0.5) < 0.001);
  QVERIFY(std::abs(bar.crest.value() - 3.01) < 0.04);
  // A Hann window takes 4.26 dB.
  QVERIFY(std::abs(bar.rms - 0.5 / std::sqrt(2.0) * std::sqrt(0.375)) < 0.001);
}

void TestBarFeaturesStep::loudnessIsTheMeanEnergyOfTheBar() {
  model::Loudness loudness;
  loudness.momentary = {0.2, 0.1, "LUFS", std::vector<float>(30, -20.0F)};
  for (std::size_t i = 8; i < 18; ++i) loudness.momentary.values[i] = -10.0F;  // 1.0 s to 1.9 s
  const auto frames = test::frameFeaturesOf(test::sine(440.0, 3.4, 22050));
  const auto bars = barsOf(frames, {{0.0, 0.95}, {0.95, 1.95}, {1.45, 2.45}}, loudness).bars;
  QVERIFY(std::abs(bars[0].loudness.value() + 20.0) < 1e-6);
  QVERIFY(std::abs(bars[1].loudness.value() + 10.0) < 1e-6);
  QVERIFY(std::abs(bars[2].loudness.value() - 10.0 * std::log10(0.055)) < 1e-3);
}

void TestBarFeaturesStep::sharpnessIsTheMeanOfTheBar() {
  const auto frames = test::frameFeaturesOf(test::silence(2.0, 22050));
  model::Sharpness sharpness;
  sharpness.meanAcum = 1.5;
  sharpness.curve = {.start = 0.25, .step = 0.5, .unit = "acum", .values = {1.0F, 2.0F, 1.0F, 2.0F}};
  const auto bars = barsOf(frames, {{0.0, 1.0}, {1.5, 2.0}}, {}, sharpness).bars;
  QCOMPARE(bars[0].sharpness, std::optional(1.5));
  QCOMPARE(bars[1].sharpness, std::optional(2.0));
}

void TestBarFeaturesStep::aBarWithoutAFrameTakesTheNearest() {
  const auto frames = test::frameFeaturesOf(test::featureSignal());
  const auto bars = barsOf(frames, {{1.001, 1.002}, {0.999, 1.01}}).bars;
  const double second = static_cast<double>(frames.at(43, FrameFeatures::Centroid));
  QCOMPARE(bars[0].centroid, second);
  QCOMPARE(bars[1].centroid, static_cast<double>(frames.at(43, FrameFeatures::Centroid)));
}

void TestBarFeaturesStep::aGridBeyondTheAudioGivesFigures() {
  const auto frames = test::frameFeaturesOf(test::sine(440.0, 1.0, 22050));
  const auto bars = barsOf(frames, {{-1.0, -0.5}, {0.5, 4.0}, {5.0, 6.0}}).bars;
  QCOMPARE(bars.size(), std::size_t{3});
  for (const BarSound& bar : bars) QVERIFY(std::isfinite(bar.centroid) && bar.rms > 0.0);
  QVERIFY(barsOf({}, {{0.0, 1.0}}).bars.empty());
}

void TestBarFeaturesStep::clearKeysAreClear() {
  const std::vector<int> chord{60, 64, 67};
  std::vector<int> cluster;
  for (int note = 48; note < 72; ++note) cluster.push_back(note);
  const auto clear = barsOf(test::frameFeaturesOf(test::chord(chord, 2.0, 22050)), {{0.2, 1.8}}).bars.front();
  const auto unclear =
      barsOf(test::frameFeaturesOf(test::chord(cluster, 2.0, 22050)), {{0.2, 1.8}}).bars.front();
  QVERIFY(clear.keyClarity.value() > 0.7);
  QVERIFY(unclear.keyClarity.value() < clear.keyClarity.value());
  for (const std::size_t other : {1U, 2U, 3U, 5U, 6U, 8U, 9U, 10U}) {
    for (const std::size_t note : {0U, 4U, 7U}) QVERIFY(clear.chroma[note] > clear.chroma[other]);
  }
}

void TestBarFeaturesStep::silenceHasNoCrestLoudnessOrKey() {
  const BarSound bar = barsOf(test::frameFeaturesOf(test::silence(2.0, 22050)), {{0.0, 2.0}}).bars.front();
  QVERIFY(!bar.crest && !bar.loudness && !bar.keyClarity && !bar.sharpness);
  QCOMPARE(bar.rms, 0.0);
  QCOMPARE(bar.onsetCount, 0);
  QCOMPARE(bar.flatness, 1.0);
}

QTEST_APPLESS_MAIN(TestBarFeaturesStep)
#include "test_bar_features_step.moc"

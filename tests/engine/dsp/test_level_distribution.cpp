#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

#include "engine/dsp/LevelDistribution.h"

using barline::dsp::LevelDistribution;

namespace {

/// By sorting.
double exceeded(std::vector<float> levels, double share) {
  std::ranges::sort(levels);
  const double position = (1.0 - share) * static_cast<double>(levels.size() - 1);
  const auto lower = static_cast<std::size_t>(position);
  const auto value = static_cast<double>(levels[lower]);
  if (lower + 1 == levels.size()) return value;
  return value + (position - static_cast<double>(lower)) * (static_cast<double>(levels[lower + 1]) - value);
}

void compare(const std::vector<float>& levels) {
  LevelDistribution distribution;
  for (const float level : levels) distribution.add(level);
  QCOMPARE(distribution.size(), levels.size());
  const double sum = std::accumulate(levels.begin(), levels.end(), 0.0);
  QVERIFY(distribution.mean() == sum / static_cast<double>(levels.size()));
  QVERIFY(distribution.maximum() == *std::ranges::max_element(levels));
  for (const double share : {0.0, 0.05, 0.1, 0.5, 0.77, 0.999, 1.0})
    QVERIFY(distribution.exceeded(share) == exceeded(levels, share));
}

}  // namespace

class TestLevelDistribution : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itIsExact_data() {
    QTest::addColumn<std::vector<float>>("levels");
    QTest::newRow("one") << std::vector{0.25F};
    QTest::newRow("two") << std::vector{3.0F, -2.0F};
    QTest::newRow("silence") << std::vector<float>(100, 0.0F);
    QTest::newRow("of both signs") << std::vector{-1.5F, 2.0F, -1e-30F, 0.0F, 1e-40F, -3e38F, 3e38F, 2.0F};
    std::mt19937 random(1);
    std::vector<float> near;  // that differ in their last bits only
    for (int i = 0; i < 500; ++i) near.push_back(1.0F + static_cast<float>(random() % 400) * 0x1p-23F);
    QTest::newRow("near each other") << near;
    std::vector<float> far;
    std::normal_distribution<float> exponent(0.0F, 4.0F);
    for (int i = 0; i < 20'001; ++i) far.push_back(std::exp(exponent(random)));
    QTest::newRow("far from each other") << far;
  }
  void itIsExact() {
    QFETCH(const std::vector<float>, levels);
    compare(levels);
  }
};

QTEST_GUILESS_MAIN(TestLevelDistribution)
#include "test_level_distribution.moc"

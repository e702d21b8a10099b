#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "storage/Quartiles.h"

using namespace barline::storage;

namespace {

float sortedQuantile(std::vector<float> values, double share) {
  std::ranges::sort(values);
  const double position = share * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] +
         static_cast<float>(position - std::floor(position)) * (values[above] - values[below]);
}

}  // namespace

class TestQuartiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void quartilesAreThoseOfTheSortedValues_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("kind");
    for (const char* kind :
         {"normal", "ascending", "few values", "one value", "far out", "misleading sample"}) {
      for (const int size : {1, 2, 3, 4, 5, 1000, 1023, 1024, 1025, 2048, 5000, 100'003}) {
        QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(kind).arg(size))) << size << kind;
      }
    }
  }
  void quartilesAreThoseOfTheSortedValues() {
    QFETCH(int, size);
    QFETCH(QString, kind);
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    const int step = std::max(1, size / 1024);
    std::vector<float> values;
    for (int i = 0; i < size; ++i) {
      float value = normal(random);
      if (kind == "ascending") value = static_cast<float>(i);
      if (kind == "few values") value = std::round(value);
      if (kind == "one value") value = 7.0F;
      if (kind == "far out") value = std::exp(20.0F * value);
      if (kind == "misleading sample" && i % step == 0) value += 50.0F;
      values.push_back(value);
    }
    const Quartiles found = quartiles(values);
    QCOMPARE(found.lower, sortedQuantile(values, 0.25));
    QCOMPARE(found.median, sortedQuantile(values, 0.5));
    QCOMPARE(found.upper, sortedQuantile(values, 0.75));
  }
};

QTEST_GUILESS_MAIN(TestQuartiles)
#include "test_quartiles.moc"

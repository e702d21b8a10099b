#include <QTest>
#include <clocale>
#include <nlohmann/json.hpp>

#include "engine/performance/Histogram.h"
#include "engine/performance/RunTable.h"
#include "tests/engine/performance/Runs.h"

using namespace barline::performance;
using barline::pipeline::StepState;

class TestRunFigures : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRunSumsUp() {
    RunRecord run = testing::run(1000);
    QCOMPARE(run.realTimeFactor(), 288.0 / 0.32);
    QCOMPARE(run.parallelSpeedUp(), 1.0);
    QCOMPARE(run.peakMebibytes(), 100.0);
    run.trace = testing::trace(0.3, 50.0F, 118.0F);
    QCOMPARE(run.peakMebibytes(), 118.0);
    QCOMPARE(run.cacheHits(), 0);
    run.steps[1].state = StepState::Cached;
    QCOMPARE(run.cacheHits(), 1);
    QCOMPARE(RunRecord{}.realTimeFactor(), 0.0);
  }

  void eachFigureHasItsOwnMedian() {
    std::vector<RunRecord> runs{testing::run(1, 0.10), testing::run(2, 0.30), testing::run(3, 0.12)};
    runs[1].steps[1].wallSeconds = 0.01;
    const MedianRun middle = medianRun(runs);
    QCOMPARE(middle.runs, std::size_t{3});
    QCOMPARE(middle.find("chords")->wallSeconds, 0.12);
    QCOMPARE(middle.find("beats")->wallSeconds, 0.08);
    QCOMPARE(middle.wallSeconds, 0.35);
    QVERIFY(middle.find("key") == nullptr);
    QVERIFY(middle.memory.empty());
    QCOMPARE(medianRun({}).runs, std::size_t{0});
  }

  void whatACacheHadIsNoTime() {
    std::vector<RunRecord> runs{testing::run(1, 0.10), testing::run(2, 0.30), testing::run(3, 0.12)};
    for (RunRecord& run : runs) run.steps[1].state = StepState::Cached;
    runs[1].steps[2].state = StepState::Cached;
    const MedianRun middle = medianRun(runs);
    QVERIFY(middle.find("beats") == nullptr);
    QCOMPARE(middle.find("chords")->wallSeconds, 0.11);
    QCOMPARE(middle.find("chords")->runs, std::size_t{2});
  }

  void memoryOfRunsOfOtherLengthsLiesOnEachOther() {
    std::vector<RunRecord> runs{testing::run(1), testing::run(2), testing::run(3)};
    runs[0].wallSeconds = 1.0;
    runs[0].trace = testing::trace(1.0, 100.0F, 200.0F);
    runs[1].wallSeconds = 2.0;
    runs[1].trace = testing::trace(2.0, 100.0F, 200.0F);
    const MedianRun middle = medianRun(runs);
    QCOMPARE(middle.memory.back().seconds, 1.5);
    QVERIFY(std::abs(memoryAt(middle.memory, 0.75) - 150.0) < 1.0);
    QCOMPARE(memoryAt(middle.memory, 99.0), 200.0);
  }

  void slicesThatNobodyLookedAtArePassedOver() {
    barline::pipeline::RunTrace trace{
        .sliceSeconds = 0.5, .parts = {}, .work = {}, .mebibytes = {80, 0, 0, 110}};
    const std::vector<MemoryPoint> points = memoryOver(trace);
    QCOMPARE(points.size(), std::size_t{2});
    QCOMPARE(memoryAt(points, 1.25), 95.0);
  }

  void histogramsHaveRoundRangesAndLoseNothing_data() {
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("width");
    QTest::newRow("bars") << QList<double>{103.0, 176.0, 249.0, 250.0, 276.0, 299.0} << 10.0;
    QTest::newRow("all the same") << QList<double>{249.0, 249.0} << 50.0;
    QTest::newRow("one") << QList<double>{0.0} << 0.1;
    QTest::newRow("tiny") << QList<double>{0.001, 0.0221} << 0.001;
  }
  void histogramsHaveRoundRangesAndLoseNothing() {
    QFETCH(QList<double>, values);
    QFETCH(double, width);
    const Histogram made = histogram({values.begin(), values.end()}, 25);
    QVERIFY2(std::abs(made.width - width) < 1e-9 * width, qPrintable(QString::number(made.width)));
    std::size_t sum = 0;
    for (const std::size_t count : made.counts) sum += count;
    QCOMPARE(sum, static_cast<std::size_t>(values.size()));
    QVERIFY(made.begin <= *std::ranges::min_element(values));
    QVERIFY(made.end() > *std::ranges::max_element(values) - 1e-9);
    QVERIFY(made.counts.front() > 0 && made.counts.back() > 0);
  }

  void tablesAreTheSameInEveryLocale() {
    std::setlocale(LC_ALL, "de_DE.UTF-8");
    const std::vector<RunRecord> runs{testing::run(1'764'000'000'000, 0.121)};
    const std::string csv = runCsv(runs[0], medianRun({testing::run(1, 0.088)}));
    QCOMPARE(QString::fromStdString(csv).split("\r\n").at(3),
             QString("chords,3,computed,0.121000,0.121000,0.088000,37.5,0.230000,0.351000,100.0"));
    const QString table = QString::fromStdString(runsTable(runs));
    QVERIFY(table.contains("chords"));
    QVERIFY(table.contains("0.1210"));
    const auto json = nlohmann::json::parse(runsJson(runs));
    QCOMPARE(json.at("runs").size(), std::size_t{1});
    QCOMPARE(json.at("runs").at(0).at("ended_at").get<std::string>(), std::string("2025-11-24T16:00:00Z"));
    QCOMPARE(json.at("median").at("steps").at(2).at("wall").get<double>(), 0.121);
    std::setlocale(LC_ALL, "C");
  }

  void namesWithCommasAreQuoted() {
    const std::string csv = comparisonCsv(medianRun({testing::run(1)}), "0.9, \"beta\"", {}, "1.0");
    QVERIFY(csv.starts_with("step,\"0.9, \"\"beta\"\" wall_s\","));
  }
};

QTEST_GUILESS_MAIN(TestRunFigures)
#include "test_run_figures.moc"

#include <QApplication>
#include <QTest>

#include "ui/dashboard/ChunkChart.h"
#include "ui/dashboard/QueueRates.h"
#include "ui/dashboard/RunText.h"
#include "ui/dashboard/WorkerStrips.h"

using namespace barline;
using namespace barline::ui;
using pipeline::RunTrace;

namespace {

RunName queued(std::int64_t endedAt, double wall = 2.0) {
  return {.id = endedAt,
          .fingerprint = "f",
          .endedAt = endedAt,
          .audioSeconds = 200.0,
          .wallSeconds = wall,
          .queued = true};
}

/// 100 slices of 10 ms on one worker: half a second of one part, then two in turns.
RunTrace trace() {
  RunTrace made{.sliceSeconds = 0.01, .parts = {"decode", "beats", "chords"}, .work = {}, .mebibytes = {}};
  made.mebibytes.assign(100, 50.0F);
  for (std::uint16_t slice = 0; slice < 100; ++slice) {
    const auto part = static_cast<std::uint8_t>(slice < 50 ? 0 : 1 + slice % 2);
    made.work.push_back({slice, 0, part, 255});
  }
  return made;
}

}  // namespace

class TestDashboardParts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void numbersAreWrittenAsOnEveryPage() {
    const QLocale former;
    QLocale::setDefault(QLocale(QLocale::German));
    const QString seconds = runs::secondsNumber(0.36, 2);
    const QString megabytes = runs::megabytesNumber(2000.0);
    QLocale::setDefault(former);
    QCOMPARE(seconds, QStringLiteral("0.36"));
    QCOMPARE(megabytes, QStringLiteral("2097"));
  }

  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    applyTheme(*qApp, Theme::load(Scheme::Dark));
  }

  void ratesCountWhileTheQueueWasAtWork() {
    std::vector<RunName> runs;
    for (int i = 0; i < 60; ++i) runs.push_back(queued(600'000 + 1000 * i));    // a minute with 60 files
    for (int i = 0; i < 30; ++i) runs.push_back(queued(3'600'000 + 1000 * i));  // an hour later, 30
    RunName opened = queued(3'700'000);
    opened.queued = false;
    runs.push_back(opened);
    const QueueRates rates = queueRates(runs, 72);
    QCOMPARE(rates.count(), 90);
    QCOMPARE(rates.stretch, std::int64_t{60'000});
    QCOMPARE(rates.filesPerMinute, 45.0);
    QCOMPARE(rates.audioPerSecond, 90 * 200.0 / 120.0);
    QCOMPARE(rates.realTimeFactor, 100.0);
    QVERIFY(queueCsv(rates).starts_with("begin,seconds,files\r\n1970-01-01T00:10:00Z,60,60\r\n"));
  }

  void longDaysHaveLongerStretches() {
    const QueueRates rates = queueRates({queued(0), queued(20LL * 3'600'000)}, 72);
    QCOMPARE(rates.stretch, std::int64_t{30 * 60'000});
    QVERIFY(rates.files.size() <= 72);
    QCOMPARE(queueRates({}, 72).count(), 0);
    // One file: as fast as it came through.
    QCOMPARE(queueRates({queued(600'000, 3.0)}, 72).filesPerMinute, 20.0);
  }

  void workThatChangesFastIsOneStretch() {
    const std::vector<WorkStretch> stretches = workStretches(trace(), 0.05);
    QCOMPARE(stretches.size(), std::size_t{2});
    QCOMPARE(stretches[0].parts.front().first, std::string("decode"));
    QCOMPARE(stretches[0].end, 0.5);
    QCOMPARE(stretches[1].parts.size(), std::size_t{2});
    double seconds = 0.0;
    for (const WorkStretch& stretch : stretches)
      for (const auto& [part, time] : stretch.parts) seconds += time;
    QVERIFY(std::abs(seconds - 1.0) < 1e-9);
    // Looked at closely, each slice is by itself.
    QCOMPARE(workStretches(trace(), 0.01).size(), std::size_t{51});
  }

  void chunksAreSummedUp() {
    ChunkChart chart;
    QVERIFY(chart.sumText().isEmpty());
    ChunkSizes sizes{.fingerprint = "f", .about = "3 bars, FLAC", .chunks = {}};
    for (const double bytes : {250'000.0, 249'000.0, 103'000.0})
      sizes.chunks.push_back({QString("bar %1").arg(sizes.chunks.size() + 1), bytes});
    chart.setSizes(sizes);
    QCOMPARE(chart.sumText(), QString("0.6 MB in all"));
    QVERIFY(chart.accessibleDescription().contains("smallest: bar 3"));
    chart.setSizes({});
    QVERIFY(chart.sumText().isEmpty());
  }

  void textsAreShortAndSigned() {
    QCOMPARE(runs::changeText(0.38), QString("+38 %"));
    QCOMPARE(runs::changeText(-0.034), QString("−3 %"));
    QCOMPARE(runs::changeText(0.001), QString("±0 %"));
    QCOMPARE(runs::shortSecondsNumber(0.1213), QString("0.121"));
    QCOMPARE(runs::shortSecondsNumber(0.00853), QString("0.0085"));
    QCOMPARE(runs::megabytesNumber(112.5), QString("118"));
    QCOMPARE(runs::runStepTitle("decode"), QString("Decode"));
    QCOMPARE(runs::runStepTitle("chords"), QString("Chords"));
    QCOMPARE(runs::runStepTitle("gone_since"), QString("gone_since"));
  }
};

QTEST_MAIN(TestDashboardParts)
#include "test_dashboard_parts.moc"

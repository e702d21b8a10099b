#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include "engine/performance/RunRecord.h"
#include "storage/Library.h"
#include "tests/app/cli/CliRun.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;
using test::Cli;
using test::CliRun;

/// What analyses cost, as the command line tells and keeps it.
class TestCliBench : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QString song_;

  [[nodiscard]] Cli freshCli() const {
    const QString home = folder_.filePath(QString("home-%1").arg(QTest::currentTestFunction()));
    QDir().mkpath(home);
    return Cli(home);
  }

 private Q_SLOTS:
  void initTestCase() {
    song_ = folder_.filePath("noise.wav");
    test::writeWav(song_.toStdString(), test::whiteNoise(3.0, 22050), 22050);
  }

  void printsEachStepAndTheSum() {
    const CliRun run = freshCli().run({"bench", song_, "--runs", "2"});
    QCOMPARE(run.status, 0);
    for (const char* name : {"decode", "beats", "character", "analysis", "processor", "memory"})
      QVERIFY2(run.output.contains(name), name);
  }

  void writesTheSameAsJson() {
    const QString file = folder_.filePath("bench.json");
    const Cli cli = freshCli();
    const CliRun run = cli.run({"bench", song_, "--runs", "2", "--threads", "1", "--json", "--output", file});
    QCOMPARE(run.status, 0);
    QFile written(file);
    QVERIFY(written.open(QFile::ReadOnly));
    QCOMPARE(written.readAll(), run.output);
    const auto json = nlohmann::json::parse(run.output.toStdString());
    QCOMPARE(json.at("runs").size(), std::size_t{2});
    QCOMPARE(json.at("threads").get<int>(), 1);
    QCOMPARE(json.at("audio_seconds").get<double>(), 3.0);
    const auto& first = json.at("runs").at(0);
    QVERIFY(first.at("analysis_time").get<double>() > 0.0);
    QCOMPARE(first.at("steps").at(0).at("step").get<std::string>(), std::string("decode"));
    // On one thread no step can have worked longer than the whole took.
    for (const auto& step : first.at("steps"))
      QVERIFY(step.at("wall").get<double>() <= first.at("analysis_time").get<double>());
    // A file that is there already stays as it is.
    QCOMPARE(cli.run({"bench", song_, "--runs", "1", "--output", file}).status, 1);
    QVERIFY(written.seek(0));
    QCOMPARE(written.readAll(), run.output);
  }

  void wrongUsageIsNamed() {
    QCOMPARE(freshCli().run({"bench"}).status, 2);
    QCOMPARE(freshCli().run({"bench", song_, "--runs", "0"}).status, 2);
    const CliRun missing = freshCli().run({"bench", folder_.filePath("missing.wav")});
    QCOMPARE(missing.status, 1);
    QVERIFY(missing.errors.contains("missing.wav"));
  }

  void analysesAreKeptInTheLibraryOnceTheyCostSomething() {
    const std::filesystem::path library = folder_.filePath("library.sqlite").toStdString();
    const Cli cli = freshCli();
    const QStringList command{"analyze", song_, "--library", QString::fromStdString(library.string())};
    QCOMPARE(cli.run(command).status, 0);
    QCOMPARE(cli.run(command).status, 0);  // all from the cache
    const auto opened = storage::Library::open(library);
    const auto runs = opened->runs().latest({}, 10);
    QCOMPARE(runs.size(), std::size_t{1});
    const auto run = opened->runs().byId(runs[0].id);
    QVERIFY(run && run->trace);
    QCOMPARE(run->program, std::string(BARLINE_VERSION));
    QVERIFY(run->usedCache && !run->queued);
    QCOMPARE(run->cacheHits(), 0);
    QVERIFY(run->realTimeFactor() > 0.0);
    QVERIFY(!run->trace->work.empty());
    double busy = 0.0;
    for (const auto& work : run->trace->work) busy += work.share / 255.0 * run->trace->sliceSeconds;
    double steps = 0.0;
    for (const auto& step : run->steps) steps += step.wallSeconds;
    QVERIFY2(busy > 0.8 * steps, qPrintable(QString("%1 %2").arg(busy).arg(steps)));
  }
};

QTEST_GUILESS_MAIN(TestCliBench)
#include "test_cli_bench.moc"

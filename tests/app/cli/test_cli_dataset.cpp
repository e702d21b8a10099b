#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "tests/app/cli/CliRun.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace fs = std::filesystem;
using namespace barline;

/// barline-cli dataset, killed where it hurts and started again.
class TestCliDataset : public QObject {
  Q_OBJECT

  static void writeSong(const fs::path& file, double bpm) {
    constexpr int kRate = 22050;
    constexpr double kSeconds = 8.0;
    test::writeWav(file, test::clicks(test::regularTimes(bpm, 0.3, kSeconds), kSeconds, kRate), kRate);
  }

  static std::map<std::string, fs::file_time_type> files(const fs::path& folder) {
    std::map<std::string, fs::file_time_type> found;
    for (const auto& item : fs::recursive_directory_iterator(folder)) {
      if (item.is_regular_file())
        found[item.path().lexically_relative(folder).generic_string()] = item.last_write_time();
    }
    return found;
  }

  static std::size_t linesOf(const fs::path& file) {
    std::ifstream stream(file);
    return static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(stream), {}, '\n'));
  }

  QTemporaryDir base_;
  QStringList songs_;

 private Q_SLOTS:
  void initTestCase() {
    for (int i = 0; i < 4; ++i) {
      songs_ += base_.filePath(QStringLiteral("song %1.wav").arg(i));
      writeSong(songs_.back().toStdString(), 90.0 + 10.0 * i);
    }
  }

  void goesOnWhereItWasKilled() {
    const test::Cli cli(base_.filePath(QStringLiteral("home")));
    const fs::path set = base_.filePath(QStringLiteral("set")).toStdString();
    const QStringList words =
        QStringList{QStringLiteral("dataset"), QStringLiteral("--output"), test::toQString(set),
                    QStringLiteral("--licence"), QStringLiteral("CC0-1.0")} +
        songs_;
    const auto process = cli.start(words);
    const auto done = [&](int song) {
      return fs::exists(set / ".barline/tracks" / ("song " + std::to_string(song) + ".rows"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(done(1), 60'000);
    process->kill();
    QVERIFY(process->waitForFinished());
    QVERIFY(!fs::exists(set / "SHA256SUMS"));
    QVERIFY(!fs::exists(set / "datasets/beats.parquet"));
    const auto before = files(set / "chunks/song 0");
    QVERIFY(!before.empty());

    const test::CliRun second = cli.run(words);
    QVERIFY2(second.status == 0, second.errors.constData());
    QVERIFY(second.output.contains("4 tracks"));
    QVERIFY(!second.output.contains("4 written"));
    QVERIFY(files(set / "chunks/song 0") == before);
    for (const auto& [name, time] : files(set)) QVERIFY2(!name.ends_with(".part"), name.c_str());

    QProcess check;
    check.setWorkingDirectory(test::toQString(set));
    check.start(QStringLiteral("sha256sum"),
                {QStringLiteral("--check"), QStringLiteral("--quiet"), QStringLiteral("SHA256SUMS")});
    QVERIFY(check.waitForFinished());
    QVERIFY2(check.exitCode() == 0, check.readAllStandardOutput().constData());
    QCOMPARE(static_cast<std::size_t>(linesOf(set / "SHA256SUMS")),
             files(set).size() - 1 - files(set / ".barline").size());

    const test::CliRun third = cli.run(words);
    QVERIFY2(third.output.contains("0 written, 4 up to date"), third.output.constData());
  }

  void namesWhatFailsAndDoesTheRest() {
    const test::Cli cli(base_.filePath(QStringLiteral("home")));
    const QString broken = base_.filePath(QStringLiteral("broken.wav"));
    std::ofstream(broken.toStdString()) << "no audio";
    const fs::path set = base_.filePath(QStringLiteral("partly")).toStdString();
    const test::CliRun run =
        cli.run({QStringLiteral("dataset"), QStringLiteral("--output"), test::toQString(set),
                 QStringLiteral("--no-chunks"), QStringLiteral("--no-track-tables"), broken, songs_.front()});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("broken.wav"));
    QVERIFY(run.output.contains("1 track,"));
    QVERIFY(fs::exists(set / "datasets/sections.parquet"));
    QVERIFY(!fs::exists(set / "chunks") && !fs::exists(set / "datasets/song 0"));
  }

  void refusesFoldersOfOthers() {
    const test::Cli cli(base_.filePath(QStringLiteral("home")));
    const test::CliRun run =
        cli.run({QStringLiteral("dataset"), QStringLiteral("--output"), base_.path(), songs_.front()});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("holds other files"));
    QCOMPARE(cli.run({QStringLiteral("dataset"), songs_.front()}).status, 2);
  }
};

QTEST_GUILESS_MAIN(TestCliDataset)
#include "test_cli_dataset.moc"

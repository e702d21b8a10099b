#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "tests/app/cli/CliRun.h"
#include "tests/support/Ffmpeg.h"

namespace barline::test {

/// `barline-cli chunks` as scripts call it. What chunks hold is tested beside their writer.
class TestCliChunks : public QObject {
  Q_OBJECT

  QTemporaryDir home_;
  std::unique_ptr<Cli> cli_;
  QString song_;

  [[nodiscard]] QStringList files(const QString& folder) const {
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
  }

 private Q_SLOTS:
  void initTestCase() {
    cli_ = std::make_unique<Cli>(home_.path());
    song_ = home_.filePath(QStringLiteral("song.flac"));
    ffmpeg({QStringLiteral("-t"), QStringLiteral("24"), QStringLiteral("-i"), QStringLiteral(BARLINE_DEMO),
            song_});
  }

  void cutsAFileAndSaysWhatItWrote() {
    const QTemporaryDir folder;
    const CliRun run = cli_->run({"chunks", song_, "--output", folder.path(), "--manifest", "csv,json"});
    QVERIFY2(run.status == 0, run.errors.constData());
    QVERIFY2(run.output.startsWith("song.flac: ") && run.output.contains("bit for bit"),
             run.output.constData());
    const QStringList written = files(folder.filePath("song"));
    QVERIFY(written.contains("bar_0001.wav") && written.contains("song_manifest.csv") &&
            written.contains("song_manifest.json"));

    const CliRun again = cli_->run({"chunks", song_, "--output", folder.path()});
    QCOMPARE(again.status, 1);
    QVERIFY(again.errors.contains("exists already"));
    QCOMPARE(cli_->run({"chunks", song_, "--output", folder.path(), "--if-exists", "number"}).status, 0);
    QVERIFY(files(folder.filePath("song-2")).contains("bar_0001.wav"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
  }

  void previewWritesNothing() {
    const CliRun run =
        cli_->run({"chunks", song_, "--preview", "--name", "{number:02}", "--select", "bars:2-3"});
    QCOMPARE(run.output, QByteArray("02.wav\n03.wav\n"));
  }

  void analysisAudioIsSmallAndMono() {
    const QTemporaryDir folder;
    const CliRun run = cli_->run({"chunks", song_, "--output", folder.path(), "--audio", "analysis",
                                  "--encoding", "flac", "--per", "4-bars"});
    QVERIFY2(run.output.contains("22050 Hz, 1 channel, 16 bits"), run.output.constData());
    QVERIFY(files(folder.filePath("song")).contains("bars_0001-0004.flac"));
  }

  void aBadFileDoesNotStopTheOthers() {
    const QTemporaryDir folder;
    const CliRun run = cli_->run({"chunks", home_.filePath("missing.wav"), song_, song_, "--output",
                                  folder.path(), "--if-exists", "replace", "--per", "2-bars"});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("missing.wav"));
    QVERIFY(!files(folder.filePath("song")).isEmpty());
    QVERIFY(!files(folder.filePath("song-2")).isEmpty());  // of the same run: kept beside
  }

  void aSignalLeavesNothingHalf() {
    const QTemporaryDir folder;
    const QString output = folder.filePath("out");
    QStringList words{"chunks", "--output", output, "--encoding", "flac", "--if-exists", "number"};
    for (int i = 0; i < 40; ++i) words << song_;
    const auto process = cli_->start(words);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(output + "/song/song_manifest.csv"), 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 128 + SIGTERM);
    for (const QString& name : QDir(output).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
      QVERIFY2(name.startsWith("song") && QFile::exists(output + '/' + name + "/song_manifest.csv"),
               qPrintable(name));
  }

  void wrongUsageIsSaidBeforeAnythingIsRead_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no folder") << QStringList{song_};
    QTest::newRow("no file") << QStringList{"--output", "x"};
    QTest::newRow("unit") << QStringList{song_, "--output", "x", "--per", "0-bars"};
    QTest::newRow("encoding") << QStringList{song_, "--output", "x", "--encoding", "mp3"};
    QTest::newRow("pattern") << QStringList{song_, "--output", "x", "--name", "{foo}"};
    QTest::newRow("filter") << QStringList{song_, "--output", "x", "--select", "chord:H"};
    QTest::newRow("fade") << QStringList{song_, "--output", "x", "--fade", "-5"};
    QTest::newRow("flac float") << QStringList{song_,  "--output", "x",    "--encoding",
                                               "flac", "--depth",  "float"};
    QTest::newRow("manifest") << QStringList{song_, "--output", "x", "--manifest", "xml"};
  }
  void wrongUsageIsSaidBeforeAnythingIsRead() {
    QFETCH(QStringList, words);
    const CliRun run = cli_->run(QStringList{"chunks"} + words);
    QVERIFY2(run.status == 2, run.errors.constData());
  }
};

}  // namespace barline::test

QTEST_GUILESS_MAIN(barline::test::TestCliChunks)
#include "test_cli_chunks.moc"

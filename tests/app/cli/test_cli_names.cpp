#include <sys/stat.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/CliRun.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace barline::test {

/// Which file a name leads to: of what is read, of what is written, and in sentences about either.
class TestCliNames : public QObject {
  Q_OBJECT

  static constexpr int kRate = 22050;

  QTemporaryDir folder_;
  std::unique_ptr<Cli> cli_;

  QString path(const QString& name) const { return folder_.filePath(name); }

  /// A sine of that many seconds, by which the files of different tracks are told apart.
  void writeTrack(const QString& name, double seconds) const {
    writeWav(path(name).toStdString(), sine(440.0, seconds, kRate), kRate);
  }

  static void writeText(const QString& file, const QByteArray& text) {
    QFile stream(file);
    QVERIFY(stream.open(QIODevice::WriteOnly));
    QCOMPARE(stream.write(text), text.size());
  }

  static double durationIn(const QString& file) {
    QFile stream(file);
    if (!stream.open(QIODevice::ReadOnly)) return 0.0;
    return QJsonDocument::fromJson(stream.readAll())["audio"]["duration"].toDouble();
  }

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(folder_.isValid());
    cli_ = std::make_unique<Cli>(folder_.path());
    for (const char* name : {"a", "b"}) QVERIFY(QDir(folder_.path()).mkpath(name));
    writeTrack("a/t.wav", 1.0);
    writeTrack("b/t.wav", 2.0);
    QVERIFY(QFile::copy(path("a/t.wav"), path("sound.wav")));
  }

  void init() {
    QFile::remove(path("a/t.wav"));
    QVERIFY(QFile::copy(path("sound.wav"), path("a/t.wav")));
  }

  void aFileKeepsItsOutputsNameWhateverBecomesOfTheOthers_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("analyze") << QStringList{"analyze", "--only", "loudness", "--overwrite"};
    QTest::newRow("export") << QStringList{"export", "--format", "json", "--if-exists", "replace"};
  }

  void aFileKeepsItsOutputsNameWhateverBecomesOfTheOthers() {
    QFETCH(const QStringList, words);
    const QString output = path(words.front());
    const QStringList all =
        words + QStringList{"--no-cache", "--output", output, path("a/t.wav"), path("b/t.wav")};
    QCOMPARE(cli_->run(all).status, 0);
    QCOMPARE(durationIn(output + "/t.json"), 1.0);
    QCOMPARE(durationIn(output + "/t-2.json"), 2.0);
    writeText(path("a/t.wav"), "No sound.");
    const CliRun run = cli_->run(all);
    QCOMPARE(run.status, 1);
    QCOMPARE(run.output.trimmed(), (output + "/t-2.json").toUtf8());
    QCOMPARE(durationIn(output + "/t.json"), 1.0);
    QCOMPARE(durationIn(output + "/t-2.json"), 2.0);
    QVERIFY2(run.errors.startsWith("barline-cli: " + path("a/t.wav").toUtf8() + " is not audio"),
             run.errors.constData());
  }

  void theOnlyFileHasTheNameThatWasGiven_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("ending of the format") << "my.lab" << QStringList{"mir-eval", "--layers", "chords"};
    QTest::newRow("table") << "beats.csv" << QStringList{"csv", "--layers", "beats"};
    QTest::newRow("another ending") << "mine.timeline" << QStringList{"json"};
    QTest::newRow("no ending") << "plain" << QStringList{"jams"};
  }

  void theOnlyFileHasTheNameThatWasGiven() {
    QFETCH(const QString, name);
    QFETCH(const QStringList, words);
    const QString target = path(name);
    const CliRun run = cli_->run(QStringList{"export", BARLINE_DEMO, "--output", target, "--format"} + words);
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output.trimmed(), target.toUtf8());
    QVERIFY(QFileInfo(target).isFile());
  }

  void severalFilesHaveEndingsInPlaceOfTheGivenOne() {
    QVERIFY(QDir(folder_.path()).mkpath("several"));
    const CliRun run = cli_->run({"export", BARLINE_DEMO, "--format", "mir-eval", "--layers", "chords,key",
                                  "--output", path("several/my.lab")});
    QCOMPARE(run.status, 0);
    QCOMPARE(QDir(path("several")).entryList(QDir::Files), (QStringList{"my.chords.lab", "my.key"}));
  }

  void whatIsNoRegularFileIsNeverReplaced() {
    const QString device = path("device");
    QCOMPARE(::mkfifo(device.toUtf8().constData(), 0600), 0);
    const CliRun run =
        cli_->run({"export", BARLINE_DEMO, "--format", "json", "--output", device, "--if-exists", "replace"});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains("no regular file"), run.errors.constData());
    QVERIFY(!QFileInfo(device).isFile());
    QFile::remove(device);
  }

  void whatIsSkippedIsNamed() {
    const QString target = path("there.json");
    writeText(target, "mine");
    const CliRun run =
        cli_->run({"export", BARLINE_DEMO, "--format", "json", "--output", target, "--if-exists", "skip"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.errors, "barline-cli: " + target.toUtf8() + " exists already and was skipped.\n");
  }

  void aDashIsNoFolder_data() {
    QTest::addColumn<QString>("command");
    for (const char* command : {"chunks", "dataset", "features"}) QTest::newRow(command) << command;
  }

  void aDashIsNoFolder() {
    QFETCH(const QString, command);
    const CliRun run = cli_->run({command, "--output", "-", BARLINE_DEMO}, {"env", "-C", folder_.path()});
    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains("standard output"), run.errors.constData());
    QVERIFY(!QFileInfo::exists(path("-")));
  }

  void anEmptyNameIsOneFileThatFails_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("analyze") << QStringList{"analyze", "--output", "json"};
    QTest::newRow("export") << QStringList{"export", "--format", "json", "--output", "json/"};
    QTest::newRow("chunks") << QStringList{"chunks", "--output", "bars"};
    QTest::newRow("dataset") << QStringList{"dataset", "--output", "set"};
    QTest::newRow("features") << QStringList{"features", "--output", "npy"};
    QTest::newRow("report") << QStringList{"report", "--output", "all.html"};
  }

  void anEmptyNameIsOneFileThatFails() {
    QFETCH(QStringList, words);
    words.back() = path("empty-" + words.front() + '/' + words.back());
    const CliRun run = cli_->run(words + QStringList{"", BARLINE_DEMO});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.errors, QByteArray("barline-cli: \"\" is the name of no file.\n"));
    QVERIFY(!run.output.isEmpty());
    QVERIFY(!QDir(path("empty-" + words.front())).isEmpty());
  }

  void anEmptyNameIsInNoLibrary_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("add") << QStringList{"library", "add"};
    QTest::newRow("remove") << QStringList{"library", "remove"};
    QTest::newRow("scan") << QStringList{"library", "scan"};
    QTest::newRow("similar") << QStringList{"library", "similar"};
    QTest::newRow("tags") << QStringList{"tags", "write", "--fields", "bpm"};
  }

  void anEmptyNameIsInNoLibrary() {
    QFETCH(const QStringList, words);
    const QString library = path("some.sqlite");
    QCOMPARE(cli_->run({"library", "add", "--library", library, path("b/t.wav")}).status, 0);
    const CliRun run = cli_->run(words + QStringList{"--library", library, ""});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains("\"\"") && !run.errors.contains("filesystem error"), run.errors.constData());
  }
};

}  // namespace barline::test

QTEST_GUILESS_MAIN(barline::test::TestCliNames)
#include "test_cli_names.moc"

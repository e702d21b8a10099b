#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "storage/Library.h"
#include "tests/app/cli/CliRun.h"

namespace barline::test {

/// `barline-cli export` as scripts call it. What each format holds is tested beside its writer.
class TestCliExport : public QObject {
  Q_OBJECT

  static constexpr const char* kDemo = BARLINE_DEMO;

  static QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  static QJsonObject json(const QByteArray& text) { return QJsonDocument::fromJson(text).object(); }

  QTemporaryDir home_;
  std::unique_ptr<Cli> cli_;

 private Q_SLOTS:
  void initTestCase() {
    cli_ = std::make_unique<Cli>(home_.path());
    cli_->setVariable("LC_ALL", "de_DE.UTF-8");
  }

  void namesItsFormats() {
    const CliRun run = cli_->run({"export", "--list"});
    QCOMPARE(run.status, 0);
    QVERIFY(run.output.contains("Barline JSON (.json)"));
    QVERIFY2(run.output.contains("Usual layers: bars,tempo,key,sections"), run.output.constData());
  }

  void writesIntoAFolderOrByAName() {
    const QTemporaryDir folder;
    const CliRun into = cli_->run({"export", kDemo, "--format", "json", "--output", folder.path() + "/new/"});
    QCOMPARE(into.output.trimmed(), QFile::encodeName(folder.path() + "/new/demo.json"));
    const CliRun named =
        cli_->run({"export", kDemo, "--format", "json", "--output", folder.filePath("mine.timeline")});
    QCOMPARE(named.output.trimmed(), QFile::encodeName(folder.filePath("mine.timeline")));
    QCOMPARE(json(contents(folder.filePath("mine.timeline")))["filename"].toString(), QString("demo.opus"));
  }

  void aNameThatIsTakenIsNotTouchedUnasked() {
    const QTemporaryDir folder;
    const QString target = folder.filePath("demo.json");
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    const QStringList words{"export", kDemo, "--format", "json", "--output", folder.path()};
    const CliRun refused = cli_->run(words);
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.errors.contains("exists already"));
    QCOMPARE(contents(target), QByteArray("mine"));
    QCOMPARE(cli_->run(words + QStringList{"--if-exists", "skip"}).status, 0);
    QCOMPARE(contents(target), QByteArray("mine"));
    QCOMPARE(cli_->run(words + QStringList{"--if-exists", "number"}).output.trimmed(),
             QFile::encodeName(folder.filePath("demo-2.json")));
    QCOMPARE(cli_->run(words + QStringList{"--if-exists", "replace"}).status, 0);
    QVERIFY(contents(target).startsWith('{'));
  }

  void writesTheLayersAndTheBarsAskedFor() {
    const CliRun run = cli_->run({"export", kDemo, "--format", "json", "--output", "-", "--layers",
                                  "bars,chords", "--bars", "2-3", "--from-stretch"});
    const QJsonObject all = json(run.output);
    const QJsonObject features = all["timeline_features"].toObject();
    QCOMPARE(features["downbeat_timeline"].toArray().size(), 2);
    QCOMPARE(features["downbeat_timeline"].toArray()[0].toObject()["bar"].toInt(), 2);
    QCOMPARE(features["downbeat_timeline"].toArray()[0].toObject()["timestamp"].toDouble(), 0.0);
    QVERIFY(features.contains("chord_timeline"));
    QVERIFY(!features.contains("beat_transient_markers"));
    QVERIFY(!all.contains("measures"));
    QVERIFY(!all.contains("key_confidence"));
    QVERIFY(all["selection"].toObject()["begin"].toDouble() > 1.0);
  }

  void aPersonsEditsAreInItUnlessTheAnalysisIsAskedFor() {
    const QString library = home_.filePath("edited.sqlite");
    QCOMPARE(cli_->run({"analyze", kDemo, "--library", library, "--output", "-"}).status, 0);
    const auto opened = storage::Library::open(library.toStdString());
    const auto track = opened->tracks().byPath(kDemo);
    QVERIFY(track.has_value());
    const model::ChordPatch patch{{{{0.0, 4.0}, "Eb:aug", 1.0, {}, {}}}};
    opened->edits().append(track->fingerprint,
                           {.changes = {{model::EditLayer::Chords, {0.0, 4.0}, patch, model::Reverted{}}}});
    const QStringList words{"export", kDemo, "--format", "json", "--output", "-", "--library", library};
    const CliRun edited = cli_->run(words);
    QVERIFY(edited.output.contains("Eb:aug"));
    QVERIFY(json(edited.output)["edited"].toBool());
    const CliRun analysis = cli_->run(words + QStringList{"--timeline", "analysis"});
    QVERIFY(!analysis.output.contains("Eb:aug"));
    QVERIFY(!json(analysis.output).contains("edited"));
  }

  void oneBadFileDoesNotStopTheRest() {
    const QTemporaryDir folder;
    const CliRun run = cli_->run({"export", folder.filePath("missing.wav"), kDemo, "--format", "json",
                                  "--output", folder.filePath("out")});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("missing.wav"));
    QVERIFY(QFile::exists(folder.filePath("out/demo.json")));
  }

  void saysWhatIsWrong_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("status");
    QTest::newRow("no format") << QStringList{"--output", "-"} << 2;
    QTest::newRow("unknown format") << QStringList{"--format", "xyz", "--output", "-"} << 2;
    QTest::newRow("unknown layer") << QStringList{"--format", "json", "--layers", "x", "--output", "-"} << 2;
    QTest::newRow("no target") << QStringList{"--format", "json"} << 2;
    QTest::newRow("stretch backwards")
        << QStringList{"--format", "json", "--output", "-", "--range", "3-1"} << 2;
    QTest::newRow("no such bars") << QStringList{"--format", "json", "--output", "-", "--bars", "900-901"}
                                  << 1;
    QTest::newRow("target is a file")
        << QStringList{"--format", "json", "--output", QString(kDemo) + "/"} << 1;
  }

  void saysWhatIsWrong() {
    QFETCH(const QStringList, words);
    QFETCH(const int, status);
    const CliRun run = cli_->run(QStringList{"export", kDemo} + words);
    QCOMPARE(run.status, status);
    QCOMPARE(run.errors.count('\n'), 1);
  }
};

}  // namespace barline::test

QTEST_GUILESS_MAIN(barline::test::TestCliExport)
#include "test_cli_export.moc"

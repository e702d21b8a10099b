#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/CliRun.h"
#include "tests/support/Ffmpeg.h"

using barline::test::Cli;
using barline::test::CliRun;

class TestCliTags : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  static QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

 private Q_SLOTS:
  void whatTheLibraryKnowsGoesIntoFilesAndComesBack() {
    const QString song = folder_.filePath(QStringLiteral("song.flac"));
    barline::test::ffmpeg({QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                           QStringLiteral("aevalsrc=0.3*sin(440*6.283*t)*gt(mod(t\\,0.5)\\,0.1):d=8"), song});
    const QByteArray before = contentOf(song);
    const Cli cli(folder_.path());
    const QStringList write{QStringLiteral("tags"), QStringLiteral("write"), QStringLiteral("--fields"),
                            QStringLiteral("bpm,replaygain"), song};
    QCOMPARE(cli.run(write).status, 1);  // there is no library
    QCOMPARE(cli.run({QStringLiteral("analyze"), song}).status, 0);

    const CliRun preview = cli.run(write + QStringList{QStringLiteral("--preview")});
    QCOMPARE(preview.status, 0);
    QVERIFY2(preview.output.contains("REPLAYGAIN_TRACK_GAIN: (none) -> "), preview.output.constData());
    QVERIFY(contentOf(song) == before);

    const CliRun written = cli.run(write);
    QVERIFY2(written.output.endsWith("Wrote the tags of 1 file.\n"), written.output.constData());
    QVERIFY(contentOf(song) != before);
    QVERIFY(cli.run({QStringLiteral("tags"), QStringLiteral("history")}).output.contains("1 file"));
    const CliRun none = cli.run(
        {QStringLiteral("tags"), QStringLiteral("undo"), QStringLiteral("--batch"), QStringLiteral("99")});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.errors.contains("There is no batch 99"), none.errors.constData());
    QCOMPARE(cli.run({QStringLiteral("tags"), QStringLiteral("undo")}).output,
             QByteArray("Took back the tags of 1 file.\n"));
    QVERIFY(contentOf(song) == before);
    QCOMPARE(cli.run({QStringLiteral("tags"), QStringLiteral("undo")}).status, 1);
  }

  void theSameRecordingInTwoFilesIsListed() {
    QDir().mkpath(folder_.filePath(QStringLiteral("home")));
    const Cli cli(folder_.filePath(QStringLiteral("home")));
    const QString song = folder_.filePath(QStringLiteral("full.flac"));
    const QString other = folder_.filePath(QStringLiteral("small.mp3"));
    barline::test::ffmpeg({QStringLiteral("-t"), QStringLiteral("25"), QStringLiteral("-i"),
                           QStringLiteral(BARLINE_DEMO), song});
    barline::test::ffmpeg({QStringLiteral("-i"), song, QStringLiteral("-b:a"), QStringLiteral("96k"), other});
    const QStringList list{QStringLiteral("library"), QStringLiteral("duplicates")};
    QCOMPARE(cli.run(list).output, QByteArray());
    QCOMPARE(cli.run({QStringLiteral("analyze"), song, other}).status, 0);
    QCOMPARE(cli.run(list + QStringList{QStringLiteral("--known")}).output, QByteArray());
    const QByteArray found = cli.run(list).output;
    QVERIFY2(found.contains("full.flac") && found.contains("small.mp3") && found.count('\n') == 2,
             found.constData());
    QCOMPARE(cli.run(list + QStringList{QStringLiteral("--known")}).output, found);
    QCOMPARE(cli.run(list + QStringList{song}).status, 2);
    QCOMPARE(cli.run(list + QStringList{QStringLiteral("--different"), song}).status, 2);
    QCOMPARE(cli.run(list + QStringList{QStringLiteral("--different"), song, other}).status, 0);
    QCOMPARE(cli.run(list).output, QByteArray());
  }

  void nothingIsWrittenUnlessSaidWhatAndWhere() {
    const Cli cli(folder_.path());
    const QStringList write{QStringLiteral("tags"), QStringLiteral("write")};
    QCOMPARE(cli.run(write).status, 2);
    QCOMPARE(cli.run(write + QStringList{QStringLiteral("x.mp3")}).status, 2);
    QCOMPARE(cli.run(write + QStringList{QStringLiteral("--fields"), QStringLiteral("title"),
                                         QStringLiteral("x.mp3")})
                 .status,
             2);
    QCOMPARE(cli.run(write + QStringList{QStringLiteral("--fields"), QStringLiteral("key")}).status, 2);
    QCOMPARE(cli.run({QStringLiteral("tags"), QStringLiteral("undo"), QStringLiteral("--batch"),
                      QStringLiteral("x")})
                 .status,
             2);
  }
};

QTEST_GUILESS_MAIN(TestCliTags)
#include "test_cli_tags.moc"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/CliRun.h"

namespace barline::test {

/// `barline-cli report` as scripts call it. What reports say is tested beside their model.
class TestCliReport : public QObject {
  Q_OBJECT

  static constexpr const char* kDemo = BARLINE_DEMO;

  static QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }

  QTemporaryDir home_;
  std::unique_ptr<Cli> cli_;

 private Q_SLOTS:
  void initTestCase() {
    cli_ = std::make_unique<Cli>(home_.path());
    cli_->setVariable("LC_ALL", "de_DE.UTF-8");
    cli_->setVariable("QT_QPA_PLATFORM", "xcb");  // a desktop that is not there
  }

  void tellsAllAboutOneTrack() {
    const QTemporaryDir folder;
    const QString target = folder.filePath("demo.html");
    const CliRun run = cli_->run({"report", kDemo, "--output", target});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output.trimmed(), QFile::encodeName(target));
    QCOMPARE(run.errors, QByteArray());
    const QByteArray html = contents(target);
    for (const char* text : {"Over the Barline", "Chord sheet", "118.0", "D major", "Measures"})
      QVERIFY2(html.contains(text), text);
  }

  void makesPdfByTheNamesEnding() {
    const QTemporaryDir folder;
    const QString target = folder.filePath("demo.PDF");
    const CliRun run = cli_->run({"report", kDemo, "--output", target, "--paper", "letter"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.errors, QByteArray());
    const QByteArray pdf = contents(target);
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(pdf.contains("/MediaBox [0 0 612 792]") || pdf.contains("/MediaBox [0 0 612.000000 792.000000]"));
  }

  void severalTracksAreOneOverview() {
    const QTemporaryDir folder;
    const QString broken = folder.filePath("broken.wav");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no audio");
    file.close();
    const CliRun run =
        cli_->run({"report", kDemo, broken, kDemo, "--title", "Friday <night>", "--output", "-"});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains("broken.wav"), run.errors.constData());
    QVERIFY(run.output.startsWith("<!DOCTYPE html>"));
    QVERIFY(run.output.contains("Friday &lt;night&gt;"));
    QCOMPARE(run.output.count("<bdi>Over the Barline</bdi>"), 2);
  }

  void aNameThatIsTakenIsNotTouchedUnasked() {
    const QTemporaryDir folder;
    const QString target = folder.filePath("mine.html");
    QFile file(target);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    const CliRun refused = cli_->run({"report", kDemo, "--output", target});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("exists already"), refused.errors.constData());
    QCOMPARE(contents(target), QByteArray("mine"));
    QCOMPARE(cli_->run({"report", kDemo, "--output", target, "--if-exists", "replace"}).status, 0);
    QVERIFY(contents(target).startsWith("<!DOCTYPE html>"));
  }

  void saysWhatItNeeds() {
    const QTemporaryDir folder;
    for (const QStringList& words :
         {QStringList{"report"},
          {"report", kDemo},
          {"report", kDemo, "--output", folder.path()},
          {"report", kDemo, "--output", folder.filePath("x.doc")},
          {"report", kDemo, "--output", folder.filePath("x.pdf"), "--paper", "a3"}})
      QCOMPARE(cli_->run(words).status, 2);
  }
};

}  // namespace barline::test

QTEST_GUILESS_MAIN(barline::test::TestCliReport)
#include "test_cli_report.moc"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/cli/CliRun.h"

namespace barline::test {

/// What barline-cli and its man page say of its commands.
class TestCliHelp : public QObject {
  Q_OBJECT

  QTemporaryDir home_;
  std::unique_ptr<Cli> cli_;

  /// The names in a list of commands: "library list".
  static QStringList namesIn(const QByteArray& listing) {
    QStringList names;
    for (const QByteArray& line : listing.mid(listing.indexOf("Commands:\n")).split('\n')) {
      // Further lines of what a command does begin with more spaces, the notes below with the program's name.
      if (!line.startsWith("  ") || line.startsWith("   ") || line.startsWith("  barline-cli")) continue;
      names.append(QString::fromUtf8(line.mid(2, 28)).trimmed());
    }
    return names;
  }

  /// The man page as text, its escapes taken out.
  static QString manPage() {
    QFile file(BARLINE_TEST_SOURCES "/../resources/man/barline-cli.1");
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QString::fromUtf8(file.readAll()).replace("\\-", "-");
  }

 private Q_SLOTS:
  void initTestCase() { cli_ = std::make_unique<Cli>(home_.path()); }

  void everyCommandIsExplainedAndInTheManPage() {
    const QStringList names = namesIn(cli_->run({"--help"}).output);
    QVERIFY(names.size() >= 30);
    const QString page = manPage();
    for (const QString& name : names) {
      QVERIFY2(page.contains("\n.SS " + name + '\n'), qPrintable(name + " has no section"));
      QVERIFY2(page.contains("\n.B barline-cli " + name + '\n'),
               qPrintable(name + " is not in the synopsis"));
    }
  }

  void everyOptionIsInTheManPage() {
    const QString page = manPage();
    for (const QString& name : namesIn(cli_->run({"--help"}).output)) {
      const QByteArray help = cli_->run(name.split(' ') + QStringList{"--help"}).output;
      for (const QByteArray& line : help.split('\n')) {
        if (!line.startsWith("  --")) continue;
        const QString option = QString::fromUtf8(line.trimmed().split(' ').front());
        QVERIFY2(page.contains(option), qPrintable(name + ' ' + option));
      }
    }
  }

  void helpIsACommandToo() {
    QCOMPARE(cli_->run({"help"}).output, cli_->run({"--help"}).output);
    QCOMPARE(cli_->run({"help", "library", "list"}).output, cli_->run({"library", "list", "--help"}).output);
    QCOMPARE(cli_->run({"help", "library"}).output, cli_->run({"library", "--help"}).output);
    QCOMPARE(cli_->run({"help", "nonsense"}).status, 2);
  }

  void aGroupListsItsCommands() {
    for (const char* group : {"library", "tags"}) {
      const CliRun run = cli_->run({group, "--help"});
      QCOMPARE(run.status, 0);
      const QStringList names = namesIn(run.output);
      QVERIFY(names.size() >= 3);
      for (const QString& name : names) QVERIFY(name.startsWith(QString(group) + ' '));
    }
  }

  void wrongUsagePointsToWhatExplainsIt_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("named");
    QTest::addColumn<QByteArray>("explained");
    QTest::newRow("of a command") << QStringList{"export", "x"} << QByteArray("--format")
                                  << QByteArray("barline-cli export --help");
    QTest::newRow("of one with two words") << QStringList{"library", "list", "--fast"} << QByteArray("--fast")
                                           << QByteArray("barline-cli library list --help");
    QTest::newRow("half a command") << QStringList{"library"} << QByteArray("import-collection")
                                    << QByteArray("barline-cli library --help");
    QTest::newRow("no such half") << QStringList{"tags", "foo"}
                                  << QByteArray(
                                         "no command \"tags foo\". The commands of tags are write, undo and "
                                         "history.")
                                  << QByteArray("barline-cli tags --help");
    QTest::newRow("standard input") << QStringList{"analyze", "-"} << QByteArray("neither standard input")
                                    << QByteArray("barline-cli analyze --help");
    QTest::newRow("no such choice") << QStringList{"analyze", "x", "--set", "beats.metre=x"}
                                    << QByteArray("which takes one of any, 2/4, ")
                                    << QByteArray("barline-cli analyze --help");
    QTest::newRow("no such command") << QStringList{"foo"} << QByteArray("no command \"foo\"")
                                     << QByteArray("barline-cli --help");
  }

  void wrongUsagePointsToWhatExplainsIt() {
    QFETCH(const QStringList, words);
    QFETCH(const QByteArray, named);
    QFETCH(const QByteArray, explained);
    const CliRun run = cli_->run(words);
    QCOMPARE(run.status, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.contains(named), run.errors.constData());
    QVERIFY2(run.errors.endsWith(" See " + explained + ".\n"), run.errors.constData());
  }
};

}  // namespace barline::test

QTEST_GUILESS_MAIN(barline::test::TestCliHelp)
#include "test_cli_help.moc"

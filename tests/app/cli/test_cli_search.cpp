// Searching a library from the command line.

#include <QTest>

#include <nlohmann/json.hpp>

#include "storage/Library.h"
#include "tests/app/cli/CliRun.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using model::Mode;
using test::Cli;
using test::CliRun;

class TestCliSearch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto library = storage::Library::open(folder_.locations().libraryFile);
    add(*library, "Ferry at Dawn", "Delta Nine", 124.0, {9, Mode::Minor});
    add(*library, "Half Light", "Fjellrand", 90.5, {0, Mode::Major});
    add(*library, "Undertow (Remix)", "Delta Nine", 126.0, {9, Mode::Minor});
  }

  void tracksAreListedAsTheWindowFindsThem() {
    QCOMPARE(titles({"delta", "bpm:120-128"}), (QStringList{"Undertow (Remix)", "Ferry at Dawn"}));
    QCOMPARE(titles({"delta", "-remix"}), (QStringList{"Ferry at Dawn"}));
    QCOMPARE(titles({"artist:\"delta nine\" bpm:>125"}), (QStringList{"Undertow (Remix)"}));
    QCOMPARE(titles({}).size(), 3);
    QCOMPARE(titles({"nothing like it"}), QStringList());
  }

  void inTheOrderAskedFor() {
    QCOMPARE(titles({"--sort", "bpm"}), (QStringList{"Half Light", "Ferry at Dawn", "Undertow (Remix)"}));
    QCOMPARE(titles({"--sort", "title", "--descending"}),
             (QStringList{"Undertow (Remix)", "Half Light", "Ferry at Dawn"}));
    QCOMPARE(titles({"--sort", "title", "--limit", "1"}), (QStringList{"Ferry at Dawn"}));
    QCOMPARE(search({"delta", "--count"}).output, QByteArray("2\n"));
  }

  void compatibleKeysComeBehind() {
    const QStringList words{"key:8A", "--sort", "title", "--compatible", "relative"};
    QCOMPARE(titles(words), (QStringList{"Ferry at Dawn", "Undertow (Remix)", "Half Light"}));
    const auto json = nlohmann::json::parse(search(words + QStringList{"--json"}).output.toStdString());
    QCOMPARE(QString::fromStdString(json[0]["match"].get<std::string>()), QString("search"));
    QCOMPARE(QString::fromStdString(json[2]["match"].get<std::string>()), QString("compatible_key"));
    const QList<QByteArray> lines = search(words).output.split('\n');
    QVERIFY(lines[1].startsWith("Undertow"));
    QVERIFY(lines[2].isEmpty());
    QVERIFY(lines[3].startsWith("Half Light"));
  }

  void mistakesAreShownAndNothingIsListed() {
    const CliRun run = search({"delta", "key:9Z"});
    QCOMPARE(run.status, 2);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(QString::fromUtf8(run.errors),
             QString("barline-cli: “9Z” is no key; write 8A, 1m, Am, F# or Eb-major.\n"
                     "  delta key:9Z\n"
                     "            ^~\n"));
  }

  void wrongOptionsAreNamed_data() {
    QTest::addColumn<QStringList>("words");
    QTest::newRow("--sort") << QStringList{"--sort", "mood"};
    QTest::newRow("--compatible") << QStringList{"--compatible", "all"};
    QTest::newRow("--limit") << QStringList{"--limit", "0"};
    QTest::newRow("--fast") << QStringList{"--fast"};
  }
  void wrongOptionsAreNamed() {
    QFETCH(QStringList, words);
    const CliRun run = search(words);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains(QTest::currentDataTag()), run.errors.constData());
  }

  void helpExplainsTheLanguage() {
    const CliRun run = search({"--help"});
    QCOMPARE(run.status, 0);
    for (const char* part : {"bpm:120-128", "is:edited", "key:8A", "neighbours-and-relative"})
      QVERIFY2(run.output.contains(part), part);
  }

  void withoutALibraryThereIsNothing() {
    const Cli cli(QString::fromStdString((folder_ / "home").string()));
    const CliRun run = cli.run({"library", "search", "x"});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output, QByteArray());
    QCOMPARE(cli.run({"library", "search", "x", "--json"}).output, QByteArray("[]\n"));
  }

 private:
  void add(storage::Library& library, const std::string& title, const std::string& artist, double bpm,
           model::MusicalKey key) {
    const auto file = storage::testing::writeFile(folder_ / "music" / (title + ".flac"), title);
    const auto id = library.tracks().recordSource(file, storage::testing::source(title, title, artist)).id;
    library.tracks().updateAnalysis(id, {.bpm = bpm, .key = key, .timeSignature = "4/4", .problem = ""});
  }

  CliRun search(const QStringList& words) const {
    const Cli cli(QString::fromStdString((folder_ / "home").string()));
    const QString library = QString::fromStdString(folder_.locations().libraryFile.string());
    return cli.run(QStringList{"library", "search", "--library", library} + words);
  }

  QStringList titles(const QStringList& words) const {
    const CliRun run = search(words + QStringList{"--json"});
    QStringList all;
    if (run.status != 0) return {QString::fromUtf8(run.errors)};
    for (const auto& track : nlohmann::json::parse(run.output.toStdString()))
      all.append(QString::fromStdString(track["title"].get<std::string>()));
    return all;
  }

  storage::testing::TemporaryFolder folder_;
};

QTEST_GUILESS_MAIN(TestCliSearch)
#include "test_cli_search.moc"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "storage/Library.h"
#include "storage/repair/LibraryCheck.h"
#include "tests/app/cli/CliRun.h"

namespace barline {
namespace {

namespace fs = std::filesystem;

void addTracks(const fs::path& library, int count, const std::string& name = "song") {
  const auto opened = storage::Library::open(library);
  for (int i = 0; i < count; ++i) {
    model::AudioSource source;
    source.fingerprint = name + std::to_string(i);
    source.title = source.fingerprint;
    opened->tracks().recordSource("/music/" + source.fingerprint + ".flac", source);
  }
}

void damage(const fs::path& file, std::streamoff offset, std::size_t count) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(offset);
  out << std::string(count, '\xA5');
}

std::int64_t tracksIn(const fs::path& library) {
  return storage::Library::open(library)->tracks().count();
}

}  // namespace

class TestCliLibraryCare : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    home_ = std::make_unique<QTemporaryDir>();
    cli_ = std::make_unique<test::Cli>(home_->path());
    library_ = fs::path(home_->path().toStdString()) / "library.sqlite";
    other_ = fs::path(home_->path().toStdString()) / "other/library.sqlite";
    addTracks(library_, 3);
  }

  void aSoundLibraryIsFoundSound() {
    const test::CliRun run = library("verify");
    QCOMPARE(run.status, 0);
    QVERIFY(run.output.contains("is sound. tracks: 3, edits: 0"));
    QVERIFY(library("verify", {"--json"}).output.contains("\"sound\": true"));
  }

  void aDamagedOneIsFoundAndRepaired() {
    damage(library_, 0, 100);
    const test::CliRun found = library("verify");
    QCOMPARE(found.status, 1);
    QVERIFY(found.errors.contains("barline-cli library repair"));
    const test::CliRun repaired = library("repair");
    QCOMPARE(repaired.status, 0);
    QVERIFY2(repaired.output.contains("tracks: 3, edits: 0"), repaired.output.constData());
    QCOMPARE(tracksIn(library_), 3);
    QCOMPARE(library("verify").status, 0);
  }

  void repairCanWriteElsewhere() {
    QCOMPARE(library("repair", {"--output", text(other_.parent_path() / "x")}).status, 1);
    fs::create_directories(other_.parent_path());
    QCOMPARE(library("repair", {"--output", text(other_)}).status, 0);
    QCOMPARE(tracksIn(other_), 3);
    QCOMPARE(library("repair", {"--output", text(other_)}).status, 1);
  }

  void repairWritesToANameInTheFolderOneIsIn() {
    const test::CliRun run =
        cli_->run({"library", "repair", "--library", "library.sqlite", "--output", "made.sqlite"},
                  within(home_->path()));
    QVERIFY2(run.status == 0, run.errors.constData());
    QCOMPARE(tracksIn(library_.parent_path() / "made.sqlite"), 3);
  }

  void whatCannotBeUsedIsNamedWithItsCause_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("sentence");
    const QByteArray foreign("text.txt is not a Barline database; choose another file.\n");
    const QByteArray absent("nowhere does not exist; check its name.\n");
    const QByteArray taken("text.txt exists already; choose another name.\n");
    const QByteArray noFolder("no does not exist; check its name.\n");
    QTest::newRow("merge with nothing") << QStringList{"merge", "nowhere"} << absent;
    QTest::newRow("restore of nothing") << QStringList{"restore", "nowhere"} << absent;
    QTest::newRow("import of nothing") << QStringList{"import", "--replace", "nowhere"} << absent;
    QTest::newRow("merge with itself") << QStringList{"merge", "library.sqlite"}
                                       << QByteArray("is the library itself; choose another one.\n");
    QTest::newRow("merge with a text") << QStringList{"merge", "text.txt"} << foreign;
    QTest::newRow("merge with a folder")
        << QStringList{"merge", "folder"}
        << QByteArray("folder is not a Barline database; choose another file.\n");
    QTest::newRow("export over a file") << QStringList{"export", "text.txt"} << taken;
    QTest::newRow("repair over a file") << QStringList{"repair", "--output", "text.txt"} << taken;
    QTest::newRow("export to no folder") << QStringList{"export", "no/x"} << noFolder;
    QTest::newRow("repair to no folder") << QStringList{"repair", "--output", "no/x"} << noFolder;
    for (const char* command : {"verify", "backup", "repair", "list"}) {
      QTest::addRow("%s of a text", command) << QStringList{command, "--library", "text.txt"} << foreign;
      QTest::addRow("%s of a folder", command)
          << QStringList{command, "--library", "folder"}
          << QByteArray("folder is a folder; name the library's file in it.\n");
    }
  }

  void whatCannotBeUsedIsNamedWithItsCause() {
    QFETCH(const QStringList, words);
    QFETCH(const QByteArray, sentence);
    std::ofstream(library_.parent_path() / "text.txt") << "Notes, and no library.\n";
    fs::create_directory(library_.parent_path() / "folder");
    const test::CliRun run =
        cli_->run(QStringList{"library", words.front(), "--library", "library.sqlite"} + words.mid(1),
                  within(home_->path()));
    QCOMPARE(run.status, 1);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.startsWith("barline-cli: ") && run.errors.endsWith(sentence), run.errors.constData());
    QCOMPARE(run.errors.count('\n'), 1);
  }

  void aBackupIsMadeListedAndRestored() {
    const test::CliRun made = library("backup");
    QCOMPARE(made.status, 0);
    QVERIFY(fs::exists(made.output.trimmed().toStdString()));
    const QByteArray list = library("backup", {"--list"}).output;
    QVERIFY(list.contains("person") && list.contains(made.output.trimmed()));
    addTracks(library_, 2, "later");
    const auto open = storage::Library::open(library_);
    QCOMPARE(library("restore").status, 0);
    QCOMPARE(open->tracks().count(), 3);
    QVERIFY(library("backup", {"--list", "--json"}).output.contains("\"change\""));
  }

  void aDamagedLibraryIsRestoredToo() {
    library("backup");
    damage(library_, 0, 100);
    const test::CliRun run = library("restore");
    QCOMPARE(run.status, 0);
    QVERIFY(run.output.contains("damaged: "));
    QCOMPARE(tracksIn(library_), 3);
  }

  void aLostLibraryIsNotTakenForAnEmptyOne() {
    library("backup");
    fs::remove(library_);
    for (const char* command : {"list", "crates"}) {
      const test::CliRun run = library(command);
      QCOMPARE(run.status, 1);
      QVERIFY2(run.errors.contains("backup"), run.errors.constData());
    }
    QVERIFY(library("backup", {"--list"}).output.contains("person"));
    QCOMPARE(library("restore").status, 0);
    QCOMPARE(tracksIn(library_), 3);
  }

  void withoutABackupNothingIsRestored() {
    const test::CliRun run = library("restore");
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("no backup"));
    QCOMPARE(tracksIn(library_), 3);
  }

  void anExportBecomesALibraryElsewhere() {
    const QString file = text(home_->filePath(QStringLiteral("mine.barline-library")).toStdString());
    QCOMPARE(library("export", {file}).status, 0);
    const test::CliRun again = library("export", {file});
    QCOMPARE(again.status, 1);
    QVERIFY(again.errors.contains("exists"));
    QCOMPARE(cli_->run({"library", "import", file, "--library", text(other_)}).status, 0);
    QCOMPARE(tracksIn(other_), 3);
    addTracks(other_, 1, "mine");
    const test::CliRun refused = cli_->run({"library", "import", file, "--library", text(other_)});
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.errors.contains("holds 4 tracks"));
    QCOMPARE(cli_->run({"library", "import", file, "--replace", "--library", text(other_)}).status, 0);
    QCOMPARE(tracksIn(other_), 3);
  }

  void aMergeTellsWhatItBrought() {
    addTracks(other_, 2);
    addTracks(other_, 4, "theirs");
    const test::CliRun run = library("merge", {text(other_)});
    QCOMPARE(run.status, 0);
    QVERIFY2(run.output.contains("tracks added: 4\ntracks in both: 2\n"), run.output.constData());
    QCOMPARE(tracksIn(library_), 7);
    QVERIFY(library("merge", {text(other_), "--json"}).output.contains("\"tracks_added\": 0"));
  }

  void wrongUsageIsTold() {
    QCOMPARE(library("merge").status, 2);
    QCOMPARE(library("export").status, 2);
    QCOMPARE(library("merge", {"/no/such file"}).status, 1);
    QCOMPARE(cli_->run({"library", "verify", "--library", "/no/such file"}).status, 1);
  }

 private:
  static QString text(const fs::path& path) { return QString::fromStdString(path.string()); }

  static QStringList within(const QString& folder) { return {"env", "-C", folder}; }

  test::CliRun library(const char* command, const QStringList& more = {}) {
    return cli_->run(QStringList{"library", command, "--library", text(library_)} + more);
  }

  std::unique_ptr<QTemporaryDir> home_;
  std::unique_ptr<test::Cli> cli_;
  fs::path library_;
  fs::path other_;
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestCliLibraryCare)
#include "test_cli_library_care.moc"

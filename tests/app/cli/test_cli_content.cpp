// Putting files into a library and taking tracks out of it on the command line.

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <memory>

#include "storage/Library.h"
#include "tests/app/cli/CliRun.h"

using namespace barline;

namespace fs = std::filesystem;

class TestCliContent : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    home_ = std::make_unique<QTemporaryDir>();
    cli_ = std::make_unique<test::Cli>(home_->path());
    for (const char* name : {"music/a.wav", "music/deep/b.flac", "music/cover.jpg", "c.mp3"}) {
      const fs::path file = path(name);
      fs::create_directories(file.parent_path());
      std::ofstream(file) << name;
    }
  }

  void filesAndFoldersAreAddedOnce() {
    const test::CliRun run = library("add", {text("music"), text("c.mp3")});
    QCOMPARE(run.status, 0);
    QCOMPARE(run.output, QByteArray("3 new tracks\n"));
    QCOMPARE(library("add", {text("music")}).output, QByteArray("0 new tracks\n"));
    QCOMPARE(storage::Library::open(file())->tracks().count(), 3);
  }

  void whatIsNotThereIsNamedAndTheRestAdded() {
    const test::CliRun run = library("add", {text("nowhere"), text("c.mp3")});
    QCOMPARE(run.status, 1);
    QVERIFY(run.errors.contains("nowhere"));
    QCOMPARE(run.output, QByteArray("1 new track\n"));
  }

  void tracksGoAndFilesStay() {
    QCOMPARE(library("add", {text("music"), text("c.mp3")}).status, 0);
    const test::CliRun look = library("remove", {QStringLiteral("--dry-run"), text("c.mp3")});
    QVERIFY(look.output.contains("c.mp3"));
    QCOMPARE(storage::Library::open(file())->tracks().count(), 3);
    QCOMPARE(library("remove", {text("c.mp3")}).status, 0);
    QVERIFY(fs::exists(path("c.mp3")));
    QCOMPARE(library("remove", {QStringLiteral("--search"), QStringLiteral("path:deep")}).status, 0);
    QCOMPARE(storage::Library::open(file())->tracks().count(), 1);
    QCOMPARE(library("remove", {text("c.mp3")}).status, 1);
  }

  void nothingGoesWhereTheSearchCannotBeRead() {
    QCOMPARE(library("add", {text("c.mp3")}).status, 0);
    QCOMPARE(library("remove", {QStringLiteral("--search"), QStringLiteral("bpm:fast")}).status, 2);
    QCOMPARE(library("remove", {}).status, 2);
    QCOMPARE(storage::Library::open(file())->tracks().count(), 1);
  }

 private:
  [[nodiscard]] fs::path path(const char* name) const { return fs::path(home_->path().toStdString()) / name; }
  [[nodiscard]] QString text(const char* name) const { return QString::fromStdString(path(name).string()); }
  [[nodiscard]] fs::path file() const { return path("library.sqlite"); }
  [[nodiscard]] test::CliRun library(const char* command, const QStringList& arguments) {
    return cli_->run(QStringList{QStringLiteral("library"), QString::fromLatin1(command),
                                 QStringLiteral("--library"), text("library.sqlite")} +
                     arguments);
  }

  std::unique_ptr<QTemporaryDir> home_;
  std::unique_ptr<test::Cli> cli_;
};

QTEST_GUILESS_MAIN(TestCliContent)
#include "test_cli_content.moc"

#include <QtTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/export/AtomicFile.h"
#include "engine/export/StaleFiles.h"
#include "engine/export/TemporaryNames.h"

using namespace barline::exporting;
namespace fs = std::filesystem;

class TestStaleFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    base_ = std::make_unique<QTemporaryDir>();
    folder_ = base_->path().toStdString();
  }

  void whatAKilledProcessLeftGoes() {
    const pid_t child = ::fork();
    if (child == 0) {
      AtomicFile file(folder_ / "track.json");
      file.write("half");
      ::_exit(0);  // as SIGKILL: without destructors
    }
    ::waitpid(child, nullptr, 0);
    const fs::path left = fs::directory_iterator(folder_)->path();
    QVERIFY(left.filename().native().starts_with(".barline-"));
    removeStale(folder_);
    QVERIFY2(fs::exists(left), "so soon, another machine may be writing it");
    age(left);
    removeStale(folder_);
    QVERIFY(fs::is_empty(folder_));
  }

  void aFolderOfUnfinishedFilesGoesWithThem() {
    const fs::path hidden = folder_ / temporaryFolderName();
    fs::create_directory(hidden);
    std::ofstream(hidden / "0") << "half";
    std::ofstream(hidden / "17") << "half";
    age(hidden);
    removeStale(folder_);
    QVERIFY(fs::is_empty(folder_));
  }

  void aFolderThatHoldsAnythingElseStaysWithAllOfIt_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"song.wav", "1.kept", "0/deep", "-1"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
  void aFolderThatHoldsAnythingElseStaysWithAllOfIt() {
    QFETCH(QString, name);
    const fs::path hidden = folder_ / temporaryFolderName();
    const fs::path other = hidden / name.toStdString();
    fs::create_directories(other.parent_path());
    std::ofstream(other) << "mine";
    std::ofstream(hidden / "2") << "half";
    age(hidden);
    removeStale(folder_);
    removeUnfinished(folder_);
    QVERIFY(fs::exists(other));
    QVERIFY(fs::exists(hidden / "2"));
  }

  void whereNobodyElseWritesItGoesAtOnce() {
    std::ofstream(folder_ / temporaryFileName()) << "half";
    fs::create_directory(folder_ / temporaryFolderName());
    AtomicFile underWay(folder_ / "track.json");
    std::ofstream(folder_ / ".barline-notes") << "mine";
    removeUnfinished(folder_);
    QCOMPARE(std::distance(fs::directory_iterator(folder_), {}), std::ptrdiff_t{2});
    QVERIFY(fs::exists(underWay.temporary()));
    QVERIFY(fs::exists(folder_ / ".barline-notes"));
  }

  void namesAreKnownByTheirForm() {
    QVERIFY(temporaryForm(temporaryFileName()) == TemporaryForm::File);
    QVERIFY(temporaryForm(temporaryFolderName()) == TemporaryForm::Folder);
    QVERIFY(temporaryFileName() != temporaryFileName());
  }

  void whatIsBeingWrittenStays() {
    AtomicFile file(folder_ / "track.json");
    file.write("half");
    age(file.temporary());
    const pid_t other = ::fork();
    if (other == 0) {
      removeStale(folder_);
      ::_exit(fs::exists(file.temporary()) ? 0 : 1);
    }
    int status = 1;
    ::waitpid(other, &status, 0);
    QCOMPARE(status, 0);
    file.commitReplacing();
    QVERIFY(fs::exists(folder_ / "track.json"));
  }

  void whatIsNotOursStays_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {".barline-", ".barline-backup", ".barline-notes.part", "barline-abcdefghijkl.part",
          ".barline-abcdefghijkl.part2", ".barline-abcdefghijklmnop.part", ".barline-ABCDEFGHIJKL.part",
          ".barline-abcdefghijkl", ".barline-abcde!", "movie.part-3"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
  void whatIsNotOursStays() {
    QFETCH(QString, name);
    const fs::path file = folder_ / name.toStdString();
    std::ofstream(file) << "mine";
    age(file);
    removeStale(folder_);
    removeUnfinished(folder_);
    QVERIFY(fs::exists(file));
    fs::remove(file);
    fs::create_directory(file);
    std::ofstream(file / "0") << "mine";
    age(file);
    removeStale(folder_);
    removeUnfinished(folder_);
    QVERIFY(fs::exists(file / "0"));
  }

  void linksAreNotFollowed() {
    const fs::path real = folder_ / "real";
    fs::create_directory(real);
    std::ofstream(real / "song.wav") << "music";
    fs::create_directory(folder_ / "out");
    fs::create_symlink(real, folder_ / "out/.barline-abcdefghijkl.parts");
    fs::create_symlink(real / "song.wav", folder_ / "out/.barline-abcdefghijkl.part");
    age(real);
    age(real / "song.wav");
    removeStale(folder_ / "out");
    QVERIFY(fs::exists(real / "song.wav"));
    QVERIFY(fs::is_symlink(folder_ / "out/.barline-abcdefghijkl.parts"));
  }

 private:
  static void age(const fs::path& path) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(2));
  }

  std::unique_ptr<QTemporaryDir> base_;
  fs::path folder_;
};

QTEST_GUILESS_MAIN(TestStaleFiles)
#include "test_stale_files.moc"

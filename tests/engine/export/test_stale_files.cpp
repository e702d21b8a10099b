#include <QtTest>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "engine/export/AtomicFile.h"
#include "engine/export/StaleFiles.h"

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
    const fs::path hidden = folder_ / ".barline-Ab3Xy9";
    fs::create_directory(hidden);
    std::ofstream(hidden / "0") << "half";
    age(hidden);
    removeStale(folder_);
    QVERIFY(fs::is_empty(folder_));
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
         {".barline-", ".barline-notes.part", "barline-abcdefghijkl.part", ".barline-abcdefghijkl.part2",
          ".barline-abcdefghijklmnop.part", ".barline-abcde!", "movie.part-3"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
  void whatIsNotOursStays() {
    QFETCH(QString, name);
    const fs::path file = folder_ / name.toStdString();
    std::ofstream(file) << "mine";
    age(file);
    removeStale(folder_);
    QVERIFY(fs::exists(file));
  }

  void linksAreNotFollowed() {
    const fs::path real = folder_ / "real";
    fs::create_directory(real);
    std::ofstream(real / "song.wav") << "music";
    fs::create_directory(folder_ / "out");
    fs::create_symlink(real, folder_ / "out/.barline-Ab3Xy9");
    fs::create_symlink(real / "song.wav", folder_ / "out/.barline-abcdefghijkl.part");
    age(real);
    age(real / "song.wav");
    removeStale(folder_ / "out");
    QVERIFY(fs::exists(real / "song.wav"));
    QVERIFY(fs::is_symlink(folder_ / "out/.barline-Ab3Xy9"));
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

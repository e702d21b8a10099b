#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <fstream>
#include <functional>

#include "app/gui/LibraryCare.h"
#include "app/gui/LibraryOpening.h"
#include "storage/Backups.h"
#include "storage/Connection.h"
#include "ui/library/TrackRow.h"

namespace barline {
namespace {

namespace fs = std::filesystem;

/// Answers the next message box by the button with this text, and remembers what it said.
struct Answer {
  explicit Answer(const char* button, std::function<void()> then = {}) {
    QObject::connect(&timer, &QTimer::timeout, &timer,
                     [this, wanted = QString::fromLatin1(button), then = std::move(then)] {
                       auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                       if (box == nullptr) return;
                       said = box->text() + QLatin1Char(' ') + box->informativeText();
                       for (QAbstractButton* candidate : box->buttons()) {
                         if (candidate->text().remove(QLatin1Char('&')) != wanted) continue;
                         if (then) {
                           timer.stop();
                           then();
                         }
                         candidate->click();
                         return;
                       }
                     });
    timer.start(20);
  }
  QTimer timer;
  QString said;
};

void damage(const fs::path& library) {
  std::fstream file(library, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(100);
  const std::string nonsense(4000, 'x');
  file.write(nonsense.data(), static_cast<std::streamsize>(nonsense.size()));
}

int damagedFilesIn(const fs::path& folder) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().find("damaged") != std::string::npos) ++count;
  }
  return count;
}

}  // namespace

class TestLibraryOpening : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = ui::pathOf(folder_->filePath(QStringLiteral("library.sqlite")));
    auto library = storage::Library::open(file_);
    library->tracks().add(fs::path("/music/a.flac"));
  }

  void soundLibraryOpensWithoutAWord() {
    const auto library = app::openLibrary(file_);
    QVERIFY(library);
    QCOMPARE(library->tracks().count(), 1);
  }

  void damagedLibraryIsReplacedByItsBackup() {
    storage::makeBackup(file_, storage::BackupReason::Person);
    damage(file_);
    const Answer answer("Use the backup");
    const auto library = app::openLibrary(file_);
    QVERIFY(library);
    QCOMPARE(library->tracks().count(), 1);
    QCOMPARE(damagedFilesIn(file_.parent_path()) >= 1, true);
    QVERIFY2(answer.said.contains(QLatin1String("Tracks in it: 1.")), qPrintable(answer.said));
  }

  void damagedLibraryIsRepaired() {
    damage(file_);
    Answer saved("OK");
    saved.timer.stop();
    const Answer answer("Repair", [&] { saved.timer.start(20); });
    const auto library = app::openLibrary(file_);
    QVERIFY(library);
    QCOMPARE(library->tracks().count(), 1);
    QVERIFY2(saved.said.contains(QLatin1String("Saved: 1 tracks and 0 edits.")), qPrintable(saved.said));
  }

  void aLibraryThatACheckFoundDamagedIsRepairedAtTheNextStart() {
    std::ofstream(app::repairNote(file_)) << "x";
    const Answer answer("Quit");
    QVERIFY(!app::openLibrary(file_));
    QVERIFY2(answer.said.contains(QLatin1String("a check has found damage")), qPrintable(answer.said));
    QVERIFY(app::openLibrary(file_));
  }

  void damagedLibraryWithoutBackupCanBeBegunAnew() {
    damage(file_);
    const Answer answer("Begin an empty library");
    const auto library = app::openLibrary(file_);
    QVERIFY(library);
    QCOMPARE(library->tracks().count(), 0);
    QVERIFY(damagedFilesIn(file_.parent_path()) >= 1);
    QVERIFY2(answer.said.contains(QLatin1String("There is no good backup.")), qPrintable(answer.said));
  }

  void ofAMissingLibraryTheBackupIsOffered() {
    storage::makeBackup(file_, storage::BackupReason::Person);
    fs::remove(file_);
    {
      const Answer answer("Use the backup");
      const auto library = app::openLibrary(file_);
      QVERIFY(library);
      QCOMPARE(library->tracks().count(), 1);
      QVERIFY2(answer.said.contains(QLatin1String("the file is missing")), qPrintable(answer.said));
      QVERIFY2(!answer.said.contains(QLatin1String("is kept")), qPrintable(answer.said));
    }
    fs::remove(file_);
    const Answer answer("Begin an empty library");
    QCOMPARE(app::openLibrary(file_)->tracks().count(), 0);
    QCOMPARE(damagedFilesIn(file_.parent_path()), 0);
  }

  void quittingLeavesTheDamagedFileAlone() {
    damage(file_);
    const auto size = fs::file_size(file_);
    const Answer answer("Quit");
    QVERIFY(!app::openLibrary(file_));
    QCOMPARE(fs::file_size(file_), size);
    QCOMPARE(damagedFilesIn(file_.parent_path()), 0);
  }

  void newerLibraryIsLeftAloneAndSaidSo() {
    {
      storage::Connection connection(file_, storage::Connection::Access::ReadWrite);
      connection.execute("PRAGMA user_version = 9999");
    }
    const Answer answer("OK");
    QVERIFY(!app::openLibrary(file_));
    QVERIFY2(answer.said.contains(QLatin1String("newer")), qPrintable(answer.said));
  }

  void programTellsItsVersionAndHelp() {
    QProcess program;
    program.start(QStringLiteral(BARLINE_PROGRAM), {QStringLiteral("--version")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().contains(BARLINE_VERSION));
    program.start(QStringLiteral(BARLINE_PROGRAM), {QStringLiteral("--help")});
    QVERIFY(program.waitForFinished());
    QVERIFY(program.readAllStandardOutput().contains("--library"));
    program.start(QStringLiteral(BARLINE_PROGRAM), {QStringLiteral("--nonsense")});
    QVERIFY(program.waitForFinished());
    QVERIFY(program.exitCode() != 0);
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path file_;
};

}  // namespace barline

QTEST_MAIN(barline::TestLibraryOpening)
#include "test_library_opening.moc"

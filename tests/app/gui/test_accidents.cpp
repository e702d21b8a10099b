#include <QElapsedTimer>
#include <QProcess>

#include <fstream>
#include <iostream>
#include <set>

#include "storage/Connection.h"
#include "storage/Files.h"
#include "tests/app/gui/Program.h"
#include "tests/support/faults/FaultPlan.h"
#include "ui/window/Pages.h"

namespace barline {
namespace {

using namespace test;

model::Edit verified(double begin, double end) {
  model::Edit edit;
  edit.name = {"verify", {}};
  edit.changes = {{model::EditLayer::Grid, {begin, end}, model::Verified{true}, model::Reverted{}}};
  return edit;
}

/// Another program: holds a library for so long, and says when it does.
int hold(const fs::path& file, int milliseconds) {
  storage::Connection connection(file, storage::Connection::Access::ReadWrite);
  connection.execute("BEGIN IMMEDIATE");
  std::cout << "held" << std::endl;
  QThread::msleep(static_cast<unsigned long>(milliseconds));
  connection.execute("ROLLBACK");
  return 0;
}

/// The longest time that the interface's thread did not come round to its events.
class LongestPause : public QObject {
 public:
  LongestPause() {
    since_.start();
    startTimer(5);
  }
  [[nodiscard]] qint64 milliseconds() const { return longest_; }

 protected:
  void timerEvent(QTimerEvent*) override { longest_ = std::max(longest_, since_.restart()); }

 private:
  QElapsedTimer since_;
  qint64 longest_{};
};

std::set<std::string> linesOf(const fs::path& file) {
  std::ifstream stream(file);
  std::set<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.insert(line);
  return lines;
}

}  // namespace

/// Accidents while the window is open: each is survived with a sentence, and nothing blocks it.
class TestAccidents : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path song_;

 private Q_SLOTS:
  void initTestCase() {
    song_ = fs::canonical(folder_.path().toStdString()) / "Song.wav";
    writeSong(song_, 8.0, 120.0);
  }

  void aLibraryThatAnotherProgramHoldsKeepsEditsWaiting() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({song_});
    ui::EditController& edits = program.window.workspace().edits();
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 30'000);
    QStringList problems;
    connect(&program.window.workspace(), &ui::Workspace::problem, this,
            [&problems](const QString& sentence) { problems += sentence; });
    QProcess other;
    const int longer = static_cast<int>(storage::Connection::kBusyTimeout.count()) + 1500;
    other.start(QCoreApplication::applicationFilePath(),
                {"--hold", ui::pathText(program.library->file()), QString::number(longer)});
    QTRY_VERIFY(other.canReadLine());
    const LongestPause pause;
    QVERIFY(edits.apply(verified(1.0, 3.0)));
    QTRY_VERIFY_WITH_TIMEOUT(!problems.isEmpty(), 20'000);
    QVERIFY2(problems.first().contains(QLatin1String("in use by another program")),
             qUtf8Printable(problems.first()));
    QVERIFY(edits.overlay().isVerified(model::EditLayer::Grid, {1.0, 3.0}));
    QTRY_VERIFY_WITH_TIMEOUT(other.state() == QProcess::NotRunning, 20'000);
    const std::string fingerprint = program.window.workspace().openRow()->record.fingerprint;
    QTRY_COMPARE_WITH_TIMEOUT(program.library->edits().history(fingerprint).applied, std::size_t{1}, 20'000);
    // Half of what waiting for the library would take.
    QVERIFY2(pause.milliseconds() < storage::Connection::kBusyTimeout.count() / 2,
             qPrintable(QString::number(pause.milliseconds())));
  }

  /// Every call that writes to the drive takes 20 ms longer; which thread makes them is noted.
  void aSlowDriveIsWaitedForByOthersThanTheInterface() {
    QTemporaryDir data;
    const fs::path drive = fs::canonical(data.path().toStdString());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    FaultPlan{.folder = drive, .kind = FaultPlan::Kind::Slow, .delayMs = 20}.applyTo(
        environment, QStringLiteral(BARLINE_FAULTS_LIBRARY));
    const QTemporaryDir elsewhere;
    const QString notes = elsewhere.filePath(QStringLiteral("notes"));
    environment.insert(QStringLiteral("BARLINE_FAULT_MAIN_NOTES"), notes);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {"--slow", ui::pathText(drive), ui::pathText(song_), notes});
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == 0, process.readAllStandardOutput().constData());
  }
};

/// Uses the window on a slow drive. @return 0 where its thread has left the drive alone
int useSlowDrive(const fs::path& drive, const fs::path& song, const fs::path& notes) {
  fs::create_directories(drive / "music");
  fs::copy_file(song, drive / "music/Song.wav");
  const QTemporaryDir data(QString::fromStdString((drive / "XXXXXX").string()));
  int status = 0;
  {
    Program program(data);
    if (!QTest::qWaitForWindowExposed(&program.window)) return 1;
    QTest::qWait(500);
    if (!fs::remove(notes)) return 5;  // what the start does
    program.window.openPaths({drive / "music/Song.wav"});
    ui::EditController& edits = program.window.workspace().edits();
    if (!QTest::qWaitFor([&] { return program.report && edits.canEdit(); }, 60'000)) status = 2;
    if (status == 0 && !edits.apply(verified(1.0, 3.0))) status = 3;
    for (const ui::Page page : {ui::Page::Library, ui::Page::Performance, ui::Page::Track}) {
      program.window.pages().show(page);
      QTest::qWait(300);
    }
    for (const std::string& line : linesOf(notes)) {
      std::cout << "the interface's thread " << line << std::endl;
      status = 4;
    }
  }
  return status;
}

}  // namespace barline

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "--hold" && argc == 4) return barline::hold(argv[2], std::atoi(argv[3]));
  QApplication application(argc, argv);
  if (mode == "--slow" && argc == 5) return barline::useSlowDrive(argv[2], argv[3], argv[4]);
  barline::TestAccidents test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_accidents.moc"

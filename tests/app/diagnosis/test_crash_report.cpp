#include <QtTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>

#include "app/diagnosis/CrashReporter.h"
#include "app/diagnosis/CrashReports.h"

using namespace barline::app;
namespace fs = std::filesystem;

namespace {

const std::string kOpen = "/music/the open one.flac";

[[gnu::noinline]] int useUpTheStack(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  return depth == 0 ? 0 : useUpTheStack(depth + 1) + room[0];
}

/// Dies as it is told to.
int crash(const std::string& how, const fs::path& folder) {
  const rlimit noCore{};
  ::setrlimit(RLIMIT_CORE, &noCore);
  RecentLines recent;
  recent.add("the last thing that was done");
  const CrashReporter reporter({.folder = folder, .program = "tester", .version = "9.8.7", .log = &recent});
  CrashReporter::setOpenFile(kOpen);
  if (how == "SIGSEGV") *static_cast<volatile int*>(nullptr) = 1;
  if (how == "SIGABRT") std::abort();
  if (how == "SIGFPE") ::raise(SIGFPE);
  if (how == "SIGBUS") ::raise(SIGBUS);
  if (how == "SIGILL") __builtin_trap();
  if (how == "throw") std::thread([] { throw std::runtime_error("what it says is not told"); }).join();
  if (how == "stack") return useUpTheStack(1);
  if (how == "two threads") {
    std::thread other([] { ::raise(SIGSEGV); });
    ::raise(SIGSEGV);
    other.join();
  }
  if (how == "child") {
    const pid_t child = ::fork();
    if (child == 0) std::abort();
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 0 : 1;
  }
  if (how == "killed") ::raise(SIGKILL);
  return 0;
}

std::string textOf(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

class TestCrashReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    base_ = std::make_unique<QTemporaryDir>();
    folder_ = fs::path(base_->path().toStdString()) / "crashes";
    const CrashReporter reporter({.folder = folder_, .program = {}, .version = {}});
    if (!reporter.active()) QSKIP("built with a sanitizer, which reports for itself");
  }

  void eachFaultLeavesAReport_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGSEGV") << SIGSEGV;
    QTest::newRow("SIGABRT") << SIGABRT;
    QTest::newRow("SIGFPE") << SIGFPE;
    QTest::newRow("SIGBUS") << SIGBUS;
    QTest::newRow("SIGILL") << SIGILL;
    QTest::newRow("throw") << SIGABRT;
    QTest::newRow("stack") << SIGSEGV;
    QTest::newRow("two threads") << SIGSEGV;
  }
  void eachFaultLeavesAReport() {
    QFETCH(int, signal);
    const int status = die(QTest::currentDataTag());
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), signal);
    const std::vector<CrashReport> reports = listCrashReports(folder_);
    QCOMPARE(reports.size(), std::size_t{1});
    QVERIFY(std::abs(reports.front().madeAt - QDateTime::currentSecsSinceEpoch()) < 60);
    const std::string text = readCrashReport(reports.front().file);
    const std::string name = signal == SIGSEGV   ? "SIGSEGV"
                             : signal == SIGABRT ? "SIGABRT"
                                                 : QTest::currentDataTag();
    for (const std::string& part : {std::string("Program: tester 9.8.7\n"), "Signal: " + name,
                                    "Open: " + kOpen + '\n', std::string("the last thing that was done\n"),
                                    std::string("\nCalls:\n#0 0x"), std::string("test_crash_report+0x")})
      QVERIFY2(text.find(part) != std::string::npos, (part + " is missing in\n" + text).c_str());
    QVERIFY(text.find("what it says") == std::string::npos);
    QCOMPARE(text.find("Exception: ") != std::string::npos, std::string(QTest::currentDataTag()) == "throw");
    // Addresses that addr2line takes: the function that failed is among them.
    if (std::string(QTest::currentDataTag()) == "SIGSEGV")
      QVERIFY2(namesOf(text).contains("crash"), text.c_str());
  }

  void whatEndsInOrderLeavesNothing() {
    QCOMPARE(die("nothing"), 0);
    QVERIFY(fs::is_empty(folder_));
  }

  void aChildThatDiesLeavesNoReport() {
    QCOMPARE(die("child"), 0);
    QVERIFY(listCrashReports(folder_).empty());
    QVERIFY(fs::is_empty(folder_));
  }

  void whatAKilledProgramHeldIsClearedAway() {
    QVERIFY(WIFSIGNALED(die("killed")));
    QVERIFY(!fs::is_empty(folder_));
    QVERIFY(listCrashReports(folder_).empty());
    QVERIFY(fs::is_empty(folder_));
  }

  void whatALivingProgramHoldsIsLeftAlone() {
    const CrashReporter reporter({.folder = folder_, .program = "tester", .version = "1"});
    QVERIFY(reporter.active());
    const pid_t other = ::fork();
    if (other == 0) {
      static_cast<void>(listCrashReports(folder_));
      ::_exit(fs::is_empty(folder_) ? 1 : 0);
    }
    int status = 1;
    ::waitpid(other, &status, 0);
    QCOMPARE(status, 0);
  }

  void aReportThatWasCutOffIsOneToo() {
    std::ofstream(folder_ / ".crash-4711.part") << "Barline crash report. It";
    const std::vector<CrashReport> reports = listCrashReports(folder_);
    QCOMPARE(reports.size(), std::size_t{1});
    QVERIFY(readCrashReport(reports.front().file).starts_with("Barline crash report"));
  }

  void twentyAreKeptAndOnlyReportsRemoved() {
    for (int i = 0; i < 25; ++i) {
      const std::string day = std::to_string(101 + i).substr(1);
      std::ofstream(folder_ / ("crash-202601" + day + "-120000-1.txt")) << i;
    }
    std::ofstream(folder_ / "notes.txt") << "mine";
    const std::vector<CrashReport> reports = listCrashReports(folder_);
    QCOMPARE(reports.size(), std::size_t{20});
    QCOMPARE(reports.front().file.filename(), fs::path("crash-20260125-120000-1.txt"));
    QVERIFY(removeCrashReport(reports.front().file));
    QCOMPARE(listCrashReports(folder_).size(), std::size_t{19});
    QVERIFY(!removeCrashReport(folder_ / "notes.txt"));
    QCOMPARE(textOf(folder_ / "notes.txt"), std::string("mine"));
  }

  void withoutAPlaceTheProgramRunsOn() {
    const CrashReporter reporter({.folder = "/proc/nowhere", .program = "tester", .version = "1"});
    QVERIFY(!reporter.active());
    CrashReporter::setOpenFile(kOpen);
  }

 private:
  /// @return as waitpid() gives it
  int die(const std::string& how) {
    const pid_t child = ::fork();
    if (child == 0) {
      ::execl("/proc/self/exe", "test_crash_report", "--crash", how.c_str(), folder_.c_str(), nullptr);
      ::_exit(99);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
  }

  /// Functions of this program that the report's addresses lie in.
  static QByteArray namesOf(const std::string& report) {
    QStringList arguments{QStringLiteral("-C"), QStringLiteral("-f"), QStringLiteral("-e"),
                          QCoreApplication::applicationFilePath()};
    const QRegularExpression own(QStringLiteral("test_crash_report\\+(0x[0-9a-f]+)"));
    auto found = own.globalMatch(QString::fromStdString(report));
    while (found.hasNext()) arguments += found.next().captured(1);
    QProcess process;
    process.start(QStringLiteral("addr2line"), arguments);
    process.waitForFinished();
    return process.readAllStandardOutput();
  }

  std::unique_ptr<QTemporaryDir> base_;
  fs::path folder_;
};

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--crash") return crash(argv[2], argv[3]);
  QCoreApplication application(argc, argv);
  TestCrashReport test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_crash_report.moc"

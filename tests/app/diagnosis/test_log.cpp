#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <thread>

#include "app/diagnosis/LogFile.h"
#include "app/diagnosis/LogReader.h"
#include "app/diagnosis/ProgramLog.h"
#include "app/diagnosis/StateFolder.h"

using namespace barline::app;
namespace fs = std::filesystem;

namespace {

Q_LOGGING_CATEGORY(testLog, "barline.test", QtWarningMsg)

std::vector<std::string> linesOf(const fs::path& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

QStringList passedOn;

void remember(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& message) {
  passedOn += message;
}

}  // namespace

class TestLog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = fs::path(folder_->path().toStdString()) / "state/barline.log";
  }

  void becomesOldOnesWhenItIsFull() {
    LogFile log(file_, 100, 2);
    for (int i = 0; i < 40; ++i)
      QVERIFY(log.append("a line with the number " + std::to_string(100 + i) + "\n"));
    QVERIFY(fs::file_size(file_) <= 100);
    QCOMPARE(linesOf(file_).back(), std::string("a line with the number 139"));
    QVERIFY(fs::exists(LogFile::olderFile(file_, 1)));
    QVERIFY(fs::exists(LogFile::olderFile(file_, 2)));
    QVERIFY(!fs::exists(LogFile::olderFile(file_, 3)));
    const auto newest = linesOf(LogFile::olderFile(file_, 1)).back();
    QVERIFY(newest > linesOf(LogFile::olderFile(file_, 2)).back());
    QCOMPARE(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  }

  void severalProcessesLoseAndGarbleNothing() {
    constexpr int kProcesses = 4;
    constexpr int kLines = 1500;
    constexpr int kOlder = 200;
    std::vector<pid_t> children;
    for (int process = 0; process < kProcesses; ++process) {
      const pid_t child = ::fork();
      if (child == 0) {
        LogFile log(file_, 5000, kOlder);
        bool all = true;
        for (int line = 0; line < kLines; ++line) {
          all =
              log.append(std::to_string(process) + ' ' + std::to_string(10'000 + line) + ' ' +
                         std::string(static_cast<std::size_t>(line % 90), static_cast<char>('a' + process)) +
                         ";\n") &&
              all;
        }
        ::_exit(all ? 0 : 1);
      }
      children.push_back(child);
    }
    for (const pid_t child : children) {
      int status = 1;
      ::waitpid(child, &status, 0);
      QCOMPARE(status, 0);
    }
    std::map<std::string, int> seen;
    for (int age = kOlder; age >= 0; --age) {
      for (const std::string& line : linesOf(age == 0 ? file_ : LogFile::olderFile(file_, age))) {
        QVERIFY2(line.back() == ';' && line.find(';') == line.size() - 1, line.c_str());
        ++seen[line.substr(0, 7)];
      }
    }
    QCOMPARE(seen.size(), std::size_t{kProcesses} * kLines);
    for (const auto& [line, count] : seen) QCOMPARE(count, 1);
  }

  void aFolderThatMayNotBeWrittenIsNoTrouble() {
    LogFile log("/proc/no/such/place/barline.log");
    QVERIFY(!log.append("lost\n"));
  }

  void messagesBecomeOneLineEach() {
    passedOn.clear();
    const QtMessageHandler before = qInstallMessageHandler(&remember);
    RecentLines recent;
    {
      const ProgramLog log(file_, "test", recent);
      qCInfo(testLog, "first\nand \x1b[31msecond");
      qCWarning(testLog, "bad");
      std::thread([] { qCInfo(testLog, "from a thread"); }).join();
    }
    qCInfo(testLog, "after");
    qInstallMessageHandler(before);
    const std::vector<std::string> lines = linesOf(file_);
    QCOMPARE(lines.size(), std::size_t{5});
    const QRegularExpression form(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z "
                                                 "test\\[%1\\] (info|warning) barline\\.(test|program): ")
                                      .arg(::getpid()));
    for (const std::string& line : lines) QVERIFY(form.match(QString::fromStdString(line)).hasMatch());
    QVERIFY(lines[1].ends_with("first and  [31msecond"));
    QVERIFY(lines[2].ends_with("bad"));
    QCOMPARE(passedOn, QStringList({QStringLiteral("bad"), QStringLiteral("after")}));
    std::string last;
    recent.give([&](const char* bytes, std::size_t size) { last.append(bytes, size); });
    QVERIFY(last.find("from a thread\n") != std::string::npos);
  }

  void isReadOnAcrossANewFile() {
    LogFile log(file_, 60, 2);
    log.append("one ..............................\n");
    const LogText first = readLog(file_, {});
    QCOMPARE(first.lines, std::string("one ..............................\n"));
    QVERIFY(readLog(file_, first.end).lines.empty());
    log.append("two ..............\n");
    log.append("three\n");  // in a new file
    const LogText next = readLog(file_, first.end);
    QCOMPARE(next.lines, std::string("two ..............\nthree\n"));
    QCOMPARE(readLog(file_, {}).lines, first.lines + next.lines);
    std::ofstream(file_, std::ios::app) << "half";
    QVERIFY(readLog(file_, next.end).lines.empty());
  }

  void lastLinesGoRound() {
    RecentLines recent;
    for (int i = 0; i < 5000; ++i) recent.add("line " + std::to_string(i));
    std::string all;
    recent.give([&](const char* bytes, std::size_t size) { all.append(bytes, size); });
    QCOMPARE(all.size(), RecentLines::kBytes);
    QVERIFY(all.ends_with("line 4998\nline 4999\n"));
  }

  void standsWhereTheSpecificationSays() {
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/some/state");
    QCOMPARE(stateFolder(), fs::path("/some/state/barline"));
    qputenv("XDG_STATE_HOME", "not/absolute");
    QCOMPARE(stateFolder(), fs::path(qEnvironmentVariable("HOME").toStdString()) / ".local/state/barline");
    qputenv("XDG_STATE_HOME", before);
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path file_;
};

QTEST_GUILESS_MAIN(TestLog)
#include "test_log.moc"

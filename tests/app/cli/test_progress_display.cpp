#include <QTest>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "app/cli/ProgressDisplay.h"

namespace barline::cli {
namespace {

BatchProgress half() {
  BatchProgress progress;
  progress.files = 2;
  progress.fraction = 0.5;
  return progress;
}

}  // namespace

class TestProgressDisplay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void messagesOfSeveralThreadsAreLinesOfTheirOwn() {
    constexpr int kThreads = 4;
    constexpr int kMessages = 2000;
    std::ostringstream stream;
    {
      ProgressDisplay display(stream, ProgressDisplay::Style::Lines, {"a.wav", "b.wav"});
      std::vector<std::jthread> threads;
      for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&display] {
          for (int i = 0; i < kMessages; ++i) {
            display.message("The disk is full; make room and try again.");
            display.show(half());
          }
        });
      }
    }
    int messages = 0;
    std::istringstream lines(stream.str());
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("50 %, 0 of 2 files")) continue;
      QCOMPARE(line, std::string("barline-cli: The disk is full; make room and try again."));
      ++messages;
    }
    QCOMPARE(messages, kThreads * kMessages);
  }

  void aMessageTakesTheProgressLineAway() {
    std::ostringstream stream;
    {
      ProgressDisplay display(stream, ProgressDisplay::Style::Terminal, {"a.wav", "b.wav"});
      display.show(half());
      display.message("One.");
      display.message("Two.");
    }
    const std::string text = stream.str();
    QVERIFY(text.starts_with("\r\033[K50 %"));
    QVERIFY(text.ends_with("\r\033[Kbarline-cli: One.\nbarline-cli: Two.\n"));
  }
};

}  // namespace barline::cli

QTEST_APPLESS_MAIN(barline::cli::TestProgressDisplay)
#include "test_progress_display.moc"

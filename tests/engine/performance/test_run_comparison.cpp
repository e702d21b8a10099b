#include <QTest>

#include "engine/performance/RunComparison.h"
#include "tests/engine/performance/Runs.h"

using namespace barline::performance;

namespace {

std::vector<RunRecord> runs(int count) {
  std::vector<RunRecord> made;
  for (int i = 0; i < count; ++i) {
    made.push_back(testing::run(1000 * (i + 1)));
    made.back().id = i + 1;
  }
  return made;
}

}  // namespace

class TestRunComparison : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aRunIsHeldAgainstThoseBeforeIt() {
    std::vector<RunRecord> all = runs(40);
    all[38].steps[2].wallSeconds = 0.2;
    all[39].steps[2].wallSeconds = 5.0;  // comes after
    const auto made = compareRun(all, 39);
    QVERIFY(made);
    QCOMPARE(made->run.id, std::int64_t{39});
    QCOMPARE(made->history.size(), kHistoryRuns + 1);
    QCOMPARE(made->history.back().id, std::int64_t{39});
    QCOMPARE(made->usual.runs, kHistoryRuns);
    QCOMPARE(made->usual.find("chords")->wallSeconds, 0.09);
    QVERIFY(made->usualWall);
    QCOMPARE(made->against, std::int64_t{0});
    QVERIFY(!compareRun(all, 99));
  }

  void theFirstRunHasNothingBesideIt() {
    const auto made = compareRun(runs(3), 1);
    QCOMPARE(made->usual.runs, std::size_t{0});
    QCOMPARE(made->history.size(), std::size_t{1});
    QVERIFY(made->slower.empty());
    QVERIFY(!made->usualWall);
  }

  void anotherRunMayTakeTheMediansPlace() {
    std::vector<RunRecord> all = runs(10);
    all[2].steps[2].wallSeconds = 0.4;
    const auto made = compareRun(all, 10, 3, all[4]);
    QCOMPARE(made->against, std::int64_t{3});
    QCOMPARE(made->usual.find("chords")->wallSeconds, 0.4);
    QCOMPARE(made->overlay->id, std::int64_t{5});
    QCOMPARE(made->history.size(), std::size_t{10});
  }

  void runsBesideOtherFilesAreLeftOut() {
    std::vector<RunRecord> all = runs(12);
    for (std::size_t i = 0; i < 6; ++i) all[i].besides = 2;
    QCOMPARE(compareRun(all, 12)->usual.runs, std::size_t{5});
  }

  void versionsAndSettingsMakeGroups() {
    std::vector<RunRecord> all = runs(3);
    for (int i = 0; i < 2; ++i) {
      all.push_back(testing::run(10'000 + i, 0.12, 4));
      all.back().id = 10 + i;
    }
    all.push_back(testing::run(20'000, 0.12, 4));
    all.back().program = "1.0.0";
    all.push_back(testing::run(30'000, 0.5, 4));
    all.back().program = "1.0.0";
    all.back().steps[1].parameters = "size=9";
    RunRecord elsewhere = testing::run(40'000);
    elsewhere.machine = "Another";
    all.push_back(elsewhere);
    const std::vector<RunGroup> groups = runGroups(all, all.front());
    QCOMPARE(groups.size(), std::size_t{4});
    QCOMPARE(groups[0].usual.runs, std::size_t{3});
    QVERIFY(groups[0].traits.empty());
    QCOMPARE(groups[1].traits, std::vector<std::string>{"chords 4"});
    QCOMPARE(groups[1].usual.find("chords")->wallSeconds, 0.12);
    QCOMPARE(groups[2].program, std::string("1.0.0"));
    QVERIFY(groups[2].traits.empty());
    QCOMPARE(groups[3].traits, std::vector<std::string>{"beats size=9"});
    QCOMPARE(groups[3].firstAt, std::int64_t{30'000});
  }
};

QTEST_GUILESS_MAIN(TestRunComparison)
#include "test_run_comparison.moc"

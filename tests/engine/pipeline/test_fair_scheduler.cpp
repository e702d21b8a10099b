#include <QTest>
#include <atomic>
#include <latch>
#include <string>

#include "engine/pipeline/FairScheduler.h"

using barline::pipeline::FairScheduler;

class TestFairScheduler : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jobsTakeTurnsAndUrgentOnesGoFirst() {
    std::string order;
    {
      FairScheduler scheduler(1);
      const auto gate = scheduler.addJob(false);
      const auto longJob = scheduler.addJob(false);
      const auto shortJob = scheduler.addJob(false);
      const auto urgentJob = scheduler.addJob(true);
      std::latch open(1);
      scheduler.submit(gate, [&] { open.wait(); });
      for (int i = 0; i < 4; ++i) scheduler.submit(longJob, [&] { order += 'l'; });
      for (int i = 0; i < 2; ++i) scheduler.submit(shortJob, [&] { order += 's'; });
      for (int i = 0; i < 2; ++i) scheduler.submit(urgentJob, [&] { order += 'u'; });
      open.count_down();
    }
    QCOMPARE(order, std::string("uulslsll"));
  }

  void runsEveryTaskOnce() {
    std::atomic<int> count{0};
    {
      FairScheduler scheduler(4);
      const auto job = scheduler.addJob(false);
      for (int i = 0; i < 1000; ++i) {
        scheduler.submit(job, [&] {
          ++count;
          if (count < 500) scheduler.submit(job, [&] { ++count; });
        });
      }
    }
    QVERIFY(count >= 1000);
  }
};

QTEST_GUILESS_MAIN(TestFairScheduler)
#include "test_fair_scheduler.moc"

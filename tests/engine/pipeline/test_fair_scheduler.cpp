#include <sys/resource.h>
#include <unistd.h>

#include <QTest>
#include <atomic>
#include <latch>
#include <mutex>
#include <semaphore>
#include <string>
#include <vector>

#include "engine/pipeline/FairScheduler.h"

using barline::pipeline::FairScheduler;
using barline::pipeline::Priority;

namespace {

int niceOfThisThread() {
  return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
}

}  // namespace

class TestFairScheduler : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void jobsTakeTurnsAndUrgentOnesGoFirst() {
    std::string order;
    {
      FairScheduler scheduler(1);
      const auto gate = scheduler.addJob(Priority::Normal);
      const auto longJob = scheduler.addJob(Priority::Normal);
      const auto shortJob = scheduler.addJob(Priority::Normal);
      const auto urgentJob = scheduler.addJob(Priority::Urgent);
      std::latch open(1);
      scheduler.submit(gate, [&] { open.wait(); });
      for (int i = 0; i < 4; ++i) scheduler.submit(longJob, [&] { order += 'l'; });
      for (int i = 0; i < 2; ++i) scheduler.submit(shortJob, [&] { order += 's'; });
      for (int i = 0; i < 2; ++i) scheduler.submit(urgentJob, [&] { order += 'u'; });
      open.count_down();
    }
    QCOMPARE(order, std::string("uulslsll"));
  }

  void urgentTasksOfAJobGoFirstAndEqualOnesInOrder() {
    std::string order;
    {
      FairScheduler scheduler(1);
      const auto gate = scheduler.addJob(Priority::Urgent);
      const auto job = scheduler.addJob(Priority::Normal);
      const auto other = scheduler.addJob(Priority::Normal);
      std::latch open(1);
      scheduler.submit(gate, [&] { open.wait(); });
      const auto add = [&](char name, double urgency) {
        scheduler.submit(
            job, [&order, name] { order += name; }, urgency);
      };
      add('s', -1.0);
      add('a', 0.0);
      add('x', 2.5);
      add('b', 0.0);
      add('y', 2.5);
      // Urgency says nothing among jobs.
      for (int i = 0; i < 3; ++i)
        scheduler.submit(
            other, [&] { order += 'o'; }, 9.0);
      open.count_down();
    }
    QCOMPARE(order, std::string("xoyoaobs"));
  }

  void runsEveryTaskOnce() {
    std::atomic<int> count{0};
    {
      FairScheduler scheduler(4);
      const auto job = scheduler.addJob(Priority::Normal);
      for (int i = 0; i < 1000; ++i) {
        scheduler.submit(job, [&] {
          ++count;
          if (count < 500) scheduler.submit(job, [&] { ++count; });
        });
      }
    }
    QVERIFY(count >= 1000);
  }

  void backgroundWorkIsNicerAndWaitsForAllOther() {
    std::string order;
    int nice = 0;
    int foregroundNice = 0;
    {
      FairScheduler scheduler(1);
      const auto gate = scheduler.addJob(Priority::Normal);
      const auto background = scheduler.addJob(Priority::Background);
      const auto normal = scheduler.addJob(Priority::Normal);
      std::latch open(1);
      scheduler.submit(gate, [&] { open.wait(); });
      for (int i = 0; i < 2; ++i) {
        scheduler.submit(background, [&] {
          order += 'b';
          nice = niceOfThisThread();
          // What comes meanwhile need not wait for the rest of the background work.
          if (order == "nnb") scheduler.submit(normal, [&] { order += 'n'; });
        });
      }
      for (int i = 0; i < 2; ++i) {
        scheduler.submit(normal, [&] {
          order += 'n';
          foregroundNice = niceOfThisThread();
        });
      }
      open.count_down();
    }
    QCOMPARE(order, std::string("nnbnb"));
    QCOMPARE(foregroundNice, niceOfThisThread());
    QVERIFY(nice > foregroundNice);
  }

  void givingWayLeavesOneThreadFreeAndIsNicerStill() {
    std::mutex mutex;
    std::vector<int> nice;
    int atOnce = 0;
    int mostAtOnce = 0;
    std::counting_semaphore<> steps(0);
    FairScheduler scheduler(3);
    const auto background = scheduler.addJob(Priority::Background);
    const auto submit = [&](int count) {
      for (int i = 0; i < count; ++i) {
        scheduler.submit(background, [&] {
          {
            const std::lock_guard lock(mutex);
            mostAtOnce = std::max(mostAtOnce, ++atOnce);
            nice.push_back(niceOfThisThread());
          }
          steps.acquire();
          const std::lock_guard lock(mutex);
          --atOnce;
        });
      }
    };
    const auto begun = [&] {
      const std::lock_guard lock(mutex);
      return nice.size();
    };
    submit(12);
    QTRY_COMPARE(begun(), 3U);
    scheduler.setGivingWay(true);
    steps.release(3);
    QTRY_COMPARE(begun(), 5U);
    {
      const std::lock_guard lock(mutex);
      QCOMPARE(atOnce, 2);
      QVERIFY(nice[4] > nice[0]);
    }
    scheduler.setGivingWay(false);
    QTRY_COMPARE(begun(), 6U);
    steps.release(9);
    QTRY_COMPARE(begun(), 12U);
    QCOMPARE(nice.back(), nice.front());
    QCOMPARE(mostAtOnce, 3);
  }

  void priorityCanChangeWhileAJobWaits() {
    std::string order;
    {
      FairScheduler scheduler(1);
      const auto gate = scheduler.addJob(Priority::Normal);
      const auto first = scheduler.addJob(Priority::Background);
      const auto second = scheduler.addJob(Priority::Background);
      std::latch open(1);
      scheduler.submit(gate, [&] { open.wait(); });
      scheduler.submit(first, [&] { order += '1'; });
      scheduler.submit(second, [&] { order += '2'; });
      scheduler.setPriority(second, Priority::Urgent);
      open.count_down();
    }
    QCOMPARE(order, std::string("21"));
  }
};

QTEST_GUILESS_MAIN(TestFairScheduler)
#include "test_fair_scheduler.moc"

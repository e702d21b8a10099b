#include <QTest>
#include <QThread>
#include <algorithm>
#include <latch>
#include <memory>
#include <vector>

#include "ui/threads/Worker.h"

using barline::ui::Worker;

class TestWorker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tasksRunInOrderOnOneOtherThread() {
    // Plain values: what the tasks write and read is handed over by the worker alone.
    std::vector<int> order;
    std::vector<QThread*> threads;
    Worker worker;
    for (int i = 0; i < 200; ++i) {
      worker.start([&order, &threads, i] {
        order.push_back(i);
        threads.push_back(QThread::currentThread());
      });
    }
    worker.waitForDone();
    QCOMPARE(order.size(), std::size_t{200});
    QVERIFY(std::ranges::is_sorted(order));
    QVERIFY(std::ranges::all_of(threads, [&](QThread* thread) { return thread == threads.front(); }));
    QVERIFY(threads.front() != QThread::currentThread());
  }

  void whatATaskHoldsIsGoneOnceItIsDone() {
    const auto held = std::make_shared<int>(7);
    Worker worker;
    worker.start([held] {});
    worker.waitForDone();
    QCOMPARE(held.use_count(), 1L);
  }

  void clearDropsWhatHasNotBegun() {
    std::latch begun(1);
    std::latch release(1);
    const auto held = std::make_shared<int>(7);
    int done = 0;
    Worker worker;
    worker.start([&] {
      begun.count_down();
      release.wait();
      ++done;
    });
    begun.wait();
    for (int i = 0; i < 10; ++i) worker.start([&done, held] { ++done; });
    worker.clear();
    QCOMPARE(held.use_count(), 1L);
    release.count_down();
    worker.waitForDone();
    QCOMPARE(done, 1);
  }

  void destroyingItWaitsForEveryTask() {
    int done = 0;
    {
      Worker worker;
      for (int i = 0; i < 50; ++i) worker.start([&done] { ++done; });
    }
    QCOMPARE(done, 50);
  }

  void aTaskMayStartAnother() {
    int done = 0;
    Worker worker;
    worker.start([&] {
      ++done;
      worker.start([&] { ++done; });
    });
    worker.waitForDone();
    QCOMPARE(done, 2);
  }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "test_worker.moc"

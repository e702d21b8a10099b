#include <QTest>
#include <algorithm>
#include <atomic>
#include <latch>
#include <vector>

#include "ui/timeline/WorkQueue.h"

using barline::ui::WorkQueue;

class TestWorkQueue : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneThreadKeepsTheOrder() {
    WorkQueue queue(1);
    std::vector<int> order;
    for (int i = 0; i < 100; ++i) queue.add([&order, i] { order.push_back(i); });
    queue.finish();
    QCOMPARE(order.size(), std::size_t{100});
    QVERIFY(std::is_sorted(order.begin(), order.end()));
  }

  void replaceDropsWhatHasNotBegun() {
    WorkQueue queue(1);
    std::latch begun(1);
    std::latch release(1);
    std::atomic<int> dropped{0};
    std::atomic<int> kept{0};
    queue.add([&] {
      begun.count_down();
      release.wait();
    });
    begun.wait();
    for (int i = 0; i < 10; ++i) queue.add([&] { ++dropped; });
    queue.replace({[&] { ++kept; }, [&] { ++kept; }});
    release.count_down();
    queue.finish();
    QCOMPARE(dropped.load(), 0);
    QCOMPARE(kept.load(), 2);
  }

  void severalThreadsShareTheWork() {
    WorkQueue queue(3);
    QCOMPARE(queue.threads(), std::size_t{3});
    std::latch together(3);  // nobody gets past it alone
    std::atomic<int> done{0};
    for (int i = 0; i < 3; ++i) {
      queue.add([&] {
        together.arrive_and_wait();
        ++done;
      });
    }
    queue.finish();
    QCOMPARE(done.load(), 3);
  }

  void goesAwayWithWorkLeft() {
    std::atomic<int> done{0};
    {
      WorkQueue queue(2);
      for (int i = 0; i < 1000; ++i) queue.add([&] { ++done; });
    }
    QVERIFY(done.load() <= 1000);
  }
};

QTEST_GUILESS_MAIN(TestWorkQueue)
#include "test_work_queue.moc"

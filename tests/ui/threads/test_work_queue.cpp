#include <sys/resource.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <latch>
#include <memory>
#include <thread>
#include <vector>

#include "ui/threads/WorkQueue.h"

using barline::ui::WorkQueue;

namespace {

/// Threads of this process.
std::ptrdiff_t threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
}

/// Keeps a queue's only thread at a task until it is let go.
class Held {
 public:
  explicit Held(WorkQueue& queue) {
    queue.add([this] {
      begun_.count_down();
      go_.wait();
    });
    begun_.wait();
  }

  void letGo() { go_.count_down(); }

 private:
  std::latch begun_{1};
  std::latch go_{1};
};

}  // namespace

class TestWorkQueue : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // The first, so that no other test's thread is still on its way out.
  void threadsAreMadeAsThereIsWork() {
    const std::ptrdiff_t before = threads();
    WorkQueue queue(8);
    QCOMPARE(threads(), before);
    for (int i = 0; i < 5; ++i) {
      queue.add([] {});
      queue.finish();
    }
    QCOMPARE(threads(), before + 1);
  }

  void oneThreadDoesTasksInOrder() {
    // Plain values: what the tasks write and read is handed over by the queue alone.
    std::vector<int> order;
    std::vector<std::thread::id> ranOn;
    WorkQueue queue;
    for (int i = 0; i < 200; ++i) {
      queue.add([&order, &ranOn, i] {
        order.push_back(i);
        ranOn.push_back(std::this_thread::get_id());
      });
    }
    queue.finish();
    QCOMPARE(order.size(), std::size_t{200});
    QVERIFY(std::ranges::is_sorted(order));
    QVERIFY(std::ranges::all_of(ranOn, [&](std::thread::id id) { return id == ranOn.front(); }));
    QVERIFY(ranOn.front() != std::this_thread::get_id());
  }

  void whatATaskHoldsIsGoneOnceItIsDone() {
    const auto held = std::make_shared<int>(7);
    WorkQueue queue;
    queue.add([held] {});
    queue.finish();
    QCOMPARE(held.use_count(), 1L);
  }

  void replaceDropsWhatHasNotBegun() {
    const auto held = std::make_shared<int>(7);
    std::atomic<int> dropped{0};
    std::atomic<int> kept{0};
    WorkQueue queue;
    Held thread(queue);
    for (int i = 0; i < 10; ++i) queue.add([&dropped, held] { ++dropped; });
    queue.replace({[&] { ++kept; }, [&] { ++kept; }});
    QCOMPARE(held.use_count(), 1L);
    thread.letGo();
    queue.finish();
    QCOMPARE(dropped.load(), 0);
    QCOMPARE(kept.load(), 2);
  }

  void whoeverWaitsIsToldOfWhatIsDroppedToo() {
    WorkQueue queue;
    Held thread(queue);
    queue.add([] {});
    std::thread waiting([&queue] { queue.finish(); });
    queue.replace({});
    thread.letGo();
    waiting.join();
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

  void itsThreadsAreAsNiceAsWanted() {
    constexpr int kNicest = 19;
    int nice = 0;
    WorkQueue queue(1, kNicest);
    queue.add([&nice] { nice = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); });
    queue.finish();
    QCOMPARE(nice, kNicest);
  }

  void aTaskMayAddAnother() {
    int done = 0;
    WorkQueue queue;
    queue.add([&] {
      ++done;
      queue.add([&] { ++done; });
    });
    queue.finish();
    QCOMPARE(done, 2);
  }

  void destroyingItDropsWhatHasNotBegunAndWaitsForTheRest() {
    std::latch begun(1);
    std::latch dropped(1);
    std::atomic<int> done{0};
    {
      WorkQueue queue;
      queue.add([&] {
        begun.count_down();
        dropped.wait();
        ++done;
      });
      begun.wait();
      const std::shared_ptr<void> held(nullptr, [&dropped](void*) { dropped.count_down(); });
      queue.add([&done, held] { done += 100; });
    }
    QCOMPARE(done.load(), 1);
  }
};

QTEST_GUILESS_MAIN(TestWorkQueue)
#include "test_work_queue.moc"

#include <QTest>
#include <atomic>
#include <thread>

#include "engine/playback/Published.h"

namespace barline {
namespace {

/// Says whether it still lives, also where it does not any more.
struct Guarded {
  explicit Guarded(std::atomic<int>& counter, int number) : alive(counter), value(number), check(~number) {
    ++alive;
  }
  ~Guarded() {
    check = value;
    --alive;
  }
  Guarded(const Guarded&) = delete;
  Guarded& operator=(const Guarded&) = delete;

  std::atomic<int>& alive;
  int value;
  int check;
};

}  // namespace

class TestPublished : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isNothingBeforeItIsSet() {
    playback::Published<int> published;
    QCOMPARE(published.get(), nullptr);
    published.set(std::make_shared<const int>(4));
    QCOMPARE(*published.get(), 4);
    published.set(nullptr);
    QCOMPARE(published.get(), nullptr);
  }

  void keepsWhatTheReaderUsesAndTheLatestOnly() {
    std::atomic<int> alive{0};
    playback::Published<Guarded> published;
    published.set(std::make_shared<const Guarded>(alive, 1));
    const Guarded* inUse = published.get();
    for (int i = 2; i < 50; ++i) published.set(std::make_shared<const Guarded>(alive, i));
    QCOMPARE(inUse->value, 1);
    QCOMPARE(alive.load(), 2);
    QCOMPARE(published.get()->value, 49);
    published.set(std::make_shared<const Guarded>(alive, 50));
    QCOMPARE(alive.load(), 2);
  }

  void readerNeverSeesWhatIsGone() {
    std::atomic<int> alive{0};
    std::atomic<bool> done{false};
    playback::Published<Guarded> published;
    published.set(std::make_shared<const Guarded>(alive, 0));
    std::thread writer([&] {
      for (int i = 1; i < 20000; ++i) published.set(std::make_shared<const Guarded>(alive, i));
      done = true;
    });
    bool whole = true;
    int last = 0;
    while (!done) {
      const Guarded* value = published.get();
      whole = whole && value->check == ~value->value && value->value >= last;
      last = value->value;
    }
    writer.join();
    QVERIFY(whole);
    QCOMPARE(published.get()->value, 19999);
  }
};

}  // namespace barline

QTEST_APPLESS_MAIN(barline::TestPublished)
#include "test_published.moc"

#include <QCoreApplication>
#include <QTest>
#include <QThread>
#include <algorithm>
#include <memory>
#include <thread>
#include <vector>

#include "ui/threads/HandOver.h"

using barline::ui::HandOver;
using barline::ui::queueFor;

class TestHandOver : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFunctionIsCalledOnceAndDropped() {
    int calls = 0;
    const auto held = std::make_shared<int>(7);
    HandOver first([&calls, held] { ++calls; });
    HandOver moved(std::move(first));
    QCOMPARE(held.use_count(), 2L);
    moved();
    QCOMPARE(held.use_count(), 1L);
    moved();
    QCOMPARE(calls, 1);
  }

  void whatIsNeverCalledIsDropped() {
    const auto held = std::make_shared<int>(7);
    {
      const HandOver dropped([held] {});
    }
    QCOMPARE(held.use_count(), 1L);
  }

  void functionsRunOnTheReceiversThreadInOrder() {
    QObject receiver;
    std::vector<int> order;  // written by one thread, filled with what another made
    QThread* ranOn = nullptr;
    std::thread other([&] {
      for (int i = 0; i < 100; ++i) {
        queueFor(receiver, [&order, &ranOn, made = std::vector<int>{i}] {
          order.push_back(made.front());
          ranOn = QThread::currentThread();
        });
      }
    });
    QTRY_COMPARE(order.size(), std::size_t{100});
    other.join();
    QVERIFY(std::ranges::is_sorted(order));
    QCOMPARE(ranOn, receiver.thread());
  }

  void itIsNeverCalledAtOnce() {
    QObject receiver;
    bool called = false;
    queueFor(receiver, [&called] { called = true; });
    QVERIFY(!called);
    QCoreApplication::sendPostedEvents(&receiver);
    QVERIFY(called);
  }

  void aReceiverThatIsGoneTakesItsFunctionsWithIt() {
    const auto held = std::make_shared<int>(7);
    bool called = false;
    {
      QObject receiver;
      queueFor(receiver, [&called, held] { called = true; });
    }
    QCoreApplication::sendPostedEvents();
    QVERIFY(!called);
    QCOMPARE(held.use_count(), 1L);
  }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "test_hand_over.moc"

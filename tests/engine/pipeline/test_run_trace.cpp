#include <QTest>
#include <chrono>
#include <cmath>

#include "engine/model/Codec.h"
#include "engine/pipeline/RunTrace.h"

using namespace barline::pipeline;
using std::chrono::milliseconds;

namespace {

const std::thread::id kOne = std::this_thread::get_id();

std::thread::id otherThread() {
  std::thread::id id;
  std::thread([&id] { id = std::this_thread::get_id(); }).join();
  return id;
}

/// Seconds that a part worked, by the shares of its slices.
double secondsOf(const RunTrace& trace, std::uint8_t part) {
  double seconds = 0.0;
  for (const RunTrace::Work& work : trace.work)
    if (work.part == part) seconds += work.share / 255.0 * trace.sliceSeconds;
  return seconds;
}

}  // namespace

class TestRunTrace : public QObject {
  Q_OBJECT

  TraceRecorder::Clock::time_point begin_ = TraceRecorder::Clock::now();

  [[nodiscard]] TraceRecorder::Clock::time_point at(int ms) const { return begin_ + milliseconds(ms); }

 private Q_SLOTS:
  void keepsWhatRanWhenAndWhere() {
    TraceRecorder recorder({"decode", "beats"}, 2);
    recorder.begin(at(0));
    const std::thread::id two = otherThread();
    recorder.add(0, kOne, at(0), at(100), 50.0);
    recorder.add(1, two, at(40), at(80), 70.0);
    recorder.add(1, kOne, at(100), at(200), 60.0);
    const RunTrace trace = recorder.trace();
    QCOMPARE(trace.parts, (std::vector<std::string>{"decode", "beats"}));
    QVERIFY(std::abs(secondsOf(trace, 0) - 0.1) < 0.002);
    QVERIFY(std::abs(secondsOf(trace, 1) - 0.14) < 0.002);
    for (const RunTrace::Work& work : trace.work) {
      const double time = work.slice * trace.sliceSeconds;
      QVERIFY(work.worker <= 1);
      if (work.worker == 1) QVERIFY(work.part == 1 && time > 0.038 && time < 0.081);
    }
    QCOMPARE(trace.mebibytes[static_cast<std::size_t>(0.08 / trace.sliceSeconds)], 70.0F);
  }

  void isBoundedHoweverLongTheRun() {
    TraceRecorder recorder({"decode"}, 1);
    recorder.begin(at(0));
    for (int i = 0; i < 100'000; ++i) recorder.add(0, kOne, at(100 * i), at(100 * i + 50), 10.0 + i);
    const RunTrace trace = recorder.trace();
    QVERIFY(trace.mebibytes.size() <= TraceRecorder::kMostSlices);
    QVERIFY(trace.work.size() <= TraceRecorder::kMostSlices);
    QCOMPARE(trace.mebibytes.back(), 100'009.0F);
    QVERIFY(std::abs(secondsOf(trace, 0) - 5000.0) < 30.0);
  }

  void asksForMemoryOnceInEachSlice() {
    TraceRecorder recorder({"decode"}, 1);
    recorder.begin(at(0));
    QVERIFY(recorder.wantsMemory(at(10)));
    recorder.addMemory(at(10), 5.0);
    QVERIFY(!recorder.wantsMemory(at(10)));
    QVERIFY(recorder.wantsMemory(at(30)));
  }

  void threadsThatFollowEachOtherShareAPlace() {
    TraceRecorder recorder({"decode"}, 2);
    recorder.begin(at(0));
    recorder.add(0, kOne, at(0), at(10), 1.0);
    recorder.add(0, otherThread(), at(20), at(30), 1.0);
    recorder.add(0, kOne, at(40), at(50), 1.0);
    const RunTrace trace = recorder.trace();
    for (const RunTrace::Work& work : trace.work) QCOMPARE(int{work.worker}, 0);
  }

  void survivesTheCodec() {
    TraceRecorder recorder({"decode", "beats"}, 2);
    recorder.begin(at(0));
    recorder.add(1, kOne, at(3), at(9), 1.5);
    const RunTrace trace = recorder.trace();
    QCOMPARE(barline::model::decode<RunTrace>(barline::model::encode(trace)), trace);
  }
};

QTEST_GUILESS_MAIN(TestRunTrace)
#include "test_run_trace.moc"

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

namespace barline::pipeline {

/// When which part of an analysis ran on which worker, and how much memory the process had meanwhile: the run
/// cut into slices of equal length, at most TraceRecorder::kMostSlices. Immutable once shared.
struct RunTrace {
  /// One part at work on one worker within one slice.
  struct Work {
    std::uint16_t slice{};
    std::uint8_t worker{};  ///< from 0; at most as many as worked at the same time
    std::uint8_t part{};    ///< index into parts
    std::uint8_t share{};   ///< of the slice, in 255ths; at least 1

    bool operator==(const Work&) const = default;
    static constexpr auto fields() {
      return std::tuple{&Work::slice, &Work::worker, &Work::part, &Work::share};
    }
  };

  double sliceSeconds{};
  std::vector<std::string> parts;  ///< step ids, kDecoding and kKeeping
  std::vector<Work> work;          ///< in order of slice, then worker
  std::vector<float> mebibytes;    ///< largest resident size seen in each slice; 0 = nobody looked

  bool operator==(const RunTrace&) const = default;
  static constexpr auto fields() {
    return std::tuple{&RunTrace::sliceSeconds, &RunTrace::parts, &RunTrace::work, &RunTrace::mebibytes};
  }
};

/// Makes a RunTrace while the analysis runs, in memory that does not grow with its length: where a run
/// becomes too long for the slices, they become twice as long. Not thread-safe.
class TraceRecorder {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostSlices = 512;
  static constexpr std::size_t kMostWorkers = 256;

  /// @param parts at most 256 @param workers 1–kMostWorkers: no more run at the same time
  TraceRecorder(std::vector<std::string> parts, std::size_t workers);

  /// The run begins; nothing is added before.
  void begin(Clock::time_point now) { begun_ = now; }

  /// A piece of work that has ended. @param part its index @param mebibytes resident size at its end
  void add(std::size_t part, std::thread::id thread, Clock::time_point begin, Clock::time_point end,
           double mebibytes);

  /// Whether nobody has looked at the memory in the present slice.
  [[nodiscard]] bool wantsMemory(Clock::time_point now) const;
  void addMemory(Clock::time_point now, double mebibytes);

  [[nodiscard]] RunTrace trace() const;

 private:
  struct Entry {
    std::uint8_t worker{};
    std::uint8_t part{};
    double seconds{};
  };
  struct Slice {
    std::vector<Entry> entries;
    float mebibytes{};
  };
  struct Worker {
    std::thread::id thread;
    Clock::time_point lastEnd;
  };

  [[nodiscard]] double secondsAt(Clock::time_point time) const;
  Slice& sliceAt(double seconds);
  void widen();
  std::uint8_t workerOf(std::thread::id thread, Clock::time_point begin, Clock::time_point end);
  static void addTo(Slice& slice, std::uint8_t worker, std::uint8_t part, double seconds);

  std::vector<std::string> parts_;
  std::size_t mostWorkers_;
  Clock::time_point begun_{};
  double sliceSeconds_;
  std::vector<Slice> slices_;
  std::vector<Worker> workers_;
};

}  // namespace barline::pipeline

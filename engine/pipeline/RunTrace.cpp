#include "engine/pipeline/RunTrace.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace barline::pipeline {
namespace {

/// Seconds; short enough for the shortest analyses, of some tenths of a second.
constexpr double kShortestSlice = 0.001;

}  // namespace

TraceRecorder::TraceRecorder(std::vector<std::string> parts, std::size_t workers)
    : parts_(std::move(parts)), mostWorkers_(workers), sliceSeconds_(kShortestSlice) {
  slices_.reserve(kMostSlices);
}

double TraceRecorder::secondsAt(Clock::time_point time) const {
  return std::max(0.0, std::chrono::duration<double>(time - begun_).count());
}

void TraceRecorder::widen() {
  sliceSeconds_ *= 2.0;
  for (std::size_t i = 0; 2 * i < slices_.size(); ++i) {
    Slice joined = std::move(slices_[2 * i]);
    if (2 * i + 1 < slices_.size()) {
      const Slice& second = slices_[2 * i + 1];
      for (const Entry& entry : second.entries) addTo(joined, entry.worker, entry.part, entry.seconds);
      joined.mebibytes = std::max(joined.mebibytes, second.mebibytes);
    }
    slices_[i] = std::move(joined);
  }
  slices_.resize((slices_.size() + 1) / 2);
}

TraceRecorder::Slice& TraceRecorder::sliceAt(double seconds) {
  while (seconds >= sliceSeconds_ * static_cast<double>(kMostSlices)) widen();
  const auto index = static_cast<std::size_t>(seconds / sliceSeconds_);
  if (index >= slices_.size()) slices_.resize(index + 1);
  return slices_[index];
}

void TraceRecorder::addTo(Slice& slice, std::uint8_t worker, std::uint8_t part, double seconds) {
  const auto same = [&](const Entry& entry) { return entry.worker == worker && entry.part == part; };
  const auto known = std::ranges::find_if(slice.entries, same);
  if (known == slice.entries.end()) {
    slice.entries.push_back({worker, part, seconds});
  } else {
    known->seconds += seconds;
  }
}

std::uint8_t TraceRecorder::workerOf(std::thread::id thread, Clock::time_point begin, Clock::time_point end) {
  const auto isFree = [begin](const Worker& worker) { return worker.lastEnd <= begin; };
  // A pool may let a thread go and make another, which then takes its place.
  auto place = std::ranges::find_if(
      workers_, [&](const Worker& worker) { return worker.thread == thread && isFree(worker); });
  if (place == workers_.end()) place = std::ranges::find_if(workers_, isFree);
  if (place == workers_.end() && workers_.size() >= mostWorkers_)
    place = std::ranges::min_element(workers_, {}, &Worker::lastEnd);
  if (place == workers_.end()) place = workers_.insert(place, Worker{});
  place->thread = thread;
  place->lastEnd = std::max(place->lastEnd, end);
  return static_cast<std::uint8_t>(place - workers_.begin());
}

void TraceRecorder::add(std::size_t part, std::thread::id thread, Clock::time_point begin,
                        Clock::time_point end, double mebibytes) {
  const std::uint8_t worker = workerOf(thread, begin, end);
  const double last = secondsAt(end);
  (void)sliceAt(last);  // widens first, so that what follows meets slices of one length
  double at = std::min(secondsAt(begin), last);
  while (at < last) {
    const double boundary = (std::floor(at / sliceSeconds_) + 1.0) * sliceSeconds_;
    // Rounding may put a boundary on where it already is.
    const double next = std::min(last, boundary > at ? boundary : at + sliceSeconds_);
    addTo(sliceAt(at), worker, static_cast<std::uint8_t>(part), next - at);
    at = next;
  }
  addMemory(end, mebibytes);
}

bool TraceRecorder::wantsMemory(Clock::time_point now) const {
  const auto index = static_cast<std::size_t>(secondsAt(now) / sliceSeconds_);
  return index >= slices_.size() || slices_[index].mebibytes <= 0.0F;
}

void TraceRecorder::addMemory(Clock::time_point now, double mebibytes) {
  Slice& slice = sliceAt(secondsAt(now));
  slice.mebibytes = std::max(slice.mebibytes, static_cast<float>(mebibytes));
}

RunTrace TraceRecorder::trace() const {
  RunTrace trace{.sliceSeconds = sliceSeconds_, .parts = parts_, .work = {}, .mebibytes = {}};
  for (std::size_t i = 0; i < slices_.size(); ++i) {
    trace.mebibytes.push_back(slices_[i].mebibytes);
    std::vector<Entry> entries = slices_[i].entries;
    std::ranges::stable_sort(entries, {}, &Entry::worker);
    for (const Entry& entry : entries) {
      const double share = std::clamp(255.0 * entry.seconds / sliceSeconds_, 1.0, 255.0);
      trace.work.push_back({static_cast<std::uint16_t>(i), entry.worker, entry.part,
                            static_cast<std::uint8_t>(std::lround(share))});
    }
  }
  return trace;
}

}  // namespace barline::pipeline

#include "engine/export/formats/MidiTempoMap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace barline::exporting {
namespace {

constexpr double kMicrosecond = 1e-6;
constexpr std::uint32_t kDefaultTempo = 500'000;  // of a file that has none: 120 BPM
constexpr double kSlowestTempo = 0xFFFFFF;        // three bytes
constexpr double kNothing = 0.0005;               // seconds: a first beat no later than this is at 0
constexpr int kMostInBar = 64;                    // units that readers take for a time signature
constexpr int kShortestNote = 64;                 // the same for its denominator

std::int64_t ticksOf(double quarters) {
  return std::llround(quarters * kMidiTicksPerQuarter);
}

}  // namespace

MidiTempoMap::MidiTempoMap(const std::vector<PulseBar>& bars) {
  if (bars.empty()) {
    tempi_ = {{0, kDefaultTempo}};
    written_ = {{0, 0.0}};
    end_ = std::numeric_limits<std::int64_t>::max();
    return;
  }
  addCountIn(bars.front());
  for (std::size_t i = 0; i < bars.size(); ++i) {
    addBar(bars[i]);
    if (bars[i].pausesAfter && i + 1 < bars.size()) addPause(bars[i], bars[i + 1].beats.front());
  }
  end_ = next_;
  pulses_.push_back({end_, bars.back().end});
  fitTempi();
}

void MidiTempoMap::sign(const model::Metre& metre) {
  if (signatures_.empty() || signatures_.back().metre != metre) signatures_.push_back({next_, metre});
}

void MidiTempoMap::addCountIn(const PulseBar& first) {
  const double time = first.beats.front();
  if (time <= kNothing) return;
  const double beat = first.beats.size() > 1 ? first.beats[1] - first.beats[0] : first.end - first.beats[0];
  int units = first.unitsPerBeat;
  int denominator = first.metre.denominator;
  double unit = beat / units;
  int count = units * static_cast<int>(std::clamp(std::round(time / beat), 0.0, 1.0 * kMostInBar / units));
  if (count == 0) {
    while (denominator < kShortestNote && unit > 1.5 * time) {
      denominator *= 2;
      unit /= 2.0;
    }
    count = std::max(1, static_cast<int>(std::lround(time / unit)));
    units = 1;
  }
  sign({count, denominator});
  addEvenly(count / units, 4.0 * units / denominator, {0.0, time});
  countIn_ = next_;
  countInBeats_ = count / units;
}

void MidiTempoMap::addBar(const PulseBar& bar) {
  sign(bar.metre);
  for (const double time : bar.beats) {
    pulses_.push_back({next_, next_ == 0 ? 0.0 : time});
    next_ += ticksOf(bar.quartersPerBeat());
  }
}

/// Beats from the end of a bar to the next bar's begin, in bars that no signature exceeds.
void MidiTempoMap::addPause(const PulseBar& before, double end) {
  const double beat = before.end - before.beats.back();
  const auto whole = static_cast<std::int64_t>(std::max(1.0, std::round((end - before.end) / beat)));
  const std::int64_t inBar = std::max<std::int64_t>(1, kMostInBar / before.unitsPerBeat);
  const double step = (end - before.end) / static_cast<double>(whole);
  for (std::int64_t done = 0; done < whole; done += inBar) {
    const auto count = static_cast<int>(std::min(whole - done, inBar));
    // Three simple eighths must not look like a dotted beat.
    const bool asQuarters = before.unitsPerBeat == 1 && count % 3 == 0;
    const int denominator = asQuarters ? 4 : before.metre.denominator;
    sign({count * before.unitsPerBeat, denominator});
    const double begin = before.end + static_cast<double>(done) * step;
    addEvenly(count, 4.0 * before.unitsPerBeat / denominator, {begin, begin + count * step});
  }
}

/// Each a pulse of its own, so that what whole microseconds leave over is spread over them all.
void MidiTempoMap::addEvenly(int beats, double quarters, const model::TimeRange& range) {
  for (int i = 0; i < beats; ++i) {
    pulses_.push_back({next_, range.begin + range.duration() * i / beats});
    next_ += ticksOf(quarters);
  }
}

/// One tempo for as many pulses as it is true of, from where the one before has really got to.
void MidiTempoMap::fitTempi() {
  double reached = 0.0;
  for (std::size_t from = 0; from + 1 < pulses_.size();) {
    double slowest = kSlowestTempo;
    double fastest = 1.0;
    double tempo = 0.0;
    std::size_t to = from;
    for (std::size_t i = from + 1; i < pulses_.size(); ++i) {
      const double quarters =
          static_cast<double>(pulses_[i].tick - pulses_[from].tick) / kMidiTicksPerQuarter;
      const double time = pulses_[i].time - reached;
      fastest = std::max(fastest, std::ceil((time - kTolerance) / quarters / kMicrosecond));
      slowest = std::min(slowest, std::floor((time + kTolerance) / quarters / kMicrosecond));
      if (fastest > slowest && to > from) break;
      const double nearest = std::round(time / quarters / kMicrosecond);
      tempo = std::clamp(nearest, std::min(fastest, slowest), std::max(fastest, slowest));
      to = i;
      if (fastest > slowest) break;
    }
    written_.push_back({pulses_[from].tick, reached});
    const auto microseconds = static_cast<std::uint32_t>(tempo);
    if (tempi_.empty() || tempi_.back().microseconds != microseconds)
      tempi_.push_back({pulses_[from].tick, microseconds});
    reached += static_cast<double>(pulses_[to].tick - pulses_[from].tick) / kMidiTicksPerQuarter * tempo *
               kMicrosecond;
    from = to;
  }
}

std::int64_t MidiTempoMap::tickAt(double time) const {
  const auto after = std::ranges::upper_bound(written_, time, {}, &Pulse::time);
  const Pulse& from = after == written_.begin() ? written_.front() : *(after - 1);
  const auto tempo = std::ranges::upper_bound(tempi_, from.tick, {}, &Tempo::tick) - 1;
  const double quarters = (time - from.time) / (tempo->microseconds * kMicrosecond);
  return std::clamp<std::int64_t>(from.tick + ticksOf(quarters), 0, end_);
}

}  // namespace barline::exporting

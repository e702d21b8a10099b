#include "engine/export/formats/SeratoGrid.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace barline::exporting {
namespace {

constexpr double kTolerance = 0.0019;  // seconds; binary32 takes the rest of 2 ms
constexpr double kMinute = 60.0;

struct Pulse {
  double time{};
  std::int64_t count{};  // of beats since the first, those in pauses too
  bool isDownbeat{};
};

std::vector<Pulse> pulsesOf(const std::vector<PulseBar>& bars) {
  std::vector<Pulse> pulses;
  std::int64_t count = 0;
  for (std::size_t b = 0; b < bars.size(); ++b) {
    const PulseBar& bar = bars[b];
    for (std::size_t i = 0; i < bar.beats.size(); ++i)
      pulses.push_back({bar.beats[i], count++, bar.firstPosition == 1 && i == 0});
    if (!bar.pausesAfter || b + 1 == bars.size()) continue;
    const double beat = bar.end - bar.beats.back();
    count += std::max<std::int64_t>(0, std::llround((bars[b + 1].beats.front() - bar.end) / beat));
  }
  const auto first = std::ranges::find(pulses, true, &Pulse::isDownbeat);
  if (first != pulses.end()) pulses.erase(pulses.begin(), first);
  return pulses;
}

/// The period that puts all beats from `first` on within the tolerance, if there is one.
std::optional<double> periodToEnd(const std::vector<Pulse>& pulses, std::size_t first) {
  double shortest = 0.0;
  double longest = std::numeric_limits<double>::max();
  for (std::size_t i = first + 1; i < pulses.size(); ++i) {
    const auto beats = static_cast<double>(pulses[i].count - pulses[first].count);
    const double time = pulses[i].time - pulses[first].time;
    shortest = std::max(shortest, (time - kTolerance) / beats);
    longest = std::min(longest, (time + kTolerance) / beats);
    if (shortest > longest) return std::nullopt;
  }
  return longest == std::numeric_limits<double>::max() ? std::nullopt
                                                       : std::optional((shortest + longest) / 2.0);
}

bool isEven(const std::vector<Pulse>& pulses, std::size_t first, std::size_t last) {
  const double period = (pulses[last].time - pulses[first].time) /
                        static_cast<double>(pulses[last].count - pulses[first].count);
  for (std::size_t i = first + 1; i < last; ++i) {
    const double expected =
        pulses[first].time + period * static_cast<double>(pulses[i].count - pulses[first].count);
    if (std::abs(expected - pulses[i].time) > kTolerance) return false;
  }
  return true;
}

/// Where the next marker stands: as far as beats stay even, on a downbeat if there is one.
std::size_t nextMarker(const std::vector<Pulse>& pulses, std::size_t first) {
  // Even once more after it was not is nothing to build on, but a few uneven beats are no end either.
  constexpr std::size_t kLookAhead = 8;
  std::size_t farthest = first + 1;
  std::size_t downbeat = 0;
  for (std::size_t last = first + 1; last < pulses.size() && last <= farthest + kLookAhead; ++last) {
    if (!isEven(pulses, first, last)) continue;
    farthest = last;
    if (pulses[last].isDownbeat) downbeat = last;
  }
  return downbeat > first ? downbeat : farthest;
}

void putBig(std::string& text, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8)
    text += static_cast<char>(static_cast<unsigned char>(value >> shift & 0xFFU));
}

std::uint32_t binary32(double value) {
  return std::bit_cast<std::uint32_t>(static_cast<float>(value));
}

}  // namespace

std::vector<SeratoMarker> seratoMarkers(const std::vector<PulseBar>& bars) {
  constexpr double kUsualPeriod = 0.5;
  const std::vector<Pulse> pulses = pulsesOf(bars);
  std::vector<SeratoMarker> markers;
  double period = kUsualPeriod;
  for (std::size_t first = 0; first < pulses.size();) {
    const auto toEnd = periodToEnd(pulses, first);
    if (toEnd || first + 1 == pulses.size()) {
      markers.push_back({pulses[first].time, 0, kMinute / toEnd.value_or(period)});
      break;
    }
    const std::size_t next = nextMarker(pulses, first);
    const auto beats = pulses[next].count - pulses[first].count;
    markers.push_back({pulses[first].time, static_cast<std::uint32_t>(beats), 0.0});
    period = (pulses[next].time - pulses[first].time) / static_cast<double>(beats);
    first = next;
  }
  return markers;
}

std::string seratoBeatGrid(const std::vector<SeratoMarker>& markers) {
  if (markers.empty()) return {};
  std::string bytes("\x01\x00", 2);
  putBig(bytes, static_cast<std::uint32_t>(markers.size()));
  for (const SeratoMarker& marker : markers) {
    putBig(bytes, binary32(marker.time));
    putBig(bytes, marker.beats > 0 ? marker.beats : binary32(marker.bpm));
  }
  bytes += '\0';
  return bytes;
}

}  // namespace barline::exporting

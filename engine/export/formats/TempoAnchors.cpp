#include "engine/export/formats/TempoAnchors.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace barline::exporting {
namespace {

constexpr double kMinute = 60.0;
constexpr double kFastest = 5000.0;  // BPM: faster than two beats may follow each other

/// A beat and what is to be said of it.
struct Pulse {
  double time{};
  TempoAnchor meaning{};  // its position and metre
  bool follows{};         // the pulse goes on from the beat before, counted on as before
  bool pausesBefore{};
};

/// Beats that a bar is counted in: a pick-up belongs to a bar of the metre after it.
int beatsPerBar(const PulseBar& bar) {
  const int beats = static_cast<int>(bar.beats.size()) + bar.firstPosition - 1;
  return std::max(beats, bar.metre.numerator / bar.unitsPerBeat);
}

std::vector<Pulse> pulsesOf(const std::vector<PulseBar>& bars) {
  std::vector<Pulse> pulses;
  bool pauses = true;
  for (const PulseBar& bar : bars) {
    for (std::size_t i = 0; i < bar.beats.size(); ++i) {
      Pulse pulse;
      pulse.time = bar.beats[i];
      pulse.meaning.position = bar.firstPosition + static_cast<int>(i);
      pulse.meaning.beatsPerBar = beatsPerBar(bar);
      pulse.meaning.beatUnit = bar.unitsPerBeat == 1 ? bar.metre.denominator : 4;
      pulse.pausesBefore = pauses && i == 0;
      if (!pulse.pausesBefore) {
        const TempoAnchor& before = pulses.back().meaning;
        pulse.follows = pulse.meaning.beatsPerBar == before.beatsPerBar &&
                        pulse.meaning.beatUnit == before.beatUnit &&
                        pulse.meaning.position == before.position % before.beatsPerBar + 1;
      }
      pulses.push_back(pulse);
    }
    pauses = bar.pausesAfter;
  }
  return pulses;
}

/// Tempi, in steps of the rules, that keep beats within the tolerance.
class Tempi {
 public:
  Tempi(double anchor, const AnchorRules& rules)
      : anchor_(anchor), rules_(rules), fastest_(kFastest * rules.bpmSteps) {}

  /// Allows only tempi at which the n-th beat from the anchor is near `time`. @return false where there is
  /// none
  bool require(double n, double time) {
    const double longest = (time + rules_.tolerance - anchor_) / n;
    const double shortest = (time - rules_.tolerance - anchor_) / n;
    const double slowest = std::max(slowest_, std::ceil(kMinute / longest * rules_.bpmSteps));
    const double fastest =
        shortest > 0.0 ? std::min(fastest_, std::floor(kMinute / shortest * rules_.bpmSteps)) : fastest_;
    if (slowest > fastest) return false;
    slowest_ = slowest;
    fastest_ = fastest;
    nearest_ = std::round(kMinute * n / (time - anchor_) * rules_.bpmSteps);
    return true;
  }

  [[nodiscard]] double bpm() const { return std::clamp(nearest_, slowest_, fastest_) / rules_.bpmSteps; }

 private:
  double anchor_;
  const AnchorRules& rules_;
  double slowest_{1.0};
  double fastest_;
  double nearest_{};
};

/// The pulses that one tempo from `first` on holds: how many, and at which tempo.
struct Run {
  std::size_t last{};
  double bpm{};
};

Run runFrom(const std::vector<Pulse>& pulses, std::size_t first, double anchor, const AnchorRules& rules) {
  Tempi tempi(anchor, rules);
  Run run{first, 0.0};
  for (std::size_t i = first + 1; i < pulses.size() && !pulses[i].pausesBefore; ++i) {
    if (!tempi.require(static_cast<double>(i - first), pulses[i].time)) break;
    run.last = i;
    run.bpm = tempi.bpm();
    if (rules.countsBars && !pulses[i].follows) break;
  }
  return run;
}

/// The last downbeat of a run but its first beat; its last beat where there is none.
std::size_t nextAnchor(const std::vector<Pulse>& pulses, std::size_t first, const Run& run,
                       const AnchorRules& rules) {
  if (rules.countsBars && run.last > first && !pulses[run.last].follows) return run.last;
  if (run.last + 1 == pulses.size() || pulses[run.last + 1].pausesBefore) return run.last + 1;
  for (std::size_t i = run.last; i > first; --i) {
    if (pulses[i].meaning.position == 1) return i;
  }
  return run.last;
}

}  // namespace

std::vector<TempoAnchor> tempoAnchors(const std::vector<PulseBar>& bars, const AnchorRules& rules) {
  constexpr double kUsualTempo = 120.0;
  const std::vector<Pulse> pulses = pulsesOf(bars);
  std::vector<TempoAnchor> anchors;
  for (std::size_t first = 0; first < pulses.size();) {
    TempoAnchor anchor = pulses[first].meaning;
    anchor.time = std::round(pulses[first].time * rules.timeSteps) / rules.timeSteps;
    const Run run = runFrom(pulses, first, anchor.time, rules);
    anchor.bpm = run.bpm > 0.0 ? run.bpm : anchors.empty() ? kUsualTempo : anchors.back().bpm;
    anchors.push_back(anchor);
    first = std::max(nextAnchor(pulses, first, run, rules), first + 1);
  }
  return anchors;
}

}  // namespace barline::exporting

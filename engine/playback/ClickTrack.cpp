#include "engine/playback/ClickTrack.h"

namespace barline::playback {
namespace {

/// How the beats of one bar are played.
struct BarCount {
  int group{};       ///< beats to a main pulse; 1 where each is one
  int divisions{1};  ///< of a beat, subdivisions included
};

BarCount countOf(const model::Metre& metre, std::size_t beats) {
  if (isCompound(metre)) {
    const auto eighths = static_cast<std::size_t>(metre.numerator);
    // A bar that an edit left with too many or too few beats is told by what it is nearer to.
    const bool countsEighths = 3 * beats > 2 * eighths;
    return countsEighths ? BarCount{3, 1} : BarCount{1, 3};
  }
  return {1, metre.denominator >= 8 ? 1 : 2};
}

Accent accentOf(const model::Beat& beat, const BarCount& count) {
  if (beat.positionInBar == 1) return Accent::Downbeat;
  return count.group > 1 && (beat.positionInBar - 1) % count.group == 0 ? Accent::Group : Accent::Beat;
}

}  // namespace

ClickTrack clickTrack(const model::BeatGrid& grid) {
  ClickTrack track;
  const std::vector<model::Beat>& beats = grid.beats;
  std::size_t begin = 0;
  while (begin < beats.size()) {
    std::size_t end = begin + 1;
    while (end < beats.size() && beats[end].positionInBar > beats[end - 1].positionInBar) ++end;
    const auto bar = model::barIndexAt(grid, beats[begin].time + 1e-6);
    const model::Metre metre = bar ? grid.bars[*bar].metre : model::Metre{};
    // A pick-up is counted as the bars around it are; it has fewer beats.
    const bool isWhole = beats[begin].positionInBar == 1 && end < beats.size();
    const BarCount count =
        countOf(metre, isWhole ? end - begin : static_cast<std::size_t>(beats[end - 1].positionInBar));
    for (std::size_t i = begin; i < end; ++i) {
      track.clicks.push_back({beats[i].time, accentOf(beats[i], count)});
      if (i + 1 == beats.size()) break;
      const double part = (beats[i + 1].time - beats[i].time) / count.divisions;
      for (int division = 1; division < count.divisions; ++division)
        track.clicks.push_back({beats[i].time + division * part, Accent::Subdivision});
    }
    begin = end;
  }
  return track;
}

}  // namespace barline::playback

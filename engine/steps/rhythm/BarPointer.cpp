#include "engine/steps/rhythm/BarPointer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <iterator>
#include <limits>

#include "engine/dsp/Dispatch.h"
#include "engine/steps/rhythm/TempoEvidence.h"

namespace barline::steps::rhythm {
namespace {

constexpr float kImpossible = -1e30f;
constexpr double kRangeTolerance = 1.03;  // playing about a tempo on the edge of what is asked for
// Eighths of 7/8 are counted faster than any other beat, unless a person asks for none as fast.
constexpr double kFastestEighths = 360.0;  // BPM
// Over a slow beat the metre is heard no better than over this long.
constexpr float kMostMetreSeconds = 0.9f;
constexpr std::size_t kSevenBeats = kMetres - 1;
constexpr std::size_t kRebaseEvery = 1024;  // candidates
// What lies so many candidates back, over 20 minutes, is settled: all paths that may still win have come
// together long before.
constexpr std::size_t kSettledAfter = 65536;

using PlaceScores = std::array<float, kPlaceStride>;
using PlaceOrigins = std::array<std::int32_t, kPlaceStride>;

/// Of each place the better of `scores` and `from` + `change`, and which arc that is from.
BARLINE_SIMD_CLONES
void keepBetter(const float* __restrict from, float change, std::int32_t arc, float* __restrict scores,
                std::int32_t* __restrict origin) {
  for (std::size_t place = 0; place < kPlaceStride; ++place) {
    const float score = from[place] + change;
    const bool isBetter = score > scores[place];
    scores[place] = isBetter ? score : scores[place];
    origin[place] = isBetter ? arc : origin[place];
  }
}

/// All paths that end with a beat on one candidate after a beat on an earlier one.
struct Arc {
  float interval{};  ///< seconds; 0 where no beat came before
  float logInterval{};
  float highest{kImpossible};
  alignas(16) PlaceScores scores{};
};

/// Where the best path to each place of an arc came from.
struct ArcOrigin {
  std::uint32_t from{};  ///< candidate; where the pulse starts here, which stop it follows
  std::array<std::uint8_t, kPlaceStride> arc{};     ///< of that candidate
  std::array<std::uint8_t, kMetres> placeBefore{};  ///< of downbeats
};

/// The beat after which the pulse stopped.
struct Stop {
  std::size_t candidate{};
  std::size_t arc{};
  std::size_t place{};
};
constexpr std::uint32_t kNeverStopped = 0xFFFFFFFF;

/// All arcs into one candidate, and the best of them for each place.
struct Node {
  std::vector<Arc> arcs;
  PlaceScores best{};
  std::array<std::uint8_t, kPlaceStride> bestArc{};
  float highest{kImpossible};
};

float highestOf(const PlaceScores& scores) {
  return *std::ranges::max_element(scores);
}

class Lattice {
 public:
  Lattice(std::span<const BeatCandidate> candidates, const model::RhythmActivation& activation,
          const RhythmExpectation& expectation, const RhythmWeights& weights)
      : candidates_(candidates),
        weights_(weights),
        evidence_(activation, expectation.tempi, weights),
        shortest_(60.0 / (expectation.tempi.maximum * kRangeTolerance)),
        fastest_(expectation.tempi.maximum < kUsualTempi.maximum
                     ? shortest_
                     : std::min(shortest_, 60.0 / kFastestEighths)),
        longest_(60.0 / expectation.tempi.minimum * kRangeTolerance),
        firstOrigin_{0} {
    allowed_.fill(kImpossible);
    for (std::size_t place = 0; place < kPlaces; ++place) {
      if (!expectation.metre || *expectation.metre == kPlaceTable[place].metre) allowed_[place] = 0.0f;
    }
    allowedFast_ = allowed_;
    std::fill_n(allowedFast_.begin(), firstPlace(kSevenBeats), kImpossible);
  }

  void run(pipeline::StepContext& context) {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (i % 1024 == 0)
        context.checkpoint(0.05 + 0.75 * static_cast<double>(i) / static_cast<double>(candidates_.size()));
      advance(i);
      if (i % kRebaseEvery == kRebaseEvery - 1) rebase();
      if (i + 1 - firstKept_ >= 2 * kSettledAfter) settleBefore(i + 1 - kSettledAfter);
    }
  }

  [[nodiscard]] std::vector<PulseRun> best() const { return pathTo(lastBeat()); }

 private:
  /// The best path that ends like this, from the track's begin on.
  [[nodiscard]] std::vector<PulseRun> pathTo(std::optional<Stop> end) const {
    std::vector<PulseRun> runs;
    while (end) {
      if (end->candidate < firstKept_) return joined(end->candidate, false, std::move(runs));
      PulseRun run;
      std::uint32_t stop = kNeverStopped;
      std::size_t node = end->candidate;
      std::size_t arc = end->arc;
      std::size_t place = end->place;
      for (;;) {
        if (node < firstKept_) {
          std::ranges::reverse(run);
          runs.push_back(std::move(run));
          return joined(node, true, std::move(runs));
        }
        run.push_back({node, kPlaceTable[place]});
        const ArcOrigin& origin = origins_[firstOrigin_[node - firstKept_] + arc];
        if (arc == 0) {
          stop = origin.from;
          break;
        }
        const MetricalPlace& now = kPlaceTable[place];
        arc = origin.arc[place];
        place = now.position > 1 ? place - 1 : origin.placeBefore[now.metre];
        node = origin.from;
      }
      std::ranges::reverse(run);
      runs.push_back(std::move(run));
      end = stop == kNeverStopped ? std::nullopt : std::optional(stops_[stop]);
    }
    std::ranges::reverse(runs);
    return runs;
  }

  /// What is settled up to a candidate, and then `later` runs, the last first. @param goesOn whether the
  /// first of these goes on with the pulse that was there
  [[nodiscard]] std::vector<PulseRun> joined(std::size_t candidate, bool goesOn,
                                             std::vector<PulseRun> later) const {
    std::vector<PulseRun> runs = settled_;
    while (!runs.empty() && runs.back().back().candidate > candidate) {
      runs.back().pop_back();
      if (runs.back().empty()) runs.pop_back();
    }
    if (goesOn && !runs.empty()) {
      runs.back().insert(runs.back().end(), later.back().begin(), later.back().end());
      later.pop_back();
    }
    std::move(later.rbegin(), later.rend(), std::back_inserter(runs));
    return runs;
  }

  /// Forgets how beats before a candidate were reached, other than on the path that is best now.
  void settleBefore(std::size_t candidate) {
    std::optional<Stop> end;
    float best = silence_;
    if (silenceSince_ != kNeverStopped) end = stops_[silenceSince_];
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].highest <= best) continue;
      best = nodes_[i].highest;
      const auto place =
          static_cast<std::size_t>(std::ranges::max_element(nodes_[i].best) - nodes_[i].best.begin());
      end = Stop{firstNode_ + i, nodes_[i].bestArc[place], place};
    }
    std::vector<PulseRun> path = pathTo(end);
    while (!path.empty() && path.back().back().candidate >= candidate) {
      path.back().pop_back();
      if (path.back().empty()) path.pop_back();
    }
    settled_ = std::move(path);
    const std::size_t dropped = candidate - firstKept_;
    const std::size_t origins = firstOrigin_[dropped];
    firstOrigin_.erase(firstOrigin_.begin(), firstOrigin_.begin() + static_cast<std::ptrdiff_t>(dropped));
    for (std::size_t& first : firstOrigin_) first -= origins;
    origins_.erase(origins_.begin(), origins_.begin() + static_cast<std::ptrdiff_t>(origins));
    firstKept_ = candidate;
  }

  void advance(std::size_t index) {
    const BeatCandidate& candidate = candidates_[index];
    evidence_.moveTo(candidate.time);
    for (std::size_t place = 0; place < kPlaceStride; ++place) {
      beat_[place] = place < kPlaces
                         ? candidate.beat + candidate.grid +
                               candidate.roles[static_cast<std::size_t>(roleOf(kPlaceTable[place]))]
                         : kImpossible;
      second_[place] = place < kPlaces ? evidence_.metres()[kPlaceTable[place].metre] : 0.0f;
    }
    while (!nodes_.empty() && candidates_[firstNode_].time < candidate.time - longest_) {
      nodes_.pop_front();
      ++firstNode_;
    }
    recent_ = kImpossible;
    for (const Node& node : nodes_) recent_ = std::max(recent_, node.highest);
    recent_ = std::max(recent_, silence_ + weights_.start);

    Node node;
    addStart(node);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const double interval = candidate.time - candidates_[firstNode_ + i].time;
      if (interval < fastest_ || interval > longest_) continue;
      addArc(firstNode_ + i, nodes_[i], index, interval, node);
    }
    summarise(index, node);
    nodes_.push_back(std::move(node));
    firstOrigin_.push_back(origins_.size());
  }

  /// The pulse starts with a beat on this candidate. This is always the first arc.
  void addStart(Node& node) {
    Arc arc;
    for (std::size_t place = 0; place < kPlaceStride; ++place)
      arc.scores[place] = silence_ + weights_.start + beat_[place] + allowed_[place];
    arc.highest = highestOf(arc.scores);
    node.arcs.push_back(arc);
    origins_.push_back({silenceSince_, {}, {}});
  }

  /// A beat on candidate `to` after one on `from`.
  void addArc(std::size_t from, const Node& before, std::size_t to, double interval, Node& node) {
    if (before.highest < recent_ - weights_.beam) return;
    PlaceScores scores;
    PlaceOrigins origin;
    for (std::size_t place = 0; place < kPlaceStride; ++place) {
      scores[place] = before.best[place] + weights_.newTempo;
      origin[place] = before.bestArc[place];
    }
    continueTempo(before, from, to, interval, scores, origin);

    const auto seconds = static_cast<float>(interval);
    const float tempo = seconds * evidence_.tempo(interval);
    const float metreSeconds = std::min(seconds, kMostMetreSeconds);
    const PlaceScores& allowed = interval < shortest_ ? allowedFast_ : allowed_;
    ArcOrigin origins{static_cast<std::uint32_t>(from), {}, {}};
    Arc arc;
    arc.interval = seconds;
    arc.logInterval = std::log(seconds);
    for (std::size_t place = 1; place < kPlaceStride; ++place) {
      arc.scores[place] = scores[place - 1];
      origins.arc[place] = static_cast<std::uint8_t>(origin[place - 1]);
    }
    beginBars(scores, origin, arc, origins);
    for (std::size_t place = 0; place < kPlaceStride; ++place)
      arc.scores[place] += beat_[place] + tempo + metreSeconds * second_[place] + allowed[place];
    arc.highest = highestOf(arc.scores);
    if (arc.highest < recent_ - weights_.beam) return;
    node.arcs.push_back(arc);
    origins_.push_back(origins);
  }

  /// For each place the best of the arcs into `before`, given how far the tempo must change.
  void continueTempo(const Node& before, std::size_t from, std::size_t to, double interval,
                     PlaceScores& scores, PlaceOrigins& origin) const {
    const double deviationFrom = timeDeviation(from);
    const double deviationTo = timeDeviation(to);
    const double time =
        2.0 * (deviationFrom * deviationFrom + deviationTo * deviationTo) / (interval * interval);
    const auto deviation =
        static_cast<float>(std::sqrt(weights_.tempoDeviation * weights_.tempoDeviation + time));
    const auto logInterval = static_cast<float>(std::log(interval));
    for (std::size_t i = 0; i < before.arcs.size(); ++i) {
      const Arc& arc = before.arcs[i];
      // The first interval of a run is free.
      const float change =
          arc.interval > 0.0f ? tempoChange(std::abs(logInterval - arc.logInterval) / deviation) : 0.0f;
      if (change <= weights_.newTempo || arc.highest + change < recent_ - weights_.beam) continue;
      const auto index = static_cast<std::int32_t>(i);
      keepBetter(arc.scores.data(), change, index, scores.data(), origin.data());
    }
  }

  [[nodiscard]] double timeDeviation(std::size_t candidate) const {
    return candidates_[candidate].isPeak ? weights_.timeDeviation : weights_.betweenDeviation;
  }
  [[nodiscard]] float tempoChange(float deviations) const {
    const float tail = weights_.tempoTail;
    return deviations < tail ? -0.5f * deviations * deviations : -tail * deviations + 0.5f * tail * tail;
  }

  /// Downbeats follow the last beat of any bar, or another one where a bar is cut short.
  void beginBars(const PlaceScores& before, const PlaceOrigins& origin, Arc& arc, ArcOrigin& origins) const {
    std::array<float, kMetres> ends{};
    std::array<std::size_t, kMetres> places{};
    for (std::size_t metre = 0; metre < kMetres; ++metre) {
      places[metre] = lastPlace(metre);
      ends[metre] = before[places[metre]];
      for (std::size_t place = firstPlace(metre); place < lastPlace(metre); ++place) {
        if (before[place] + weights_.cutBar <= ends[metre]) continue;
        ends[metre] = before[place] + weights_.cutBar;
        places[metre] = place;
      }
    }
    for (std::size_t metre = 0; metre < kMetres; ++metre) {
      float score = ends[metre];
      std::size_t last = places[metre];
      for (std::size_t other = 0; other < kMetres; ++other) {
        if (ends[other] + weights_.metreChange <= score) continue;
        score = ends[other] + weights_.metreChange;
        last = places[other];
      }
      const std::size_t first = firstPlace(metre);
      arc.scores[first] = score;
      origins.arc[first] = static_cast<std::uint8_t>(origin[last]);
      origins.placeBefore[metre] = static_cast<std::uint8_t>(last);
    }
  }

  void summarise(std::size_t index, Node& node) {
    node.best = node.arcs.front().scores;
    for (std::size_t i = 1; i < node.arcs.size(); ++i) {
      for (std::size_t place = 0; place < kPlaceStride; ++place) {
        if (node.arcs[i].scores[place] <= node.best[place]) continue;
        node.best[place] = node.arcs[i].scores[place];
        node.bestArc[place] = static_cast<std::uint8_t>(i);
      }
    }
    const auto likeliest = static_cast<std::size_t>(std::ranges::max_element(node.best) - node.best.begin());
    node.highest = node.best[likeliest];
    if (node.highest + weights_.stop <= silence_) return;
    silence_ = node.highest + weights_.stop;
    silenceSince_ = static_cast<std::uint32_t>(stops_.size());
    stops_.push_back({index, node.bestArc[likeliest], likeliest});
  }

  /// Keeps scores where single precision is fine.
  void rebase() {
    for (Node& node : nodes_) {
      for (Arc& arc : node.arcs) {
        for (float& score : arc.scores) score = std::max(score - recent_, kImpossible);
        arc.highest -= recent_;
      }
      for (float& score : node.best) score = std::max(score - recent_, kImpossible);
      node.highest -= recent_;
    }
    silence_ -= recent_;
  }

  /// Of the best path; a pulse whose next beat would lie beyond the end needn't have stopped.
  [[nodiscard]] std::optional<Stop> lastBeat() const {
    std::optional<Stop> last;
    if (silenceSince_ == kNeverStopped) return last;
    last = stops_[silenceSince_];
    float score = silence_ - weights_.stop + weights_.finish;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::size_t index = firstNode_ + i;
      const double left = candidates_.back().time - candidates_[index].time;
      for (std::size_t arc = 1; arc < nodes_[i].arcs.size(); ++arc) {
        if (nodes_[i].arcs[arc].interval < left) continue;
        const PlaceScores& scores = nodes_[i].arcs[arc].scores;
        const auto best = std::ranges::max_element(scores);
        if (*best <= score) continue;
        score = *best;
        last = Stop{index, arc, static_cast<std::size_t>(best - scores.begin())};
      }
    }
    return last;
  }

  std::span<const BeatCandidate> candidates_;
  const RhythmWeights& weights_;
  TempoEvidence evidence_;
  double shortest_;  ///< interval, seconds
  double fastest_;   ///< of eighths in 7/8
  double longest_;
  PlaceScores allowed_{};      ///< 0 or kImpossible
  PlaceScores allowedFast_{};  ///< beyond the fastest tempo

  std::deque<Node> nodes_;  ///< of the candidates that the next beat may follow
  std::size_t firstNode_{};
  float recent_{kImpossible};  ///< the best score of those
  PlaceScores beat_{};         ///< of a beat on this candidate in each place
  PlaceScores second_{};       ///< for each second up to it

  float silence_{0.0f};  ///< of the best path that has no pulse now
  std::uint32_t silenceSince_{kNeverStopped};
  std::vector<Stop> stops_;
  std::vector<PulseRun> settled_;  ///< of candidates before firstKept_
  std::size_t firstKept_{};        ///< candidate from which on origins are known
  std::vector<ArcOrigin> origins_;
  std::vector<std::size_t> firstOrigin_;  ///< of each candidate that is kept
};

}  // namespace

std::vector<PulseRun> findBars(std::span<const BeatCandidate> candidates,
                               const model::RhythmActivation& activation,
                               const RhythmExpectation& expectation, const RhythmWeights& weights,
                               pipeline::StepContext& context) {
  if (candidates.empty()) return {};
  Lattice lattice(candidates, activation, expectation, weights);
  lattice.run(context);
  return lattice.best();
}

}  // namespace barline::steps::rhythm

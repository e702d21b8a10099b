// The commands of GridTool.

#include <QDateTime>
#include <algorithm>
#include <cmath>

#include "engine/edits/GridBars.h"
#include "engine/edits/Ranges.h"
#include "engine/edits/TapFit.h"
#include "ui/edits/EditController.h"
#include "ui/edits/grid/GridText.h"
#include "ui/edits/grid/GridTool.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

constexpr qint64 kOneRow = 800;        // ms between nudges that are one edit
constexpr int kTapsEnd = 3000;         // ms after the last tap
constexpr double kTapsAnew = 4.0;      // s without a tap, after which taps begin anew
constexpr double kInsertReach = 0.02;  // s; a place for a beat that is so near to a transient goes onto it

bool differs(const model::BeatGrid& a, const model::BeatGrid& b, const model::TimeRange& range) {
  const auto within = [&](const model::BeatGrid& grid) {
    return std::span(grid.beats)
        .subspan(edits::firstBeatFrom(grid, range.begin),
                 edits::firstBeatFrom(grid, range.end) - edits::firstBeatFrom(grid, range.begin));
  };
  return !std::ranges::equal(within(a), within(b), {}, &model::Beat::time, &model::Beat::time);
}

GridFit::State stateOf(const edits::TempoFit& fit) {
  return {fit.bpm, fit.residual, fit.onTransient, fit.times.size()};
}

}  // namespace

void GridTool::setDownbeat() {
  const auto basis = this->basis();
  const auto beat = currentBeat();
  if (!basis || !beat) return;
  make(edits::setDownbeat(*basis, *beat, reach_), tr("A bar begins here already."));
}

void GridTool::setMetre(const model::Metre& metre) {
  const auto basis = this->basis();
  const auto beat = currentBeat();
  if (!basis || !beat) return;
  make(edits::setMetre(*basis, *beat, metre, reach_),
       tr("It is %1 from here already.").arg(QString::fromStdString(toString(metre))));
}

void GridTool::insertBeat() {
  const auto basis = this->basis();
  if (!basis) return;
  double time = edits::placeForBeat(*basis, selected_ ? *selected_ + 1e-4 : timeline_.playhead());
  if (snaps_) time = edits::snapped(*basis, time, kInsertReach);
  if (make(edits::insertBeat(*basis, time), tr("There is no room for a beat here."))) selectBeat(time);
}

void GridTool::deleteBeat() {
  const auto basis = this->basis();
  const auto beat = currentBeat();
  if (!basis || !beat) return;
  const auto& beats = basis->grid.beats;
  std::optional<double> next;
  if (*beat + 1 < beats.size()) next = beats[*beat + 1].time;
  if (make(edits::deleteBeat(*basis, *beat), {})) selectBeat(next);
}

void GridTool::nudge(double seconds) {
  if (!basis()) return;
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  const bool goesOn = nudges_ && now - nudges_->at < kOneRow && edits_.canUndo() && !edits_.canRedo() &&
                      nudges_->applied == edits_.history().applied;
  Nudges row = goesOn ? *nudges_ : Nudges{0, selected_, target(), 0.0, 0};
  if (goesOn) edits_.undo();
  row.sum += seconds;
  const auto basis = this->basis();
  std::optional<model::Edit> edit;
  if (row.beat) {
    const auto beat = edits::nearestBeat(basis->grid, *row.beat);
    if (!beat) return;
    const auto plan = edits::plannedMove(*basis, *beat, *row.beat + row.sum, reach_);
    selected_ = plan.times.front();
    edit = edits::moveBeat(*basis, *beat, *row.beat + row.sum, reach_);
  } else {
    edit = edits::shiftBeats(*basis, row.range, row.sum, reach_);
  }
  // Back where it began there is nothing to be made.
  const bool isBack = std::abs(row.sum) < 1e-9;
  if (!isBack && !make(edit, tr("There is no room to move there."))) {
    if (goesOn) edits_.redo();
    return;
  }
  row.applied = edits_.history().applied;
  row.at = now;
  if (isBack) {
    nudges_.reset();
    return;
  }
  nudges_ = row;
}

void GridTool::shiftHalfBeat(bool later) {
  const auto basis = this->basis();
  if (!basis) return;
  make(edits::shiftHalfBeat(*basis, target(), later, reach_), tr("There is no room to move there."));
}

void GridTool::scaleTempo(edits::TempoRatio ratio) {
  const auto basis = this->basis();
  if (!basis) return;
  make(edits::scaleTempo(*basis, target(), ratio, reach_), tr("No beat here may change."));
}

void GridTool::fitConstantTempo() {
  if (hasGrid()) fitConstantTempo(target());
}

void GridTool::makeFitEven() {
  if (const auto fit = this->fit()) fitConstantTempo(fit->range);
}

void GridTool::fitConstantTempo(const model::TimeRange& range) {
  const auto basis = this->basis();
  if (!basis) return;
  make(edits::fitConstantTempo(*basis, range, snaps_, reach_), tr("The beats here are even already."));
}

void GridTool::snapToTransients() {
  const auto basis = this->basis();
  if (!basis) return;
  make(edits::snapToTransients(*basis, target(), reach_), tr("No beat here is next to a transient."));
}

void GridTool::useRunnerUp() {
  const auto basis = this->basis();
  const auto analysis = edits_.analysis();
  if (!basis || analysis == nullptr || analysis->grid == nullptr) return;
  // It is a reading of what was analysed, whatever a person has made of it.
  const model::BeatGrid& analysed = *analysis->grid;
  const edits::GridBasis before{analysed, basis->overlay, basis->transients, basis->duration};
  if (analysed.alternatives.empty()) {
    make(std::nullopt, tr("No other grid is likely."));
    return;
  }
  const auto edit = edits::useAlternative(before, target(), analysed.alternatives.front(), reach_);
  const bool isShown =
      edit && std::ranges::all_of(edit->changes, [&](const model::EditChange& change) {
        const auto* const patch = std::get_if<model::GridPatch>(&change.content);
        return patch != nullptr && edits::isInUse(*patch, *edits_.shown()->grid, change.range);
      });
  make(isShown ? std::optional<model::Edit>() : edit, tr("The runner-up grid is in use already."));
}

void GridTool::tap() {
  const auto time = heard_();
  if (!time) {
    tell({GridHint::Kind::Refused, tr("Play the track, then tap on each beat."), {}});
    return;
  }
  if (!taps_.empty() && (*time < taps_.back() || *time - taps_.back() > kTapsAnew)) taps_.clear();
  taps_.push_back(*time);
  tapsEnd_.start(kTapsEnd);
  update();
  updateHint();
  Q_EMIT stateChanged();
}

void GridTool::useTaps() {
  tapsEnd_.stop();
  const std::vector<double> taps = std::exchange(taps_, {});
  if (const auto basis = this->basis(); basis && !taps.empty()) {
    make(edits::useTaps(*basis, taps, reach_), taps.size() < edits::kFewestTaps
                                                   ? tr("Four taps are needed.")
                                                   : tr("The taps agree with the grid."));
  }
  update();
  updateHint();
  Q_EMIT stateChanged();
}

void GridTool::forgetTaps() {
  tapsEnd_.stop();
  if (taps_.empty()) return;
  taps_.clear();
  update();
  updateHint();
  Q_EMIT stateChanged();
}

std::optional<GridFit> GridTool::fit() const {
  const auto basis = this->basis();
  const auto current = currentBeat();
  if (!basis || !current) return std::nullopt;
  const auto& bars = basis->grid.bars;
  GridFit result;
  if (const auto selection = timeline_.selection()) {
    result.range = *selection;
  } else if (const auto bar = model::barIndexAt(basis->grid, basis->grid.beats[*current].time)) {
    constexpr std::size_t kBarsAfter = 3;
    const std::size_t first = *bar > 0 ? *bar - 1 : 0;
    const std::size_t last = std::min(*bar + kBarsAfter, bars.size() - 1);
    result.range = {bars[first].range.begin, bars[last].range.end};
  } else {
    return std::nullopt;
  }
  model::BeatGrid grid = basis->grid;
  if (drag_ && drag_->moved) {
    for (std::size_t i = 0; i < drag_->plan.times.size(); ++i)
      grid.beats[drag_->plan.index + i].time = drag_->plan.times[i];
  }
  const auto now = edits::fitTempo(grid, basis->transients, result.range);
  if (!now) return std::nullopt;
  result.now = stateOf(*now);
  for (std::size_t i = 0; i < now->times.size(); ++i)
    result.deviations.push_back({now->times[i], now->deviations[i]});
  const auto from = model::barIndexAt(basis->grid, result.range.begin);
  const auto to = model::barIndexAt(basis->grid, result.range.end - 1e-6);
  if (from && to) {
    const int first = bars[*from].number;
    const int last = bars[*to].number;
    result.bars = first == last ? QString::number(first) : QStringLiteral("%1–%2").arg(first).arg(last);
  }
  for (const model::Bar& bar : bars) {
    if (result.range.contains(bar.range.begin)) result.marks.push_back({bar.number, bar.range.begin});
  }
  const auto analysis = edits_.analysis();
  if (analysis == nullptr || analysis->grid == nullptr || !differs(*analysis->grid, grid, result.range))
    return result;
  if (const auto before = edits::fitTempo(*analysis->grid, basis->transients, result.range)) {
    result.before = stateOf(*before);
    const double period = 60.0 / now->bpm;
    for (const double time : before->times) {
      const double number = std::round((time - now->begin) / period);
      result.formerDeviations.push_back({time, time - now->at(number)});
    }
  }
  return result;
}

}  // namespace barline::ui

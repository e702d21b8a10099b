// What GridTool says.

#include <algorithm>
#include <cmath>

#include "engine/edits/TapFit.h"
#include "ui/edits/EditController.h"
#include "ui/edits/grid/GridText.h"
#include "ui/edits/grid/GridTool.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

constexpr int kToldFor = 6000;  // ms, as the tokens' toastStay

}  // namespace

void GridTool::tell(GridHint hint) {
  told_ = std::move(hint);
  toldEnd_.start(kToldFor);
  updateHint();
}

void GridTool::updateHint() {
  const auto basis = this->basis();
  if (!active_ || !basis) {
    Q_EMIT hintChanged(std::nullopt);
    return;
  }
  if (drag_ && drag_->moved) {
    Q_EMIT hintChanged(dragHint(*basis, *drag_));
    return;
  }
  if (!taps_.empty()) {
    GridHint hint{
        GridHint::Kind::Going, taps_.size() == 1 ? tr("1 tap") : tr("%1 taps").arg(taps_.size()), {}};
    if (const auto fit = edits::fitTaps(*basis, taps_)) {
      hint.lead += tr(" · %1 BPM").arg(numberText(fit->bpm, 2));
      hint.rest = tr("%1 ms rms off").arg(numberText(fit->residual * 1000, 0));
      if (fit->ratio) hint.rest += tr(" · on the steady grid");
    } else {
      hint.rest = tr("four are needed");
    }
    hint.rest += tr(" · taken at what is heard, the output's latency taken off");
    hint.keys = {{tr("Ctrl Enter"), tr("use")}, {tr("Esc"), tr("forget")}};
    Q_EMIT hintChanged(hint);
    return;
  }
  if (told_) {
    Q_EMIT hintChanged(told_);
    return;
  }
  const auto named = hovered_ ? hovered_ : selected_;
  const auto index = named ? edits::nearestBeat(basis->grid, *named) : std::nullopt;
  Q_EMIT hintChanged(index ? std::optional(selectionHint(*basis, *index)) : std::nullopt);
}

QString GridTool::followText(const edits::GridBasis& basis, const edits::BeatMove& plan) const {
  const auto& beats = basis.grid.beats;
  QStringList parts;
  const auto followers = static_cast<int>(plan.staying - plan.index) - 1;
  if (followers == 1) parts << tr("1 beat follows");
  if (followers > 1) parts << tr("%1 beats follow").arg(followers);
  const auto from = model::barIndexAt(basis.grid, beats[plan.index].time);
  const auto to = model::barIndexAt(basis.grid, beats[plan.staying - 1].time);
  if (from && to) {
    const int first = basis.grid.bars[*from].number;
    const int last = basis.grid.bars[*to].number;
    parts << (first == last ? tr("bar %1 updates").arg(first) : tr("bars %1–%2 update").arg(first).arg(last));
  }
  if (plan.staying < beats.size()) {
    const QString name = QString::fromStdString(edits::beatName(basis.grid, plan.staying));
    const double time = beats[plan.staying].time;
    const model::TimeRange beat{time, time + 1e-6};
    const auto& overlay = edits_.overlay();
    if (overlay.isLocked(model::EditLayer::Grid, beat)) {
      parts << tr("%1 is locked and stays").arg(name);
    } else if (overlay.isVerified(model::EditLayer::Grid, beat)) {
      parts << tr("%1 is verified and stays").arg(name);
    } else {
      parts << tr("%1 stays").arg(name);
    }
  }
  return parts.join(QStringLiteral(" · "));
}

GridHint GridTool::dragHint(const edits::GridBasis& basis, const Drag& drag) const {
  const QString name = QString::fromStdString(edits::beatName(basis.grid, drag.index));
  return {GridHint::Kind::Going,
          tr("Move beat %1 by %2").arg(name, millisecondsText(drag.plan.by)),
          followText(basis, drag.plan),
          {{tr("Shift"), tr("free")}, {tr("Esc"), tr("cancel")}, {tr("Ctrl Z"), tr("undo")}}};
}

GridHint GridTool::selectionHint(const edits::GridBasis& basis, std::size_t index) const {
  const QString name = QString::fromStdString(edits::beatName(basis.grid, index));
  const auto plan = edits::plannedMove(basis, index, basis.grid.beats[index].time, reach_);
  const QString time = timeText(basis.grid.beats[index].time, 3);
  if (hovered_ && hovered_ != selected_) {
    if (task_ == GridTask::Remove)
      return {GridHint::Kind::Going, tr("Click deletes beat %1").arg(name), time};
    return {GridHint::Kind::Going, tr("Drag beat %1").arg(name), followText(basis, plan)};
  }
  return {GridHint::Kind::Going,
          tr("Beat %1").arg(name),
          time,
          {{QStringLiteral(", ."), tr("1 ms")},
           {QStringLiteral("D"), tr("downbeat")},
           {tr("Del"), tr("delete")},
           {tr("Esc"), tr("let go")}}};
}

}  // namespace barline::ui

#include "ui/timeline/lanes/RunnerUpLane.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/edits/GridTempo.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

constexpr double kRadius = 3.5;

/// The mean confidence of the beats: what the runner-up stands against.
double confidenceOf(const model::BeatGrid& grid) {
  double sum = 0;
  for (const model::Beat& beat : grid.beats) sum += beat.confidence;
  return sum / static_cast<double>(grid.beats.size());
}

class RunnerUpContent final : public LaneContent {
 public:
  RunnerUpContent(const model::BeatGrid& grid, double duration)
      : text_(QCoreApplication::translate("Lane", "%1 · %2 against %3")
                  .arg(alternativeText(grid.alternatives.front()),
                       numberText(grid.alternatives.front().probability, 2),
                       numberText(confidenceOf(grid), 2))) {
    const edits::LayerOverlay nothing;
    const edits::GridBasis basis{grid, nothing, {}, duration};
    beats_ = edits::alternativeBeats(basis, {0.0, duration}, grid.alternatives.front());
    double bar = -1e9;
    for (std::size_t i = 1; i < beats_.size(); ++i) {
      leastBeat_ = std::min(leastBeat_, beats_[i].time - beats_[i - 1].time);
      if (beats_[i].positionInBar != 1) continue;
      leastBar_ = std::min(leastBar_, beats_[i].time - bar);
      bar = beats_[i].time;
    }
  }

  void paint(QPainter& painter, const Strip& strip) const override {
    const bool showsBeats = strip.axis.lengthOf(leastBeat_) >= 4 * kRadius;
    if (!showsBeats && strip.axis.lengthOf(leastBar_) < 4 * kRadius) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = strip.colours().grid.ghost;
    const double line = strip.lineWidth(1);
    const double middle = strip.height / 2;
    const double reach = strip.axis.timeAt(-2 * kRadius);
    const double end = strip.axis.timeAt(strip.width + 2 * kRadius);
    auto beat = std::ranges::lower_bound(beats_, reach, {}, &model::Beat::time);
    for (; beat != beats_.end() && beat->time < end; ++beat) {
      const bool isDownbeat = beat->positionInBar == 1;
      if (!showsBeats && !isDownbeat) continue;
      const double x = strip.snappedX(beat->time) + line / 2;
      dashedLine(painter, x - line / 2, 2, middle - kRadius, line, 2, 2, ink);
      dashedLine(painter, x - line / 2, middle + kRadius, strip.height - 3, line, 2, 2, ink);
      painter.setPen(QPen(ink, 1.5));
      painter.setBrush(isDownbeat ? QBrush(ink) : QBrush(Qt::NoBrush));
      painter.drawEllipse(QPointF(x, middle), kRadius, kRadius);
    }
    painter.restore();
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    const QFont font = view.theme->font(TextRole::Small);
    const double width = numeralWidth(font, text_);
    const QRectF ground(6, 2, width + 12, view.height - 5);
    if (ground.right() > view.width) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(view.colours().bg.canvas, 0.9));
    painter.drawRoundedRect(ground, 3, 3);
    painter.setFont(font);
    painter.setPen(view.colours().grid.ghost);
    drawNumerals(painter, ground.adjusted(6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text_);
    painter.restore();
  }

 private:
  QString text_;
  std::vector<model::Beat> beats_;
  double leastBeat_{1e9};  ///< seconds from one to the next
  double leastBar_{1e9};   ///< the same
};

}  // namespace

QString alternativeText(const model::GridAlternative& alternative) {
  struct Rate {
    edits::TempoRatio ratio;
    const char* text;
  };
  constexpr std::array<Rate, 8> kRates{{{{2, 1}, QT_TRANSLATE_NOOP("Lane", "twice as fast")},
                                        {{1, 2}, QT_TRANSLATE_NOOP("Lane", "half as fast")},
                                        {{3, 2}, QT_TRANSLATE_NOOP("Lane", "three for two")},
                                        {{2, 3}, QT_TRANSLATE_NOOP("Lane", "two for three")},
                                        {{4, 3}, QT_TRANSLATE_NOOP("Lane", "four for three")},
                                        {{3, 4}, QT_TRANSLATE_NOOP("Lane", "three for four")},
                                        {{3, 1}, QT_TRANSLATE_NOOP("Lane", "three times as fast")},
                                        {{1, 3}, QT_TRANSLATE_NOOP("Lane", "a third as fast")}}};
  if (const auto ratio = edits::ratioOf(alternative.beatRate)) {
    const auto* const rate = std::ranges::find(kRates, *ratio, &Rate::ratio);
    if (rate != kRates.end()) return QCoreApplication::translate("Lane", rate->text);
  }
  if (alternative.metre) return QString::fromStdString(toString(*alternative.metre));
  if (alternative.beatShift == 1) return QCoreApplication::translate("Lane", "bars 1 beat later");
  return QCoreApplication::translate("Lane", "bars %1 beats later").arg(alternative.beatShift);
}

LaneDeclaration runnerUpLane() {
  return {
      .id = QStringLiteral("runner_up"),
      .title = QT_TRANSLATE_NOOP("Lane", "Runner-up"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Beats"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "No other grid is likely."),
      .steps = {QStringLiteral("beats")},
      .hiddenAtFirst = true,
      .optioned = [](const LaneOptions& a, const LaneOptions& b) { return a.analysedGrid != b.analysedGrid; },
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
        // The other reading is one of what was analysed, whatever a person has made of it.
        const auto& grid = options.analysedGrid != nullptr ? options.analysedGrid : timeline->grid;
        if (grid == nullptr || grid->alternatives.empty() || grid->beats.empty()) return nullptr;
        return std::make_shared<RunnerUpContent>(*grid, timeline->source.duration);
      },
      .parts = [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.grid.get()}; }};
}

}  // namespace barline::ui

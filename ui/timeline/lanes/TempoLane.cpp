#include "ui/timeline/lanes/TempoLane.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/CurvePainter.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

QString bpmText(double bpm) {
  return QCoreApplication::translate("Lane", "%1 BPM").arg(numberText(bpm, 2));
}

/// Half a beat per minute is the finest round limit; the range is never so narrow that rounding errors of
/// single beats look like a change.
ValueRange tempoRange(const CurvePyramid& curve, std::optional<double> bpm) {
  constexpr double kStep = 0.5;
  constexpr double kLeastHalf = 1.5;
  const double low = curve.quantile(0.02).value_or(bpm.value_or(60.0));
  const double high = curve.quantile(0.98).value_or(bpm.value_or(180.0));
  const double centre = (low + high) / 2;
  const double half = std::max(kLeastHalf, (high - low) / 2 * 1.15);
  return {std::floor((centre - half) / kStep) * kStep, std::ceil((centre + half) / kStep) * kStep};
}

class TempoContent final : public LaneContent {
 public:
  explicit TempoContent(const std::shared_ptr<const model::Timeline>& timeline)
      : timeline_(timeline),
        curve_(timeline->tempo->local, 0.0F),
        range_(tempoRange(curve_, timeline->tempo->bpm)),
        labelCorner_(liesLow(curve_, range_) ? Corner::TopLeft : Corner::BottomLeft),
        barSeconds_(timeline->grid == nullptr ? 0.0 : GridScale(*timeline->grid).barSeconds) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    paintSteadiness(painter, strip);
    paintCurve(painter, strip, curve_, range_,
               {strip.colours().curve.tempo, strip.tokens().line.curve, false});
    if (strip.axis.lengthOf(barSeconds_) >= strip.tokens().lod.tempoDotMinBarPx) paintDots(painter, strip);
  }
  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    constexpr double kLeastHeight = 40;
    const auto& spans = timeline_->tempo->spans;
    if (view.height < kLeastHeight || spans.empty()) return;
    auto span = std::upper_bound(spans.begin(), spans.end(), view.axis.origin,
                                 [](double time, const model::TempoSpan& s) { return time < s.range.begin; });
    if (span != spans.begin()) --span;
    cornerLabel(painter, view, labelCorner_,
                QCoreApplication::translate("Lane", "%1 · stability %2")
                    .arg(bpmText(span->bpm), numberText(span->stability, 2)));
  }
  [[nodiscard]] QString valueAt(double time) const override {
    const auto value = curve_.at(time);
    return value ? bpmText(*value) : QString();
  }
  [[nodiscard]] std::optional<AxisEnds> axisEnds() const override {
    if (curve_.empty()) return std::nullopt;
    return AxisEnds{numberText(range_.top, 1), numberText(range_.bottom, 1)};
  }
  [[nodiscard]] std::optional<CurvePoint> pointAt(double time, double height,
                                                  const Theme& theme) const override {
    const auto value = curve_.at(time);
    if (!value) return std::nullopt;
    return CurvePoint{range_.yOf(*value, height), bpmText(*value), theme.colours().curve.tempo};
  }

 private:
  /// The band of ±0.25 BPM about each steady stretch.
  void paintSteadiness(QPainter& painter, const Strip& strip) const {
    constexpr double kHalfBand = 0.25;
    for (const model::TempoSpan& span : timeline_->tempo->spans) {
      const double left = std::max(0.0, strip.snappedX(span.range.begin));
      const double right = std::min(strip.width, strip.snappedX(span.range.end));
      if (right <= left) continue;
      const double top = range_.yOf(span.bpm + kHalfBand, strip.height);
      const double bottom = range_.yOf(span.bpm - kHalfBand, strip.height);
      painter.fillRect(QRectF(left, top, right - left, std::max(bottom - top, 1.0)),
                       withAlpha(strip.colours().curve.tempo, strip.tokens().alpha.curveFill));
    }
  }
  void paintDots(QPainter& painter, const Strip& strip) const {
    constexpr double kRadius = 2.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double from = strip.axis.timeAt(-2 * kRadius);
    const double to = strip.axis.timeAt(strip.width + 2 * kRadius);
    for (const model::Bar& bar : timeline_->grid->bars) {
      if (bar.range.begin < from || bar.range.begin > to || bar.number < 1) continue;
      const auto value = curve_.at(bar.range.begin);
      if (!value) continue;
      const bool doubtful = strip.theme->isDoubtful(bar.confidence);
      const QColor ink = doubtful ? strip.colours().state.warn : strip.colours().curve.tempo;
      painter.setPen(QPen(ink, 1.5));
      painter.setBrush(doubtful ? strip.colours().bg.canvas : ink);
      painter.drawEllipse(QPointF(strip.xOf(bar.range.begin), range_.yOf(*value, strip.height)), kRadius,
                          kRadius);
    }
    painter.restore();
  }

  std::shared_ptr<const model::Timeline> timeline_;
  CurvePyramid curve_;
  ValueRange range_;
  Corner labelCorner_;
  double barSeconds_;
};

}  // namespace

LaneDeclaration tempoLane() {
  return {.id = QStringLiteral("tempo"),
          .title = QT_TRANSLATE_NOOP("Lane", "Tempo"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Tempo"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No steady pulse found."),
          .steps = {QStringLiteral("tempo")},
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions&) -> std::shared_ptr<const LaneContent> {
            if (timeline->tempo == nullptr) return nullptr;
            return std::make_shared<TempoContent>(timeline);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.tempo.get(), timeline.grid.get()};
              }};
}

}  // namespace barline::ui

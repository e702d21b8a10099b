#include "ui/timeline/lanes/TempoLane.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "engine/edits/GridBasis.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/CurvePainter.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

QString bpmText(double bpm) {
  return QCoreApplication::translate("Lane", "%1 BPM").arg(numberText(bpm, 2));
}

/// BPM from each beat to the next; nothing where the pulse pauses.
std::vector<std::optional<double>> stepsOf(const model::BeatGrid& grid) {
  std::vector<std::optional<double>> steps;
  for (std::size_t i = 0; i + 1 < grid.beats.size(); ++i) {
    auto& step = steps.emplace_back();
    if (!model::pausesAfter(grid.beats, i)) step = 60.0 / (grid.beats[i + 1].time - grid.beats[i].time);
  }
  return steps;
}

/// Room for all but a few far off, and a little more: a beat that is dragged changes two of them.
ValueRange stepRange(const std::vector<std::optional<double>>& steps) {
  constexpr double kRoom = 0.15;
  std::vector<double> values;
  for (const auto& step : steps) {
    if (step) values.push_back(*step);
  }
  if (values.empty()) return {60, 180};
  std::ranges::sort(values);
  const double low = values[values.size() / 50];
  const double high = values[values.size() - 1 - values.size() / 50];
  return {std::floor(low * (1 - kRoom)), std::ceil(high * (1 + kRoom))};
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
  TempoContent(const std::shared_ptr<const model::Timeline>& timeline, const LaneOptions& options)
      : timeline_(timeline),
        analysed_(options.analysedGrid),
        marks_(marksOf(options, model::EditLayer::Grid)),
        steps_(analysed_ != nullptr && timeline->grid != nullptr ? stepsOf(*timeline->grid)
                                                                 : std::vector<std::optional<double>>()),
        curve_(timeline->tempo->local, 0.0F),
        range_(steps_.empty() ? tempoRange(curve_, timeline->tempo->bpm) : stepRange(steps_)),
        labelCorner_(liesLow(curve_, range_) ? Corner::TopLeft : Corner::BottomLeft),
        barSeconds_(timeline->grid == nullptr ? 0.0 : GridScale(*timeline->grid).barSeconds) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    if (!steps_.empty()) {
      paintFormerSteps(painter, strip);
      QPen pen(strip.colours().curve.tempo, strip.tokens().line.curve);
      paintSteps(painter, strip, timeline_->grid->beats, steps_, pen);
      return;
    }
    paintSteadiness(painter, strip);
    paintCurve(painter, strip, curve_, range_,
               {strip.colours().curve.tempo, strip.tokens().line.curve, false});
    if (strip.axis.lengthOf(barSeconds_) >= strip.tokens().lod.tempoDotMinBarPx) paintDots(painter, strip);
  }
  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    constexpr double kLeastHeight = 40;
    if (view.height < kLeastHeight || !steps_.empty()) return;
    const QString caption = tempoCaption(*timeline_->tempo, view.range());
    if (!caption.isEmpty()) cornerLabel(painter, view, labelCorner_, caption);
  }
  [[nodiscard]] QString valueAt(double time) const override {
    const auto value = tempoAt(time);
    return value ? bpmText(*value) : QString();
  }
  [[nodiscard]] std::optional<ValueRange> valueRange() const override { return range_; }
  [[nodiscard]] std::optional<AxisEnds> axisEnds() const override {
    if (!steps_.empty()) return AxisEnds{numberText(range_.top, 0), numberText(range_.bottom, 0)};
    if (curve_.empty()) return std::nullopt;
    return AxisEnds{numberText(range_.top, 1), numberText(range_.bottom, 1)};
  }
  [[nodiscard]] std::optional<CurvePoint> pointAt(double time, double height,
                                                  const Theme& theme) const override {
    const auto value = tempoAt(time);
    if (!value) return std::nullopt;
    return CurvePoint{range_.yOf(*value, height), bpmText(*value), theme.colours().curve.tempo};
  }

 private:
  /// As it is painted.
  [[nodiscard]] std::optional<double> tempoAt(double time) const {
    if (steps_.empty()) return curve_.at(time);
    const auto beat = model::beatIndexAt(*timeline_->grid, time);
    return beat && *beat < steps_.size() ? steps_[*beat] : std::nullopt;
  }
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
  /// Where the analysed tempo is another: dashed.
  void paintFormerSteps(QPainter& painter, const Strip& strip) const {
    if (analysed_->beats == timeline_->grid->beats) return;
    std::vector<std::optional<double>> former = stepsOf(*analysed_);
    for (std::size_t i = 0; i < former.size(); ++i) {
      const auto at = edits::firstBeatFrom(*timeline_->grid, analysed_->beats[i].time);
      if (at < steps_.size() && timeline_->grid->beats[at].time == analysed_->beats[i].time &&
          steps_[at] == former[i]) {
        former[i].reset();
      }
    }
    QPen pen(strip.colours().text.low, strip.lineWidth(1));
    pen.setDashPattern({3, 3});
    paintSteps(painter, strip, analysed_->beats, former, pen);
  }
  void paintSteps(QPainter& painter, const Strip& strip, const std::vector<model::Beat>& beats,
                  const std::vector<std::optional<double>>& steps, const QPen& pen) const {
    const auto after = std::ranges::lower_bound(beats, strip.axis.timeAt(-2), {}, &model::Beat::time);
    auto first = static_cast<std::size_t>(after - beats.begin());
    if (first > 0) --first;
    QPainterPath path;
    bool joined = false;
    for (std::size_t i = first; i < steps.size(); ++i) {
      const double left = strip.xOf(beats[i].time);
      if (left > strip.width + 2) break;
      if (steps[i]) {
        const double y = range_.yOf(*steps[i], strip.height);
        joined ? path.lineTo(left, y) : path.moveTo(left, y);
        path.lineTo(strip.xOf(beats[i + 1].time), y);
      }
      joined = steps[i].has_value();
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.drawPath(path);
    painter.restore();
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
      const bool doubtful = strip.theme->isDoubtful(bar.confidence) && !marks_.isVerified(bar.range);
      const QColor ink = doubtful ? strip.colours().state.warn : strip.colours().curve.tempo;
      painter.setPen(QPen(ink, 1.5));
      painter.setBrush(doubtful ? strip.colours().bg.canvas : ink);
      painter.drawEllipse(QPointF(strip.xOf(bar.range.begin), range_.yOf(*value, strip.height)), kRadius,
                          kRadius);
    }
    painter.restore();
  }

  std::shared_ptr<const model::Timeline> timeline_;
  std::shared_ptr<const model::BeatGrid> analysed_;
  LayerMarks marks_;
  std::vector<std::optional<double>> steps_;  ///< from beat to beat; empty while the curve is shown
  CurvePyramid curve_;
  ValueRange range_;
  Corner labelCorner_;
  double barSeconds_;
};

}  // namespace

QString tempoCaption(const model::TempoMap& tempo, const model::TimeRange& view) {
  const auto text = [](const char* source) { return QCoreApplication::translate("Lane", source); };
  std::vector<model::TempoSpan> shown;
  for (const model::TempoSpan& span : tempo.spans) {
    if (span.range.begin < view.end && view.begin < span.range.end) shown.push_back(span);
  }
  if (shown.empty()) return {};
  const bool all = shown.size() == tempo.spans.size() && shown.front().range.begin >= view.begin &&
                   shown.back().range.end <= view.end;
  if (all && tempo.bpm) {
    return text(QT_TRANSLATE_NOOP("Lane", "track %1 · stability %2"))
        .arg(bpmText(*tempo.bpm), numberText(tempo.stability, 2));
  }
  const auto [slowest, fastest] = std::ranges::minmax_element(shown, {}, &model::TempoSpan::bpm);
  const QString low = numberText(slowest->bpm, 2);
  if (low != numberText(fastest->bpm, 2))
    return text(QT_TRANSLATE_NOOP("Lane", "in view %1–%2")).arg(low, bpmText(fastest->bpm));
  const double stability = std::ranges::min(shown, {}, &model::TempoSpan::stability).stability;
  return text(QT_TRANSLATE_NOOP("Lane", "in view %1 · stability %2"))
      .arg(bpmText(slowest->bpm), numberText(stability, 2));
}

LaneDeclaration tempoLane() {
  return {.id = QStringLiteral("tempo"),
          .title = QT_TRANSLATE_NOOP("Lane", "Tempo"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Tempo"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No steady pulse found."),
          .steps = {QStringLiteral("tempo")},
          .optioned =
              [](const LaneOptions& a, const LaneOptions& b) {
                return a.analysedGrid != b.analysedGrid || !sameMarks(a, b, model::EditLayer::Grid);
              },
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
            if (timeline->tempo == nullptr) return nullptr;
            return std::make_shared<TempoContent>(timeline, options);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.tempo.get(), timeline.grid.get()};
              }};
}

}  // namespace barline::ui

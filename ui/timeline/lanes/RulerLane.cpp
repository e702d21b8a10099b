#include "ui/timeline/lanes/RulerLane.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

constexpr double kLabelGap = 4;         ///< from a tick to its label
constexpr double kTimeLabelSpace = 88;  ///< least distance of time labels
constexpr double kTimeRow = 0.5;        ///< share of the height
constexpr double kTickRoom = 11;        ///< behind a bar number that someone has verified
constexpr double kTickRadius = 3.5;

class RulerContent final : public LaneContent {
 public:
  RulerContent(const model::Timeline& timeline, const LaneOptions& options)
      : duration_(timeline.source.duration),
        grid_(timeline.grid),
        marks_(marksOf(options, model::EditLayer::Grid)),
        scale_(grid_ == nullptr ? GridScale({}) : GridScale(*grid_)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    paintTimeTicks(painter, strip);
    if (grid_ != nullptr) paintBarTicks(painter, strip);
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF> taken) const override {
    paintTimeLabels(painter, view, taken);
    if (grid_ == nullptr) return;
    paintBarNumbers(painter, view, taken);
    if (view.axis.lengthOf(scale_.beatSeconds) >= view.tokens().lod.beatNameMinBeatPx) {
      paintBeatNames(painter, view, taken);
    }
  }

  void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const override {
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(theme.colours().text.mid);
    const QRectF upper(rect.left(), rect.top() + 2, rect.width(), rect.height() * kTimeRow - 1);
    painter.drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, QCoreApplication::translate("Lane", "Time"));
    painter.drawText(upper.translated(0, rect.height() * kTimeRow - 2), Qt::AlignLeft | Qt::AlignVCenter,
                     QCoreApplication::translate("Lane", "Bar.beat"));
  }

  [[nodiscard]] bool incomplete() const override { return grid_ == nullptr || grid_->beats.empty(); }

 private:
  void paintTimeTicks(QPainter& painter, const Strip& strip) const {
    const TimeTicks ticks = timeTicks(strip.axis.secondsPerPixel, kTimeLabelSpace);
    const double minor = ticks.major / ticks.minorCount;
    const double line = strip.lineWidth(1);
    const auto first = static_cast<std::int64_t>(std::floor(strip.axis.origin / minor));
    for (std::int64_t i = std::max<std::int64_t>(first, 0);; ++i) {
      const double time = static_cast<double>(i) * minor;
      const double x = strip.snappedX(time);
      if (x >= strip.width || time > duration_) break;
      const bool major = i % ticks.minorCount == 0;
      painter.fillRect(QRectF(x, 0, line, major ? 6 : 3),
                       major ? strip.colours().line.strong : strip.colours().line.control);
    }
  }

  void paintBarTicks(QPainter& painter, const Strip& strip) const {
    const DetailTokens& lod = strip.tokens().lod;
    const double line = strip.lineWidth(1);
    const int step = numberStep(strip);
    const double bottom = strip.height;
    if (strip.axis.lengthOf(scale_.beatSeconds) >= lod.beatMinBeatPx) {
      for (const model::Beat& beat : beatsIn(strip)) {
        if (beat.positionInBar == 1) continue;
        const QColor& ink = isDoubtful(beat, marks_, *strip.theme) ? strip.colours().state.warn
                                                                   : strip.colours().line.control;
        painter.fillRect(QRectF(strip.snappedX(beat.time), bottom - 4, line, 4), ink);
      }
    }
    const bool showsAll = strip.axis.lengthOf(scale_.barSeconds) >= lod.downbeatMinBarPx;
    for (const model::Bar& bar : barsIn(strip)) {
      const bool numbered = showsBarNumber(bar.number, step);
      if (!numbered && !showsAll) continue;
      const double top = numbered ? std::floor(strip.height * kTimeRow) + 3 : bottom - 5;
      painter.fillRect(QRectF(strip.snappedX(bar.range.begin), top, line, bottom - top),
                       strip.colours().line.strong);
    }
  }

  /// What of the view is painted now, with room for what reaches beyond a text's width.
  static QRectF seen(const QPainter& painter, const Strip& view) {
    constexpr double kOverhang = 4;
    return paintedPart(painter, view).adjusted(-kOverhang, 0, kOverhang, 0);
  }

  void paintTimeLabels(QPainter& painter, const Strip& view, std::span<const QRectF> taken) const {
    const TimeTicks ticks = timeTicks(view.axis.secondsPerPixel, kTimeLabelSpace);
    const QFont font = view.theme->font(TextRole::Small);
    painter.setFont(font);
    painter.setPen(view.colours().text.low);
    // One more to the left: its label reaches into the view.
    const auto first = static_cast<std::int64_t>(std::floor(view.axis.origin / ticks.major));
    const double row = view.height * kTimeRow;
    const QRectF part = seen(painter, view);
    for (std::int64_t i = first;; ++i) {
      const double time = static_cast<double>(i) * ticks.major;
      const double x = view.snappedX(time) + kLabelGap;
      if (x >= view.width || x > part.right() || time > duration_) break;
      if (x + view.axis.lengthOf(ticks.major) < part.left()) continue;
      const QString text = timeText(time, ticks.decimals);
      const QRectF rect(x, 2, numeralWidth(font, text), row - 2);
      const bool inside = rect.left() >= 0 && rect.right() <= view.width;
      if (inside && free(rect, taken)) drawNumerals(painter, rect, Qt::AlignVCenter, text);
    }
  }

  void paintBarNumbers(QPainter& painter, const Strip& view, std::span<const QRectF> taken) const {
    const int step = numberStep(view);
    const QFont font = view.theme->font(TextRole::Strong);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const double top = view.height * kTimeRow;
    const QRectF part = seen(painter, view);
    double occupied = -1e9;
    for (const model::Bar& bar : barsIn(view)) {
      if (!showsBarNumber(bar.number, step)) continue;
      // A tick takes the place of the question mark that was answered.
      const bool unsure = view.theme->isDoubtful(bar.confidence);
      const bool ticked = unsure && marks_.isVerified(bar.range);
      const bool doubtful = unsure && !ticked;
      const QString text = QString::number(bar.number) + (doubtful ? QStringLiteral("?") : QString());
      const double width = metrics.horizontalAdvance(text);
      const QRectF rect(view.snappedX(bar.range.begin) + kLabelGap, top, width + (ticked ? kTickRoom : 0),
                        view.height - top);
      if (rect.left() < occupied || rect.right() > view.width || rect.left() < 0 || !free(rect, taken))
        continue;
      occupied = rect.right() + kLabelGap;
      if (!rect.intersects(part)) continue;
      painter.setPen(doubtful ? view.colours().state.warn : view.colours().text.high);
      painter.drawText(QPointF(rect.left(), std::round(rect.center().y() + metrics.capHeight() / 2)), text);
      if (ticked) {
        tick(painter, {rect.left() + width + kTickRoom / 2, rect.center().y()}, kTickRadius,
             view.colours().state.verified);
      }
    }
  }

  void paintBeatNames(QPainter& painter, const Strip& view, std::span<const QRectF> taken) const {
    const QFont font = view.theme->font(TextRole::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(view.colours().text.low);
    const double top = view.height * kTimeRow;
    const QRectF part = seen(painter, view);
    for (const model::Beat& beat : beatsIn(view)) {
      if (beat.positionInBar == 1) continue;
      if (view.snappedX(beat.time) > part.right()) break;
      const auto bar = model::barIndexAt(*grid_, beat.time + 1e-6);
      if (!bar) continue;
      const QString text = QStringLiteral("%1.%2").arg(grid_->bars[*bar].number).arg(beat.positionInBar);
      const QRectF rect(view.snappedX(beat.time) + kLabelGap, top, metrics.horizontalAdvance(text),
                        view.height - top);
      if (rect.left() < 0 || rect.right() > view.width || !rect.intersects(part) || !free(rect, taken))
        continue;
      painter.drawText(QPointF(rect.left(), std::round(rect.center().y() + metrics.capHeight() / 2)), text);
    }
  }

  [[nodiscard]] int numberStep(const Strip& strip) const {
    // Numbers of four digits need more room than the least gap.
    const double digits =
        grid_->bars.empty() ? 1 : std::floor(std::log10(std::max(1, grid_->bars.back().number))) + 1;
    const double room = std::max(strip.tokens().lod.barNumberMinGapPx, 8 * digits + 10);
    const double pixels = strip.axis.lengthOf(scale_.barSeconds);
    return barNumberStep(pixels, room);
  }

  static bool free(const QRectF& rect, std::span<const QRectF> taken) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](const QRectF& other) { return other.adjusted(-3, 0, 3, 0).intersects(rect); });
  }

  [[nodiscard]] std::span<const model::Beat> beatsIn(const Strip& strip) const {
    const auto before = [](const model::Beat& beat, double time) { return beat.time < time; };
    const auto& beats = grid_->beats;
    const auto first = std::lower_bound(beats.begin(), beats.end(), strip.axis.timeAt(-1), before);
    const auto last = std::lower_bound(first, beats.end(), strip.range().end, before);
    return {first, last};
  }
  [[nodiscard]] std::span<const model::Bar> barsIn(const Strip& strip) const {
    const auto before = [](const model::Bar& bar, double time) { return bar.range.begin < time; };
    const auto& bars = grid_->bars;
    const auto first = std::lower_bound(bars.begin(), bars.end(), strip.axis.timeAt(-1), before);
    const auto last = std::lower_bound(first, bars.end(), strip.range().end, before);
    return {first, last};
  }

  double duration_;
  std::shared_ptr<const model::BeatGrid> grid_;
  LayerMarks marks_;
  GridScale scale_;
};

}  // namespace

LaneDeclaration rulerLane() {
  return {
      .id = QStringLiteral("ruler"),
      .title = QT_TRANSLATE_NOOP("Lane", "Ruler"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Beats"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "No beats found."),
      .steps = {QStringLiteral("beats")},
      .optioned = [](const LaneOptions& a,
                     const LaneOptions& b) { return !sameMarks(a, b, model::EditLayer::Grid); },
      .onPanel = true,
      .statusTop = kTimeRow,
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
        return std::make_shared<RulerContent>(*timeline, options);
      },
      .parts = [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.grid.get()}; }};
}

}  // namespace barline::ui

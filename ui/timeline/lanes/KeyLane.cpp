#include "ui/timeline/lanes/KeyLane.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"

namespace barline::ui {
namespace {

class KeyContent final : public LaneContent {
 public:
  KeyContent(std::shared_ptr<const model::KeyTimeline> keys, LayerMarks marks)
      : keys_(std::move(keys)), marks_(std::move(marks)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    for (const model::KeySpan& span : keys_->spans) {
      if (span.range.end <= strip.axis.origin || span.range.begin >= strip.range().end) continue;
      paintBlock(painter, strip, span, strip.snappedX(span.range.begin));
    }
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    for (const model::KeySpan& span : keys_->spans) {
      if (!span.range.contains(view.axis.origin) || span.range.begin >= view.axis.origin) continue;
      painter.fillRect(QRectF(0, 0, view.snappedX(span.range.end), view.height), view.colours().bg.canvas);
      paintBlock(painter, view, span, 0);
    }
  }

 private:
  static constexpr double kMargin = 2;
  static constexpr double kInset = 8;

  /// @param labelEdge x that the label stands to the right of
  void paintBlock(QPainter& painter, const Strip& strip, const model::KeySpan& span, double labelEdge) const {
    const Colours& c = strip.colours();
    const auto index = static_cast<std::size_t>(model::camelotNumber(span.key) - 1);
    const bool minor = span.key.mode == model::Mode::Minor;
    const bool doubtful = strip.theme->isDoubtful(span.confidence) && !marks_.isVerified(span.range);
    const QColor ink = strip.theme->isDark() ? c.key[index] : c.keyInk[index];
    const double fill = minor ? strip.tokens().alpha.keyMinorFill : strip.tokens().alpha.keyMajorFill;
    const double line = strip.lineWidth(1);
    // Ends far outside would leave the rasteriser's range at deep zoom; nothing of them shows anyway.
    constexpr double kOutside = 64;
    const double left = std::max(strip.snappedX(span.range.begin), -kOutside);
    const double right = std::min(strip.snappedX(span.range.end) - line, strip.width + kOutside);
    const QRectF rect(left, kMargin, std::max(right - left, line), strip.height - 2 * kMargin);
    constexpr double kOutlinedFrom = 4;
    if (rect.width() < kOutlinedFrom) {
      painter.fillRect(rect, withAlpha(ink, doubtful ? 0.3 : 0.7));
      return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(ink, line);
    if (doubtful) {
      pen.setDashPattern({4 / line, 3 / line});
      // A dash pattern starts anew in each strip; this makes it run on.
      pen.setDashOffset((std::max(0.0, left) - strip.xOf(span.range.begin)) / line);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(c.key[index], fill));
    const double radius = strip.tokens().radius.block;
    painter.drawRoundedRect(rect, radius, radius);
    if (doubtful) hatch(painter, strip, rect, ink);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawRoundedRect(rect.adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    painter.restore();
    if (strip.axis.lengthOf(span.range.duration()) >= strip.tokens().lod.keyLabelMinPx) {
      const double signs = signsRoom(marks_.signsOn(span.range), rect.width());
      paintLabel(painter, strip, span, labelEdge + kInset, right - 4 - signs, doubtful);
    }
  }

  static void paintLabel(QPainter& painter, const Strip& strip, const model::KeySpan& span, double x,
                         double end, bool doubtful) {
    constexpr double kGap = 8;
    const Colours& c = strip.colours();
    const double middle = strip.height / 2;
    const auto font = nameFont(*strip.theme, keyText(span.key), end - x);
    if (!font) {
      textBefore(painter, x, middle, end, strip.theme->font(TextRole::Small), c.text.mid,
                 QString::fromStdString(model::camelot(span.key)));
      return;
    }
    auto after = textBefore(painter, x, middle, end, *font, c.text.high, keyText(span.key));
    if (after && doubtful) {
      after = textBefore(painter, *after + 2, middle, end, strip.theme->font(TextRole::Strong), c.state.warn,
                         QStringLiteral("?"));
    }
    const QFont small = strip.theme->font(TextRole::Small);
    const auto add = [&](const QString& text, const QColor& colour) {
      if (after) after = textBefore(painter, *after + kGap, middle, end, small, colour, text);
    };
    add(QString::fromStdString(model::camelot(span.key)), c.text.mid);
    add(numberText(span.confidence, 2), c.text.mid);
    if (doubtful && span.runnerUp) {
      add(QCoreApplication::translate("Lane", "or %1").arg(keyText(*span.runnerUp)), c.text.high);
    }
  }

  std::shared_ptr<const model::KeyTimeline> keys_;
  LayerMarks marks_;
};

}  // namespace

LaneDeclaration keyLane() {
  return {
      .id = QStringLiteral("key"),
      .title = QT_TRANSLATE_NOOP("Lane", "Key"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Key"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "No key found."),
      .steps = {QStringLiteral("key")},
      .optioned = [](const LaneOptions& a,
                     const LaneOptions& b) { return !sameMarks(a, b, model::EditLayer::Key); },
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
        if (timeline->key == nullptr || timeline->key->spans.empty()) return nullptr;
        return std::make_shared<KeyContent>(timeline->key, marksOf(options, model::EditLayer::Key));
      },
      .parts = [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.key.get()}; }};
}

}  // namespace barline::ui

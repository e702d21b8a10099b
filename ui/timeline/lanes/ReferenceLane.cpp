#include "ui/timeline/lanes/ReferenceLane.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/evaluate/Comparison.h"
#include "engine/model/Median.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/DifferenceMarks.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {
namespace {

using evaluation::BeatMark;
using evaluation::EventDifference;

constexpr double kMinimumBeatPixels = 9;  ///< from which beats are drawn one by one
constexpr double kMinimumBarPixels = 8;

/// A labelled stretch as it is drawn.
struct Block {
  model::TimeRange range;
  QString text;
};

/// A stretch in which the track has another label.
struct OtherLabel {
  model::TimeRange range;
  QString text;  ///< "Dm here"
};

double timeOf(const BeatMark& mark) {
  return mark.reference ? *mark.reference : *mark.estimate;
}

/// The reference's beats as marks, also where there is nothing to compare them with.
std::vector<BeatMark> marksOf(const evaluation::Comparison& comparison) {
  if (!comparison.differences.beats.empty() || !comparison.reference.beats)
    return comparison.differences.beats;
  std::vector<BeatMark> marks;
  for (const model::AnnotatedBeat& beat : *comparison.reference.beats) {
    marks.push_back({EventDifference::None, beat.time, {}, beat.positionInBar == 1, false});
  }
  return marks;
}

std::vector<Block> chordBlocks(const evaluation::Comparison& comparison, const model::MusicalKey& key,
                               const model::ChordDisplay& display) {
  std::vector<Block> blocks;
  if (!comparison.reference.chords) return blocks;
  for (const model::AnnotatedSpan& span : *comparison.reference.chords) {
    blocks.push_back(
        {span.range, span.label == "X" ? QStringLiteral("?") : chordText(span.label, key, display)});
  }
  return blocks;
}

std::vector<Block> sectionBlocks(const evaluation::Comparison& comparison) {
  std::vector<Block> blocks;
  if (!comparison.reference.sections) return blocks;
  for (const model::AnnotatedSpan& span : *comparison.reference.sections) {
    blocks.push_back({span.range, QString::fromStdString(span.label)});
  }
  return blocks;
}

std::vector<OtherLabel> otherChords(const evaluation::Comparison& comparison, const model::MusicalKey& key,
                                    const model::ChordDisplay& display) {
  std::vector<OtherLabel> others;
  for (const evaluation::SpanMark& mark : comparison.differences.chords) {
    others.push_back(
        {mark.range,
         QCoreApplication::translate("Lane", "here %1").arg(chordText(mark.estimate, key, display))});
  }
  return others;
}

/// Of `spans` in order of time, the first that ends after `time`.
template <typename Span>
std::size_t firstAfter(const std::vector<Span>& spans, double time) {
  const auto found = std::upper_bound(spans.begin(), spans.end(), time,
                                      [](double t, const Span& span) { return t < span.range.end; });
  return static_cast<std::size_t>(found - spans.begin());
}

class ReferenceContent final : public LaneContent {
 public:
  ReferenceContent(const model::Timeline& timeline, const evaluation::Comparison& comparison,
                   const model::ChordDisplay& display)
      : marks_(marksOf(comparison)), boundaries_(comparison.differences.boundaries) {
    const model::MusicalKey key =
        timeline.key != nullptr ? timeline.key->global.value_or(model::MusicalKey{}) : model::MusicalKey{};
    chords_ = chordBlocks(comparison, key, display);
    otherChords_ = otherChords(comparison, key, display);
    sections_ = sectionBlocks(comparison);
    beatSeconds_ = typicalDistance(false);
    barSeconds_ = typicalDistance(true);
  }

  void paint(QPainter& painter, const Strip& strip) const override {
    const Rows rows = rowsIn(strip);
    paintBlocks(painter, strip, sections_, rows.sections, std::numeric_limits<double>::lowest());
    paintBoundaries(painter, strip, rows.sections);
    paintBlocks(painter, strip, chords_, rows.chords, std::numeric_limits<double>::lowest());
    paintOtherChords(painter, strip, rows.chords);
    paintBeats(painter, strip, rows.beats);
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    const Rows rows = rowsIn(view);
    repeatLabel(painter, view, sections_, rows.sections);
    repeatLabel(painter, view, chords_, rows.chords);
  }

  [[nodiscard]] QString valueAt(double time) const override {
    for (const std::vector<Block>* blocks : {&chords_, &sections_}) {
      const std::size_t index = firstAfter(*blocks, time);
      if (index < blocks->size() && (*blocks)[index].range.contains(time)) return (*blocks)[index].text;
    }
    return {};
  }

 private:
  /// Where the rows lie; empty ones are not there.
  struct Rows {
    QRectF sections, chords, beats;
  };

  static constexpr double kInset = 8;            ///< of labels: beside a mark at the begin
  static constexpr double kSectionsShare = 0.8;  ///< of a row of chords or beats

  [[nodiscard]] double typicalDistance(bool downbeats) const {
    std::vector<double> distances;
    std::optional<double> last;
    for (const BeatMark& mark : marks_) {
      if (!mark.reference || (downbeats && !mark.isDownbeat)) continue;
      if (last) distances.push_back(*mark.reference - *last);
      last = mark.reference;
    }
    return distances.empty() ? 0.0 : model::upperMedian(std::move(distances));
  }

  [[nodiscard]] Rows rowsIn(const Strip& strip) const {
    const double height = strip.height - strip.lineWidth(1);
    const double sections = sections_.empty() ? 0.0 : kSectionsShare;
    const double chords = chords_.empty() ? 0.0 : 1.0;
    const double beats = marks_.empty() ? 0.0 : 1.0;
    const double unit = height / std::max(sections + chords + beats, 1.0);
    const double first = snapped(sections * unit, strip.pixelRatio);
    const double second = snapped((sections + chords) * unit, strip.pixelRatio);
    return {QRectF(0, 0, strip.width, first), QRectF(0, first, strip.width, second - first),
            QRectF(0, second, strip.width, beats * (height - second))};
  }

  static void paintBlock(QPainter& painter, const Strip& strip, const Block& block, const QRectF& row,
                         double labelEdge) {
    const Colours& c = strip.colours();
    const double gap = strip.lineWidth(1);
    const double left = strip.snappedX(block.range.begin);
    const double right = strip.snappedX(block.range.end) - gap;
    if (right <= left) return;
    const QRectF rect(left, row.top() + 1, right - left, row.height() - 2);
    painter.fillRect(rect, c.bg.raised);
    painter.fillRect(QRectF(left, rect.top(), gap, rect.height()), c.line.strong);
    const double x = std::max(left, labelEdge) + kInset;
    textBefore(painter, x, rect.center().y(), right - 1, strip.theme->font(TextRole::Small), c.text.high,
               block.text);
  }

  static void paintBlocks(QPainter& painter, const Strip& strip, const std::vector<Block>& blocks,
                          const QRectF& row, double labelEdge) {
    if (row.isEmpty()) return;
    const double end = strip.range().end;
    for (std::size_t i = firstAfter(blocks, strip.axis.origin);
         i < blocks.size() && blocks[i].range.begin < end; ++i) {
      paintBlock(painter, strip, blocks[i], row, labelEdge);
    }
  }

  /// The label of the block that the view begins in stands at the view's edge.
  void repeatLabel(QPainter& painter, const Strip& view, const std::vector<Block>& blocks,
                   const QRectF& row) const {
    const std::size_t index = firstAfter(blocks, view.axis.origin);
    if (row.isEmpty() || index >= blocks.size() || !blocks[index].range.contains(view.axis.origin)) return;
    if (blocks[index].range.begin >= view.axis.origin) return;
    painter.fillRect(QRectF(0, row.top(), view.snappedX(blocks[index].range.end), row.height()),
                     view.colours().bg.canvas);
    paintBlock(painter, view, blocks[index], row, 0);
    if (&blocks == &sections_) paintBoundaries(painter, view, row);
    if (&blocks == &chords_) {
      painter.save();
      painter.setClipRect(QRectF(0, row.top(), view.snappedX(blocks[index].range.end), row.height()),
                          Qt::IntersectClip);
      paintOtherChords(painter, view, row);
      painter.restore();
    }
  }

  void paintOtherChords(QPainter& painter, const Strip& strip, const QRectF& row) const {
    if (row.isEmpty()) return;
    constexpr double kFoot = 3;
    const Colours& c = strip.colours();
    const double end = strip.range().end;
    for (std::size_t i = firstAfter(otherChords_, strip.axis.origin);
         i < otherChords_.size() && otherChords_[i].range.begin < end; ++i) {
      const double left = strip.snappedX(otherChords_[i].range.begin);
      const double right =
          std::max(strip.snappedX(otherChords_[i].range.end) - strip.lineWidth(1), left + strip.lineWidth(1));
      const QRectF rect(left, row.top() + 1, right - left, row.height() - 2);
      hatch(painter, strip, rect, c.state.error);
      const double foot = strip.lineWidth(kFoot);
      painter.fillRect(QRectF(left, rect.bottom() - foot, rect.width(), foot), c.state.error);
      paintHere(painter, strip, rect, otherChords_[i].text);
    }
  }

  /// What the track has instead, at the right end of the stretch, if the reference's own label has room too.
  static void paintHere(QPainter& painter, const Strip& strip, const QRectF& rect, const QString& text) {
    constexpr double kRoomForName = 36;
    const QFont font = strip.theme->font(TextRole::Small);
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    const double x = rect.right() - width - kInset;
    if (x < rect.left() + kRoomForName) return;
    painter.fillRect(QRectF(x - 3, rect.top(), width + 6, rect.height() - 3), strip.colours().bg.raised);
    textBefore(painter, x, rect.center().y(), rect.right(), font, strip.colours().state.error, text);
  }

  void paintBoundaries(QPainter& painter, const Strip& strip, const QRectF& row) const {
    if (row.isEmpty()) return;
    for (const evaluation::BoundaryMark& mark : boundaries_) {
      const double x = strip.snappedX(mark.time);
      if (x < -kMarkRadius - 2 || x > strip.width + kMarkRadius + 2) continue;
      paintDifference(painter, {x, row.center().y()}, mark.difference, 1, *strip.theme);
    }
  }

  [[nodiscard]] std::size_t firstMark(double time) const {
    const auto found = std::lower_bound(marks_.begin(), marks_.end(), time,
                                        [](const BeatMark& mark, double t) { return timeOf(mark) < t; });
    return static_cast<std::size_t>(found - marks_.begin());
  }

  void paintBeats(QPainter& painter, const Strip& strip, const QRectF& row) const {
    if (row.isEmpty()) return;
    constexpr double kReach = 24;  // of an arrow to either side
    const bool showsBeats = strip.axis.lengthOf(beatSeconds_) >= kMinimumBeatPixels;
    const bool showsBars = strip.axis.lengthOf(barSeconds_) >= kMinimumBarPixels;
    const double end = strip.axis.timeAt(strip.width + kReach);
    for (std::size_t i = firstMark(strip.axis.timeAt(-kReach)); i < marks_.size() && timeOf(marks_[i]) <= end;
         ++i) {
      const BeatMark& mark = marks_[i];
      const bool differs = mark.difference != EventDifference::None || mark.wrongDownbeat;
      if (differs || showsBeats || (mark.isDownbeat && showsBars))
        paintBeat(painter, strip, mark, row, showsBeats);
    }
  }

  static void paintBeat(QPainter& painter, const Strip& strip, const BeatMark& mark, const QRectF& row,
                        bool hasRoom) {
    const Colours& c = strip.colours();
    const double x = strip.snappedX(timeOf(mark));
    const double middle = row.top() + (hasRoom ? kMarkRadius + 3 : row.height() / 2);
    const bool differs = mark.difference != EventDifference::None || mark.wrongDownbeat;
    const double width = strip.lineWidth(mark.isDownbeat ? 2 : 1);
    const double top = differs && hasRoom ? middle : row.top() + (mark.isDownbeat ? 2 : row.height() / 3);
    const QColor colour = mark.difference == EventDifference::None
                              ? (mark.isDownbeat ? c.text.high : c.text.mid)
                              : differenceColour(mark.difference, *strip.theme);
    if (mark.difference == EventDifference::Extra) {
      dashedLine(painter, x, top, row.bottom(), width, 3, 2, colour);
    } else {
      painter.fillRect(QRectF(x, top, width, row.bottom() - top), colour);
    }
    const QPointF centre(x + width / 2, middle);
    if (!hasRoom) return;
    if (mark.difference == EventDifference::Shifted) {
      paintShift(painter, strip, mark, centre, row);
    } else if (mark.difference != EventDifference::None) {
      paintDifference(painter, centre, mark.difference, 1, *strip.theme);
    }
    if (mark.wrongDownbeat) {
      const double below = mark.difference == EventDifference::None ? middle : row.bottom() - 5;
      paintWrongDownbeat(painter, {centre.x(), below}, mark.isDownbeat, *strip.theme);
    }
  }

  /// From where the reference has the beat to where the track has it.
  static void paintShift(QPainter& painter, const Strip& strip, const BeatMark& mark, const QPointF& centre,
                         const QRectF& row) {
    const QColor colour = differenceColour(EventDifference::Shifted, *strip.theme);
    const double there = strip.snappedX(*mark.estimate);
    const double line = strip.lineWidth(1);
    const double y = snapped(centre.y(), strip.pixelRatio);
    painter.fillRect(QRectF(std::min(there, centre.x()), y, std::abs(there - centre.x()), line), colour);
    dashedLine(painter, there, y, row.bottom(), line, 3, 2, colour);
    const int direction = there > centre.x() ? 1 : -1;
    paintDifference(painter, {there - direction * kMarkRadius, y + line / 2}, EventDifference::Shifted,
                    direction, *strip.theme);
  }

  std::vector<BeatMark> marks_;
  std::vector<evaluation::BoundaryMark> boundaries_;
  std::vector<Block> chords_;
  std::vector<OtherLabel> otherChords_;
  std::vector<Block> sections_;
  double beatSeconds_{};
  double barSeconds_{};
};

}  // namespace

LaneDeclaration referenceLane() {
  return {
      .id = QStringLiteral("reference"),
      .title = QT_TRANSLATE_NOOP("Lane", "Reference"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Reference"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "No reference is loaded."),
      .steps = {},
      .hiddenAtFirst = true,
      .optioned = [](const LaneOptions& a,
                     const LaneOptions& b) { return a.reference != b.reference || a.chords != b.chords; },
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
        if (options.reference == nullptr) return nullptr;
        return std::make_shared<ReferenceContent>(*timeline, *options.reference, options.chords);
      },
      .parts = [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.key.get()}; }};
}

}  // namespace barline::ui

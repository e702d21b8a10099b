#include "ui/timeline/lanes/SectionsLane.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/SectionPainter.h"

namespace barline::ui {
namespace {

/// A section with its texts.
struct SectionBlock {
  model::Section section;
  QString letter;
  QString kind;     ///< empty where none is offered
  QString bars;     ///< "bars 61–68"; empty without a grid
  bool verified{};  ///< by a person: not shown as doubtful
  int signs{};      ///< over it, at its right end
};

QString barsText(const model::BeatGrid& grid, const model::TimeRange& range) {
  // An end that lies on a bar's begin, give or take a rounding error, is the bar before's.
  constexpr double kTolerance = 1e-3;
  const auto last = model::barIndexAt(grid, range.end - kTolerance);
  if (!last) return {};
  // The first section takes what comes before the first bar along.
  const std::size_t first = model::barIndexAt(grid, range.begin + kTolerance).value_or(0);
  const int begin = grid.bars[first].number;
  const int end = grid.bars[*last].number;
  if (begin == end) return QCoreApplication::translate("Lane", "bar %1").arg(begin);
  return QCoreApplication::translate("Lane", "bars %1–%2").arg(begin).arg(end);
}

SectionBlock blockOf(const model::Section& section, const model::BeatGrid* grid, const LayerMarks& marks) {
  return {section,
          QString::fromStdString(model::groupLetter(section.group)),
          sectionText(section),
          grid != nullptr ? barsText(*grid, section.range) : QString(),
          marks.isVerified(section.range),
          marks.signsOn(section.range)};
}

class SectionsContent final : public LaneContent {
 public:
  SectionsContent(const model::Timeline& timeline, const LayerMarks& marks) {
    for (const model::Section& section : timeline.sections->sections)
      blocks_.push_back(blockOf(section, timeline.grid.get(), marks));
  }

  void paint(QPainter& painter, const Strip& strip) const override {
    for (const SectionBlock& block : blocks_)
      paintBlock(painter, strip, block, strip.snappedX(block.section.range.begin));
  }

  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    for (const SectionBlock& block : blocks_) {
      const model::TimeRange& range = block.section.range;
      if (!range.contains(view.axis.origin) || range.begin >= view.axis.origin) continue;
      painter.fillRect(QRectF(0, 0, view.snappedX(range.end), view.height), view.colours().bg.canvas);
      paintBlock(painter, view, block, 0);
    }
  }

  [[nodiscard]] QString valueAt(double time) const override {
    for (const SectionBlock& block : blocks_) {
      if (!block.section.range.contains(time)) continue;
      return block.kind.isEmpty() ? block.letter : block.letter + u' ' + block.kind;
    }
    return {};
  }

  [[nodiscard]] std::optional<model::TimeRange> blockAt(double time) const override {
    for (const SectionBlock& block : blocks_) {
      if (block.section.range.contains(time)) return block.section.range;
    }
    return std::nullopt;
  }

 private:
  static constexpr double kEdge = 3;
  static constexpr double kInset = 8;  ///< of the label, from the block's begin

  /// @param labelEdge x that the label stands to the right of
  static void paintBlock(QPainter& painter, const Strip& strip, const SectionBlock& block, double labelEdge) {
    const double line = strip.lineWidth(1);
    const auto rect =
        paintSectionBlock(painter, strip, block.section, 0, strip.height - line, section::kTint, kEdge);
    if (!rect) return;
    const bool doubtful = strip.theme->isDoubtful(block.section.confidence) && !block.verified;
    if (doubtful) hatch(painter, strip, *rect, sectionColour(block.section, *strip.theme));
    const double width = strip.axis.lengthOf(block.section.range.duration());
    if (width < section::kLetterFrom) return;
    const double end = strip.snappedX(block.section.range.end) - signsRoom(block.signs, width);
    paintLabel(painter, strip, block, labelEdge, end, doubtful);
  }

  static void paintLabel(QPainter& painter, const Strip& strip, const SectionBlock& block, double edge,
                         double end, bool doubtful) {
    constexpr double kFullHeight = 16;  // a lower strip has room for small letters only
    constexpr double kGap = 6;
    const Colours& c = strip.colours();
    const double width = strip.axis.lengthOf(block.section.range.duration());
    const double middle = (strip.height - strip.lineWidth(1)) / 2;
    const bool full = strip.height >= kFullHeight;
    QFont font = strip.theme->font(full ? TextRole::Strong : TextRole::Micro);
    font.setWeight(QFont::DemiBold);
    const double inset = width >= section::kLabelFrom ? kInset : kEdge + 2;
    // The group's colour is for surfaces in the light scheme: as a letter it would be too faint there.
    const QColor ink = strip.theme->isDark() ? sectionColour(block.section, *strip.theme) : c.text.high;
    auto after = textBefore(painter, edge + inset, middle, end, font, ink, block.letter);
    if (!full) return;
    if (after && doubtful)
      after = textBefore(painter, *after + 2, middle, end, font, c.state.warn, QStringLiteral("?"));
    const auto add = [&](double from, const QFont& role, const QColor& colour, const QString& text) {
      if (after && width >= from && !text.isEmpty())
        after = textBefore(painter, *after + kGap, middle, end - 4, role, colour, text);
    };
    add(section::kLabelFrom, strip.theme->font(TextRole::Body), c.text.high, block.kind);
    add(section::kBarsFrom, strip.theme->font(TextRole::Small), c.text.mid, block.bars);
  }

  std::vector<SectionBlock> blocks_;
};

}  // namespace

LaneDeclaration sectionsLane() {
  return {.id = QStringLiteral("sections"),
          .title = QT_TRANSLATE_NOOP("Lane", "Sections"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Sections"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No sections: too short, or without bars to go by."),
          .steps = {QStringLiteral("sections")},
          .foldable = true,
          .optioned = [](const LaneOptions& a,
                         const LaneOptions& b) { return !sameMarks(a, b, model::EditLayer::Sections); },
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
            if (timeline->sections == nullptr || timeline->sections->sections.empty()) return nullptr;
            return std::make_shared<SectionsContent>(*timeline, marksOf(options, model::EditLayer::Sections));
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.sections.get(), timeline.grid.get()};
              }};
}

}  // namespace barline::ui

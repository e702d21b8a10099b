#include "engine/export/report/PdfSheet.h"

#include <algorithm>

#include "engine/export/picture/TextWidth.h"

namespace barline::exporting::reports {
namespace {

constexpr double kRow = 44;
constexpr double kHead = 30;  // of a section
constexpr double kBelow = 14;
constexpr double kBar = PdfFlow::kWidth / ChordSheet::kBarsPerRow;

const picture::Palette& palette() {
  return picture::lightPalette();
}

PdfStyle style(double size, int weight, std::string_view colour) {
  return {.size = size, .weight = weight, .colour = PdfFlow::colour(colour)};
}

void paintHead(PdfFlow& flow, const SheetSection& section) {
  constexpr double kLetter = 20;
  double x = 0;
  const double y = flow.y() + 4;
  if (!section.letter.empty()) {
    const PdfStyle letter = style(11.5, 600, palette().paper);
    const double wide = lineWidth(section.letter, letter);
    const double width = std::max(kLetter, wide + 12);
    flow.fill(0, y, width, kLetter, palette().section[section.colour % 8], 2.5);
    flow.text((width - wide) / 2, y + 2.4, width, section.letter, letter);
    x = width + 8;
  }
  const PdfStyle name = style(12.5, 600, palette().high);
  // A name that is too long for its line gives way to the numbers of its bars.
  constexpr double kExtent = 160;
  const std::string shown = section.name.empty()
                                ? std::string()
                                : picture::elided(section.name, PdfFlow::kWidth - x - kExtent, 12.5, 600);
  flow.text(x, y + 1.7, PdfFlow::kWidth, shown, name);
  if (!shown.empty()) x += lineWidth(shown, name) + 8;
  flow.text(x, y + 4, PdfFlow::kWidth, section.extent, style(9.5, 400, palette().low));
  flow.advance(kHead);
}

void paintChords(PdfFlow& flow, const SheetBar& bar, double x) {
  constexpr double kInset = 8;
  constexpr std::size_t kMany = 3;
  const double room = kBar - kInset;
  double total = 0;
  for (const SheetChord& chord : bar.chords) total += chord.share;
  double left = x + kInset;
  for (const SheetChord& chord : bar.chords) {
    const double width = room * chord.share / total;
    PdfStyle ink = style(bar.chords.size() >= kMany ? 12 : 15, chord.continues ? 400 : 600,
                         chord.continues ? palette().low : palette().high);
    const double wide = lineWidth(chord.name + (chord.doubtful ? "?" : ""), ink) + 3;
    if (wide > width) ink.size = std::max(7.0, ink.size * width / wide);
    const double y = flow.y() + 16 + (15 - ink.size) * 0.66;
    flow.text(left, y, room, chord.name, ink);
    if (chord.doubtful) {
      const double after = left + lineWidth(chord.name, ink);
      ink.colour = PdfFlow::colour(palette().warn);
      flow.text(after, y, room, "?", ink);
    }
    left += width;
  }
}

void paintRow(PdfFlow& flow, const std::vector<SheetBar>& bars, std::size_t begin, std::size_t end) {
  const double top = flow.y();
  for (std::size_t i = begin; i < end; ++i) {
    const double x = kBar * static_cast<double>(i - begin);
    flow.fill(x, top, i == begin ? 1.5 : 0.75, kRow, palette().strong);
    const PdfStyle small = style(8, 400, palette().low);
    flow.text(x + 8, top + 2, kBar, bars[i].number, small);
    const double after = bars[i].number.empty() ? 0 : lineWidth(bars[i].number, small) + 5;
    flow.text(x + 8 + after, top + 2, kBar, bars[i].mark, style(8, 600, palette().high));
    paintChords(flow, bars[i], x);
  }
  const double right = kBar * static_cast<double>(end - begin);
  flow.fill(right - 0.75, top, 0.75, kRow, palette().strong);
  flow.fill(0, top + kRow - 0.5, right, 0.5, palette().hairline);
  flow.advance(kRow);
}

}  // namespace

void paintSheet(PdfFlow& flow, const ChordSheet& sheet) {
  for (const SheetSection& section : sheet.sections) {
    flow.require(kHead + kRow);
    paintHead(flow, section);
    for (std::size_t i = 0; i < section.bars.size(); i += ChordSheet::kBarsPerRow) {
      flow.require(kRow);
      paintRow(flow, section.bars, i, std::min(i + ChordSheet::kBarsPerRow, section.bars.size()));
    }
    flow.advance(kBelow);
  }
}

}  // namespace barline::exporting::reports

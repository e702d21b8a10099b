#include "engine/export/report/PdfTable.h"

#include <algorithm>

namespace barline::exporting::reports {
namespace {

constexpr double kPadding = 4;     // above and below a row
constexpr double kGap = 12;        // between columns
constexpr double kShareBar = 0.6;  // of a cell: the widest bar

const picture::Palette& palette() {
  return picture::lightPalette();
}

PdfStyle bodyStyle(const Column& column, bool first) {
  return {.size = 10.5,
          .weight = first ? 500 : 400,
          .colour = PdfFlow::colour(palette().high),
          .atEnd = column.number};
}

PdfStyle headStyle(const Column& column) {
  return {.size = 9, .colour = PdfFlow::colour(palette().low), .atEnd = column.number};
}

const PdfStyle& secondStyle() {
  static const PdfStyle style{.size = 9, .colour = PdfFlow::colour(palette().mid)};
  return style;
}

const PdfStyle& titleStyle() {
  static const PdfStyle style{.size = 10.5, .weight = 600, .colour = PdfFlow::colour(palette().mid)};
  return style;
}

/// Where columns stand.
struct Places {
  std::vector<double> left;
  std::vector<double> width;
};

Places placesOf(const Table& table, double left, double width) {
  double weights = 0;
  for (const Column& column : table.columns) weights += column.weight;
  Places places;
  const double room = width - kGap * static_cast<double>(table.columns.size() - 1);
  double x = left;
  for (const Column& column : table.columns) {
    places.left.push_back(x);
    places.width.push_back(room * column.weight / weights);
    x += places.width.back() + kGap;
  }
  return places;
}

double cellHeight(const Cell& cell, const Column& column, bool first, double width) {
  constexpr double kChip = 18;
  if (cell.drawing) return width * cell.drawing->height / cell.drawing->width;
  if (cell.key) return kChip;
  if (cell.share) return textHeight("0", width, bodyStyle(column, first));
  const double mark = cell.colour ? 16 : 0;
  return textHeight(cell.text, width - mark, bodyStyle(column, first)) +
         textHeight(cell.second, width, secondStyle());
}

double rowHeight(const Table& table, const std::vector<Cell>& row, const Places& places) {
  double height = 0;
  for (std::size_t i = 0; i < row.size(); ++i)
    height = std::max(height, cellHeight(row[i], table.columns[i], i == 0, places.width[i]));
  return height + 2 * kPadding;
}

double headHeight(const Table& table, const Places& places) {
  if (!table.headed) return 0;
  double height = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    height =
        std::max(height, textHeight(table.columns[i].title, places.width[i], headStyle(table.columns[i])));
  return height + kPadding + 3;
}

double titleHeight(const Table& table) {
  return table.title.empty() ? 0 : textHeight(table.title, PdfFlow::kWidth, titleStyle()) + 14;
}

void paintCell(PdfFlow& flow, const Cell& cell, const Column& column, bool first, double x, double width) {
  const PdfStyle style = bodyStyle(column, first);
  double y = flow.y() + kPadding;
  if (cell.drawing) {
    flow.drawing(*cell.drawing, x, y, width);
    return;
  }
  if (cell.key) {
    paintKey(flow, x, y, *cell.key, cell.text, 10);
    return;
  }
  if (cell.share) {
    constexpr double kBar = 7;
    const double bar = std::max(1.5, width * kShareBar * *cell.share);
    flow.fill(x, y + 3.5, bar, kBar, palette().accent, 1.5);
    flow.text(x + bar + 8, y, width - bar - 8, cell.text, style);
    return;
  }
  double left = x;
  if (cell.colour) {
    flow.fill(x, y + 2.5, 9, 9, palette().section[*cell.colour % 8], 2);
    left += 16;
  }
  const double right = x + width;
  flow.text(left, y, right - left, cell.text, style);
  y += textHeight(cell.text, right - left, style);
  flow.text(x, y, width, cell.second, secondStyle());
}

void paintHead(PdfFlow& flow, const Table& table, const Places& places, double left, double width) {
  if (!table.headed) return;
  const double height = headHeight(table, places);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const PdfStyle style = headStyle(table.columns[i]);
    const double own = textHeight(table.columns[i].title, places.width[i], style);
    flow.text(places.left[i], flow.y() + height - 3 - own, places.width[i], table.columns[i].title, style);
  }
  flow.advance(height);
  flow.fill(left, flow.y() - 0.75, width, 0.75, palette().divider);
}

}  // namespace

double tableHeight(const Table& table, double width) {
  const Places places = placesOf(table, 0, width);
  double height = titleHeight(table) + headHeight(table, places);
  for (const auto& row : table.rows) height += rowHeight(table, row, places);
  return height;
}

void paintTable(PdfFlow& flow, const Table& table, double left, double width) {
  const Places places = placesOf(table, left, width);
  const double head = headHeight(table, places);
  const double first = table.rows.empty() ? 0 : rowHeight(table, table.rows.front(), places);
  // A table that is not long stays in one piece: a row alone on the next page is of no use.
  constexpr double kShort = 0.45;
  const double whole = tableHeight(table, width);
  flow.require(whole < kShort * flow.pageHeight() ? whole : titleHeight(table) + head + first);
  if (!table.title.empty()) {
    flow.text(left, flow.y() + 10, width, table.title, titleStyle());
    flow.advance(titleHeight(table));
  }
  paintHead(flow, table, places, left, width);
  for (const auto& row : table.rows) {
    const double height = rowHeight(table, row, places);
    if (flow.require(height)) paintHead(flow, table, places, left, width);
    for (std::size_t i = 0; i < row.size(); ++i)
      paintCell(flow, row[i], table.columns[i], i == 0, places.left[i], places.width[i]);
    flow.advance(height);
    flow.fill(left, flow.y() - 0.5, width, 0.5, palette().hairline);
  }
}

double paintKey(PdfFlow& flow, double x, double y, const model::MusicalKey& key, const std::string& label,
                double size) {
  const auto slot = static_cast<std::size_t>(model::camelotNumber(key) - 1);
  const bool major = key.mode == model::Mode::Major;
  const PdfStyle style{
      .size = size, .weight = 600, .colour = PdfFlow::colour(major ? palette().onKey : palette().high)};
  const double inset = size * 0.6;
  const double width = lineWidth(label, style) + 2 * inset;
  const double height = size * 1.7;
  if (major) {
    flow.fill(x, y, width, height, palette().key[slot], 2.5);
  } else {
    flow.outline(x, y, width, height, palette().keyInk[slot], 1.25, 2.5);
  }
  // One line, whatever rounding does to its width.
  flow.text(x + inset, y + (height - textHeight(label, width * 2, style)) / 2, width * 2, label, style);
  return width;
}

}  // namespace barline::exporting::reports

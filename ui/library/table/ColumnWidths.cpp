#include "ui/library/table/ColumnWidths.h"

#include <algorithm>
#include <numeric>

namespace barline::ui {

std::vector<int> fittedWidths(std::span<const ColumnWish> columns, int available) {
  std::vector<int> widths;
  widths.reserve(columns.size());
  int least = 0;
  for (const ColumnWish& column : columns) {
    widths.push_back(column.width);
    least += column.stretch > 0 ? std::min(column.least, column.width) : column.width;
  }
  if (least > available) return widths;
  // A column that has come down to its least takes no further part, so what it cannot give is asked of the
  // others in the next round.
  for (std::size_t round = 0; round <= columns.size(); ++round) {
    int left = available - std::accumulate(widths.begin(), widths.end(), 0);
    int shares = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (left > 0 || widths[i] > columns[i].least) shares += columns[i].stretch;
    }
    if (left == 0 || shares == 0) break;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool takesPart = columns[i].stretch > 0 && (left > 0 || widths[i] > columns[i].least);
      if (!takesPart) continue;
      // Of what is left, so that rounding leaves nothing over.
      const int wanted = widths[i] + left * columns[i].stretch / shares;
      const int given = std::max(wanted, columns[i].least);
      left -= given - widths[i];
      shares -= columns[i].stretch;
      widths[i] = given;
    }
  }
  return widths;
}

}  // namespace barline::ui

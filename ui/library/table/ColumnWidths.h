#pragma once

#include <span>
#include <vector>

namespace barline::ui {

/// What a column asks for, logical pixels.
struct ColumnWish {
  int width{};
  int least{};
  int stretch{};  ///< its share of what is left over or lacks; 0 = always `width`

  bool operator==(const ColumnWish&) const = default;
};

/// Widths that fill `available` as far as columns can stretch, and go below their wish, never below the
/// least, where it is too little: their sum is `available`. Where even the least are too wide together each
/// is as wide as it wishes, as the table has to be scrolled anyway.
[[nodiscard]] std::vector<int> fittedWidths(std::span<const ColumnWish> columns, int available);

}  // namespace barline::ui

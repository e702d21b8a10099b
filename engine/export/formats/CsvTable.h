#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace barline::exporting {

/// A table of comma-separated values as it grows: cells of a row, one after the other, then endRow().
class CsvTable {
 public:
  /// @param header names of columns, without characters that need quotes
  explicit CsvTable(std::initializer_list<std::string_view> header);

  CsvTable& text(std::string_view value);
  CsvTable& seconds(double value);
  /// In single precision: no figure of an analysis has more than seven digits that mean something.
  CsvTable& number(double value);
  CsvTable& number(float value);
  CsvTable& number(int value);
  /// An empty cell for what is not known.
  CsvTable& number(const std::optional<double>& value);
  CsvTable& seconds(const std::optional<double>& value);
  template <class Numbers>
  CsvTable& numbers(const Numbers& values) {
    for (const auto value : values) number(value);
    return *this;
  }
  void endRow();

  /// More columns, before the first row.
  void addColumn(std::string_view name);

  [[nodiscard]] bool hasRows() const { return hasRows_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  CsvTable& cell(std::string_view quoted);

  std::string bytes_;
  bool isRowBegun_{};
  bool hasRows_{};
};

}  // namespace barline::exporting

#include "engine/export/formats/CsvTable.h"

#include "engine/export/WrittenValues.h"

namespace barline::exporting {

CsvTable::CsvTable(std::initializer_list<std::string_view> header) {
  for (const std::string_view name : header) addColumn(name);
}

void CsvTable::addColumn(std::string_view name) {
  if (!bytes_.empty()) bytes_.back() = ',';
  bytes_.append(name).append("\n");
}

CsvTable& CsvTable::cell(std::string_view quoted) {
  if (isRowBegun_) bytes_ += ',';
  bytes_ += quoted;
  isRowBegun_ = true;
  return *this;
}

CsvTable& CsvTable::text(std::string_view value) {
  return cell(csvCell(cleanText(value)));
}

CsvTable& CsvTable::seconds(double value) {
  return cell(secondsText(value));
}

CsvTable& CsvTable::number(double value) {
  return cell(shortest(static_cast<float>(value)));
}

CsvTable& CsvTable::number(float value) {
  return cell(shortest(value));
}

CsvTable& CsvTable::number(int value) {
  return cell(std::to_string(value));
}

CsvTable& CsvTable::number(const std::optional<double>& value) {
  return value ? number(*value) : cell({});
}

CsvTable& CsvTable::seconds(const std::optional<double>& value) {
  return value ? seconds(*value) : cell({});
}

void CsvTable::endRow() {
  bytes_ += '\n';
  isRowBegun_ = false;
  hasRows_ = true;
}

}  // namespace barline::exporting

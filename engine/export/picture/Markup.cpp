#include "engine/export/picture/Markup.h"

#include <cmath>

#include "engine/export/WrittenValues.h"

namespace barline::exporting::picture {

std::string escaped(std::string_view utf8) {
  return xmlText(oneLine(utf8));
}

std::string numeral(double value, int decimals) {
  constexpr double kLargest = 1e9;
  if (!std::isfinite(value) || std::abs(value) > kLargest) return "0";
  std::string text = decimal(value, decimals);
  if (decimals > 0) text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace barline::exporting::picture

#include "engine/search/Quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "engine/search/Ascii.h"

namespace barline::search {
namespace {

constexpr std::size_t kMostDigits = 12;

struct Decimal {
  double value{};
  int decimals{};
};

/// A number with at most one point and a minus sign, and nothing else.
std::optional<Decimal> decimalOf(std::string_view text) {
  std::string_view digits = text;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::string_view decimals = digits.substr(std::min(point + 1, digits.size()));
  const std::string_view whole = digits.substr(0, point);
  if (digits.size() > kMostDigits || whole.size() + decimals.size() == 0) return std::nullopt;
  if (!std::ranges::all_of(whole, isDigit) || !std::ranges::all_of(decimals, isDigit)) return std::nullopt;
  Decimal number;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number.value, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  number.decimals = static_cast<int>(decimals.size());
  return number;
}

/// Digits from the front of a text; takes them from it. Nothing where there are none or too many.
std::optional<int> takeWhole(std::string_view& text) {
  constexpr std::size_t kMost = 6;
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
  if (end == 0 || end > kMost) return std::nullopt;
  int number = 0;
  std::from_chars(text.data(), text.data() + end, number);
  text.remove_prefix(end);
  return number;
}

std::string_view takeLetters(std::string_view& text) {
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, isLetter) - text.begin());
  const std::string_view letters = text.substr(0, end);
  text.remove_prefix(end);
  return letters;
}

/// Lists cut lengths to whole seconds.
Quantity lengthOf(double seconds, double typedStep) {
  return {seconds, seconds + typedStep, seconds, seconds + 1.0, false};
}

/// "5:00", "1:02:03".
std::optional<Quantity> parseClock(std::string_view text) {
  std::optional<int> part = takeWhole(text);
  if (!part) return std::nullopt;
  double seconds = *part;
  int parts = 1;
  for (; parts < 3 && text.starts_with(':'); ++parts) {
    text.remove_prefix(1);
    const std::size_t before = text.size();
    part = takeWhole(text);
    if (!part || before - text.size() != 2 || *part >= 60) return std::nullopt;
    seconds = seconds * 60.0 + *part;
  }
  if (parts == 1 || !text.empty()) return std::nullopt;
  return lengthOf(seconds, 1.0);
}

struct LengthUnit {
  std::string_view name;
  double seconds{};
};
constexpr std::array<LengthUnit, 6> kLengthUnits{
    {{"h", 3600.0}, {"m", 60.0}, {"min", 60.0}, {"s", 1.0}, {"sec", 1.0}, {"hours", 3600.0}}};

/// "1h30m", units getting smaller.
std::optional<Quantity> parseLengthWithUnits(std::string_view text) {
  double seconds = 0.0;
  double smallest = HUGE_VAL;
  while (!text.empty()) {
    const std::optional<int> number = takeWhole(text);
    const std::string_view unit = takeLetters(text);
    const auto* found =
        std::ranges::find_if(kLengthUnits, [&](const LengthUnit& u) { return equalFolded(u.name, unit); });
    if (!number || found == kLengthUnits.end() || found->seconds >= smallest) return std::nullopt;
    smallest = found->seconds;
    seconds += *number * smallest;
  }
  if (!std::isfinite(smallest)) return std::nullopt;
  return lengthOf(seconds, smallest);
}

}  // namespace

std::optional<Quantity> parseDecimal(std::string_view text, double step) {
  const std::optional<Decimal> number = decimalOf(text);
  if (!number) return std::nullopt;
  const double typedStep = std::pow(10.0, -number->decimals);
  const double shown = std::min(step, typedStep);
  const double value = number->value;
  return Quantity{value - typedStep / 2, value + typedStep / 2, value - shown / 2, value + shown / 2, false};
}

std::optional<Quantity> parseLength(std::string_view text) {
  const std::optional<Quantity> clock = parseClock(text);
  return clock ? clock : parseLengthWithUnits(text);
}

}  // namespace barline::search

#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace barline::cli {

/// A number that is all of `text`, in the C locale; nothing for any other text.
template <class Number>
[[nodiscard]] std::optional<Number> parseNumber(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace barline::cli

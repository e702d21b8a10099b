#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/search/Fields.h"

namespace barline::search {

/// A single value as it was typed. Two half-open intervals of true values: those that "=" means, by how
/// exactly it was typed ("bpm:128" is 127.5 to 128.5), and those that count as the value itself when others
/// are compared with it, by how lists show it ("bpm:>128" begins at 128.05).
struct Quantity {
  double equalFrom{};
  double equalTo{};
  double from{};
  double to{};
  bool age{false};  ///< "30d": a moment that long ago; from == to, and smaller ages are later moments

  bool operator==(const Quantity&) const = default;
};

/// "128", "-9.5". @param step of what is shown
[[nodiscard]] std::optional<Quantity> parseDecimal(std::string_view text, double step);

/// Seconds: "5:00", "1:02:03", "5m", "90s", "1h30m", "5min", "90sec".
[[nodiscard]] std::optional<Quantity> parseLength(std::string_view text);

/// Seconds since 1970, UTC, of a day, month or year in local time: "2026-10-28", "2026-10", "2026", "today",
/// "yesterday"; or of an age: "12h", "30d", "2w", "6m" (months), "1y".
/// @param now seconds since 1970, UTC
[[nodiscard]] std::optional<Quantity> parseMoment(std::string_view text, std::int64_t now);

}  // namespace barline::search

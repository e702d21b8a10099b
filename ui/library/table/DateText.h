#pragma once

#include <QString>
#include <cstdint>

namespace barline::ui {

/// A moment as seen from now, short: "today", "3 days", "2 weeks", "Oct 28", "Oct 2024".
/// Both are seconds since 1970, UTC; days are those of the local time zone.
[[nodiscard]] QString dateText(std::int64_t moment, std::int64_t now);

/// The same in full: "28 October 2026 14:05".
[[nodiscard]] QString fullDateText(std::int64_t moment);

}  // namespace barline::ui

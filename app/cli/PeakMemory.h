#pragma once

#include <optional>

namespace barline::cli {

/// Largest resident size of this process so far, in megabytes (10⁶ bytes); nothing where the system does not
/// tell.
[[nodiscard]] std::optional<double> peakMemoryMegabytes();

}  // namespace barline::cli

#pragma once

#include <functional>

#include "engine/pipeline/StepContext.h"

namespace barline::exporting {

/// How a long export tells how far it is, from 0 to 1, on the thread that runs it. False ends the work, which
/// then throws pipeline::Cancelled and leaves nothing behind. Empty = nobody asks.
using ExportProgress = std::function<bool(double fraction)>;

/// @throws pipeline::Cancelled
inline void report(const ExportProgress& progress, double fraction) {
  if (progress && !progress(fraction)) throw pipeline::Cancelled();
}

/// A part of the work as work of its own: its 0 to 1 is the whole's `begin` to `end`. `whole` outlives it.
[[nodiscard]] inline ExportProgress part(const ExportProgress& whole, double begin, double end) {
  if (!whole) return {};
  return [&whole, begin, end](double fraction) { return whole(begin + (end - begin) * fraction); };
}

}  // namespace barline::exporting

#pragma once

namespace barline::steps::rhythm {

/// Tempi that beats may have, BPM, minimum ≤ maximum.
struct TempoRange {
  double minimum{};
  double maximum{};
};

}  // namespace barline::steps::rhythm

#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <span>
#include <thread>

namespace barline::storage {

/// Does what changes many rows with their texts a piece after the other, each for a transaction of its own of
/// some tenth of a second: whoever else writes waits no longer than Connection::kBusyTimeout.
/// @param work gets each piece in order; what it throws ends it
template <class Row, class Work>
void inPieces(std::span<const Row> rows, const Work& work) {
  constexpr std::size_t kRows = 500;
  // SQLite's other writers look again every tenth of a second at most. Without a pause they would hardly ever
  // look between two pieces.
  constexpr std::chrono::milliseconds kPause{10};
  for (std::size_t done = 0; done < rows.size(); done += kRows) {
    if (done > 0) std::this_thread::sleep_for(kPause);
    work(rows.subspan(done, std::min(kRows, rows.size() - done)));
  }
}

}  // namespace barline::storage

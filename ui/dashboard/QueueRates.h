#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/dashboard/RunStore.h"

namespace barline::ui {

/// How fast files came out of the queue.
struct QueueRates {
  std::int64_t begin{};          ///< of the first stretch, milliseconds since 1970, UTC
  std::int64_t stretch{60'000};  ///< length of each, milliseconds: a minute or more
  std::vector<int> files;        ///< that ended in each stretch; empty where there were none at all
  double audioSeconds{};
  double filesPerMinute{};  ///< while it was at work: stretches in which no file ended do not count
  double audioPerSecond{};  ///< the same of their audio
  double realTimeFactor{};  ///< median over the files by themselves

  [[nodiscard]] int count() const;
};

/// @param runs the oldest first; those that did not come from the queue are passed over
/// @param most stretches at most
[[nodiscard]] QueueRates queueRates(const std::vector<RunName>& runs, std::size_t most);

/// A line for each stretch: when it began (UTC) and how many files ended in it.
[[nodiscard]] std::string queueCsv(const QueueRates& rates);

}  // namespace barline::ui

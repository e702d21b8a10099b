#include "storage/LibraryMeasures.h"

#include <array>
#include <limits>

namespace barline::storage {

void LibraryMeasures::put(std::int64_t track, const model::MeasureValues& values) {
  std::array<float, model::kMeasureCount> numbers{};
  for (const model::Measure measure : model::allMeasures()) {
    numbers[static_cast<std::size_t>(measure)] =
        values[measure] ? static_cast<float>(*values[measure]) : std::numeric_limits<float>::quiet_NaN();
  }
  columns_.put(track, numbers);
}

std::optional<double> LibraryMeasures::shareBelow(model::Measure measure, double value) const {
  const auto sought = static_cast<float>(value);
  std::uint32_t below = 0;
  std::uint32_t same = 0;
  std::uint32_t known = 0;
  for (const float number : columns_.column(static_cast<std::size_t>(measure))) {
    below += static_cast<std::uint32_t>(number < sought);
    same += static_cast<std::uint32_t>(number == sought);
    known += static_cast<std::uint32_t>(number == number);
  }
  if (known < kFewestTracks) return std::nullopt;
  return (below + 0.5 * same) / known;
}

}  // namespace barline::storage

#include "engine/import/BeatsText.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

constexpr double kMostBeatsInBar = 64.0;

/// "3" and "3.0" are 3.
std::optional<int> wholePosition(std::string_view label) {
  const auto number = parseNumber(label);
  if (!number || *number < 0.0 || *number > kMostBeatsInBar || *number != std::floor(*number))
    return std::nullopt;
  return static_cast<int>(*number);
}

/// "17.3" is the third beat of bar 17.
std::optional<int> positionAfterBar(std::string_view label) {
  const std::size_t dot = label.find('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string_view bar = label.substr(0, dot);
  const std::string_view beat = label.substr(dot + 1);
  const auto isDigits = [](std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!isDigits(bar) || !isDigits(beat) || beat.size() > 2) return std::nullopt;
  return wholePosition(beat);
}

using Reading = std::optional<int> (*)(std::string_view);

bool readsAll(const std::vector<ReadInstant>& instants, Reading reading) {
  return std::all_of(instants.begin(), instants.end(),
                     [&](const ReadInstant& instant) { return reading(instant.label).has_value(); });
}

/// "3.0" can be read both ways; whole numbers throughout are positions.
Reading readingOf(const std::vector<ReadInstant>& instants) {
  if (readsAll(instants, wholePosition)) return wholePosition;
  if (readsAll(instants, positionAfterBar)) return positionAfterBar;
  return nullptr;
}

}  // namespace

void addBeats(const std::filesystem::path& file, const std::vector<ReadInstant>& instants,
              model::Annotation& annotation) {
  const Reading reading = readingOf(instants);
  auto& beats = annotation.beats.emplace();
  std::vector<double> downbeats;
  for (const ReadInstant& instant : instants) {
    if (!beats.empty() && instant.time < beats.back().time) {
      throw ImportError(file, instant.line, "this beat lies before the one above", "Sort the lines by time.");
    }
    const int position = reading != nullptr ? *reading(instant.label) : 0;
    beats.push_back({instant.time, position});
    if (position == 1) downbeats.push_back(instant.time);
  }
  if (!downbeats.empty()) annotation.downbeats = std::move(downbeats);
}

model::Annotation readBeatsText(const std::filesystem::path& file, std::string_view text) {
  std::vector<ReadInstant> instants;
  for (const Row& row : readColumns(file, text, 3)) {
    const std::string label = row.cells.size() > 1 ? cleanLabel(row.cells[1]) : std::string();
    instants.push_back({row.line, parseTime(file, row.line, row.cells[0]), label});
  }
  if (instants.empty())
    throw ImportError(file, 0, "there is no beat in it", "Choose a file with annotations.");
  model::Annotation annotation;
  addBeats(file, instants, annotation);
  return annotation;
}

}  // namespace barline::importing

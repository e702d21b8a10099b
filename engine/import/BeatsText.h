#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// Beats as text: the time in seconds on each line, then, if it is known, the position in the bar (1 =
/// downbeat, 0 = not known) or "bar.beat"; further columns are left out. ".beats" of Beat This, and the text
/// that Ballroom, GTZAN, Harmonix and Isophonics annotations come in. @throws ImportError
[[nodiscard]] model::Annotation readBeatsText(const std::filesystem::path& file, std::string_view text);

/// An instant with its label and its line.
struct ReadInstant {
  int line{};
  double time{};  ///< seconds
  std::string label;
};

/// Beats out of instants whose labels are positions in the bar, "bar.beat", or say nothing of it. Downbeats
/// are known only where the labels say one. @throws ImportError for instants out of order
void addBeats(const std::filesystem::path& file, const std::vector<ReadInstant>& instants,
              model::Annotation& annotation);

}  // namespace barline::importing

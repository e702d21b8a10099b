#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/tags/writing/TagPlan.h"

/// Writing the tags of many files, as whoever asks for it sees it.
namespace barline::tags {

/// A track and what would be written into its file.
struct TrackPlan {
  std::int64_t track{};  ///< of the library
  std::string title;
  std::string artist;
  TagPlan plan;
  std::string problem;  ///< why nothing can be written: one sentence; empty where it can
};

struct FileProblem {
  std::filesystem::path file;
  std::string sentence;

  bool operator==(const FileProblem&) const = default;
};

/// How writing or undoing ended. Each file was done as a whole or not touched.
struct TagOutcome {
  std::int64_t batch{};  ///< by which it is undone; 0 where nothing was written
  std::size_t files{};   ///< done
  std::vector<FileProblem> problems{};
  bool cancelled{};
};

/// Follows a job on the thread that does it.
struct TagJobControl {
  std::function<void(std::size_t done)> progress = [](std::size_t) {};  ///< after each file
  std::function<bool()> cancelled = [] { return false; };               ///< asked often; true ends the job
};

}  // namespace barline::tags

#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include "engine/audio/MediaError.h"

namespace barline::importing {

/// Why a reference cannot be read. what() is one or two English sentences: the file, the line where there is
/// one, what is wrong and what to do.
class ImportError : public std::runtime_error {
 public:
  /// @param line 1 up; 0 where the fault is not in a line
  /// @param problem what is wrong, going on from "notes.lab, line 3: "
  /// @param remedy a sentence: what to do; may be empty
  ImportError(const std::filesystem::path& file, int line, std::string problem, std::string remedy);

  /// What kept a file from being opened.
  ImportError(const std::filesystem::path& file, audio::MediaProblem problem);

  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const std::string& remedy() const { return remedy_; }

 private:
  int line_;
  std::string problem_;
  std::string remedy_;
};

}  // namespace barline::importing

#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace barline::exporting {

/// Why chunks cannot be cut as asked: one English sentence with %1, %2, … through BARLINE_EXPORT_TEXT, in the
/// context "Chunks".
struct ChunkProblem {
  const char* text{};
  std::vector<std::string> arguments{};  ///< numbers in the C locale

  bool operator==(const ChunkProblem& other) const;
};

/// The sentence in English, its arguments in place.
[[nodiscard]] std::string englishText(const ChunkProblem& problem);

/// what() is englishText().
class ChunkError : public std::runtime_error {
 public:
  explicit ChunkError(ChunkProblem problem)
      : std::runtime_error(englishText(problem)), problem_(std::move(problem)) {}

  [[nodiscard]] const ChunkProblem& problem() const { return problem_; }

 private:
  ChunkProblem problem_;
};

}  // namespace barline::exporting

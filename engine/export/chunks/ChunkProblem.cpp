#include "engine/export/chunks/ChunkProblem.h"

#include <string_view>

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

bool ChunkProblem::operator==(const ChunkProblem& other) const {
  return std::string_view(text) == other.text && arguments == other.arguments;
}

std::string englishText(const ChunkProblem& problem) {
  return englishText(Loss{problem.text, problem.arguments});
}

}  // namespace barline::exporting

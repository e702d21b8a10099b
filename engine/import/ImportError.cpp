#include "engine/import/ImportError.h"

#include <utility>

namespace barline::importing {
namespace {

std::string sentence(const std::filesystem::path& file, int line, const std::string& problem,
                     const std::string& remedy) {
  std::string text = file.filename().string();
  if (line > 0) text += ", line " + std::to_string(line);
  text += ": " + problem + '.';
  return remedy.empty() ? text : text + ' ' + remedy;
}

}  // namespace

ImportError::ImportError(const std::filesystem::path& file, int line, std::string problem, std::string remedy)
    : std::runtime_error(sentence(file, line, problem, remedy)),
      line_(line),
      problem_(std::move(problem)),
      remedy_(std::move(remedy)) {}

}  // namespace barline::importing

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

struct Explanation {
  const char* problem;
  const char* remedy;
};

Explanation explain(audio::MediaProblem problem) {
  switch (problem) {
    case audio::MediaProblem::Empty:
      return {"the file is empty", "Choose another."};
    case audio::MediaProblem::IsFolder:
      return {"this is a folder", "Choose a file."};
    case audio::MediaProblem::NotFound:
      return {"there is no such file", "Was it moved?"};
    case audio::MediaProblem::NoPermission:
      return {"you may not read it", "Change its permissions."};
    default:
      return {"it cannot be read", "Choose a regular file."};
  }
}

}  // namespace

ImportError::ImportError(const std::filesystem::path& file, audio::MediaProblem problem)
    : ImportError(file, 0, explain(problem).problem, explain(problem).remedy) {}

ImportError::ImportError(const std::filesystem::path& file, int line, std::string problem, std::string remedy)
    : std::runtime_error(sentence(file, line, problem, remedy)),
      line_(line),
      problem_(std::move(problem)),
      remedy_(std::move(remedy)) {}

}  // namespace barline::importing

#include "engine/audio/MediaError.h"

#include "engine/audio/Text.h"

namespace barline::audio {

namespace {

/// The name a person knows the file by: its last part, or the whole path where that is empty.
std::string nameOf(const std::filesystem::path& file) {
  std::string name = file.filename().string();
  if (name.empty()) name = file.string();
  return name.empty() ? "The file" : oneLine(name);
}

std::string because(const std::string& detail, const std::string& otherwise) {
  return detail.empty() ? otherwise : oneLine(detail);
}

}  // namespace

std::string describe(MediaProblem problem, const std::filesystem::path& file, const std::string& detail) {
  const std::string name = nameOf(file);
  switch (problem) {
    case MediaProblem::NotFound:
      return name + " was not found; it may have been moved, renamed or deleted.";
    case MediaProblem::IsFolder:
      return name + " is a folder, not an audio file; choose a file in it.";
    case MediaProblem::NoPermission:
      return name + " may not be read by you; change its permissions or choose another file.";
    case MediaProblem::Empty:
      return name + " has no audio in it" + (detail.empty() ? "." : ": " + oneLine(detail) + ".");
    case MediaProblem::NotAudio:
      return name + " is not audio that Barline can read.";
    case MediaProblem::Refused:
      return name + " was not opened because it is " +
             because(detail, "a list of other files; open those files themselves") + ".";
    case MediaProblem::Unsupported:
      return name + " cannot be read by Barline: " + because(detail, "its format is not supported") + ".";
    case MediaProblem::Damaged:
      return name + " is damaged: " + because(detail, "nothing of it could be decoded") + ".";
    case MediaProblem::Unreadable:
      return name + " could not be read from its disk: " + because(detail, "input/output error") + ".";
    case MediaProblem::Stopped:
      return name + " could not be decoded: " + because(detail, "its data broke the decoder") + ".";
  }
  return name + " cannot be read by Barline.";
}

}  // namespace barline::audio

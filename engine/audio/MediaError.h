#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace barline::audio {

enum class MediaProblem : unsigned char {
  NotFound,
  IsFolder,
  NoPermission,
  Empty,        ///< no bytes, or no audio in it
  NotAudio,     ///< no known audio format
  Refused,      ///< a format that names other files (playlists, concat, HLS …), or not a regular file
  Unsupported,  ///< recognised, but no decoder or outside our bounds (rate, channels)
  Damaged,      ///< recognised, but nothing of it could be decoded
  Unreadable,   ///< reading failed: I/O error
  Stopped       ///< the process that decoded it was ended, or it was cancelled
};

/// Why a file is given up that takes more memory than it may.
inline constexpr const char* kNeedsTooMuchMemory = "it needs more memory than one file may take";

/// One English sentence that names the file and the reason: "notes.mp3 is not audio that Barline can read."
[[nodiscard]] std::string describe(MediaProblem problem, const std::filesystem::path& file,
                                   const std::string& detail);

/// Why a media file cannot be used. what() is describe().
class MediaError : public std::runtime_error {
 public:
  MediaError(MediaProblem problem, std::filesystem::path file, std::string detail = {})
      : std::runtime_error(describe(problem, file, detail)),
        problem_(problem),
        file_(std::move(file)),
        detail_(std::move(detail)) {}

  [[nodiscard]] MediaProblem problem() const { return problem_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const std::string& detail() const { return detail_; }

 private:
  MediaProblem problem_;
  std::filesystem::path file_;
  std::string detail_;
};

}  // namespace barline::audio

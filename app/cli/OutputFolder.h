#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace barline::cli {

/// Where `--output DIR` puts its files. A name that was given before in the same run, or that stands in the
/// folder already, gets a number: track.json, track-2.json, … Used by one thread.
class OutputFolder {
 public:
  /// One of the files that are written for a track.
  struct File {
    std::string ending;  ///< of its name, e.g. ".json"
    std::string bytes;
  };

  /// Makes the folder where it is missing. @throws exporting::FileError
  OutputFolder(std::filesystem::path folder, bool overwrite);

  /// Writes `<stem><ending>` for each of `files`, all with the same number.
  /// @param overwrite files of earlier runs, never those of this one
  /// @return the files' paths, in order. @throws exporting::FileError
  std::vector<std::filesystem::path> write(const std::string& stem, const std::vector<File>& files);

 private:
  [[nodiscard]] bool isFree(const std::filesystem::path& target) const;

  std::filesystem::path folder_;
  bool overwrite_;
  std::set<std::filesystem::path> written_;
};

}  // namespace barline::cli

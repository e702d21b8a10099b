#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace barline::cli {

/// Where `--output DIR` puts its files. A name that was given before in the same run, or that stands in the
/// folder already, gets a number: track.json, track-2.json, … Used by one thread.
class OutputFolder {
 public:
  /// Makes the folder where it is missing. @throws exporting::FileError
  OutputFolder(std::filesystem::path folder, bool overwrite);

  /// Writes `<stem>.json`. @param overwrite files of earlier runs, never those of this one
  /// @return the file's path. @throws exporting::FileError
  std::filesystem::path write(const std::string& stem, const std::string& text);

 private:
  std::filesystem::path folder_;
  bool overwrite_;
  std::set<std::filesystem::path> written_;
};

}  // namespace barline::cli

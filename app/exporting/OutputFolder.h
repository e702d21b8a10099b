#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/export/AtomicFile.h"
#include "engine/export/ExportFormat.h"

namespace barline::app {

/// What becomes of a file whose name is taken.
enum class NameTaken : unsigned char {
  Replace,   ///< the new file takes the place of the old one
  KeepBoth,  ///< the new one gets a number: track-2.json
  Skip       ///< the new one is not written
};

/// Asked for each track whose name is taken, with the first file that stands in the way.
using DecideTaken = std::function<NameTaken(const std::filesystem::path& taken)>;

/// A folder that files are written to, those of one track at a time. Names that were given before in the same
/// run always get a number: track.json, track-2.json, … A name counts as given too where its files were
/// skipped or failed, so that which file is whose does not depend on what became of the others. Used by one
/// thread.
class OutputFolder {
 public:
  /// A file that is written by whoever makes it.
  struct Part {
    std::string ending;  ///< of its name, e.g. ".wav"
    /// Fills the file, by its descriptor or by its temporary name. What it throws ends the writing.
    std::function<void(exporting::AtomicFile& file)> fill;
  };

  /// Makes the folder where it is missing. @throws exporting::FileError
  explicit OutputFolder(std::filesystem::path folder);

  /// A file that is never replaced, whatever is decided: what is being exported.
  void protect(const std::filesystem::path& file);

  /// Writes `<stem><ending>` for each of `files`, all with the same number. Either all of them appear or
  /// none. A name too long for the file system is cut.
  /// @return the files' paths, in order; nothing where they were skipped. @throws exporting::FileError
  std::vector<std::filesystem::path> write(const std::string& stem,
                                           const std::vector<exporting::ExportFile>& files,
                                           const DecideTaken& decide);
  /// The same for files that are filled piece by piece.
  std::vector<std::filesystem::path> writeParts(const std::string& stem, const std::vector<Part>& parts,
                                                const DecideTaken& decide);

  /// Gives away the name that `<stem><ending>` would have had, for a track that failed before its files were
  /// known. @param ending empty = whatever the endings would have been
  void passOver(const std::string& stem, const std::string& ending = {});

 private:
  enum class Attempt : unsigned char { Written, TakenMeanwhile };

  [[nodiscard]] std::vector<std::filesystem::path> targets(const std::string& stem, int number,
                                                           const std::vector<Part>& parts) const;
  [[nodiscard]] bool isOwn(const std::filesystem::path& target) const;
  [[nodiscard]] bool isGiven(const std::string& name, const std::vector<Part>& parts,
                             const std::vector<std::filesystem::path>& targets) const;
  void give(const std::string& name, const std::vector<std::filesystem::path>& targets);
  Attempt writeTo(const std::vector<std::filesystem::path>& targets, const std::vector<Part>& parts,
                  bool replace);

  std::filesystem::path folder_;
  std::set<std::filesystem::path> given_;  ///< files, there or not
  std::set<std::string> givenNames_;       ///< of them, without their endings
  std::set<std::string> passedOver_;       ///< names without endings, and with them where they were known
  std::set<std::filesystem::path> protected_;
};

/// Always the same answer.
[[nodiscard]] DecideTaken always(NameTaken answer);

}  // namespace barline::app

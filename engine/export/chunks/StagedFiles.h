#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace barline::exporting {

/// A set of files that appear together or not at all: written into a hidden folder within the one they belong
/// in, synced at once and renamed. What is not committed leaves nothing behind, made folders included.
/// Not thread-safe, but for path().
class StagedFiles {
 public:
  /// Makes `folder` where it is missing, and the hidden one. @throws FileError
  explicit StagedFiles(std::filesystem::path folder);
  ~StagedFiles();
  StagedFiles(const StagedFiles&) = delete;
  StagedFiles& operator=(const StagedFiles&) = delete;

  /// Where file `index` of the set is to be written; any number from 0 up.
  [[nodiscard]] std::filesystem::path path(std::size_t index) const;

  struct Target {
    std::size_t index{};         ///< of path()
    std::filesystem::path name;  ///< relative to the folder
    bool replace{};              ///< what has that name, but never a folder; otherwise it must be free
  };

  /// Syncs all that was written, one wait for the whole set, and gives each file its name.
  /// @throws FileError where a name is taken or cannot be given; then none has it, and what was to be
  /// replaced is where it was. A file that cannot even be put back stays in the hidden folder, as "….kept"
  void commit(const std::vector<Target>& targets);

 private:
  void makeFolders(const std::filesystem::path& folder);
  void sync() const;
  /// How a file came by its name: one that was free, or another file's, which is now under its number or
  /// kept().
  enum class Placed : unsigned char { New, Exchanged, Kept };
  Placed place(const Target& target);
  void undo(const std::vector<Target>& placed, const std::vector<Placed>& ways);
  /// Where what a file replaces lies until all have their names. No name that removeStaged() takes away.
  [[nodiscard]] std::filesystem::path kept(std::size_t index) const;

  std::filesystem::path folder_;
  std::filesystem::path hidden_;
  int inUse_{-1};                            ///< the hidden folder, open and marked
  std::vector<std::filesystem::path> made_;  ///< folders, outermost first
  bool committed_{};
};

}  // namespace barline::exporting

#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <vector>

#include "storage/Locations.h"
#include "tests/monkey/Random.h"

namespace barline::monkey {

/// The folder in which everything happens: it is home, current folder and place of all data, so that what is
/// typed anywhere stays in it. Removed at the end.
class Sandbox {
 public:
  /// Writes the files and makes the process live in the folder: to be made before the application.
  Sandbox();
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  [[nodiscard]] const std::filesystem::path& home() const { return home_; }
  [[nodiscard]] storage::Locations places() const { return storage::Locations::inFolder(home_ / "data"); }
  [[nodiscard]] QString settingsFile() const;
  /// Music that can be analysed.
  [[nodiscard]] const std::vector<std::filesystem::path>& songs() const { return songs_; }
  /// What is no music, although its name says so, and folders.
  [[nodiscard]] const std::vector<std::filesystem::path>& oddities() const { return oddities_; }
  /// What other programs have written of the songs: collections and references.
  [[nodiscard]] const std::vector<std::filesystem::path>& documents() const { return documents_; }

  /// Somebody else works in the folder: a song goes away, comes back, or becomes another.
  void disturb(Random& random);

 private:
  void writeSongs();
  void writeOddities();
  void writeDocuments();

  QTemporaryDir folder_;
  std::filesystem::path home_;
  std::vector<std::filesystem::path> songs_;
  std::vector<std::filesystem::path> oddities_;
  std::vector<std::filesystem::path> documents_;
};

}  // namespace barline::monkey

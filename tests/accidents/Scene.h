#pragma once

#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "tests/accidents/Scenarios.h"
#include "tests/support/faults/FaultPlan.h"

namespace barline::test {

/// What a run of barline-cli meets.
struct Disturbance {
  std::optional<FaultPlan> fault{};
  long clockOffset{};                ///< seconds that the program's wall clock is off
  std::optional<int> killAfterMs{};  ///< SIGKILL then; nothing = never
};

/// How a run of barline-cli ended.
struct Ending {
  int status{-1};  ///< exit status; -1 where a signal ended it
  int signal{};    ///< 0 = none
  bool hung{};     ///< it did not end within a minute and was killed
  std::string errors;
  double seconds{};
};

/// Files by their path below a folder.
using Contents = std::map<std::string, std::string>;

/// Two songs and two more, a library that knows the two, a cache of their analyses and a library of the first
/// version, all on one "drive" with the person's home.
class Scene {
 public:
  /// Makes the songs and has them analysed. @throws std::runtime_error
  Scene();

  /// Puts a fresh copy in place for a scenario. @return its folder
  std::filesystem::path prepare(const Scenario& scenario);

  /// Runs barline-cli in the copy.
  [[nodiscard]] Ending run(const QStringList& words, const Disturbance& disturbance = {}) const;

  [[nodiscard]] const std::filesystem::path& drive() const { return drive_; }

 private:
  std::unique_ptr<QTemporaryDir> base_;
  std::filesystem::path original_;
  std::filesystem::path drive_;
};

/// All regular files at or below a path. @param hidden whether also those in or with names that begin with a
/// dot
[[nodiscard]] Contents contentsOf(const std::filesystem::path& path, bool hidden = false);

}  // namespace barline::test

#pragma once

#include <set>
#include <string>

#include "tests/accidents/Scene.h"

namespace barline::test {

/// Looks at a scene after an accident. What it knows of the scenario it learns from runs without one.
class Inspection {
 public:
  /// Runs the scenario undisturbed, twice. @throws std::runtime_error where that fails
  Inspection(Scene& scene, const Scenario& scenario);

  /// @param killed whether a signal from outside has ended it @throws std::runtime_error: what is wrong
  void look(const Ending& ending, bool killed);

  [[nodiscard]] double seconds() const { return seconds_; }

 private:
  void requireSentences(const Ending& ending) const;
  void requireSoundLibrary() const;
  void requireWholeMusic() const;
  void requireWholeOutput(bool complete) const;
  /// What has no output of its own.
  void requireDone() const;
  void requireWayOn() const;
  [[nodiscard]] std::vector<std::filesystem::path> wholeBackups() const;

  Scene& scene_;
  const Scenario& scenario_;
  Contents output_;               // of an undisturbed run
  Contents music_;                // before it
  Contents musicAfter_;           // and after it
  std::set<std::string> stable_;  // of the output: what is the same each time
  double seconds_{};
};

}  // namespace barline::test

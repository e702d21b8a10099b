#pragma once

#include <QStringList>
#include <string>
#include <vector>

namespace barline::test {

/// Something that barline-cli writes. Paths are relative to a scene's folder, which it is run in.
struct Scenario {
  std::string name;
  QStringList words;  ///< of the command

  bool withoutCache{};  ///< everything is analysed anew
  /// File or folder that appears; what is neither music nor a library may differ from run to run.
  std::string output{"out"};
};

[[nodiscard]] const std::vector<Scenario>& scenarios();

}  // namespace barline::test

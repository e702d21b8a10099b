#pragma once

#include <signal.h>
#include <sys/types.h>

#include <QTest>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace barline::test {

/// Processes that `parent` has started and that have not ended.
inline std::vector<pid_t> childrenOf(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    if (!std::getline(stat, line)) continue;
    // "pid (name) state parent …", and the name can hold anything.
    const auto behindName = line.rfind(')');
    if (behindName == std::string::npos || behindName + 4 >= line.size()) continue;
    const bool ended = line[behindName + 2] == 'Z';
    if (!ended && std::stoi(line.substr(behindName + 4)) == parent)
      children.push_back(std::stoi(entry.path().filename().string()));
  }
  return children;
}

/// Waits until a process is no more. @return whether it ended in time
inline bool isGone(pid_t process, int milliseconds = 5000) {
  return QTest::qWaitFor([=] { return ::kill(process, 0) != 0; }, milliseconds);
}

}  // namespace barline::test

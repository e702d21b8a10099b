#include "app/diagnosis/StateFolder.h"

#include <cstdlib>

namespace barline::app {
namespace {

/// Nothing but an absolute path.
std::filesystem::path folderFrom(const char* variable) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing changes variables while threads run
  const char* const value = std::getenv(variable);
  if (value == nullptr || *value != '/') return {};
  return value;
}

}  // namespace

std::filesystem::path stateFolder() {
  const std::filesystem::path state = folderFrom("XDG_STATE_HOME");
  if (!state.empty()) return state / "barline";
  const std::filesystem::path home = folderFrom("HOME");
  return home.empty() ? home : home / ".local/state/barline";
}

std::filesystem::path logFileIn(const std::filesystem::path& stateFolder) {
  return stateFolder / "barline.log";
}

std::filesystem::path crashFolderIn(const std::filesystem::path& stateFolder) {
  return stateFolder / "crashes";
}

}  // namespace barline::app

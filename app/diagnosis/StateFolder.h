#pragma once

#include <filesystem>

namespace barline::app {

/// $XDG_STATE_HOME/barline, without that variable ~/.local/state/barline (XDG Base Directory Specification
/// 0.8: a path that is not absolute is ignored). Makes no folder. Empty where there is no home either.
[[nodiscard]] std::filesystem::path stateFolder();

/// Where the log of both programs is: "barline.log" in a state folder.
[[nodiscard]] std::filesystem::path logFileIn(const std::filesystem::path& stateFolder);

/// Where crash reports are: "crashes" in a state folder.
[[nodiscard]] std::filesystem::path crashFolderIn(const std::filesystem::path& stateFolder);

}  // namespace barline::app

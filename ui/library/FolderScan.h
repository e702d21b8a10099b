#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace barline::ui {

/// Files as given, and for each folder the audio files in it and below, as files::listFolder() has them.
/// @param cancelled asked for every entry
[[nodiscard]] std::vector<std::filesystem::path> expandFolders(
    const std::vector<std::filesystem::path>& paths, const std::function<bool()>& cancelled = {});

}  // namespace barline::ui

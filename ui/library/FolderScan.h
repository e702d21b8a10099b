#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace barline::ui {

/// Whether a file's name ends as those of audio files do. Says nothing of its content.
[[nodiscard]] bool hasAudioName(const std::filesystem::path& file);

/// Files as given, and for each folder the files in it and below that have audio names, sorted by path
/// without regard to case.
/// Links to folders are not followed, so there is no way in circles; folders that cannot be read are passed
/// over. @param cancelled asked for every entry
[[nodiscard]] std::vector<std::filesystem::path> expandFolders(
    const std::vector<std::filesystem::path>& paths, const std::function<bool()>& cancelled = {});

}  // namespace barline::ui

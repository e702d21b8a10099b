#pragma once

#include <filesystem>

namespace barline::files {

/// Whether a file's name ends as those of audio files do. Says nothing of its content. What other systems
/// leave beside files ("._song.mp3") is none.
[[nodiscard]] bool hasAudioName(const std::filesystem::path& file);

}  // namespace barline::files

#pragma once

#include <filesystem>
#include <optional>

namespace barline::files {

/// The file that a path written elsewhere means: the very path, or else one that differs only in how its
/// letters are composed (Unicode NFC and NFD, as systems write them differently) or in case. Looks into
/// folders where the path itself leads nowhere. Nothing where no regular file, or more than one, fits.
[[nodiscard]] std::optional<std::filesystem::path> findFile(const std::filesystem::path& path);

}  // namespace barline::files

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace barline::exporting {

/// SHA-256 as 64 hexadecimal digits. @throws FileError where the file cannot be read
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);
[[nodiscard]] std::string sha256Of(std::string_view bytes);

/// A line of a list that `sha256sum --check` takes (GNU coreutils: a name with a line break or a backslash is
/// escaped, and the line begins with a backslash).
[[nodiscard]] std::string checksumLine(std::string_view sha256, std::string_view name);

}  // namespace barline::exporting

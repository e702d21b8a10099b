#pragma once

#include <filesystem>
#include <string_view>

namespace barline::importing {

/// The path of a "file:" address, its bytes unescaped: "file://localhost/C:/Music/a%20b.mp3" is
/// "C:/Music/a b.mp3". Empty for what is no local file.
[[nodiscard]] std::filesystem::path pathOfAddress(std::string_view address);

}  // namespace barline::importing

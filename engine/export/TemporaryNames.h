#pragma once

#include <string>
#include <string_view>

/// The names of what is being written: of a form that no person would choose, so that what bears one and is
/// left over may be removed.
namespace barline::exporting {

/// ".barline-q3k81mzv0a7d.part": for a file; drawn at random.
[[nodiscard]] std::string temporaryFileName();

/// ".barline-q3k81mzv0a7d.parts": for a folder of files; drawn at random.
[[nodiscard]] std::string temporaryFolderName();

enum class TemporaryForm : unsigned char { None, File, Folder };

/// Of which of the two functions' form a name is, letter for letter.
[[nodiscard]] TemporaryForm temporaryForm(std::string_view name);

}  // namespace barline::exporting

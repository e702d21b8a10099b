#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "engine/tags/writing/FileStamp.h"

/// Copies of files beside their originals, which take their place when they are done.
namespace barline::tags {

/// A name in the file's folder that nothing has: ".barline-q3k….part". The file is made by whoever uses it.
[[nodiscard]] std::filesystem::path temporaryNameFor(const std::filesystem::path& file);

/// Whether temporaryNameFor() may have made this name; recovery removes nothing else.
[[nodiscard]] bool isTemporaryName(const std::filesystem::path& file);

/// Makes `copy`, which must not exist, with the content, permissions, owner (as far as that is allowed) and
/// extended attributes of `file`. Shares the content's blocks where the file system can. @throws TagError and
/// leaves nothing
void copyFile(const std::filesystem::path& file, const std::filesystem::path& copy);

/// The same without content. @return the open new file, for the caller to close
[[nodiscard]] int createLike(const std::filesystem::path& file, const std::filesystem::path& copy);

/// @param file whose copy is open as `out`: what the person is told of. @throws TagError
void writeAll(int out, std::span<const std::byte> bytes, const std::filesystem::path& file);

/// Puts `copy` in the place of `file`, in one step that a power cut leaves done or not done, if `file` is
/// still what `expected` says. @throws TagError; then `file` is as it was
void replaceFile(const std::filesystem::path& copy, const std::filesystem::path& file,
                 const FileStamp& expected);

}  // namespace barline::tags

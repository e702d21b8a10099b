#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace barline::tags {

/// What it takes to make one file from another that shares most of its bytes, moved about as they may be:
/// stretches to copy, and the bytes that are nowhere in `base`. Two versions of a music file with other tags
/// differ by a few hundred bytes to a few kilobytes, wherever their format keeps the tags.
///
/// The block matching of rsync (Tridgell, "Efficient algorithms for sorting and synchronization", 1999,
/// chapter 3), with matches grown to both sides. Memory: some 12 bytes for each block of `base`, of which
/// there are a million at most.
/// @throws TagError where a file cannot be read
[[nodiscard]] std::vector<std::byte> makeDelta(const std::filesystem::path& base,
                                               const std::filesystem::path& target);

/// Writes the target of makeDelta() into `out`, an open file, at its position.
/// @throws TagError also where the delta does not fit `base`
void applyDelta(const std::filesystem::path& base, std::span<const std::byte> delta, int out);

}  // namespace barline::tags

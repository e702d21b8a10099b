#pragma once

#include <filesystem>

namespace barline::storage {

/// Makes a copy of a damaged library readable by SQLite again as far as its first 100 bytes (sqlite.org/
/// fileformat2.html, 1.3) are in the way: where they are not those of a library, standard ones take their
/// place, and the size that they tell becomes the file's own, whose last page is filled up with zeros.
/// @return whether the header had to be replaced, so that the version of its schema is not known
/// @throws StorageError
bool mendHeader(const std::filesystem::path& copy);

}  // namespace barline::storage

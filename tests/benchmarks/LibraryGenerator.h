#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace barline::benchmarks {

/// Makes a library as a large collection fills it: titles, artists, albums and genres of invented words,
/// their frequency falling as in real ones (Zipf), analysed tracks with all figures, a tenth with tags,
/// ratings and colours. The same for the same count.
/// @throws storage::StorageError
void generateLibrary(const std::filesystem::path& file, int tracks);

/// An invented word of the generator's vocabulary, the commonest at rank 0.
[[nodiscard]] std::string inventedWord(std::uint32_t rank);

}  // namespace barline::benchmarks

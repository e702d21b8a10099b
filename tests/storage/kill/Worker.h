#pragma once

#include <cstdint>
#include <filesystem>

namespace barline::storage::testing {

/// Works on a library for ever: imports, analyses, edits, backs up, brings an older library up to date,
/// exports and merges, in an order that `seed` decides. Writes one line to standard output for each call that
/// has returned, as Witness.h reads them.
[[noreturn]] void workForEver(const std::filesystem::path& folder, std::uint64_t seed);

}  // namespace barline::storage::testing

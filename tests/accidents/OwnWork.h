#pragma once

#include <filesystem>

namespace barline::test {

/// Puts into a library of two songs what a person adds by hand: a crate of both, and an edit.
void addOwnWork(const std::filesystem::path& library);

/// @throws std::runtime_error where anything of it is gone or another
void requireOwnWork(const std::filesystem::path& library);

}  // namespace barline::test

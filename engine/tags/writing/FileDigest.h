#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace barline::tags {

/// What tells a file's content from any other.
struct FileDigest {
  std::int64_t size{};  ///< bytes
  std::string hash;     ///< XXH3-128 of all of them, 32 hex digits

  bool operator==(const FileDigest&) const = default;
};

/// Reads the whole file. @throws TagError
[[nodiscard]] FileDigest digestOf(const std::filesystem::path& file);

}  // namespace barline::tags

#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "tests/fuzz/Harnesses.h"

namespace barline::fuzz {

[[nodiscard]] inline std::string_view asText(Input input) {
  return {reinterpret_cast<const char*>(input.data()), input.size()};
}

[[nodiscard]] inline std::span<const std::byte> asBytes(Input input) {
  return std::as_bytes(input);
}

/// Ends the process where a reader gave what it must not give. @param what it did, for whoever reads the log
void requireThat(bool holds, const char* what);

/// A folder in memory where there is one, for what reads files only. Gone with this object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// @return the file
std::filesystem::path writeFile(const std::filesystem::path& file, std::span<const std::byte> bytes);

}  // namespace barline::fuzz

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace barline::app {

/// How far a log has been read.
struct LogOffset {
  std::uint64_t file{};    ///< its inode; 0 = not read yet
  std::uint64_t offset{};  ///< bytes
};

struct LogText {
  std::string lines;  ///< whole ones, each with its end
  LogOffset end;
};

/// The lines that a log has after `from`; of one that was not read yet, the last megabyte. Where a new file
/// has been begun meanwhile, the end of the older one comes first. Nothing where there is no log. Any thread.
[[nodiscard]] LogText readLog(const std::filesystem::path& file, const LogOffset& from);

}  // namespace barline::app

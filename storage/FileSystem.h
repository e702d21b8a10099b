#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace barline::storage {

/// The file system that a file lies on.
struct FileSystem {
  std::string type;  ///< as the kernel names it: "ext4", "nfs4", "fuse.sshfs"; empty where it does not say
  bool network{};    ///< its files lie on another machine

  bool operator==(const FileSystem&) const = default;
};

/// Of a file, or of the nearest folder above where it does not exist yet. Asks the kernel, which waits where
/// a server does not answer: not for the interface's thread.
[[nodiscard]] FileSystem fileSystemOf(const std::filesystem::path& file);

/// Whether a type's files lie on another machine. @param magic of statfs(2); serves where the name does not
[[nodiscard]] bool isNetworkFileSystem(std::string_view type, std::int64_t magic);

/// The type of the file system of a device by the text of /proc/self/mountinfo (proc(5)); empty where it is
/// not in it. @param device "major:minor"
[[nodiscard]] std::string mountedType(std::string_view mountinfo, std::string_view device);

}  // namespace barline::storage

#include "storage/FileSystem.h"

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "storage/Files.h"

namespace barline::storage {
namespace {

using namespace std::string_view_literals;

/// statfs(2) and linux/magic.h.
constexpr std::array<std::int64_t, 16> kNetworkMagics{
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB2
    0x564C,      // NCP
    0x5346414F,  // OpenAFS
    0x6B414653,  // kAFS
    0x73757245,  // Coda
    0x00C36400,  // Ceph
    0x01021997,  // 9P
    0x0BD00BD0,  // Lustre
    0x7461636F,  // OCFS2
    0x01161970,  // GFS2
    0x47504653,  // GPFS
    0x19830326,  // BeeGFS
    0x786F4256,  // folders that VirtualBox shares
};

/// FUSE has one magic for whatever stands behind it, so the name of its type decides.
constexpr std::array kNetworkTypes{
    "nfs"sv,
    "nfs4"sv,
    "cifs"sv,
    "smb3"sv,
    "smbfs"sv,
    "ncpfs"sv,
    "afs"sv,
    "coda"sv,
    "ceph"sv,
    "9p"sv,
    "lustre"sv,
    "ocfs2"sv,
    "gfs2"sv,
    "gpfs"sv,
    "beegfs"sv,
    "vboxsf"sv,
    "prl_fs"sv,
    "davfs"sv,
    "fuse.sshfs"sv,
    "fuse.rclone"sv,
    "fuse.s3fs"sv,
    "fuse.davfs2"sv,
    "fuse.curlftpfs"sv,
    "fuse.smbnetfs"sv,
    "fuse.gvfsd-fuse"sv,
    "fuse.glusterfs"sv,
    "fuse.ceph-fuse"sv,
    "fuse.kio-fuse"sv,
    "fuse.vmhgfs-fuse"sv,
    "fuse.juicefs"sv,
    "fuse.google-drive-ocamlfuse"sv,
};

std::filesystem::path nearestExisting(std::filesystem::path path) {
  std::error_code error;
  while (!std::filesystem::exists(path, error) && path.has_relative_path()) path = path.parent_path();
  return path;
}

std::string textOf(const char* file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

FileSystem fileSystemOf(const std::filesystem::path& file) {
  const std::filesystem::path place = nearestExisting(realFile(file));
  struct ::statfs facts {};
  struct ::stat status {};
  if (::statfs(place.c_str(), &facts) != 0 || ::stat(place.c_str(), &status) != 0) return {};
  const std::string device =
      std::to_string(major(status.st_dev)) + ":" + std::to_string(minor(status.st_dev));
  FileSystem found{.type = mountedType(textOf("/proc/self/mountinfo"), device), .network = false};
  // f_type is signed on some machines, which would make a negative number of the larger magics.
  found.network = isNetworkFileSystem(found.type, static_cast<std::int64_t>(facts.f_type) & 0xFFFFFFFF);
  return found;
}

bool isNetworkFileSystem(std::string_view type, std::int64_t magic) {
  return std::ranges::find(kNetworkMagics, magic) != kNetworkMagics.end() ||
         std::ranges::find(kNetworkTypes, type) != kNetworkTypes.end();
}

std::string mountedType(std::string_view mountinfo, std::string_view device) {
  std::istringstream lines{std::string(mountinfo)};
  std::string found;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word >> word >> word;  // mount, parent, device
    if (word != device) continue;
    while (words >> word && word != "-") {
    }
    words >> found;  // a later line lies over an earlier one
  }
  return found;
}

}  // namespace barline::storage

#pragma once

namespace barline::test {

/// While it lives, no file system that this program writes to knows the flags of renameat2(2): as NFS, CIFS
/// and many of FUSE. One at a time. Needs the library barline_plain_disk, which stands in for the calls.
class PlainDisk {
 public:
  /// @param linkProblem errno of every link(2), as where there are no hard links; 0: there are
  explicit PlainDisk(int linkProblem = 0);
  ~PlainDisk();
  PlainDisk(const PlainDisk&) = delete;
  PlainDisk& operator=(const PlainDisk&) = delete;
};

}  // namespace barline::test

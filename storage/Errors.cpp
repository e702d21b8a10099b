#include "storage/Errors.h"

namespace barline::storage {

std::string describe(StorageProblem problem, const std::filesystem::path& file, const std::string& detail) {
  const std::string name = file.string();
  const std::string reason = detail.empty() ? std::string() : " (" + detail + ")";
  switch (problem) {
    case StorageProblem::Newer:
      return name + " was written by a newer Barline; open it with that version." + reason;
    case StorageProblem::Foreign:
      return name + " is not a Barline database; choose another file." + reason;
    case StorageProblem::Damaged:
      return name + " is damaged; restore a backup or start with an empty library." + reason;
    case StorageProblem::Busy:
      return name + " is in use by another program; try again in a moment." + reason;
    case StorageProblem::NoAccess:
      return name + " cannot be opened for writing; check the permissions of the file and its folder." +
             reason;
    case StorageProblem::Absent:
      return name + " does not exist; check its name." + reason;
    case StorageProblem::Taken:
      return name + " exists already; choose another name." + reason;
    case StorageProblem::Unreadable:
      return name + " cannot be read; check its permissions." + reason;
    case StorageProblem::Same:
      return name + " is the library itself; choose another one." + reason;
    case StorageProblem::DiskFull:
      return name + " cannot grow because the disk is full; make room and try again." + reason;
    case StorageProblem::Failed:
      break;
  }
  return name + " could not be used; try again, and check the disk if it stays so." + reason;
}

}  // namespace barline::storage

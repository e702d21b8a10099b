#include "engine/export/AtomicFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "engine/export/StaleFiles.h"
#include "engine/export/TemporaryNames.h"
#include "engine/files/Renaming.h"

namespace barline::exporting {
namespace {

std::filesystem::path folderOf(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

}  // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : target_(std::move(target)) {
  do {
    temporary_ = folderOf(target_) / temporaryFileName();
    descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  } while (descriptor_ < 0 && errno == EEXIST);
  if (descriptor_ < 0) {
    temporary_.clear();
    fail();
  }
  markInUse(descriptor_);
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commitReplacing() {
  sync();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
  finish();
}

bool AtomicFile::commitNew() {
  sync();
  if (const int problem = files::renameToFree(temporary_, target_); problem != 0) {
    if (problem == EEXIST) return false;
    errno = problem;
    fail();
  }
  finish();
  return true;
}

void AtomicFile::sync() {
  if (::fsync(descriptor_) != 0) fail();
}

void AtomicFile::finish() {
  temporary_.clear();
  ::close(std::exchange(descriptor_, -1));
  // The new name must survive a power cut too. Some file systems cannot sync a folder: not an error.
  const int folder = ::open(folderOf(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  static_cast<void>(::fsync(folder));
  ::close(folder);
}

void AtomicFile::fail() const {
  throw FileError(target_.string() + " could not be written: " + std::generic_category().message(errno) +
                  ".");
}

}  // namespace barline::exporting

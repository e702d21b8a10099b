#include "app/tags/TagRecovery.h"

#include <system_error>

#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/FileDigest.h"
#include "engine/tags/writing/TagError.h"

namespace barline::app {
namespace {

using storage::TagWrite;
using storage::TagWriteState;

bool holds(const std::filesystem::path& file, const storage::FileVersion& version) {
  std::error_code error;
  if (std::filesystem::file_size(file, error) != static_cast<std::uintmax_t>(version.size) || error)
    return false;
  return tags::digestOf(file) == tags::FileDigest{version.size, version.hash};
}

void removeCopy(const std::filesystem::path& copy) {
  std::error_code ignored;
  if (tags::isTemporaryName(copy)) std::filesystem::remove(copy, ignored);
}

/// What a file that somebody else changed since is left as: its fields may still be given back one by one.
void settle(storage::TagJournal& journal, const TagWrite& write) {
  const bool former = write.state != TagWriteState::Copying && holds(write.file, write.former);
  removeCopy(write.temporary);
  if (write.state == TagWriteState::Copying || (write.state == TagWriteState::Ready && former)) {
    journal.discard(write.id);
  } else {
    journal.settle(write.id, former ? TagWriteState::Returned : TagWriteState::Written);
  }
}

}  // namespace

std::size_t recoverTagWrites(storage::TagJournal& journal, const std::filesystem::path& libraryFile) {
  const storage::TagWriteLock lock(libraryFile);
  return lock.held() ? recoverTagWrites(journal, lock) : 0;
}

std::size_t recoverTagWrites(storage::TagJournal& journal, const storage::TagWriteLock&) {
  std::size_t settled = 0;
  for (const TagWrite& write : journal.unsettled()) {
    std::error_code error;
    if (!std::filesystem::exists(write.file, error)) continue;
    try {
      settle(journal, write);
      ++settled;
    } catch (const tags::TagError&) {
      // The file cannot be read now: the next time will do.
    }
  }
  return settled;
}

}  // namespace barline::app

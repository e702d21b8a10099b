#pragma once

#include <cstddef>

#include "storage/TagJournal.h"

namespace barline::app {

/// Settles what was under way when the program ended, be it by a power cut: copies that never took their
/// file's place are removed, and the journal says of each file what it holds. Entries of a drive that is not
/// there wait until it is. Does nothing while another process writes tags. For a background thread.
/// @return how many entries were settled. @throws storage::StorageError
std::size_t recoverTagWrites(storage::TagJournal& journal, const std::filesystem::path& libraryFile);

/// The same for whoever holds the lock.
std::size_t recoverTagWrites(storage::TagJournal& journal, const storage::TagWriteLock& lock);

}  // namespace barline::app

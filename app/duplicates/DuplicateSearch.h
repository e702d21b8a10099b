#pragma once

#include <cstddef>
#include <functional>

#include "engine/audio/Decoding.h"
#include "storage/PrintRepository.h"

namespace barline::app {

/// Prints tracks that have no print yet and notes which sound the same. Used by one thread at a time; several
/// processes that do it on one library at once do some of it twice, and no harm.
class DuplicateSearch {
 public:
  /// Both outlive this.
  DuplicateSearch(storage::PrintRepository& prints, audio::Decoding& decoding)
      : prints_(prints), decoding_(decoding) {}

  /// Goes on until nothing is left that has changed since the last call, or it is cancelled. Files that
  /// cannot be read are passed over.
  /// @param cancelled asked often
  /// @param progress  after each track. @return how many were printed
  /// @throws storage::StorageError
  std::size_t run(
      const std::function<bool()>& cancelled,
      const std::function<void(std::size_t done)>& progress = [](std::size_t) {});

 private:
  /// @return false where it was cancelled
  bool print(const storage::UnprintedTrack& track, const std::function<bool()>& cancelled);

  storage::PrintRepository& prints_;
  audio::Decoding& decoding_;
  std::int64_t revision_{};  // up to which all is done
};

}  // namespace barline::app

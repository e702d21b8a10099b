#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/model/Crate.h"
#include "storage/CrateRepository.h"

namespace barline::app {

/// The crates of one import of a collection: those that an earlier import of it has made are found again, the
/// others are made. Each is found once, so that two playlists of one name stay two crates. Any call throws
/// StorageError.
class CollectionCrates {
 public:
  /// @param crates outlives this
  explicit CollectionCrates(storage::CrateRepository& crates) : crates_(crates), known_(crates.all()) {}

  /// The folder of that name. @param parent a folder of this collection; 0 = the top. @return its id
  std::int64_t folder(std::int64_t parent, const std::string& name);

  /// The crate of that name, with these tracks put in that it has not yet; what else is in it stays. At the
  /// top, where a person's own crates stand, only one that holds nothing but tracks of the playlist is taken
  /// for it; beside others it gets a number. @param parent as above. @return its id
  std::int64_t crate(std::int64_t parent, const std::string& name, std::span<const std::int64_t> tracks);

 private:
  [[nodiscard]] bool isOfPlaylist(const model::Crate& crate, std::span<const std::int64_t> tracks) const;
  [[nodiscard]] std::string freeName(std::int64_t parent, const std::string& name) const;
  std::int64_t make(std::int64_t parent, model::CrateKind kind, const std::string& name);

  storage::CrateRepository& crates_;
  std::vector<model::Crate> known_;
  std::set<std::int64_t> found_;
};

}  // namespace barline::app

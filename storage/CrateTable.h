#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/Crate.h"

namespace barline::storage {

class Connection;

/// The tables "crates" and "crate_tracks". A passing view on a connection, inside of the caller's
/// transaction; throws StorageError. Ids are those of "crates" and of "tracks"; 0 in place of a parent means
/// the top, in place of the one to stand before the end.
class CrateTable {
 public:
  explicit CrateTable(Connection& connection) : connection_(connection) {}

  /// Those of one parent in their order.
  [[nodiscard]] std::vector<model::Crate> children(std::int64_t parent) const;
  [[nodiscard]] std::optional<model::Crate> crate(std::int64_t id) const;
  [[nodiscard]] std::int64_t parentOf(std::int64_t id) const;
  /// The next one in the same folder; 0 = it is the last.
  [[nodiscard]] std::int64_t following(std::int64_t id) const;
  /// Whether `id` is `folder` or lies in it, however deep.
  [[nodiscard]] bool within(std::int64_t id, std::int64_t folder) const;

  /// A row at the end of its folder, under its own id where it has one. @return its id
  std::int64_t insert(const model::Crate& crate);
  void setName(std::int64_t id, const std::string& name);
  void setSearch(std::int64_t id, const std::string& search);
  void place(std::int64_t id, std::int64_t parent, std::int64_t before);
  /// With everything in it.
  void remove(std::int64_t id);

  /// In their order.
  [[nodiscard]] std::vector<std::int64_t> tracks(std::int64_t crate) const;
  /// How many tracks there are in each crate that has any.
  [[nodiscard]] std::map<std::int64_t, std::int64_t> counts() const;
  /// The crates that a track lies in.
  [[nodiscard]] std::vector<std::int64_t> cratesOf(std::int64_t track) const;

  /// Puts in what exists and is not in it yet, in this order. @return those
  std::vector<std::int64_t> addTracks(std::int64_t crate, std::span<const std::int64_t> tracks,
                                      std::int64_t before);
  void removeTracks(std::int64_t crate, std::span<const std::int64_t> tracks);
  /// Gives the tracks of a crate this order; those not named follow in theirs, those not in it are passed
  /// over.
  void arrange(std::int64_t crate, std::span<const std::int64_t> order);

  /// Puts a track in another's place in every crate and in the history.
  void replaceTrack(std::int64_t track, std::int64_t by);

 private:
  Connection& connection_;
};

}  // namespace barline::storage

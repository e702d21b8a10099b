#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/search/TrackList.h"
#include "storage/CatalogueColumns.h"
#include "storage/Connection.h"

namespace barline::storage {

/// All tracks of a library in memory, to list those that a person looks for: read at the first question (some
/// 0.3 s and 20 MB for 100,000 tracks) and brought up to date at each further one, whichever process changed
/// them. Texts stay in the file, where an index finds them. Has a connection of its own, so it holds up no
/// other work on the library.
///
/// Thread-safe; calls take turns. Each may read the file, so none is for the interface's thread. Each throws
/// StorageError.
class TrackCatalogue {
 public:
  /// @param file of an open library
  explicit TrackCatalogue(std::filesystem::path file);

  [[nodiscard]] search::TrackList list(const search::TrackListRequest& request);

  /// How many tracks match.
  [[nodiscard]] std::size_t count(const search::TrackQuery& query);

  /// Grows whenever the library has changed, whichever process did it; cheap enough to be asked twice a
  /// second.
  [[nodiscard]] std::int64_t version();

 private:
  /// Rows in an order, ascending: those of which it is known, then the others.
  struct Permutation {
    std::int64_t revision{-1};
    std::vector<std::uint32_t> rows;
    std::size_t known{};
  };

  void refresh();
  void readAll();
  void readChanges(std::int64_t since);
  [[nodiscard]] RowMask matching(const search::TrackQuery& query);
  void mark(const search::Condition& condition, RowMask& mask);
  [[nodiscard]] const Permutation& permutation(search::TrackOrder order);
  [[nodiscard]] Permutation textOrder(search::TrackOrder order);
  [[nodiscard]] Permutation numberOrder(search::TrackOrder order) const;
  void append(search::TrackList& list, const RowMask& mask, const search::TrackListRequest& request);

  std::mutex mutex_;
  std::filesystem::path file_;
  std::optional<Connection> connection_;
  std::int64_t dataVersion_{-1};  // of the file as far as this connection has seen it
  std::int64_t revision_{};       // of the last row read
  std::int64_t textRevision_{};
  CatalogueColumns columns_;
  std::map<search::TrackOrder, Permutation> orders_;
};

}  // namespace barline::storage

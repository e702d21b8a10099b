#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/Crate.h"
#include "ui/crates/LibraryPlace.h"

namespace barline::ui {

/// How many tracks there are at each place; absent where it is not known: a smart crate with an error in its
/// search. A folder has no number.
struct LibraryCounts {
  std::map<LibraryList, std::int64_t> lists;
  std::map<std::int64_t, std::optional<std::int64_t>> crates;

  bool operator==(const LibraryCounts&) const = default;
};

/// Where a crate stands: in which folder (0 = at the top), before which of its crates (0 = at the end).
struct CratePlace {
  std::int64_t parent{};
  std::int64_t before{};

  bool operator==(const CratePlace&) const = default;
};

/// The crates of the library as the window needs them; the program puts its database behind it. Thread-safe.
/// Every call may block, so none is made on the interface's thread, and may throw: what() is one sentence for
/// the person. Unknown ids are passed over, as another process may have removed what is still shown.
class CrateStore {
 public:
  virtual ~CrateStore() = default;

  /// Folders before what is in them, those of one parent in their order.
  [[nodiscard]] virtual std::vector<model::Crate> crates() = 0;

  /// Of the lists and of these crates. May take some 10 ms for each smart crate of a large library.
  /// @param cancelled asked now and then; what was counted until then is returned
  [[nodiscard]] virtual LibraryCounts counts(const std::vector<model::Crate>& crates,
                                             const std::function<bool()>& cancelled) = 0;

  /// @return the new one's id
  virtual std::int64_t createCrate(const model::Crate& crate, std::int64_t before) = 0;
  /// @return the name that it had
  virtual std::string renameCrate(std::int64_t id, const std::string& name) = 0;
  /// @return the search that it had
  virtual std::string setCrateSearch(std::int64_t id, const std::string& search) = 0;
  /// @return the place that it had; absent where it cannot go there
  virtual std::optional<CratePlace> moveCrate(std::int64_t id, const CratePlace& to) = 0;
  /// With all that is in it. @return what brings it back
  virtual std::vector<model::RemovedCrate> removeCrate(std::int64_t id) = 0;
  virtual void restoreCrates(std::span<const model::RemovedCrate> removed) = 0;

  /// In their order.
  [[nodiscard]] virtual std::vector<std::int64_t> crateTracks(std::int64_t crate) = 0;
  /// The crates that a track lies in.
  [[nodiscard]] virtual std::vector<std::int64_t> cratesOf(std::int64_t track) = 0;
  /// @return those that were not in it
  virtual std::vector<std::int64_t> addToCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                               std::int64_t before) = 0;
  /// @return the order that the crate had
  virtual std::vector<std::int64_t> takeOutOfCrate(std::int64_t crate,
                                                   std::span<const std::int64_t> tracks) = 0;
  /// @return the order that the crate had
  virtual std::vector<std::int64_t> moveInCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                                std::int64_t before) = 0;
  /// Puts back what is missing and gives the crate this order.
  virtual void restoreInCrate(std::int64_t crate, std::span<const std::int64_t> order) = 0;

  /// What was opened or heard, the latest first.
  [[nodiscard]] virtual std::vector<std::int64_t> history() = 0;
  /// Notes that a track was opened, or heard, now.
  virtual void noteOpened(std::int64_t track) = 0;
  virtual void noteHeard(std::int64_t track) = 0;
  virtual void clearHistory() = 0;
};

}  // namespace barline::ui

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/model/Crate.h"
#include "ui/crates/CrateStore.h"

namespace barline::ui {

/// A change of the library's crates. Making it gives the change that takes it back, so what was undone can be
/// done again under the same ids. Made on a worker thread; throws what the store throws.
class CrateChange {
 public:
  using Function = std::function<CrateChange(CrateStore&)>;

  /// Changes nothing, and so does what takes it back.
  CrateChange() = default;
  explicit CrateChange(Function function) : function_(std::move(function)) {}

  [[nodiscard]] CrateChange make(CrateStore& store) const { return function_ ? function_(store) : *this; }

 private:
  Function function_;
};

/// Makes a crate of this kind, name and search in its parent.
/// @param tracks lie in it from the start
/// @param created told the new id on the worker thread, the first time
[[nodiscard]] CrateChange createCrate(model::Crate crate, std::int64_t before,
                                      std::vector<std::int64_t> tracks,
                                      std::function<void(std::int64_t)> created);
[[nodiscard]] CrateChange renameCrate(std::int64_t id, std::string name);
[[nodiscard]] CrateChange setCrateSearch(std::int64_t id, std::string search);
[[nodiscard]] CrateChange moveCrate(std::int64_t id, CratePlace to);
[[nodiscard]] CrateChange removeCrate(std::int64_t id);
[[nodiscard]] CrateChange addToCrate(std::int64_t crate, std::vector<std::int64_t> tracks,
                                     std::int64_t before);
[[nodiscard]] CrateChange takeOutOfCrate(std::int64_t crate, std::vector<std::int64_t> tracks);
[[nodiscard]] CrateChange moveInCrate(std::int64_t crate, std::vector<std::int64_t> tracks,
                                      std::int64_t before);

}  // namespace barline::ui

#include "ui/crates/CrateChange.h"

#include <utility>

namespace barline::ui {
namespace {

CrateChange restoreCrates(std::vector<model::RemovedCrate> removed) {
  return CrateChange([removed = std::move(removed)](CrateStore& store) {
    if (removed.empty()) return CrateChange();
    store.restoreCrates(removed);
    return removeCrate(removed.front().crate.id);
  });
}

/// Back to an order in which nothing was put in or taken out since.
CrateChange arrange(std::int64_t crate, std::vector<std::int64_t> order) {
  return CrateChange([=, order = std::move(order)](CrateStore& store) {
    std::vector<std::int64_t> before = store.crateTracks(crate);
    store.restoreInCrate(crate, order);
    return arrange(crate, std::move(before));
  });
}

/// Back into the order that the crate had with `tracks`, which were taken out.
CrateChange putBack(std::int64_t crate, std::vector<std::int64_t> tracks, std::vector<std::int64_t> order) {
  return CrateChange([=, tracks = std::move(tracks), order = std::move(order)](CrateStore& store) {
    store.restoreInCrate(crate, order);
    return takeOutOfCrate(crate, tracks);
  });
}

}  // namespace

CrateChange createCrate(model::Crate crate, std::int64_t before, std::vector<std::int64_t> tracks,
                        std::function<void(std::int64_t)> created) {
  return CrateChange([=, crate = std::move(crate), tracks = std::move(tracks),
                      created = std::move(created)](CrateStore& store) {
    const std::int64_t id = store.createCrate(crate, before);
    if (!tracks.empty()) store.addToCrate(id, tracks, 0);
    if (created) created(id);
    return removeCrate(id);
  });
}

CrateChange renameCrate(std::int64_t id, std::string name) {
  return CrateChange([=, name = std::move(name)](CrateStore& store) {
    return renameCrate(id, store.renameCrate(id, name));
  });
}

CrateChange setCrateSearch(std::int64_t id, std::string search) {
  return CrateChange([=, search = std::move(search)](CrateStore& store) {
    return setCrateSearch(id, store.setCrateSearch(id, search));
  });
}

CrateChange moveCrate(std::int64_t id, CratePlace to) {
  return CrateChange([=](CrateStore& store) {
    const auto from = store.moveCrate(id, to);
    return from ? moveCrate(id, *from) : CrateChange();
  });
}

CrateChange removeCrate(std::int64_t id) {
  return CrateChange([=](CrateStore& store) { return restoreCrates(store.removeCrate(id)); });
}

CrateChange addToCrate(std::int64_t crate, std::vector<std::int64_t> tracks, std::int64_t before) {
  return CrateChange([=, tracks = std::move(tracks)](CrateStore& store) {
    std::vector<std::int64_t> added = store.addToCrate(crate, tracks, before);
    return added.empty() ? CrateChange() : takeOutOfCrate(crate, std::move(added));
  });
}

CrateChange takeOutOfCrate(std::int64_t crate, std::vector<std::int64_t> tracks) {
  return CrateChange([=, tracks = std::move(tracks)](CrateStore& store) {
    return putBack(crate, tracks, store.takeOutOfCrate(crate, tracks));
  });
}

CrateChange moveInCrate(std::int64_t crate, std::vector<std::int64_t> tracks, std::int64_t before) {
  return CrateChange([=, tracks = std::move(tracks)](CrateStore& store) {
    return arrange(crate, store.moveInCrate(crate, tracks, before));
  });
}

}  // namespace barline::ui

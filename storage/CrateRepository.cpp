#include "storage/CrateRepository.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <unordered_set>
#include <utility>

#include "storage/CrateTable.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

void requireName(const std::string& name) {
  if (name.empty()) throw std::invalid_argument("A crate needs a name.");
}

bool isFolder(const CrateTable& table, std::int64_t id) {
  if (id == 0) return true;
  const auto crate = table.crate(id);
  return crate && crate->kind == model::CrateKind::Folder;
}

bool holdsTracks(const CrateTable& table, std::int64_t id) {
  const auto crate = table.crate(id);
  return crate && crate->kind == model::CrateKind::Crate;
}

void collect(const CrateTable& table, std::int64_t parent, std::vector<model::Crate>& crates) {
  for (model::Crate& crate : table.children(parent)) {
    const std::int64_t id = crate.id;
    const bool folder = crate.kind == model::CrateKind::Folder;
    crates.push_back(std::move(crate));
    if (folder) collect(table, id, crates);
  }
}

std::vector<model::Crate> withContent(const CrateTable& table, std::int64_t id) {
  std::vector<model::Crate> crates;
  if (auto crate = table.crate(id)) {
    crates.push_back(*std::move(crate));
    collect(table, id, crates);
  }
  return crates;
}

/// `order` with those of it that are in `moved` before another of its tracks, as `moved` has them. Where that
/// one moves too, the next that does not takes its part.
std::vector<std::int64_t> reordered(std::span<const std::int64_t> order, std::span<const std::int64_t> moved,
                                    std::int64_t before) {
  const std::unordered_set<std::int64_t> inside(order.begin(), order.end());
  const std::unordered_set<std::int64_t> moving(moved.begin(), moved.end());
  const auto stays = [&](std::int64_t track) { return !moving.contains(track); };
  const auto place = std::find_if(std::ranges::find(order, before), order.end(), stays);
  std::vector<std::int64_t> result;
  std::copy_if(order.begin(), place, std::back_inserter(result), stays);
  std::ranges::copy_if(moved, std::back_inserter(result),
                       [&](std::int64_t track) { return inside.contains(track); });
  std::copy_if(place, order.end(), std::back_inserter(result), stays);
  return result;
}

}  // namespace

CrateRepository::CrateRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& CrateRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

std::vector<model::Crate> CrateRepository::all() {
  const std::scoped_lock lock(mutex_);
  std::vector<model::Crate> crates;
  collect(CrateTable(opened()), 0, crates);
  return crates;
}

std::optional<model::Crate> CrateRepository::byId(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  return CrateTable(opened()).crate(id);
}

std::int64_t CrateRepository::create(const model::Crate& crate, std::int64_t before) {
  requireName(crate.name);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  if (!isFolder(table, crate.parent)) throw std::invalid_argument("The folder is not there any more.");
  model::Crate fresh = crate;
  fresh.id = 0;
  const std::int64_t id = table.insert(fresh);
  if (before != 0) table.place(id, crate.parent, before);
  transaction.commit();
  return id;
}

std::string CrateRepository::rename(std::int64_t id, const std::string& name) {
  requireName(name);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  const auto crate = table.crate(id);
  if (!crate) return name;
  table.setName(id, name);
  transaction.commit();
  return crate->name;
}

std::string CrateRepository::setSearch(std::int64_t id, const std::string& search) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  const auto crate = table.crate(id);
  if (!crate) return search;
  table.setSearch(id, search);
  transaction.commit();
  return crate->search;
}

std::optional<CrateRepository::Place> CrateRepository::move(std::int64_t id, const Place& to) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  const auto crate = table.crate(id);
  if (!crate || !isFolder(table, to.parent) || table.within(to.parent, id)) return std::nullopt;
  const Place from{.parent = crate->parent, .before = table.following(id)};
  table.place(id, to.parent, to.before == id ? from.before : to.before);
  transaction.commit();
  return from;
}

std::vector<model::RemovedCrate> CrateRepository::remove(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  std::vector<model::RemovedCrate> removed;
  for (model::Crate& crate : withContent(table, id)) {
    const std::int64_t each = crate.id;
    removed.push_back(
        {.crate = std::move(crate), .before = table.following(each), .tracks = table.tracks(each)});
  }
  table.remove(id);
  transaction.commit();
  return removed;
}

void CrateRepository::restore(std::span<const model::RemovedCrate> removed) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  for (const model::RemovedCrate& each : removed) {
    if (table.crate(each.crate.id)) continue;
    model::Crate crate = each.crate;
    if (!isFolder(table, crate.parent)) crate.parent = 0;
    table.insert(crate);
    table.place(crate.id, crate.parent, each.before);
    table.addTracks(crate.id, each.tracks, 0);
  }
  transaction.commit();
}

std::vector<std::int64_t> CrateRepository::tracks(std::int64_t crate) {
  const std::scoped_lock lock(mutex_);
  return CrateTable(opened()).tracks(crate);
}

std::map<std::int64_t, std::int64_t> CrateRepository::counts() {
  const std::scoped_lock lock(mutex_);
  return CrateTable(opened()).counts();
}

std::vector<std::int64_t> CrateRepository::cratesOf(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  return CrateTable(opened()).cratesOf(track);
}

std::vector<std::int64_t> CrateRepository::addTracks(std::int64_t crate, std::span<const std::int64_t> tracks,
                                                     std::int64_t before) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  if (!holdsTracks(table, crate)) return {};
  std::vector<std::int64_t> added = table.addTracks(crate, tracks, before);
  transaction.commit();
  return added;
}

std::vector<std::int64_t> CrateRepository::removeTracks(std::int64_t crate,
                                                        std::span<const std::int64_t> tracks) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  std::vector<std::int64_t> order = table.tracks(crate);
  table.removeTracks(crate, tracks);
  transaction.commit();
  return order;
}

std::vector<std::int64_t> CrateRepository::moveTracks(std::int64_t crate,
                                                      std::span<const std::int64_t> tracks,
                                                      std::int64_t before) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  std::vector<std::int64_t> order = table.tracks(crate);
  table.arrange(crate, reordered(order, tracks, before));
  transaction.commit();
  return order;
}

void CrateRepository::restoreTracks(std::int64_t crate, std::span<const std::int64_t> order) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  CrateTable table(*connection_);
  if (!holdsTracks(table, crate)) return;
  table.addTracks(crate, order, 0);
  table.arrange(crate, order);
  transaction.commit();
}

}  // namespace barline::storage

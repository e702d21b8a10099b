#include "app/intake/CollectionCrates.h"

#include <algorithm>

namespace barline::app {
namespace {

constexpr std::int64_t kTop = 0;

std::string numbered(const std::string& name, int number) {
  return number == 1 ? name : name + ' ' + std::to_string(number);
}

}  // namespace

std::int64_t CollectionCrates::folder(std::int64_t parent, const std::string& name) {
  for (const model::Crate& crate : known_) {
    const bool same = crate.kind == model::CrateKind::Folder && crate.parent == parent && crate.name == name;
    if (same && found_.insert(crate.id).second) return crate.id;
  }
  return make(parent, model::CrateKind::Folder, name);
}

std::int64_t CollectionCrates::crate(std::int64_t parent, const std::string& name,
                                     std::span<const std::int64_t> tracks) {
  std::int64_t id = 0;
  // One that a person's own had driven to a number is found under it again.
  for (int number = 1; id == 0 && (number == 1 || parent == kTop); ++number) {
    const std::string sought = numbered(name, number);
    const auto of = [&](const model::Crate& crate) { return crate.parent == parent && crate.name == sought; };
    if (std::ranges::none_of(known_, of)) break;
    const auto crate = std::ranges::find_if(known_, [&](const model::Crate& candidate) {
      return of(candidate) && candidate.kind == model::CrateKind::Crate && !found_.contains(candidate.id) &&
             (parent != kTop || isOfPlaylist(candidate, tracks));
    });
    if (crate != known_.end()) id = crate->id;
  }
  if (id == 0) id = make(parent, model::CrateKind::Crate, parent == kTop ? freeName(parent, name) : name);
  found_.insert(id);
  if (!tracks.empty()) crates_.addTracks(id, tracks);
  return id;
}

bool CollectionCrates::isOfPlaylist(const model::Crate& crate, std::span<const std::int64_t> tracks) const {
  const std::set<std::int64_t> playlist(tracks.begin(), tracks.end());
  const std::vector<std::int64_t> held = crates_.tracks(crate.id);
  return std::ranges::all_of(held, [&](std::int64_t track) { return playlist.contains(track); });
}

std::string CollectionCrates::freeName(std::int64_t parent, const std::string& name) const {
  for (int number = 1;; ++number) {
    std::string free = numbered(name, number);
    const bool taken = std::ranges::any_of(
        known_, [&](const model::Crate& crate) { return crate.parent == parent && crate.name == free; });
    if (!taken) return free;
  }
}

std::int64_t CollectionCrates::make(std::int64_t parent, model::CrateKind kind, const std::string& name) {
  const model::Crate crate{.id = 0, .parent = parent, .kind = kind, .name = name, .search = {}};
  known_.push_back(crate);
  known_.back().id = crates_.create(crate);
  found_.insert(known_.back().id);
  return known_.back().id;
}

}  // namespace barline::app

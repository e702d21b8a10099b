#include "app/gui/LibraryCrates.h"

#include "engine/search/QueryParser.h"
#include "storage/Files.h"

namespace barline::app {
namespace {

using Event = storage::HistoryRepository::Event;

}  // namespace

std::vector<model::Crate> LibraryCrates::crates() {
  return library_->crates().all();
}

std::optional<std::int64_t> LibraryCrates::matches(const std::string& search, std::int64_t now) {
  const search::ParsedQuery parsed = search::parseQuery(search, now);
  if (!parsed.problems.empty()) return std::nullopt;
  return static_cast<std::int64_t>(library_->catalogue().count(parsed.query));
}

ui::LibraryCounts LibraryCrates::counts(const std::vector<model::Crate>& crates,
                                        const std::function<bool()>& cancelled) {
  const std::int64_t now = storage::secondsNow();
  ui::LibraryCounts counts;
  for (const ui::LibraryList list : ui::kLibraryLists) {
    if (cancelled()) return counts;
    const auto query = ui::listQuery(list, now);
    counts.lists[list] =
        query ? static_cast<std::int64_t>(library_->catalogue().count(*query)) : library_->history().count();
  }
  const std::map<std::int64_t, std::int64_t> inside = library_->crates().counts();
  for (const model::Crate& crate : crates) {
    if (cancelled()) return counts;
    if (crate.kind == model::CrateKind::Smart) {
      counts.crates[crate.id] = matches(crate.search, now);
    } else if (crate.kind == model::CrateKind::Crate) {
      const auto found = inside.find(crate.id);
      counts.crates[crate.id] = found == inside.end() ? 0 : found->second;
    }
  }
  return counts;
}

std::int64_t LibraryCrates::createCrate(const model::Crate& crate, std::int64_t before) {
  return library_->crates().create(crate, before);
}

std::string LibraryCrates::renameCrate(std::int64_t id, const std::string& name) {
  return library_->crates().rename(id, name);
}

std::string LibraryCrates::setCrateSearch(std::int64_t id, const std::string& search) {
  return library_->crates().setSearch(id, search);
}

std::optional<ui::CratePlace> LibraryCrates::moveCrate(std::int64_t id, const ui::CratePlace& to) {
  const auto from = library_->crates().move(id, {.parent = to.parent, .before = to.before});
  if (!from) return std::nullopt;
  return ui::CratePlace{.parent = from->parent, .before = from->before};
}

std::vector<model::RemovedCrate> LibraryCrates::removeCrate(std::int64_t id) {
  return library_->crates().remove(id);
}

void LibraryCrates::restoreCrates(std::span<const model::RemovedCrate> removed) {
  library_->crates().restore(removed);
}

std::vector<std::int64_t> LibraryCrates::crateTracks(std::int64_t crate) {
  return library_->crates().tracks(crate);
}

std::vector<std::int64_t> LibraryCrates::cratesOf(std::int64_t track) {
  return library_->crates().cratesOf(track);
}

std::vector<std::int64_t> LibraryCrates::addToCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                                    std::int64_t before) {
  return library_->crates().addTracks(crate, tracks, before);
}

std::vector<std::int64_t> LibraryCrates::takeOutOfCrate(std::int64_t crate,
                                                        std::span<const std::int64_t> tracks) {
  return library_->crates().removeTracks(crate, tracks);
}

std::vector<std::int64_t> LibraryCrates::moveInCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                                     std::int64_t before) {
  return library_->crates().moveTracks(crate, tracks, before);
}

void LibraryCrates::restoreInCrate(std::int64_t crate, std::span<const std::int64_t> order) {
  library_->crates().restoreTracks(crate, order);
}

std::vector<std::int64_t> LibraryCrates::history() {
  return library_->history().latest();
}

void LibraryCrates::noteOpened(std::int64_t track) {
  library_->history().add(track, Event::Opened, storage::secondsNow());
}

void LibraryCrates::noteHeard(std::int64_t track) {
  library_->history().add(track, Event::Heard, storage::secondsNow());
}

void LibraryCrates::clearHistory() {
  library_->history().clear();
}

}  // namespace barline::app

#include "app/intake/CollectionImport.h"

#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "app/intake/CollectionCrates.h"
#include "engine/files/FindFile.h"

namespace barline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kAtOnce = 200;

bool isBelow(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         (folder.ends_with('/') || path[folder.size()] == '/');
}

/// By the mapping with the longest beginning that fits.
fs::path mapped(const fs::path& path, const std::vector<PathMapping>& mappings) {
  const PathMapping* best = nullptr;
  for (const PathMapping& mapping : mappings) {
    const bool longer = best == nullptr || mapping.from.native().size() > best->from.native().size();
    if (longer && isBelow(path.native(), mapping.from.native())) best = &mapping;
  }
  if (best == nullptr) return path;
  std::string rest = path.native().substr(best->from.native().size());
  rest.erase(0, rest.find_first_not_of('/'));
  return best->to / rest;
}

/// The longest folder that both lie in.
fs::path commonFolder(const fs::path& folder, const fs::path& file) {
  fs::path common;
  auto a = folder.begin();
  const fs::path parent = file.parent_path();
  for (auto b = parent.begin(); a != folder.end() && b != parent.end() && *a == *b; ++a, ++b) common /= *a;
  return common;
}

class Import {
 public:
  Import(storage::Library& library, const importing::Collection& collection, const LocatedCollection& located,
         const ImportChoice& choice, const std::function<bool(double)>& progress)
      : library_(library),
        collection_(collection),
        located_(located),
        choice_(choice),
        progress_(progress),
        tracks_(collection.tracks.size()) {}

  ImportReport run() {
    for (std::size_t first = 0; first < collection_.tracks.size(); first += kAtOnce) {
      if (!goesOn(first)) return std::move(report_);
      take(first, std::min(first + kAtOnce, collection_.tracks.size()));
    }
    if (choice_.playlists) makeCrates();
    return std::move(report_);
  }

 private:
  bool goesOn(std::size_t done) {
    const auto all = static_cast<double>(collection_.tracks.size());
    report_.cancelled = progress_ && !progress_(static_cast<double>(done) / all);
    return !report_.cancelled;
  }

  void take(std::size_t first, std::size_t end) {
    std::vector<fs::path> files;
    std::vector<std::size_t> indices;
    for (std::size_t i = first; i < end; ++i) {
      if (!located_.files[i]) {
        ++report_.missing;
        continue;
      }
      files.push_back(*located_.files[i]);
      indices.push_back(i);
    }
    const std::int64_t before = library_.tracks().count();
    std::vector<model::TrackRecord> records = library_.tracks().add(files);
    const std::int64_t after = library_.tracks().count();
    report_.added += static_cast<std::size_t>(std::max<std::int64_t>(0, after - before));
    std::vector<std::pair<std::int64_t, model::TrackReference>> references;
    std::vector<model::AmendedTrack> amendments;
    for (std::size_t i = 0; i < records.size(); ++i) {
      const importing::CollectionTrack& track = collection_.tracks[indices[i]];
      tracks_[indices[i]] = records[i].id;
      const model::TrackReference& reference = track.reference;
      if (!reference.grid.empty() || reference.key) references.emplace_back(records[i].id, reference);
      amend(records[i], track, amendments);
      count(std::move(records[i]));
    }
    report_.known = seen_.size() - std::min(seen_.size(), report_.added);
    if (choice_.references && !references.empty()) {
      library_.references().put(references);
      report_.references += references.size();
    }
    if (choice_.ratings && !amendments.empty()) {
      library_.tracks().amend(amendments);
      report_.ratings += amendments.size();
    }
  }

  void count(model::TrackRecord record) {
    if (!seen_.insert(record.id).second) return;  // listed twice, or the same file under two names
    if (record.state == model::TrackState::Waiting && record.fingerprint.empty())
      report_.waiting.push_back(std::move(record));
  }

  static void amend(const model::TrackRecord& record, const importing::CollectionTrack& track,
                    std::vector<model::AmendedTrack>& amendments) {
    model::AmendedTrack amended{.track = record.id, .amendment = {}};
    if (track.rating > 0 && record.rating == 0) amended.amendment.rating = track.rating;
    if (track.colour > 0 && record.colour == 0) amended.amendment.colour = track.colour;
    if (amended.amendment.rating || amended.amendment.colour) amendments.push_back(std::move(amended));
  }

  [[nodiscard]] std::vector<std::int64_t> tracksOf(const importing::CollectionPlaylist& playlist) const {
    std::vector<std::int64_t> tracks;
    for (const std::size_t index : playlist.tracks) {
      if (tracks_[index] != 0) tracks.push_back(tracks_[index]);
    }
    return tracks;
  }

  void makeCrates() {
    const std::vector<importing::CollectionPlaylist>& playlists = collection_.playlists;
    if (playlists.empty()) return;
    // A single playlist needs no folder around it.
    const bool single = playlists.size() == 1 && !playlists.front().isFolder;
    CollectionCrates crates(library_.crates());
    if (!single) report_.folder = crates.folder(0, collection_.program);
    std::vector<std::int64_t> made(playlists.size());
    for (std::size_t i = 0; i < playlists.size(); ++i) {
      const importing::CollectionPlaylist& playlist = playlists[i];
      const std::int64_t parent = playlist.parent == i ? report_.folder : made[playlist.parent];
      made[i] = playlist.isFolder ? crates.folder(parent, playlist.name)
                                  : crates.crate(parent, playlist.name, tracksOf(playlist));
      ++report_.crates;
    }
    if (single) report_.folder = made.front();
  }

  storage::Library& library_;
  const importing::Collection& collection_;
  const LocatedCollection& located_;
  const ImportChoice& choice_;
  const std::function<bool(double)>& progress_;
  std::vector<std::int64_t> tracks_;  // of the library, by their index in the collection; 0 = left out
  std::set<std::int64_t> seen_;
  ImportReport report_;
};

}  // namespace

LocatedCollection locate(const importing::Collection& collection, const std::vector<PathMapping>& mappings,
                         const std::function<bool(double)>& progress) {
  constexpr std::size_t kTellEvery = 64;
  LocatedCollection located;
  located.files.resize(collection.tracks.size());
  bool anyMissing = false;
  for (std::size_t i = 0; i < collection.tracks.size(); ++i) {
    const auto all = static_cast<double>(collection.tracks.size());
    if (progress && i % kTellEvery == 0 && !progress(static_cast<double>(i) / all)) break;
    const fs::path& path = collection.tracks[i].path;
    located.files[i] = files::findFile(mapped(path, mappings));
    if (located.files[i]) {
      ++located.found;
    } else {
      located.missingFolder =
          anyMissing ? commonFolder(located.missingFolder, path) : fs::path(path.parent_path());
      anyMissing = true;
    }
  }
  return located;
}

ImportReport importCollection(storage::Library& library, const importing::Collection& collection,
                              const LocatedCollection& located, const ImportChoice& choice,
                              const std::function<bool(double)>& progress) {
  return Import(library, collection, located, choice, progress).run();
}

}  // namespace barline::app

#include "storage/FileRepository.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "storage/Files.h"
#include "storage/PathTable.h"
#include "storage/Pieces.h"
#include "storage/Statement.h"
#include "storage/TrackTable.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

using Path = std::filesystem::path;

std::span<const std::byte> bytesOf(const std::string& text) {
  return std::as_bytes(std::span(text));
}

Path pathFrom(std::span<const std::byte> bytes) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// Absolute, without "..", and without a slash at its end.
Path normalizedFolder(const Path& folder) {
  Path path = std::filesystem::absolute(folder).lexically_normal();
  return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

bool isBelow(const Path& path, const Path& folder) {
  const std::string& prefix = folder.native();
  const std::string& text = path.native();
  return text.size() > prefix.size() && text.starts_with(prefix) &&
         (prefix.ends_with('/') || text[prefix.size()] == '/');
}

/// @param folders sorted, none of them in another: so the one that holds `path` is the last before it
bool isBelowAny(const Path& path, std::span<const Path> folders) {
  const auto after = std::ranges::upper_bound(folders, path);
  return after != folders.begin() && isBelow(path, *(after - 1));
}

using Stamped = std::map<Path, std::optional<FileStamp>>;
using Identity = std::tuple<std::int64_t, std::int64_t>;  // device, inode

Stamped stamped(std::span<const Path> files) {
  Stamped found;
  for (const Path& file : files) found.emplace(file, stampOf(file));
  return found;
}

std::set<Identity> identities(const Stamped& files) {
  std::set<Identity> found;
  for (const auto& [path, stamp] : files) {
    if (stamp) found.emplace(stamp->device, stamp->inode);
  }
  return found;
}

/// Whether a file that is not listed is gone. One that can be looked at under its old name all the same is
/// listed under another, as where only the case of its name has changed on a file system without case; or its
/// name is none that is listed.
bool isGone(const PathRow& row, const std::set<Identity>& listed) {
  const auto stamp = stampOf(row.path);
  return !stamp || listed.contains({stamp->device, stamp->inode});
}

}  // namespace

FileRepository::FileRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& FileRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

std::vector<Path> FileRepository::watchedFolders() {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), "SELECT path FROM watched_folders ORDER BY path");
  std::vector<Path> folders;
  while (row.step()) folders.push_back(pathFrom(row.blob(0)));
  return folders;
}

bool FileRepository::watch(const Path& folder) {
  const std::string path = normalizedFolder(folder).native();
  const std::scoped_lock lock(mutex_);
  if (Statement(opened(), "SELECT 1 FROM watched_folders WHERE path = ?").bindAll(bytesOf(path)).step())
    return false;
  Statement(*connection_, "INSERT INTO watched_folders (path, added_at) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .bindAll(bytesOf(path), secondsNow())
      .run();
  return true;
}

void FileRepository::unwatch(const Path& folder) {
  const std::string path = normalizedFolder(folder).native();
  const std::scoped_lock lock(mutex_);
  Statement(opened(), "DELETE FROM watched_folders WHERE path = ?").bindAll(bytesOf(path)).run();
}

FolderDifference FileRepository::compare(const Path& folder, std::span<const Path> files,
                                         std::span<const Path> unknown) {
  const Stamped now = stamped(files);
  const std::set<Identity> listed = identities(now);
  std::vector<PathRow> rows;
  {
    const std::scoped_lock lock(mutex_);
    rows = PathTable(opened()).currentBelow(folder);
  }
  FolderDifference difference;
  std::vector<PathRow> gone;
  std::vector<PathRow> touched;  // the same content, but the file system has other numbers for it
  std::set<Path> known;
  for (PathRow& row : rows) {
    const auto found = now.find(row.path);
    if (found == now.end() || !found->second) {
      if (!isBelowAny(row.path, unknown) && isGone(row, listed)) gone.push_back(row);
      continue;
    }
    known.insert(row.path);
    if (row.stamp == found->second) continue;
    if (row.stamp && row.stamp->sameContentAs(*found->second)) {
      row.stamp = found->second;
      touched.push_back(row);
    } else {
      difference.changed.push_back(row.path);
    }
  }
  for (const auto& [path, stamp] : now) {
    if (stamp && !known.contains(path)) difference.appeared.push_back(path);
  }
  inPieces(std::span<const PathRow>(touched), [&](std::span<const PathRow> piece) { noteTouched(piece); });
  inPieces(std::span<const PathRow>(gone),
           [&](std::span<const PathRow> piece) { noteGone(piece, difference.lost); });
  std::ranges::sort(difference.lost);
  difference.lost.erase(std::unique(difference.lost.begin(), difference.lost.end()), difference.lost.end());
  return difference;
}

void FileRepository::noteTouched(std::span<const PathRow> rows) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  PathTable paths(*connection_);
  const std::int64_t time = secondsNow();
  for (const PathRow& row : rows) {
    const auto now = paths.current(row.path);
    if (now && now->track == row.track) paths.put(row, time);
  }
  transaction.commit();
}

void FileRepository::noteGone(std::span<const PathRow> rows, std::vector<std::int64_t>& lost) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  PathTable paths(*connection_);
  for (const PathRow& row : rows) {
    const auto now = paths.current(row.path);
    if (!now || now->track != row.track || now->stamp != row.stamp) continue;  // somebody has seen it since
    paths.setGone(row, true);
    TrackTable(*connection_).refreshDerived(row.track);
    lost.push_back(row.track);
  }
  transaction.commit();
}

std::optional<model::AudioSource> FileRepository::lastSource(const Path& file) {
  const std::scoped_lock lock(mutex_);
  const auto row = PathTable(opened()).current(file);
  if (!row) return std::nullopt;
  auto source = TrackTable(*connection_).source(row->track);
  if (source) source->path = file;
  return source;
}

std::int64_t FileRepository::replaceAudio(const Path& file) {
  const auto stamp = stampOf(file);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  const std::int64_t now = secondsNow();
  TrackTable tracks(*connection_);
  const auto former = PathTable(*connection_).current(file);
  const std::int64_t track = tracks.insert(now);
  PathTable(*connection_).put({.track = track, .path = file, .stamp = stamp}, now);
  tracks.refreshDerived(track);
  if (former) tracks.refreshDerived(former->track);
  transaction.commit();
  return track;
}

std::vector<MissingFile> FileRepository::missing(const Path& folder) {
  const std::scoped_lock lock(mutex_);
  std::vector<MissingFile> found;
  Statement row(
      opened(),
      "SELECT p.track_id, p.path, t.fingerprint, p.size, p.mtime_ns, p.inode, p.device FROM tracks t "
      "JOIN paths p ON p.track_id = t.id WHERE t.missing = 1 ORDER BY p.seen_at DESC, p.track_id");
  while (row.step()) {
    MissingFile file{.track = row.integer(0),
                     .path = pathFrom(row.blob(1)),
                     .fingerprint = row.text(2),
                     .stamp = std::nullopt};
    if (!folder.empty() && !isBelow(file.path, folder)) continue;
    if (!row.isNull(3)) {
      file.stamp = FileStamp{.size = row.integer(3),
                             .modifiedNanoseconds = row.integer(4),
                             .inode = row.integer(5),
                             .device = row.integer(6)};
    }
    found.push_back(std::move(file));
  }
  return found;
}

void FileRepository::relink(std::int64_t track, const Path& file) {
  const Path path = std::filesystem::absolute(file).lexically_normal();
  const auto stamp = stampOf(path);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  TrackTable tracks(*connection_);
  if (!tracks.has(track)) return;
  const auto former = PathTable(*connection_).current(path);
  const bool read = !tracks.fingerprintOf(track).empty();
  PathTable(*connection_).put({.track = track, .path = path, .stamp = stamp, .verified = read}, secondsNow());
  tracks.refreshDerived(track);
  if (former && former->track != track) tracks.refreshDerived(former->track);
  transaction.commit();
}

}  // namespace barline::storage

#include "storage/TrackRepository.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "storage/CrateTable.h"
#include "storage/Errors.h"
#include "storage/FigureTable.h"
#include "storage/FileStamp.h"
#include "storage/Files.h"
#include "storage/PathTable.h"
#include "storage/Pieces.h"
#include "storage/RecipeRepository.h"
#include "storage/Statement.h"
#include "storage/TextTable.h"
#include "storage/TrackTable.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

using Path = std::filesystem::path;

Path normalized(const Path& file) {
  if (file.empty()) return {};  // the name of no file, of which no absolute one can be made
  return std::filesystem::absolute(file).lexically_normal();
}

/// The file's earlier name, where it was renamed or linked to: same inode, size and time.
std::optional<PathRow> earlierName(PathTable& paths, const FileStamp& stamp) {
  auto earlier = paths.withStamp(stamp);
  if (!earlier) return std::nullopt;
  const auto there = stampOf(earlier->path);
  // FAT and some of FUSE have no inodes of their own and give a number to another file after a while.
  if (there && (there->inode != stamp.inode || there->device != stamp.device)) return std::nullopt;
  if (!there && !earlier->gone) paths.setGone(*earlier, true);
  return earlier;
}

/// Makes `path` lead to a track; `stamp` is of the file now.
std::int64_t addPath(Connection& connection, const Path& path, const std::optional<FileStamp>& stamp,
                     std::int64_t now) {
  PathTable paths(connection);
  TrackTable tracks(connection);
  auto row = paths.current(path);
  if (row && (!stamp || row->stamp == stamp)) return row->track;
  bool verified = row && row->verified && row->stamp && row->stamp->sameContentAs(*stamp);
  if (!row && stamp) {
    row = earlierName(paths, *stamp);
    verified = row && row->verified;
  }
  if (!row) {
    row = paths.lastGone(path);
    verified = row && row->verified && stamp && row->stamp && row->stamp->sameContentAs(*stamp);
  }
  const std::int64_t track = row ? row->track : tracks.insert(now);
  paths.put({.track = track, .path = path, .stamp = stamp, .verified = verified}, now);
  tracks.refreshDerived(track);
  return track;
}

/// The track that the audio of `path` belongs to, once its fingerprint is known. A row that only waited for
/// the fingerprint becomes that track, or gives way to it.
std::int64_t settleTrack(Connection& connection, const PathRow& row, const std::string& fingerprint,
                         std::int64_t now) {
  TrackTable tracks(connection);
  const auto owner = tracks.withFingerprint(fingerprint);
  if (owner == row.track) return row.track;
  const bool waiting = tracks.fingerprintOf(row.track).empty();
  if (!waiting) return owner ? *owner : tracks.insert(now);
  if (!owner) return row.track;
  PathTable(connection).remove(row.track, row.path);
  if (PathTable(connection).ofTrack(row.track).empty()) {
    CrateTable(connection).replaceTrack(row.track, *owner);
    tracks.adopt(*owner, row.track);
    tracks.remove(row.track);
  }
  return *owner;
}

/// Whether the track's audio is known to be in another file too.
bool liesElsewhere(const PathTable& paths, std::int64_t track, const Path& path) {
  return std::ranges::any_of(paths.ofTrack(track), [&](const PathRow& row) {
    return row.verified && !row.gone && row.path != path;
  });
}

/// Rating ten thousand tracks is quick where their texts need not be looked at.
bool changesText(const model::TrackAmendment& amendment) {
  return amendment.title || amendment.artist || amendment.album || amendment.genre || amendment.comment ||
         amendment.tags;
}

/// Whether the file is there, other than the row says.
bool hasComeOrGone(const PathRow& row) {
  const auto stamp = stampOf(row.path);
  const bool lost = !row.gone && !stamp;
  const bool found = row.gone && stamp && row.stamp && stamp->sameContentAs(*row.stamp);
  return lost || found;
}

model::TrackRecord shownAt(model::TrackRecord record, const Path& path) {
  record.path = path;
  return record;
}

}  // namespace

TrackRepository::TrackRepository(Connection connection) : connection_(std::move(connection)) {}

model::TrackRecord TrackRepository::add(const Path& file) {
  return add(std::span(&file, 1)).front();
}

std::vector<model::TrackRecord> TrackRepository::add(std::span<const Path> files) {
  constexpr std::size_t kFilesAtOnce = 200;
  std::vector<model::TrackRecord> records;
  for (std::size_t done = 0; done < files.size(); done += kFilesAtOnce) {
    addTogether(files.subspan(done, std::min(kFilesAtOnce, files.size() - done)), records);
  }
  return records;
}

void TrackRepository::addTogether(std::span<const Path> files, std::vector<model::TrackRecord>& records) {
  std::vector<std::pair<Path, std::optional<FileStamp>>> looked;
  for (const Path& file : files) {
    const Path path = normalized(file);
    looked.emplace_back(path, stampOf(path));
  }
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  const std::int64_t now = secondsNow();
  for (const auto& [path, stamp] : looked) {
    const std::int64_t id = addPath(connection_, path, stamp, now);
    records.push_back(shownAt(TrackTable(connection_).record(id).value(), path));
  }
  transaction.commit();
}

model::TrackRecord TrackRepository::recordSource(const Path& file, const model::AudioSource& source,
                                                 const std::optional<model::TrackTags>& tags) {
  const Path path = normalized(file);
  const auto stamp = stampOf(path);
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  const std::int64_t now = secondsNow();
  PathTable paths(connection_);
  TrackTable tracks(connection_);
  auto row = paths.current(path);
  if (!row) {
    addPath(connection_, path, stamp, now);
    row = paths.current(path).value();
  }
  std::int64_t id = row->track;
  if (!source.fingerprint.empty()) {
    // A file that was written to since add() may hold other audio than what was read.
    const bool untouched = stamp && row->stamp && stamp->sameContentAs(*row->stamp);
    id = settleTrack(connection_, *row, source.fingerprint, now);
    paths.put({.track = id, .path = path, .stamp = stamp, .verified = untouched}, now);
    const auto known = liesElsewhere(paths, id, path) ? TrackTable::Known::Stays : TrackTable::Known::Goes;
    tracks.setSource(id, source, known);
    if (tags) tracks.setTags(id, *tags, known);
    if (id != row->track) tracks.refreshDerived(row->track);
    tracks.refreshDerived(id);
  }
  auto record = tracks.record(id).value();
  transaction.commit();
  return shownAt(std::move(record), path);
}

void TrackRepository::updateAnalysis(std::int64_t id, const AnalysisSummary& summary) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  TrackTable tracks(connection_);
  if (tracks.has(id)) {
    tracks.setSummary(id, summary, secondsNow());
    FigureTable(connection_).put(id, summary.figures);
    RecipeTable(connection_).put(id, summary.recipe);
  }
  transaction.commit();
}

void TrackRepository::setState(std::int64_t id, model::TrackState state, const std::string& problem) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  TrackTable(connection_).setState(id, state, problem);
  transaction.commit();
}

void TrackRepository::remove(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  TrackTable(connection_).remove(id);
  transaction.commit();
}

std::optional<model::TrackRecord> TrackRepository::byId(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  return TrackTable(connection_).record(id);
}

std::vector<model::TrackRecord> TrackRepository::byIds(std::span<const std::int64_t> ids) {
  const std::scoped_lock lock(mutex_);
  std::vector<model::TrackRecord> records;
  for (const std::int64_t id : ids) {
    if (auto record = TrackTable(connection_).record(id)) records.push_back(*std::move(record));
  }
  return records;
}

std::optional<model::TrackRecord> TrackRepository::byPath(const Path& file) {
  const Path path = normalized(file);
  const std::scoped_lock lock(mutex_);
  const PathTable paths(connection_);
  auto row = paths.current(path);
  if (!row) row = paths.lastGone(path);
  if (!row) return std::nullopt;
  auto record = TrackTable(connection_).record(row->track);
  if (!record) return std::nullopt;
  return shownAt(*std::move(record), path);
}

std::optional<model::TrackRecord> TrackRepository::byFingerprint(const std::string& fingerprint) {
  const std::scoped_lock lock(mutex_);
  const TrackTable tracks(connection_);
  const auto id = tracks.withFingerprint(fingerprint);
  if (!id) return std::nullopt;
  return tracks.record(*id);
}

std::vector<model::TrackRecord> TrackRepository::all() {
  const std::scoped_lock lock(mutex_);
  return TrackTable(connection_).records();
}

std::int64_t TrackRepository::count() {
  const std::scoped_lock lock(mutex_);
  return TrackTable(connection_).count();
}

std::optional<model::AudioSource> TrackRepository::knownSource(const Path& file) {
  const Path path = normalized(file);
  const auto stamp = stampOf(path);
  const std::scoped_lock lock(mutex_);
  const auto row = PathTable(connection_).current(path);
  const bool unchanged = row && row->verified && stamp && row->stamp && row->stamp->sameContentAs(*stamp);
  if (!unchanged) return std::nullopt;
  auto source = TrackTable(connection_).source(row->track);
  if (source) source->path = path;
  return source;
}

std::optional<TrackFigures> TrackRepository::figures(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  return FigureTable(connection_).of(id);
}

std::vector<std::pair<std::int64_t, std::string>> TrackRepository::withoutFigures() {
  const std::scoped_lock lock(mutex_);
  return TrackTable(connection_).withoutFigures();
}

bool TrackRepository::completeFigures(std::int64_t id, const TrackFigures& figures) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  if (!TrackTable(connection_).has(id) || FigureTable(connection_).of(id)) return false;
  FigureTable(connection_).put(id, figures);
  transaction.commit();
  return true;
}

std::vector<model::AmendedTrack> TrackRepository::amend(std::span<const model::AmendedTrack> tracks) {
  std::vector<model::AmendedTrack> former;
  if (std::ranges::none_of(tracks, changesText, &model::AmendedTrack::amendment)) {
    amendTogether(tracks, former);
    return former;
  }
  try {
    inPieces(tracks, [&](std::span<const model::AmendedTrack> piece) { amendTogether(piece, former); });
  } catch (const StorageError&) {
    takeBack(former);
    throw;
  }
  return former;
}

void TrackRepository::amendTogether(std::span<const model::AmendedTrack> tracks,
                                    std::vector<model::AmendedTrack>& former) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  TrackTable table(connection_);
  std::vector<model::AmendedTrack> replaced;
  for (const auto& [id, amendment] : tracks) {
    if (!table.has(id)) continue;
    replaced.push_back({id, table.amend(id, amendment)});
    if (changesText(amendment)) table.refreshDerived(id);
  }
  transaction.commit();
  std::ranges::move(replaced, std::back_inserter(former));
}

void TrackRepository::takeBack(const std::vector<model::AmendedTrack>& former) {
  // Of a track that is in it twice the first one is what there was before.
  const std::vector<model::AmendedTrack> lastFirst(former.rbegin(), former.rend());
  std::vector<model::AmendedTrack> ignored;
  try {
    inPieces(std::span(lastFirst),
             [&](std::span<const model::AmendedTrack> piece) { amendTogether(piece, ignored); });
  } catch (const StorageError&) {
    return;  // the first error is the one to tell
  }
}

model::TrackAmendment TrackRepository::ownTexts(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  return TrackTable(connection_).ownTexts(id);
}

void TrackRepository::completeTexts() {
  constexpr std::size_t kAtOnce = 1000;
  std::vector<std::int64_t> without;
  {
    const std::scoped_lock lock(mutex_);
    if (TextTable(connection_).isComplete()) return;
    without = TextTable(connection_).tracksWithout();
  }
  for (std::size_t done = 0; done < without.size(); done += kAtOnce) {
    const std::scoped_lock lock(mutex_);
    Transaction transaction(connection_);
    const std::size_t count = std::min(kAtOnce, without.size() - done);
    for (const std::int64_t id : std::span(without).subspan(done, count)) {
      TrackTable(connection_).refreshDerived(id);
    }
    transaction.commit();
  }
  const std::scoped_lock lock(mutex_);
  TextTable(connection_).setComplete();
}

std::vector<Path> TrackRepository::paths(std::int64_t id) {
  const std::scoped_lock lock(mutex_);
  std::vector<Path> found;
  for (PathRow& row : PathTable(connection_).ofTrack(id)) found.push_back(std::move(row.path));
  return found;
}

std::vector<std::int64_t> TrackRepository::refreshMissing(const std::function<bool()>& cancelled) {
  // Other calls get in between: looking at the files of a large library takes seconds.
  constexpr int kAtOnce = 500;
  std::vector<std::int64_t> tracks;
  std::optional<PathRow> last;
  while (!cancelled || !cancelled()) {
    std::vector<PathRow> rows;
    {
      const std::scoped_lock lock(mutex_);
      rows = PathTable(connection_).following(last, kAtOnce);
    }
    if (rows.empty()) break;
    last = rows.back();
    std::erase_if(rows, [](const PathRow& row) { return !hasComeOrGone(row); });
    noteComeOrGone(rows, tracks);
  }
  std::sort(tracks.begin(), tracks.end());
  tracks.erase(std::unique(tracks.begin(), tracks.end()), tracks.end());
  return tracks;
}

void TrackRepository::noteComeOrGone(const std::vector<PathRow>& rows, std::vector<std::int64_t>& tracks) {
  if (rows.empty()) return;
  const std::scoped_lock lock(mutex_);
  Transaction transaction(connection_);
  PathTable paths(connection_);
  for (const PathRow& row : rows) {
    if (row.gone && paths.current(row.path)) continue;  // another track's by now
    paths.setGone(row, !row.gone);
    TrackTable(connection_).refreshDerived(row.track);
    tracks.push_back(row.track);
  }
  transaction.commit();
}

}  // namespace barline::storage

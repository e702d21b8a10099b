#include "storage/PathTable.h"

#include <span>
#include <string>

#include "storage/Connection.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr const char* kSelect =
    "SELECT track_id, path, size, mtime_ns, inode, device, verified, gone FROM paths ";

std::span<const std::byte> bytesOf(const std::filesystem::path& path) {
  return std::as_bytes(std::span(path.native()));
}

std::filesystem::path pathFrom(std::span<const std::byte> bytes) {
  return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

PathRow rowOf(const Statement& statement) {
  PathRow row{.track = statement.integer(0),
              .path = pathFrom(statement.blob(1)),
              .stamp = std::nullopt,
              .verified = statement.integer(6) != 0,
              .gone = statement.integer(7) != 0};
  if (!statement.isNull(2)) {
    row.stamp = FileStamp{.size = statement.integer(2),
                          .modifiedNanoseconds = statement.integer(3),
                          .inode = statement.integer(4),
                          .device = statement.integer(5)};
  }
  return row;
}

template <class... Values>
std::vector<PathRow> select(Connection& connection, const std::string& rest, const Values&... values) {
  Statement statement(connection, std::string(kSelect) + rest);
  statement.bindAll(values...);
  std::vector<PathRow> rows;
  while (statement.step()) rows.push_back(rowOf(statement));
  return rows;
}

template <class... Values>
std::optional<PathRow> selectOne(Connection& connection, const std::string& rest, const Values&... values) {
  std::vector<PathRow> rows = select(connection, rest + " LIMIT 1", values...);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

}  // namespace

std::optional<PathRow> PathTable::current(const std::filesystem::path& path) const {
  return selectOne(connection_, "WHERE path = ? AND gone = 0", bytesOf(path));
}

std::optional<PathRow> PathTable::lastGone(const std::filesystem::path& path) const {
  return selectOne(connection_, "WHERE path = ? AND gone = 1 ORDER BY seen_at DESC, track_id DESC",
                   bytesOf(path));
}

std::optional<PathRow> PathTable::withStamp(const FileStamp& stamp) const {
  return selectOne(
      connection_,
      "WHERE inode = ? AND size = ? AND mtime_ns = ? AND device = ? AND (verified = 1 OR "
      "(SELECT fingerprint FROM tracks WHERE id = track_id) IS NULL) ORDER BY verified DESC, track_id",
      stamp.inode, stamp.size, stamp.modifiedNanoseconds, stamp.device);
}

std::vector<PathRow> PathTable::currentBelow(const std::filesystem::path& folder) const {
  std::string first = folder.native();
  if (!first.ends_with('/')) first += '/';
  std::string end = first;
  end.back() = '/' + 1;
  return select(connection_, "WHERE gone = 0 AND path >= ? AND path < ?", std::as_bytes(std::span(first)),
                std::as_bytes(std::span(end)));
}

std::vector<PathRow> PathTable::following(const std::optional<PathRow>& row, int count) const {
  if (!row) return select(connection_, "ORDER BY track_id, path LIMIT ?", count);
  return select(connection_, "WHERE (track_id, path) > (?, ?) ORDER BY track_id, path LIMIT ?", row->track,
                bytesOf(row->path), count);
}

std::vector<PathRow> PathTable::ofTrack(std::int64_t track) const {
  return select(connection_, "WHERE track_id = ? ORDER BY gone, seen_at DESC, path", track);
}

void PathTable::put(const PathRow& row, std::int64_t now) {
  Statement others(connection_, "UPDATE paths SET gone = 1 WHERE path = ? AND gone = 0 AND track_id <> ?");
  others.bindAll(bytesOf(row.path), row.track).run();
  Statement upsert(
      connection_,
      "INSERT INTO paths (track_id, path, size, mtime_ns, inode, device, verified, gone, seen_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, "
      "max(?8, coalesce((SELECT max(seen_at) + 1 FROM paths WHERE track_id = ?1 AND path <> ?2), 0))) "
      "ON CONFLICT (track_id, path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, "
      "inode = excluded.inode, device = excluded.device, verified = excluded.verified, gone = 0, "
      "seen_at = excluded.seen_at");
  upsert.bind(1, row.track);
  upsert.bind(2, bytesOf(row.path));
  if (row.stamp) {
    upsert.bind(3, row.stamp->size);
    upsert.bind(4, row.stamp->modifiedNanoseconds);
    upsert.bind(5, row.stamp->inode);
    upsert.bind(6, row.stamp->device);
  }
  upsert.bind(7, row.verified);
  upsert.bind(8, now);
  upsert.run();
}

void PathTable::setGone(const PathRow& row, bool gone) {
  Statement update(connection_, "UPDATE paths SET gone = ? WHERE track_id = ? AND path = ?");
  update.bindAll(gone, row.track, bytesOf(row.path)).run();
}

void PathTable::remove(std::int64_t track, const std::filesystem::path& path) {
  Statement(connection_, "DELETE FROM paths WHERE track_id = ? AND path = ?")
      .bindAll(track, bytesOf(path))
      .run();
}

}  // namespace barline::storage

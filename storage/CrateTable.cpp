#include "storage/CrateTable.h"

#include <string_view>
#include <unordered_set>

#include "storage/Connection.h"
#include "storage/Statement.h"

namespace barline::storage {
namespace {

constexpr const char* kSelect = "SELECT id, parent_id, kind, name, search FROM crates ";

model::CrateKind kindFrom(std::string_view name) {
  if (name == "folder") return model::CrateKind::Folder;
  if (name == "smart") return model::CrateKind::Smart;
  return model::CrateKind::Crate;
}

model::Crate crateOf(const Statement& row) {
  return {.id = row.integer(0),
          .parent = row.integer(1),
          .kind = kindFrom(row.textView(2)),
          .name = row.text(3),
          .search = row.text(4)};
}

/// NULL for the top.
std::optional<std::int64_t> idOrNull(std::int64_t id) {
  return id == 0 ? std::nullopt : std::optional(id);
}

std::vector<std::int64_t> ids(Statement& rows) {
  std::vector<std::int64_t> found;
  while (rows.step()) found.push_back(rows.integer(0));
  return found;
}

}  // namespace

std::vector<model::Crate> CrateTable::children(std::int64_t parent) const {
  Statement rows(connection_, std::string(kSelect) + "WHERE parent_id IS ? ORDER BY position, id");
  rows.bindAll(idOrNull(parent));
  std::vector<model::Crate> crates;
  while (rows.step()) crates.push_back(crateOf(rows));
  return crates;
}

std::optional<model::Crate> CrateTable::crate(std::int64_t id) const {
  Statement row(connection_, std::string(kSelect) + "WHERE id = ?");
  row.bindAll(id);
  if (!row.step()) return std::nullopt;
  return crateOf(row);
}

std::int64_t CrateTable::parentOf(std::int64_t id) const {
  const auto found = crate(id);
  return found ? found->parent : 0;
}

std::int64_t CrateTable::following(std::int64_t id) const {
  Statement row(connection_,
                "SELECT other.id FROM crates AS other, crates AS it WHERE it.id = ? AND "
                "other.parent_id IS it.parent_id AND (other.position, other.id) > (it.position, it.id) "
                "ORDER BY other.position, other.id LIMIT 1");
  row.bindAll(id);
  return row.step() ? row.integer(0) : 0;
}

bool CrateTable::within(std::int64_t id, std::int64_t folder) const {
  Statement row(connection_,
                "WITH RECURSIVE above (id) AS (VALUES (?) UNION SELECT parent_id FROM crates JOIN above "
                "USING (id) WHERE parent_id IS NOT NULL) SELECT 1 FROM above WHERE id = ?");
  row.bindAll(id, folder);
  return row.step();
}

std::int64_t CrateTable::insert(const model::Crate& crate) {
  Statement(connection_,
            "INSERT INTO crates (id, parent_id, position, kind, name, search) VALUES (?1, ?2, "
            "(SELECT coalesce(max(position), 0) + 1 FROM crates WHERE parent_id IS ?2), ?3, ?4, ?5)")
      .bindAll(idOrNull(crate.id), idOrNull(crate.parent), model::crateKindName(crate.kind), crate.name,
               crate.search)
      .run();
  return connection_.lastInsertId();
}

void CrateTable::setName(std::int64_t id, const std::string& name) {
  Statement(connection_, "UPDATE crates SET name = ? WHERE id = ?").bindAll(name, id).run();
}

void CrateTable::setSearch(std::int64_t id, const std::string& search) {
  Statement(connection_, "UPDATE crates SET search = ? WHERE id = ?").bindAll(search, id).run();
}

void CrateTable::place(std::int64_t id, std::int64_t parent, std::int64_t before) {
  std::vector<std::int64_t> order;
  bool placed = false;
  for (const model::Crate& child : children(parent)) {
    if (child.id == before) {
      order.push_back(id);
      placed = true;
    }
    if (child.id != id) order.push_back(child.id);
  }
  if (!placed) order.push_back(id);
  Statement move(connection_, "UPDATE crates SET parent_id = ?, position = ? WHERE id = ?");
  std::int64_t position = 0;
  for (const std::int64_t child : order) {
    move.bindAll(idOrNull(parent), ++position, child);
    move.run();
  }
}

void CrateTable::remove(std::int64_t id) {
  Statement(connection_, "DELETE FROM crates WHERE id = ?").bindAll(id).run();
}

std::vector<std::int64_t> CrateTable::tracks(std::int64_t crate) const {
  Statement rows(connection_,
                 "SELECT track_id FROM crate_tracks WHERE crate_id = ? ORDER BY position, track_id");
  rows.bindAll(crate);
  return ids(rows);
}

std::map<std::int64_t, std::int64_t> CrateTable::counts() const {
  Statement rows(connection_, "SELECT crate_id, count(*) FROM crate_tracks GROUP BY crate_id");
  std::map<std::int64_t, std::int64_t> counts;
  while (rows.step()) counts.emplace(rows.integer(0), rows.integer(1));
  return counts;
}

std::vector<std::int64_t> CrateTable::cratesOf(std::int64_t track) const {
  Statement rows(connection_, "SELECT crate_id FROM crate_tracks WHERE track_id = ? ORDER BY crate_id");
  rows.bindAll(track);
  return ids(rows);
}

std::vector<std::int64_t> CrateTable::addTracks(std::int64_t crate, std::span<const std::int64_t> tracks,
                                                std::int64_t before) {
  Statement place(connection_, "SELECT position FROM crate_tracks WHERE crate_id = ? AND track_id = ?");
  place.bindAll(crate, before);
  const bool inside = place.step();
  std::int64_t position = 0;
  if (inside) {
    position = place.integer(0);
    Statement(connection_,
              "UPDATE crate_tracks SET position = position + ? WHERE crate_id = ? AND position >= ?")
        .bindAll(static_cast<std::int64_t>(tracks.size()), crate, position)
        .run();
  } else {
    Statement last(connection_, "SELECT coalesce(max(position), 0) + 1 FROM crate_tracks WHERE crate_id = ?");
    last.bindAll(crate);
    last.step();
    position = last.integer(0);
  }
  std::vector<std::int64_t> added;
  Statement put(connection_,
                "INSERT INTO crate_tracks (crate_id, track_id, position) SELECT ?1, id, ?3 FROM tracks "
                "WHERE id = ?2 ON CONFLICT DO NOTHING RETURNING track_id");
  for (const std::int64_t track : tracks) {
    put.bindAll(crate, track, position);
    if (put.step()) {
      added.push_back(track);
      ++position;
    }
    put.reset();
  }
  return added;
}

void CrateTable::removeTracks(std::int64_t crate, std::span<const std::int64_t> tracks) {
  Statement take(connection_, "DELETE FROM crate_tracks WHERE crate_id = ? AND track_id = ?");
  for (const std::int64_t track : tracks) {
    take.bindAll(crate, track);
    take.run();
  }
}

void CrateTable::arrange(std::int64_t crate, std::span<const std::int64_t> order) {
  std::vector<std::int64_t> wanted(order.begin(), order.end());
  const std::unordered_set<std::int64_t> named(order.begin(), order.end());
  for (const std::int64_t track : tracks(crate)) {
    if (!named.contains(track)) wanted.push_back(track);
  }
  Statement move(connection_,
                 "UPDATE crate_tracks SET position = ?1 WHERE crate_id = ?2 AND track_id = ?3 AND "
                 "position <> ?1");
  std::int64_t position = 0;
  for (const std::int64_t track : wanted) {
    move.bindAll(++position, crate, track);
    move.run();
  }
}

void CrateTable::replaceTrack(std::int64_t track, std::int64_t by) {
  // Where the other one lies in the crate already it keeps its place.
  Statement(connection_, "UPDATE OR IGNORE crate_tracks SET track_id = ? WHERE track_id = ?")
      .bindAll(by, track)
      .run();
  Statement(connection_, "DELETE FROM crate_tracks WHERE track_id = ?").bindAll(track).run();
  Statement(connection_, "UPDATE history SET track_id = ? WHERE track_id = ?").bindAll(by, track).run();
}

}  // namespace barline::storage

#include "storage/PrintRepository.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

constexpr const char* kUnprinted =
    "FROM tracks t WHERE t.state = 'analysed' AND t.missing = 0 AND t.revision > ?2 "
    "AND NOT EXISTS (SELECT 1 FROM audio_prints a WHERE a.track_id = t.id AND a.version = ?1) ";

/// The group that each track belongs to, joined as pairs come in (disjoint sets with path halving).
class Groups {
 public:
  void join(std::int64_t a, std::int64_t b) { parents_[rootOf(a)] = rootOf(b); }

  [[nodiscard]] std::vector<std::vector<std::int64_t>> all() {
    std::map<std::int64_t, std::vector<std::int64_t>> members;
    for (const auto& [track, parent] : parents_) members[rootOf(track)].push_back(track);
    std::vector<std::vector<std::int64_t>> groups;
    groups.reserve(members.size());
    for (auto& [root, tracks] : members) groups.push_back(std::move(tracks));
    std::ranges::sort(groups);
    return groups;
  }

 private:
  std::int64_t rootOf(std::int64_t track) {
    parents_.try_emplace(track, track);
    while (parents_[track] != track) track = parents_[track] = parents_[parents_[track]];
    return track;
  }

  std::map<std::int64_t, std::int64_t> parents_;
};

}  // namespace

PrintRepository::PrintRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& PrintRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = NORMAL");  // the last prints may be lost and are made again
  }
  return *connection_;
}

std::vector<UnprintedTrack> PrintRepository::unprinted(int version, std::int64_t afterRevision,
                                                       std::size_t most) {
  const std::scoped_lock lock(mutex_);
  Statement row(
      opened(),
      std::string("SELECT t.id, t.revision, t.duration, (SELECT path FROM paths p WHERE p.track_id = t.id "
                  "AND p.gone = 0 ORDER BY p.seen_at DESC LIMIT 1) ") +
          kUnprinted + "ORDER BY t.revision LIMIT ?3");
  row.bindAll(version, afterRevision, static_cast<std::int64_t>(most));
  std::vector<UnprintedTrack> tracks;
  while (row.step()) {
    const auto path = row.blob(3);
    tracks.push_back({row.integer(0), row.integer(1),
                      std::string(reinterpret_cast<const char*>(path.data()), path.size()), row.real(2)});
  }
  return tracks;
}

std::size_t PrintRepository::countUnprinted(int version) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), std::string("SELECT count(*) ") + kUnprinted);
  row.bindAll(version, 0);
  return row.step() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

std::vector<TrackPrint> PrintRepository::candidates(int version, std::span<const std::uint32_t> keys,
                                                    double duration, double tolerance, std::int64_t except) {
  const std::scoped_lock lock(mutex_);
  std::map<std::int64_t, int> shared;  // keys in common with each track
  Statement having(opened(), "SELECT track_id FROM print_keys WHERE key = ? LIMIT ?");
  std::vector<std::int64_t> tracks;
  for (const std::uint32_t key : keys) {
    tracks.clear();
    having.bindAll(static_cast<std::int64_t>(key), static_cast<std::int64_t>(kMostOfOneKey) + 1);
    while (having.step()) tracks.push_back(having.integer(0));
    having.reset();
    if (tracks.size() > kMostOfOneKey) continue;
    for (const std::int64_t track : tracks) ++shared[track];
  }
  shared.erase(except);
  std::vector<std::pair<int, std::int64_t>> ranked;
  ranked.reserve(shared.size());
  for (const auto& [track, count] : shared) ranked.emplace_back(-count, track);
  std::ranges::sort(ranked);

  Statement print(*connection_,
                  "SELECT print FROM audio_prints WHERE track_id = ? AND version = ? AND print IS NOT NULL "
                  "AND duration BETWEEN ? AND ?");
  std::vector<TrackPrint> found;
  for (const auto& [count, track] : ranked) {
    print.bindAll(track, version, duration - tolerance, duration + tolerance);
    if (print.step()) {
      const auto bytes = print.blob(0);
      found.push_back({track, {bytes.begin(), bytes.end()}});
    }
    print.reset();
    if (found.size() == kMostCandidates) break;
  }
  return found;
}

void PrintRepository::put(std::int64_t track, int version, double duration,
                          const std::optional<std::vector<std::byte>>& print,
                          std::span<const std::uint32_t> keys, std::span<const SoundsLike> matches) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement exists(*connection_, "SELECT 1 FROM tracks WHERE id = ?");
  exists.bindAll(track);
  if (!exists.step()) return;
  exists.reset();
  Statement(*connection_,
            "INSERT INTO audio_prints (track_id, version, duration, print) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (track_id) DO UPDATE SET version = ?2, duration = ?3, print = ?4")
      .bindAll(track, version, duration,
               print ? std::optional(std::span<const std::byte>(*print)) : std::nullopt)
      .run();
  Statement key(*connection_, "INSERT OR IGNORE INTO print_keys (key, track_id) VALUES (?, ?)");
  for (const std::uint32_t value : keys) key.bindAll(static_cast<std::int64_t>(value), track).run();
  Statement(*connection_,
            "DELETE FROM duplicate_pairs WHERE (track_id = ?1 OR other_id = ?1) AND dismissed = 0")
      .bindAll(track)
      .run();
  Statement pair(
      *connection_,
      "INSERT INTO duplicate_pairs (track_id, other_id, similarity) SELECT ?1, ?2, ?3 "
      "WHERE EXISTS (SELECT 1 FROM tracks WHERE id = ?1) AND EXISTS (SELECT 1 FROM tracks WHERE id = ?2) "
      "ON CONFLICT (track_id, other_id) DO UPDATE SET similarity = ?3");
  for (const SoundsLike& match : matches) {
    pair.bindAll(track, match.track, match.similarity).run();
    pair.bindAll(match.track, track, match.similarity).run();
  }
  transaction.commit();
}

std::vector<std::vector<std::int64_t>> PrintRepository::groups() {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT track_id, other_id FROM duplicate_pairs WHERE dismissed = 0 AND track_id < other_id");
  Groups groups;
  while (row.step()) groups.join(row.integer(0), row.integer(1));
  return groups.all();
}

std::vector<SoundsLike> PrintRepository::soundsLike(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT other_id, similarity FROM duplicate_pairs WHERE track_id = ? AND dismissed = 0 ORDER "
                "BY other_id");
  row.bindAll(track);
  std::vector<SoundsLike> others;
  while (row.step()) others.push_back({row.integer(0), row.real(1)});
  return others;
}

void PrintRepository::setDismissed(std::span<const std::int64_t> tracks, bool dismissed) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement pair(*connection_,
                 "UPDATE duplicate_pairs SET dismissed = ? WHERE track_id = ? AND other_id = ?");
  for (const std::int64_t track : tracks) {
    for (const std::int64_t other : tracks) {
      if (other != track) pair.bindAll(dismissed, track, other).run();
    }
  }
  transaction.commit();
}

void PrintRepository::tidy() {
  const std::scoped_lock lock(mutex_);
  constexpr const char* kLeft = "track_id NOT IN (SELECT track_id FROM audio_prints)";
  // Looking holds nobody up; writing does, so it is left until it is worth it.
  const std::int64_t all = opened().integer("SELECT count(*) FROM print_keys");
  const std::int64_t left =
      connection_->integer(std::string("SELECT count(*) FROM print_keys WHERE ") + kLeft);
  if (left * 10 < all || left == 0) return;
  Transaction transaction(*connection_);
  connection_->execute(std::string("DELETE FROM print_keys WHERE ") + kLeft);
  transaction.commit();
}

}  // namespace barline::storage

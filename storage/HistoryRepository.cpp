#include "storage/HistoryRepository.h"

#include <utility>

#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {

HistoryRepository::HistoryRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& HistoryRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

void HistoryRepository::add(std::int64_t track, Event event, std::int64_t at) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_,
            "INSERT INTO history (track_id, at, heard) SELECT id, ?, ? FROM tracks WHERE id = ?")
      .bindAll(at, event == Event::Heard, track)
      .run();
  transaction.commit();
}

std::vector<std::int64_t> HistoryRepository::latest() {
  const std::scoped_lock lock(mutex_);
  Statement rows(opened(),
                 "SELECT track_id, max(at) AS last, max(id) AS newest FROM history GROUP BY track_id ORDER "
                 "BY last DESC, newest DESC");
  std::vector<std::int64_t> tracks;
  while (rows.step()) tracks.push_back(rows.integer(0));
  return tracks;
}

std::int64_t HistoryRepository::count() {
  const std::scoped_lock lock(mutex_);
  return opened().integer("SELECT count(DISTINCT track_id) FROM history");
}

void HistoryRepository::clear() {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  connection_->execute("DELETE FROM history");
  transaction.commit();
}

}  // namespace barline::storage

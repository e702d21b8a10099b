#include "storage/QueueRepository.h"

#include <utility>

#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

/// Between neighbours, so that most moves touch only what is moved. The schema knows it too.
constexpr std::int64_t kGap = 1024;

}  // namespace

QueueRepository::QueueRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& QueueRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

QueueContent QueueRepository::content() {
  const std::scoped_lock lock(mutex_);
  QueueContent content;
  Statement row(opened(), "SELECT track_id, problem FROM queue ORDER BY position");
  while (row.step()) {
    if (row.isNull(1)) {
      content.waiting.push_back(row.integer(0));
    } else {
      content.failed.push_back({row.integer(0), row.text(1)});
    }
  }
  Statement state(opened(), "SELECT paused, speed FROM queue_state");
  if (state.step()) {
    content.paused = state.integer(0) != 0;
    if (!state.isNull(1)) content.speed = state.real(1);
  }
  return content;
}

bool QueueRepository::changed() {
  const std::scoped_lock lock(mutex_);
  const std::int64_t version = opened().integer("PRAGMA data_version");
  return std::exchange(dataVersion_, version) != version;
}

std::int64_t QueueRepository::lastPosition() {
  return connection_->integer("SELECT coalesce(max(position), 0) FROM queue");
}

void QueueRepository::enqueue(std::span<const std::int64_t> tracks, bool anew) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  std::int64_t position = lastPosition();
  for (const std::int64_t track : tracks) {
    position += kGap;
    Statement(*connection_,
              "INSERT INTO queue (track_id, position, anew) SELECT ?1, ?2, ?3 "
              "WHERE EXISTS (SELECT 1 FROM tracks WHERE id = ?1) "
              "ON CONFLICT (track_id) DO UPDATE SET anew = excluded.anew, problem = NULL, "
              "position = CASE WHEN problem IS NULL THEN position ELSE excluded.position END")
        .bindAll(track, position, anew)
        .run();
  }
  transaction.commit();
}

bool QueueRepository::isAnew(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), "SELECT anew FROM queue WHERE track_id = ?");
  return row.bindAll(track).step() && row.integer(0) != 0;
}

void QueueRepository::move(std::span<const std::int64_t> tracks, std::int64_t before) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  const auto positionOf = [this](std::int64_t track) -> std::optional<std::int64_t> {
    Statement row(*connection_, "SELECT position FROM queue WHERE track_id = ? AND problem IS NULL");
    if (!row.bindAll(track).step()) return std::nullopt;
    return row.integer(0);
  };
  const auto positionBefore = [this](std::int64_t position) {
    Statement row(*connection_, "SELECT max(position) FROM queue WHERE position < ?");
    row.bindAll(position).step();
    return row.isNull(0) ? std::optional<std::int64_t>() : row.integer(0);
  };
  std::optional<std::int64_t> end = positionOf(before);
  const auto count = static_cast<std::int64_t>(tracks.size());
  std::int64_t step = kGap;
  std::int64_t position = lastPosition();
  if (end) {
    std::optional<std::int64_t> begin = positionBefore(*end);
    if (begin && *end - *begin <= count) {
      renumber();
      end = positionOf(before);
      begin = positionBefore(*end);
    }
    if (begin && *end - *begin <= count) {
      // More are moved than a gap holds: what comes behind makes room.
      Statement(*connection_, "UPDATE queue SET position = position + ? WHERE position >= ?")
          .bindAll(count, *end)
          .run();
      step = 1;
      position = *begin;
    } else if (begin) {
      step = (*end - *begin) / (count + 1);
      position = *begin;
    } else {
      position = *end - kGap * (count + 1);
    }
  }
  for (const std::int64_t track : tracks) {
    position += step;
    Statement(*connection_, "UPDATE queue SET position = ? WHERE track_id = ? AND problem IS NULL")
        .bindAll(position, track)
        .run();
  }
  transaction.commit();
}

void QueueRepository::renumber() {
  connection_->execute(
      "UPDATE queue SET position = ordered.place FROM "
      "(SELECT track_id, " +
      std::to_string(kGap) +
      " * row_number() OVER (ORDER BY position) AS place FROM queue) AS ordered "
      "WHERE ordered.track_id = queue.track_id");
}

void QueueRepository::remove(std::span<const std::int64_t> tracks) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  for (const std::int64_t track : tracks)
    Statement(*connection_, "DELETE FROM queue WHERE track_id = ?").bindAll(track).run();
  transaction.commit();
}

void QueueRepository::removeWaiting() {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  connection_->execute("DELETE FROM queue WHERE problem IS NULL");
  transaction.commit();
}

void QueueRepository::fail(std::int64_t track, const std::string& problem) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_,
            "INSERT INTO queue (track_id, position, problem) SELECT ?1, ?2, ?3 "
            "WHERE EXISTS (SELECT 1 FROM tracks WHERE id = ?1) "
            "ON CONFLICT (track_id) DO UPDATE SET position = excluded.position, problem = excluded.problem")
      .bindAll(track, lastPosition() + kGap, problem)
      .run();
  transaction.commit();
}

void QueueRepository::setPaused(bool paused) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "UPDATE queue_state SET paused = ?").bindAll(paused).run();
  transaction.commit();
}

void QueueRepository::setSpeed(double speed) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  Statement(*connection_, "UPDATE queue_state SET speed = ?").bindAll(speed).run();
  transaction.commit();
}

}  // namespace barline::storage

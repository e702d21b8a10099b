#include "storage/ReferenceRepository.h"

#include <exception>
#include <string>
#include <string_view>

#include "storage/Compression.h"
#include "storage/Files.h"
#include "storage/Log.h"
#include "storage/ReferenceJson.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {

ReferenceRepository::ReferenceRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& ReferenceRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute("PRAGMA synchronous = FULL");  // a commit is on the disk
  }
  return *connection_;
}

void ReferenceRepository::put(std::span<const std::pair<std::int64_t, model::TrackReference>> references) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  const std::int64_t now = secondsNow();
  for (const auto& [track, reference] : references) {
    const std::string json = referenceJson(reference);
    const PackedBytes packed = pack(std::as_bytes(std::span(json)));
    Statement(*connection_,
              "INSERT INTO track_references (track_id, source, imported_at, content, content_size, "
              "content_checksum) SELECT id, ?2, ?3, ?4, ?5, ?6 FROM tracks WHERE id = ?1 "
              "ON CONFLICT (track_id, source) DO UPDATE SET imported_at = excluded.imported_at, "
              "content = excluded.content, content_size = excluded.content_size, "
              "content_checksum = excluded.content_checksum")
        .bindAll(track, reference.source, now, std::span<const std::byte>(packed.compressed), packed.rawSize,
                 packed.checksum)
        .run();
  }
  transaction.commit();
}

std::vector<model::TrackReference> ReferenceRepository::of(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT source, content, content_size, content_checksum FROM track_references "
                "WHERE track_id = ? ORDER BY source");
  row.bindAll(track);
  std::vector<model::TrackReference> references;
  while (row.step()) {
    try {
      const auto bytes = unpack(row.blob(1), row.integer(2), row.integer(3));
      if (!bytes) throw std::runtime_error("its bytes are damaged");
      references.push_back(parseReferenceJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()}));
      references.back().source = row.text(0);
    } catch (const std::exception& error) {
      qCWarning(storageLog, "a reference of track %lld cannot be read: %s", static_cast<long long>(track),
                error.what());
    }
  }
  return references;
}

void ReferenceRepository::remove(std::int64_t track, const std::string& source) {
  const std::scoped_lock lock(mutex_);
  Statement(opened(), "DELETE FROM track_references WHERE track_id = ? AND source = ?")
      .bindAll(track, source)
      .run();
}

}  // namespace barline::storage

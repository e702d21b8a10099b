#include "storage/ThumbnailRepository.h"

#include <xxhash.h>

#include <cstring>

#include "storage/Statement.h"
#include "storage/Transaction.h"

namespace barline::storage {
namespace {

void link(Connection& connection, std::int64_t track, std::optional<std::int64_t> artwork) {
  Statement(connection,
            "INSERT INTO track_artworks (track_id, artwork_id) SELECT id, ?2 FROM tracks WHERE id = ?1 "
            "ON CONFLICT (track_id) DO UPDATE SET artwork_id = excluded.artwork_id")
      .bindAll(track, artwork)
      .run();
}

std::optional<std::int64_t> artworkWith(Connection& connection, const PictureHash& picture) {
  Statement row(connection, "SELECT id FROM artworks WHERE hash = ?");
  if (!row.bindAll(std::span<const std::byte>(picture)).step()) return std::nullopt;
  return row.integer(0);
}

bool has(Connection& connection, std::int64_t track) {
  return Statement(connection, "SELECT 1 FROM tracks WHERE id = ?").bindAll(track).step();
}

}  // namespace

PictureHash pictureHash(std::span<const std::byte> picture) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(picture.data(), picture.size()));
  PictureHash hash{};
  static_assert(sizeof(canonical.digest) == sizeof(hash));
  std::memcpy(hash.data(), canonical.digest, hash.size());
  return hash;
}

ThumbnailRepository::ThumbnailRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& ThumbnailRepository::opened() {
  if (!connection_) {
    connection_.emplace(file_, Connection::Access::ReadWrite);
    connection_->execute(
        "PRAGMA synchronous = NORMAL");  // a power cut may cost the last ones, which are made again
  }
  return *connection_;
}

std::vector<TrackThumbnails> ThumbnailRepository::of(std::span<const std::int64_t> tracks) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT w.bands, a.artwork_id FROM (SELECT ? AS id) t "
                "LEFT JOIN track_waveforms w ON w.track_id = t.id "
                "LEFT JOIN track_artworks a ON a.track_id = t.id");
  std::vector<TrackThumbnails> found;
  found.reserve(tracks.size());
  for (const std::int64_t track : tracks) {
    row.bindAll(track);
    TrackThumbnails thumbnails{.track = track, .waveform = std::nullopt};
    if (row.step()) {
      thumbnails.waveform = model::decodeWaveformThumbnail(row.blob(0));
      thumbnails.artwork = row.integer(1);
    }
    found.push_back(thumbnails);
    row.reset();
  }
  return found;
}

std::vector<std::byte> ThumbnailRepository::artwork(std::int64_t artwork) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(), "SELECT thumbnail FROM artworks WHERE id = ?");
  if (!row.bindAll(artwork).step()) return {};
  const auto bytes = row.blob(0);
  return {bytes.begin(), bytes.end()};
}

void ThumbnailRepository::setWaveform(std::int64_t track, const model::WaveformThumbnail& waveform) {
  const std::vector<std::byte> bytes = model::encode(waveform);
  const std::scoped_lock lock(mutex_);
  Statement(opened(),
            "INSERT INTO track_waveforms (track_id, bands) SELECT id, ?2 FROM tracks WHERE id = ?1 "
            "ON CONFLICT (track_id) DO UPDATE SET bands = excluded.bands WHERE bands <> excluded.bands")
      .bindAll(track, std::span<const std::byte>(bytes))
      .run();
}

bool ThumbnailRepository::shareArtwork(std::int64_t track, const PictureHash& picture) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  const auto artwork = artworkWith(*connection_, picture);
  if (!artwork) return false;
  link(*connection_, track, artwork);
  transaction.commit();
  return true;
}

void ThumbnailRepository::setArtwork(std::int64_t track, const PictureHash& picture,
                                     std::span<const std::byte> thumbnail) {
  const std::scoped_lock lock(mutex_);
  Transaction transaction(opened());
  if (!has(*connection_, track)) return;
  Statement(*connection_,
            "INSERT INTO artworks (hash, thumbnail) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING")
      .bindAll(std::span<const std::byte>(picture), thumbnail)
      .run();
  link(*connection_, track, artworkWith(*connection_, picture));
  transaction.commit();
}

void ThumbnailRepository::setNoArtwork(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  link(opened(), track, std::nullopt);
}

void ThumbnailRepository::forgetArtwork(std::int64_t track) {
  const std::scoped_lock lock(mutex_);
  Statement(opened(), "DELETE FROM track_artworks WHERE track_id = ?").bindAll(track).run();
}

std::vector<std::int64_t> ThumbnailRepository::withoutArtwork(std::int64_t after, std::size_t count) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT id FROM tracks t WHERE id > ? AND fingerprint IS NOT NULL AND missing = 0 "
                "AND NOT EXISTS (SELECT 1 FROM track_artworks WHERE track_id = t.id) ORDER BY id LIMIT ?");
  row.bindAll(after, static_cast<std::int64_t>(count));
  std::vector<std::int64_t> tracks;
  while (row.step()) tracks.push_back(row.integer(0));
  return tracks;
}

std::vector<std::pair<std::int64_t, std::string>> ThumbnailRepository::withoutWaveform(std::int64_t after,
                                                                                       std::size_t count) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT id, fingerprint FROM tracks t WHERE id > ? AND fingerprint IS NOT NULL "
                "AND state = 'analysed' AND NOT EXISTS (SELECT 1 FROM track_waveforms WHERE track_id = t.id) "
                "ORDER BY id LIMIT ?");
  row.bindAll(after, static_cast<std::int64_t>(count));
  std::vector<std::pair<std::int64_t, std::string>> tracks;
  while (row.step()) tracks.emplace_back(row.integer(0), row.text(1));
  return tracks;
}

}  // namespace barline::storage

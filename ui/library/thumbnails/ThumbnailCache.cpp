#include "ui/library/thumbnails/ThumbnailCache.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <algorithm>
#include <exception>
#include <utility>

#include "ui/library/thumbnails/ArtworkThumbnail.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr int kTracksKept = 4000;
constexpr int kArtworksKept = 400;
/// More rows are not seen at once; those that were asked for before have been scrolled away.
constexpr std::size_t kMostWanted = 400;
/// Of what makes the ones that are missing; as for analyses that nobody waits for.
constexpr int kNice = 10;

Q_LOGGING_CATEGORY(thumbnailLog, "barline.thumbnails")

}  // namespace

ThumbnailCache::ThumbnailCache(std::shared_ptr<ThumbnailStore> store, QObject* parent)
    : QObject(parent),
      store_(std::move(store)),
      tracks_(kTracksKept),
      artworks_(kArtworksKept),
      background_(1, kNice) {}

ThumbnailCache::~ThumbnailCache() {
  ending_ = true;
  queue_.finish();
  background_.finish();
}

const model::WaveformThumbnail* ThumbnailCache::waveform(std::int64_t track) {
  const TrackThumbnails* entry = find(track);
  return entry != nullptr && entry->waveform ? &*entry->waveform : nullptr;
}

QImage ThumbnailCache::artwork(std::int64_t track) {
  const TrackThumbnails* entry = find(track);
  if (entry == nullptr || entry->artwork == 0) return {};
  if (const QImage* image = artworks_.object(entry->artwork)) return *image;
  ask(track);
  return {};
}

const TrackThumbnails* ThumbnailCache::find(std::int64_t track) {
  const TrackThumbnails* entry = tracks_.object(track);
  if (entry == nullptr) ask(track);
  return entry;
}

void ThumbnailCache::refresh(const std::vector<std::int64_t>& tracks) {
  for (const std::int64_t track : tracks) {
    if (tracks_.contains(track)) ask(track);
  }
}

void ThumbnailCache::forgetIncomplete() {
  for (const std::int64_t track : tracks_.keys()) {
    if (!tracks_.object(track)->waveform) tracks_.remove(track);
  }
}

void ThumbnailCache::ask(std::int64_t track) {
  if (onTheirWay_.contains(track)) return;
  onTheirWay_.insert(track);
  wanted_.push_back(track);
  if (wanted_.size() > kMostWanted) {
    onTheirWay_.remove(wanted_.front());
    wanted_.erase(wanted_.begin());
  }
  // Once the paint that asks is over, so that its rows are fetched together.
  if (wanted_.size() == 1 && !fetching_)
    QMetaObject::invokeMethod(this, &ThumbnailCache::send, Qt::QueuedConnection);
}

void ThumbnailCache::send() {
  if (wanted_.empty() || fetching_) return;
  fetching_ = true;
  const QList<std::int64_t> keys = artworks_.keys();
  queue_.add([this, tracks = std::exchange(wanted_, {}), known = QSet(keys.begin(), keys.end())] {
    Answer answer;
    try {
      answer = fetch(tracks, known);
    } catch (const std::exception& error) {
      // What cannot be read is asked for again when it is looked at again; the library tells its problems
      // elsewhere.
      qCWarning(thumbnailLog, "thumbnails cannot be read: %s", error.what());
    }
    queueFor(*this, [this, tracks, answer = std::move(answer)] {
      fetching_ = false;
      for (const std::int64_t track : tracks) onTheirWay_.remove(track);
      accept(answer);
      send();
    });
  });
}

ThumbnailCache::Answer ThumbnailCache::fetch(const std::vector<std::int64_t>& tracks,
                                             const QSet<std::int64_t>& knownArtworks) const {
  Answer answer{.tracks = store_->thumbnails(tracks), .artworks = {}};
  QSet<std::int64_t> seen = knownArtworks;
  for (const TrackThumbnails& track : answer.tracks) {
    if (ending_) break;
    if (track.artwork == 0 || seen.contains(track.artwork)) continue;
    seen.insert(track.artwork);
    answer.artworks.emplace_back(track.artwork, decodeArtworkThumbnail(store_->artwork(track.artwork)));
  }
  return answer;
}

void ThumbnailCache::accept(const Answer& answer) {
  std::vector<std::int64_t> arrived;
  for (const auto& [artwork, image] : answer.artworks)
    artworks_.insert(artwork, std::make_unique<QImage>(image).release());
  for (const TrackThumbnails& track : answer.tracks) {
    tracks_.insert(track.track, std::make_unique<TrackThumbnails>(track).release());
    arrived.push_back(track.track);
  }
  if (!arrived.empty()) Q_EMIT this->arrived(arrived);
}

void ThumbnailCache::complete() {
  background_.add([this] {
    try {
      const std::vector<std::int64_t> changed = store_->completeThumbnails([this] { return ending_.load(); });
      queueFor(*this, [this, changed] { refresh(changed); });
    } catch (const std::exception& error) {
      qCWarning(thumbnailLog, "thumbnails cannot be made: %s", error.what());
    }
  });
}

void ThumbnailCache::finish() {
  constexpr int kSteps = 3;  // the question, the answer, and what it leads to
  for (int i = 0; i < kSteps; ++i) {
    QCoreApplication::sendPostedEvents(this);
    queue_.finish();
    background_.finish();
  }
  QCoreApplication::sendPostedEvents(this);
}

}  // namespace barline::ui

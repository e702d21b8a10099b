#include "ui/library/LibraryController.h"

#include <QPointer>
#include <algorithm>
#include <span>
#include <utility>

#include "ui/library/FolderScan.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

// Rows of a large folder appear in parts of this size.
constexpr std::size_t kAddAtOnce = 200;

// What another process changes is to be seen within a second.
constexpr int kWatchMs = 400;
/// So many changed rows are handed to the window; who shows more of them reads them again anyway.
constexpr std::size_t kToldSingly = 200;

bool wasAnalysed(const model::TrackRecord& track) {
  return track.state == model::TrackState::Analysed || track.state == model::TrackState::Missing;
}

}  // namespace

LibraryController::LibraryController(std::shared_ptr<TrackStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  watch_.setInterval(kWatchMs);
  connect(&watch_, &QTimer::timeout, this, &LibraryController::watch);
  watch_.start();
  // Before anything is asked of the library, so that no change after it is missed.
  watch();
}

LibraryController::~LibraryController() {
  ending_ = true;
  queue_.finish();
  background_.finish();
  questions_.finish();
}

void LibraryController::run(WorkQueue& queue, std::function<void()> work) {
  queue.add([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void LibraryController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void LibraryController::watch() {
  if (watching_.exchange(true)) return;
  questions_.add([this] {
    watching_ = false;
    std::int64_t version{};
    try {
      version = store_->version();
    } catch (const std::exception&) {
      return;  // the next call that a person asked for tells what is wrong
    }
    tell([this, version] {
      const bool first = version_ < 0;
      if (std::exchange(version_, version) != version && !first) Q_EMIT libraryChanged();
    });
  });
}

std::vector<TrackRow> LibraryController::rowsOf(const std::vector<std::int64_t>& ids) {
  std::vector<TrackRow> rows;
  for (model::TrackRecord& record : store_->rows(ids)) rows.emplace_back(std::move(record));
  return rows;
}

void LibraryController::list(const search::TrackListRequest& request) {
  run(questions_, [this, request] {
    try {
      tell([this, list = store_->list(request), count = store_->count()] { Q_EMIT listed(list, count); });
    } catch (...) {
      tell([this] { Q_EMIT listFailed(); });
      throw;
    }
  });
}

void LibraryController::fetch(const std::vector<std::int64_t>& ids) {
  run(questions_, [this, ids] { tell([this, rows = rowsOf(ids)] { Q_EMIT fetched(rows); }); });
}

void LibraryController::amend(const std::vector<model::AmendedTrack>& tracks) {
  run([this, tracks] {
    const std::vector<model::AmendedTrack> former = store_->amend(tracks);
    std::vector<std::int64_t> ids;
    if (former.size() <= kToldSingly) {
      for (const model::AmendedTrack& track : former) ids.push_back(track.track);
    }
    tell([this, former, rows = rowsOf(ids)] {
      for (const TrackRow& row : rows) Q_EMIT changed(row.record.id, row);
      Q_EMIT amended(former);
    });
  });
}

std::vector<std::int64_t> LibraryController::current(std::vector<std::int64_t> ids) {
  const std::scoped_lock lock(becameMutex_);
  for (std::int64_t& id : ids) {
    for (auto next = became_.find(id); next != became_.end(); next = became_.find(id)) id = next->second;
  }
  return ids;
}

void LibraryController::tellRow(std::int64_t oldId, model::TrackRecord record) {
  if (record.id != oldId) {
    const std::scoped_lock lock(becameMutex_);
    became_.erase(record.id);
    became_[oldId] = record.id;
  }
  tell([this, oldId, row = TrackRow(std::move(record))] { Q_EMIT changed(oldId, row); });
}

void LibraryController::add(const std::vector<std::filesystem::path>& paths, ShowFirst show) {
  run([this, paths, show] {
    const auto isFolder = [](const std::filesystem::path& path) {
      std::error_code unknown;
      return std::filesystem::is_directory(path, unknown);
    };
    const auto folder = std::ranges::find_if(paths, isFolder);
    const QString name = folder == paths.end() ? QString() : pathText(folder->filename());
    const bool anyFile = !std::ranges::all_of(paths, isFolder);
    addInParts(expandFolders(paths, [this] { return ending_.load(); }),
               show == ShowFirst::Always || (show == ShowFirst::IfFile && anyFile), name);
  });
}

void LibraryController::addInParts(const std::vector<std::filesystem::path>& files, bool show,
                                   const QString& folder) {
  if (files.empty() && !folder.isEmpty()) {
    tell([this, folder] { Q_EMIT added({}, false, folder); });
    return;
  }
  for (std::size_t first = 0; first < files.size() && !ending_; first += kAddAtOnce) {
    const std::size_t count = std::min(kAddAtOnce, files.size() - first);
    std::vector<AddedTrack> tracks;
    for (model::TrackRecord& record : store_->add(std::span(files).subspan(first, count))) {
      std::optional<model::AudioSource> known = store_->knownSource(record.path);
      tracks.push_back({TrackRow(std::move(record)), std::move(known)});
    }
    tell([this, tracks = std::move(tracks), show = show && first == 0, folder] {
      Q_EMIT added(tracks, show, folder);
    });
  }
}

void LibraryController::open(std::int64_t id) {
  run([this, id] {
    std::vector<AddedTrack> tracks;
    for (TrackRow& row : rowsOf(current({id}))) {
      auto known = store_->knownSource(row.record.path);
      tracks.push_back({std::move(row), std::move(known)});
    }
    if (tracks.empty()) return;
    tell([this, tracks = std::move(tracks)] { Q_EMIT added(tracks, true, QString()); });
  });
}

void LibraryController::look(const std::vector<std::int64_t>& ids, QObject* context,
                             std::function<void(const std::vector<TrackRow>& rows)> then) {
  run(questions_, [this, ids, context = QPointer<QObject>(context), then = std::move(then)] {
    tell([context, then, rows = rowsOf(current(ids))] {
      if (context) then(rows);
    });
  });
}

void LibraryController::recordSource(std::int64_t id, const model::AudioSource& source) {
  run([this, id, source] {
    const auto records = store_->rows(std::span(&id, 1));
    // A track that is known by its fingerprint has nothing new to tell.
    if (records.empty() || !records.front().fingerprint.empty()) return;
    tellRow(id, store_->recordSource(source));
  });
}

void LibraryController::recordAnalysis(std::int64_t id, std::shared_ptr<const model::Timeline> timeline) {
  run([this, id, timeline = std::move(timeline)] {
    // What was removed meanwhile, perhaps by another process, does not come back.
    if (store_->rows(current({id})).empty()) return;
    tellRow(id, store_->recordAnalysis(*timeline));
  });
}

void LibraryController::completeAnalysis(std::int64_t id, std::shared_ptr<const model::Timeline> timeline) {
  run([this, id, timeline = std::move(timeline)] {
    const auto records = store_->rows(current({id}));
    if (records.empty() || records.front().state == model::TrackState::Analysed) return;
    tellRow(id, store_->recordAnalysis(*timeline));
  });
}

void LibraryController::recordFailure(std::int64_t id, const QString& problem) {
  run([this, id, problem] {
    const auto records = store_->rows(std::span(&id, 1));
    if (records.empty()) return;
    if (wasAnalysed(records.front())) {
      refreshMissing();
    } else {
      tellRow(id, store_->recordFailure(id, problem.toStdString()));
    }
  });
}

void LibraryController::remove(const std::vector<std::int64_t>& ids) {
  run([this, ids] {
    std::vector<std::int64_t> gone;
    const auto tellGone = [&] { tell([this, gone] { Q_EMIT removed(gone); }); };
    try {
      for (const std::int64_t id : ids) {
        store_->remove(id);
        gone.push_back(id);
      }
    } catch (...) {
      tellGone();
      throw;
    }
    tellGone();
  });
}

void LibraryController::refreshMissing() {
  // Whole drives come and go: what has changed is seen as any other change of the library.
  run([this] { store_->refreshMissing([this] { return ending_.load(); }); });
}

void LibraryController::findSimilar(std::int64_t id, std::size_t count) {
  run(questions_, [this, id, count] {
    tell([this, id, tracks = store_->similarTo(id, count)] { Q_EMIT similarFound(id, tracks); });
  });
}

void LibraryController::compare() {
  if (comparing_.exchange(true)) return;
  run(questions_, [this] {
    comparing_ = false;
    tell([this, comparison = store_->comparison()] { Q_EMIT compared(comparison); });
  });
}

void LibraryController::maintain() {
  const auto cancelled = [this] { return ending_.load(); };
  run(background_, [this, cancelled] {
    std::vector<TrackRow> rows;
    for (model::TrackRecord& record : store_->completeFigures(cancelled))
      rows.emplace_back(std::move(record));
    if (rows.empty()) return;
    tell([this, rows = std::move(rows)] { Q_EMIT completed(rows); });
  });
  run(background_, [this, cancelled] { store_->maintain(cancelled); });
}

}  // namespace barline::ui

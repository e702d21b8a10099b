#include "ui/library/LibraryController.h"

#include <algorithm>
#include <span>
#include <utility>

#include "ui/library/FolderScan.h"

namespace barline::ui {
namespace {

// Rows of a large folder appear in parts of this size.
constexpr std::size_t kAddAtOnce = 200;

}  // namespace

LibraryController::LibraryController(std::shared_ptr<TrackStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  worker_.setMaxThreadCount(1);
  worker_.setExpiryTimeout(-1);
  background_.setMaxThreadCount(1);
  questions_.setMaxThreadCount(1);
}

LibraryController::~LibraryController() {
  ending_ = true;
  worker_.waitForDone();
  background_.waitForDone();
  questions_.waitForDone();
}

void LibraryController::run(QThreadPool& pool, std::function<void()> work) {
  pool.start([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void LibraryController::tell(Function function) {
  QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void LibraryController::load() {
  run([this] {
    std::vector<TrackRow> rows;
    for (model::TrackRecord& record : store_->all()) rows.emplace_back(std::move(record));
    tell([this, rows = std::move(rows)] { Q_EMIT loaded(rows); });
  });
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

void LibraryController::open(const model::TrackRecord& track) {
  run([this, track] {
    std::vector<AddedTrack> tracks{{TrackRow(track), store_->knownSource(track.path)}};
    tell([this, tracks = std::move(tracks)] { Q_EMIT added(tracks, true, QString()); });
  });
}

void LibraryController::recordSource(std::int64_t id, const std::filesystem::path& file,
                                     const model::AudioSource& source) {
  run([this, id, file, source] {
    TrackRow row(store_->recordSource(file, source));
    tell([this, id, row = std::move(row)] { Q_EMIT changed(id, row); });
  });
}

void LibraryController::recordAnalysis(std::int64_t id, const std::filesystem::path& file,
                                       std::shared_ptr<const model::Timeline> timeline) {
  run([this, id, file, timeline = std::move(timeline)] {
    TrackRow row(store_->recordAnalysis(file, *timeline));
    tell([this, id, row = std::move(row)] { Q_EMIT changed(id, row); });
  });
}

void LibraryController::recordFailure(std::int64_t id, const std::filesystem::path& file,
                                      const QString& problem) {
  run([this, id, file, problem] {
    TrackRow row(store_->recordFailure(file, problem.toStdString()));
    tell([this, id, row = std::move(row)] { Q_EMIT changed(id, row); });
  });
}

void LibraryController::remove(const std::vector<std::int64_t>& ids) {
  run([this, ids] {
    for (const std::int64_t id : ids) store_->remove(id);
    tell([this, ids] { Q_EMIT removed(ids); });
  });
}

void LibraryController::refreshMissing() {
  run([this] {
    for (model::TrackRecord& record : store_->refreshMissing([this] { return ending_.load(); })) {
      TrackRow row(std::move(record));
      tell([this, row = std::move(row)] { Q_EMIT changed(row.record.id, row); });
    }
  });
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

#include "ui/library/watch/WatchController.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "ui/library/TrackRow.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kToldAtOnce = 200;
/// Nobody waits for what it finds.
constexpr int kNice = 5;

bool isAtOrBelow(const fs::path& path, const fs::path& folder) {
  const std::string& text = path.native();
  const std::string& prefix = folder.native();
  if (text == prefix) return true;
  return text.size() > prefix.size() && text.starts_with(prefix) &&
         (prefix.ends_with('/') || text[prefix.size()] == '/');
}

}  // namespace

WatchController::WatchController(std::shared_ptr<WatchStore> store, QObject* parent)
    : WatchController(std::move(store), Patience(), parent) {}

WatchController::WatchController(std::shared_ptr<WatchStore> store, Patience patience, QObject* parent)
    : QObject(parent),
      store_(std::move(store)),
      patience_(patience),
      notifier_(patience.quiet),
      queue_(1, kNice) {
  unfinishedTimer_.setSingleShot(true);
  unfinishedTimer_.setInterval(patience.unfinished);
  awayTimer_.setInterval(patience.away);
  pollTimer_.setInterval(patience.poll);
  connect(&notifier_, &FolderNotifier::changed, this, &WatchController::onChanged);
  connect(&notifier_, &FolderNotifier::overflowed, this, &WatchController::lookAgain);
  connect(&unfinishedTimer_, &QTimer::timeout, this, [this] {
    const std::set<fs::path> folders = std::exchange(unfinished_, {});
    onChanged({folders.begin(), folders.end()});
  });
  connect(&awayTimer_, &QTimer::timeout, this, &WatchController::lookForAway);
  connect(&pollTimer_, &QTimer::timeout, this, &WatchController::pollFolders);
}

WatchController::~WatchController() {
  ending_ = true;
}

void WatchController::run(std::function<void()> work) {
  queue_.add([this, work = std::move(work)] {
    if (ending_) return;
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void WatchController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void WatchController::start() {
  run([this] { tell([this, folders = store_->watchedFolders()] { setFolders(folders); }); });
}

void WatchController::add(const fs::path& folder) {
  run([this, folder] {
    store_->watch(folder);
    tell([this, folders = store_->watchedFolders()] { setFolders(folders); });
  });
}

void WatchController::remove(const fs::path& folder) {
  run([this, folder] {
    store_->unwatch(folder);
    notifier_.unwatchBelow(folder);
    tell([this, folder, folders = store_->watchedFolders()] {
      setFolders(folders);
      // Those that lay in it have lost their watches with it.
      for (const fs::path& other : folders) {
        if (isAtOrBelow(other, folder) || isAtOrBelow(folder, other)) lookAtRoot(other);
      }
    });
  });
}

void WatchController::lookAgain() {
  for (const WatchedFolder& folder : std::vector(folders_)) lookAtRoot(folder.path);
}

void WatchController::setFolders(const std::vector<fs::path>& folders) {
  const std::vector<WatchedFolder> former = std::exchange(folders_, {});
  std::vector<fs::path> fresh;
  for (const fs::path& folder : folders) {
    const auto known = std::ranges::find(former, folder, &WatchedFolder::path);
    folders_.push_back(known != former.end() ? *known : WatchedFolder{.path = folder});
    if (known == former.end()) fresh.push_back(folder);
  }
  Q_EMIT foldersChanged();
  for (const fs::path& folder : fresh) lookAtRoot(folder);
}

void WatchController::setState(const fs::path& folder, WatchedFolder::State state) {
  const auto found = std::ranges::find(folders_, folder, &WatchedFolder::path);
  if (found == folders_.end()) return;
  const bool wasThere = found->state != WatchedFolder::State::Away;
  found->state = state;
  const auto any = [this](WatchedFolder::State wanted) {
    return std::ranges::find(folders_, wanted, &WatchedFolder::state) != folders_.end();
  };
  if (any(WatchedFolder::State::Away) != awayTimer_.isActive())
    awayTimer_.isActive() ? awayTimer_.stop() : awayTimer_.start();
  if (any(WatchedFolder::State::Polled) != pollTimer_.isActive())
    pollTimer_.isActive() ? pollTimer_.stop() : pollTimer_.start();
  Q_EMIT foldersChanged();
  if (state == WatchedFolder::State::Away && wasThere) Q_EMIT folderLost();
}

void WatchController::lookAtRoot(const fs::path& root) {
  setState(root, WatchedFolder::State::Looking);
  run([this, root] { reportRoot(root); });
}

void WatchController::reportRoot(const fs::path& root) {
  // Watched first: what changes while it is looked at is told.
  const bool watched = notifier_.watch(root);
  const WatchReport report = store_->look(root, true, [this] { return ending_.load(); });
  if (ending_) return;
  const bool all = watched && watchAll(report.folders) && !report.remote;
  const auto state = !report.reachable ? WatchedFolder::State::Away
                     : all             ? WatchedFolder::State::Watched
                                       : WatchedFolder::State::Polled;
  deliver(report);
  tell([this, root, state] { setState(root, state); });
}

void WatchController::reportChange(const fs::path& folder) {
  const auto cancelled = [this] { return ending_.load(); };
  const WatchReport report = store_->look(folder, false, cancelled);
  deliver(report);
  // A folder that was made or moved here comes with all that is in it.
  for (const fs::path& below : report.below) {
    if (ending_) return;
    if (notifier_.watches(below)) continue;
    notifier_.watch(below);
    const WatchReport inside = store_->look(below, true, cancelled);
    watchAll(inside.folders);
    deliver(inside);
  }
}

bool WatchController::watchAll(const std::vector<fs::path>& folders) {
  return std::ranges::all_of(folders, [this](const fs::path& folder) { return notifier_.watch(folder); });
}

void WatchController::deliver(const WatchReport& report) {
  for (std::size_t first = 0; first < report.waiting.size(); first += kToldAtOnce) {
    std::vector<AddedTrack> tracks;
    const std::size_t end = std::min(first + kToldAtOnce, report.waiting.size());
    for (std::size_t i = first; i < end; ++i) tracks.push_back({TrackRow(report.waiting[i]), std::nullopt});
    tell([this, tracks = std::move(tracks)] { Q_EMIT added(tracks, false, QString()); });
  }
  if (!report.unfinished.empty()) {
    tell([this, files = report.unfinished] { onUnfinished(files); });
  }
}

bool WatchController::isWatched(const fs::path& path) const {
  return std::ranges::any_of(folders_,
                             [&](const WatchedFolder& folder) { return isAtOrBelow(path, folder.path); });
}

void WatchController::onChanged(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    if (!isWatched(folder)) continue;
    const bool isRoot = std::ranges::find(folders_, folder, &WatchedFolder::path) != folders_.end();
    if (isRoot && !notifier_.watches(folder)) {
      lookAtRoot(folder);  // it was removed, renamed or unmounted
    } else {
      run([this, folder] { reportChange(folder); });
    }
  }
}

void WatchController::onUnfinished(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) unfinished_.insert(file.parent_path());
  if (!unfinishedTimer_.isActive()) unfinishedTimer_.start();
}

void WatchController::lookForAway() {
  for (const WatchedFolder& folder : std::vector(folders_)) {
    if (folder.state != WatchedFolder::State::Away) continue;
    // Quietly: it is told only when it is there.
    run([this, path = folder.path] {
      std::error_code error;
      if (fs::is_directory(path, error)) reportRoot(path);
    });
  }
}

void WatchController::pollFolders() {
  for (const WatchedFolder& folder : std::vector(folders_)) {
    if (folder.state == WatchedFolder::State::Polled) run([this, path = folder.path] { reportRoot(path); });
  }
}

}  // namespace barline::ui

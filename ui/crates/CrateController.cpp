#include "ui/crates/CrateController.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

// While files are added or analysed something changes many times a second.
constexpr int kLeastCountDelay = 500;  // ms
// Counting takes at most one part in so many of a thread's time.
constexpr int kCountShare = 8;

void collectTracks(CrateStore& store, std::int64_t crate, const std::vector<model::Crate>& crates,
                   std::unordered_set<std::int64_t>& seen, std::vector<std::int64_t>& tracks) {
  for (const std::int64_t track : store.crateTracks(crate)) {
    if (seen.insert(track).second) tracks.push_back(track);
  }
  for (const model::Crate& inside : crates) {
    if (inside.parent == crate) collectTracks(store, inside.id, crates, seen, tracks);
  }
}

std::vector<std::int64_t> tracksAt(CrateStore& store, const LibraryPlace& place) {
  if (place.crate == 0) return store.history();
  std::unordered_set<std::int64_t> seen;
  std::vector<std::int64_t> tracks;
  collectTracks(store, place.crate, store.crates(), seen, tracks);
  return tracks;
}

}  // namespace

/// Undoing and redoing are the same: making the change that the last one left.
class CrateCommand final : public QUndoCommand {
 public:
  using Making = CrateController::Making;

  CrateCommand(CrateController& controller, const QString& text, CrateChange change)
      : QUndoCommand(text),
        controller_(&controller),
        next_(std::make_shared<CrateChange>(std::move(change))) {}

  void redo() override { make(std::exchange(isNew_, false) ? Making::First : Making::Redo); }
  void undo() override { make(Making::Undo); }

  [[nodiscard]] const std::shared_ptr<CrateChange>& next() const { return next_; }
  /// The next undoing or redoing is only the stack's: what it stands for could not be made.
  void skipNext() const { skips_ = true; }

 private:
  void make(Making making) {
    if (!std::exchange(skips_, false) && controller_) controller_->make(next_, making);
  }

  QPointer<CrateController> controller_;
  std::shared_ptr<CrateChange> next_;  // only the queue's thread looks into it
  bool isNew_{true};
  mutable bool skips_{};
};

CrateController::CrateController(std::shared_ptr<CrateStore> store, QUndoStack& undo, QObject* parent)
    : QObject(parent), store_(std::move(store)), undo_(undo), countDelay_(kLeastCountDelay) {
  countTimer_.setSingleShot(true);
  connect(&countTimer_, &QTimer::timeout, this, &CrateController::count);
}

CrateController::~CrateController() {
  ending_ = true;
  queue_.finish();
  counts_.finish();
}

void CrateController::run(WorkQueue& queue, std::function<void()> work) {
  queue.add([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void CrateController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void CrateController::load() {
  list();
  count();
}

void CrateController::listSoon() {
  list();
  countSoon();
}

void CrateController::list() {
  if (listing_.exchange(true)) return;
  run(queue_, [this] {
    listing_ = false;
    tell([this, crates = store_->crates()] { Q_EMIT listed(crates); });
  });
}

void CrateController::findTracks(const LibraryPlace& place) {
  run(queue_, [this, place] {
    tell([this, place, tracks = tracksAt(*store_, place)] { Q_EMIT tracksFound(place, tracks); });
  });
}

void CrateController::countSoon() {
  // Not begun anew by each call: what changes all the time is counted all the same.
  if (!countTimer_.isActive()) countTimer_.start(countDelay_.load());
}

void CrateController::count() {
  if (counting_.exchange(true)) return;
  run(counts_, [this] {
    counting_ = false;
    QElapsedTimer clock;
    clock.start();
    const auto cancelled = [this] { return ending_.load(); };
    LibraryCounts counts = store_->counts(store_->crates(), cancelled);
    countDelay_ = std::max(kLeastCountDelay, static_cast<int>(kCountShare * clock.elapsed()));
    if (cancelled()) return;
    tell([this, counts = std::move(counts)] { Q_EMIT counted(counts); });
  });
}

void CrateController::change(const QString& text, CrateChange change) {
  undo_.push(new CrateCommand(*this, text, std::move(change)));
}

void CrateController::make(const std::shared_ptr<CrateChange>& next, Making making) {
  run(queue_, [this, next, making] {
    // What fails has changed nothing. The first time there is then nothing to take back; later the person may
    // try again.
    const CrateChange change = std::exchange(*next, CrateChange());
    try {
      *next = change.make(*store_);
    } catch (...) {
      if (making != Making::First) {
        *next = change;
        tell([this, next, making] { setBack(next, making); });
      }
      throw;
    }
    tell([this, crates = store_->crates()] {
      Q_EMIT listed(crates);
      Q_EMIT contentChanged();
      count();
    });
  });
}

void CrateController::setBack(const std::shared_ptr<CrateChange>& next, Making making) {
  const bool wasUndone = making == Making::Undo;
  const auto* command =
      dynamic_cast<const CrateCommand*>(undo_.command(wasUndone ? undo_.index() : undo_.index() - 1));
  if (command == nullptr || command->next() != next) return;  // the person has gone on
  command->skipNext();
  wasUndone ? undo_.redo() : undo_.undo();
}

void CrateController::create(const model::Crate& crate, std::int64_t before,
                             const std::vector<std::int64_t>& tracks) {
  const auto told = [this](std::int64_t id) { tell([this, id] { Q_EMIT created(id); }); };
  QString text;
  switch (crate.kind) {
    case model::CrateKind::Folder:
      text = tr("New folder");
      break;
    case model::CrateKind::Crate:
      text = tr("New crate");
      break;
    case model::CrateKind::Smart:
      text = tr("New smart crate");
      break;
  }
  change(text, createCrate(crate, before, tracks, told));
}

void CrateController::rename(std::int64_t id, const QString& name) {
  change(tr("Rename crate"), renameCrate(id, name.toStdString()));
}

void CrateController::setSearch(std::int64_t id, const QString& search) {
  change(tr("Change smart crate"), setCrateSearch(id, search.toStdString()));
}

void CrateController::move(std::int64_t id, const CratePlace& to) {
  change(tr("Move crate"), moveCrate(id, to));
}

void CrateController::remove(const model::Crate& crate) {
  change(tr("Remove %1").arg(QString::fromStdString(crate.name)), removeCrate(crate.id));
}

void CrateController::addTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks,
                                std::int64_t before) {
  change(tr("Add to crate"), addToCrate(crate, tracks, before));
}

void CrateController::takeOutTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks) {
  change(tr("Take out of crate"), takeOutOfCrate(crate, tracks));
}

void CrateController::moveTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks,
                                 std::int64_t before) {
  change(tr("Reorder crate"), moveInCrate(crate, tracks, before));
}

void CrateController::note(std::function<void(CrateStore&)> event) {
  run(queue_, [this, event = std::move(event)] {
    event(*store_);
    tell([this] {
      Q_EMIT contentChanged();
      countSoon();
    });
  });
}

void CrateController::noteOpened(std::int64_t track) {
  note([track](CrateStore& store) { store.noteOpened(track); });
}

void CrateController::noteHeard(std::int64_t track) {
  note([track](CrateStore& store) { store.noteHeard(track); });
}

void CrateController::clearHistory() {
  note([](CrateStore& store) { store.clearHistory(); });
}

}  // namespace barline::ui

#include "ui/crates/CrateController.h"

#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <utility>

namespace barline::ui {
namespace {

// While files are added or analysed something changes many times a second.
constexpr int kCountDelay = 500;  // ms

}  // namespace

/// Undoing and redoing are the same: making the change that the last one left.
class CrateCommand final : public QUndoCommand {
 public:
  CrateCommand(CrateController& controller, const QString& text, CrateChange change)
      : QUndoCommand(text),
        controller_(&controller),
        next_(std::make_shared<CrateChange>(std::move(change))) {}

  void redo() override { make(); }
  void undo() override { make(); }

 private:
  void make() {
    if (controller_) controller_->make(next_);
  }

  QPointer<CrateController> controller_;
  std::shared_ptr<CrateChange> next_;  // only the worker looks into it
};

CrateController::CrateController(std::shared_ptr<CrateStore> store, QUndoStack& undo, QObject* parent)
    : QObject(parent), store_(std::move(store)), undo_(undo) {
  worker_.setMaxThreadCount(1);
  worker_.setExpiryTimeout(-1);
  counts_.setMaxThreadCount(1);
  countTimer_.setSingleShot(true);
  countTimer_.setInterval(kCountDelay);
  connect(&countTimer_, &QTimer::timeout, this, &CrateController::count);
}

CrateController::~CrateController() {
  ending_ = true;
  worker_.waitForDone();
  counts_.waitForDone();
}

void CrateController::run(QThreadPool& pool, std::function<void()> work) {
  pool.start([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void CrateController::tell(Function function) {
  QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void CrateController::load() {
  run(worker_, [this] { tell([this, crates = store_->crates()] { Q_EMIT listed(crates); }); });
  count();
}

void CrateController::countSoon() {
  // Not begun anew by each call: what changes all the time is counted all the same.
  if (!countTimer_.isActive()) countTimer_.start();
}

void CrateController::count() {
  if (counting_.exchange(true)) return;
  run(counts_, [this] {
    counting_ = false;
    const auto cancelled = [this] { return ending_.load(); };
    LibraryCounts counts = store_->counts(store_->crates(), cancelled);
    if (cancelled()) return;
    tell([this, counts = std::move(counts)] { Q_EMIT counted(counts); });
  });
}

void CrateController::change(const QString& text, CrateChange change) {
  undo_.push(new CrateCommand(*this, text, std::move(change)));
}

void CrateController::make(const std::shared_ptr<CrateChange>& next) {
  run(worker_, [this, next] {
    // What fails has changed nothing, so there is nothing to take back either.
    const CrateChange change = std::exchange(*next, CrateChange());
    *next = change.make(*store_);
    tell([this, crates = store_->crates()] {
      Q_EMIT listed(crates);
      Q_EMIT contentChanged();
      count();
    });
  });
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
  run(worker_, [this, event = std::move(event)] {
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

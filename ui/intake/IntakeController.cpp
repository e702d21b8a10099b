#include "ui/intake/IntakeController.h"

#include <exception>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {

IntakeController::IntakeController(std::shared_ptr<IntakeStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {}

IntakeController::~IntakeController() {
  ending_ = true;
  queue_.finish();
  questions_.finish();
}

void IntakeController::run(WorkQueue& queue, std::function<void()> work) {
  queue.add([this, work = std::move(work)] {
    if (ending_) return;
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT failed(text); });
    }
  });
}

template <class Function>
void IntakeController::tell(Function function) {
  queueFor(*this, std::move(function));
}

IntakeStore::Progress IntakeController::progress() {
  cancelled_ = false;
  return [this](double fraction) {
    tell([this, fraction] { Q_EMIT progressed(fraction); });
    return !cancelled_ && !ending_;
  };
}

void IntakeController::inspect(const CollectionChoice& choice) {
  run(queue_, [this, choice] {
    tell([this, summary = store_->inspect(choice, progress())] { Q_EMIT inspected(summary); });
  });
}

void IntakeController::importCollection(const CollectionChoice& choice) {
  run(queue_, [this, choice] {
    tell([this, outcome = store_->importCollection(choice, progress())] { Q_EMIT imported(outcome); });
  });
}

void IntakeController::findMissingFolder() {
  run(queue_,
      [this] { tell([this, folder = store_->missingFolder()] { Q_EMIT missingFolderFound(folder); }); });
}

void IntakeController::relink(std::int64_t track, const std::filesystem::path& file) {
  run(queue_, [this, track, file] {
    tell([this, track, outcome = store_->relink(track, file)] { Q_EMIT relinked(track, outcome); });
  });
}

void IntakeController::relinkFolder(const std::filesystem::path& from, const std::filesystem::path& to) {
  run(queue_, [this, from, to] {
    tell([this, summary = store_->relinkFolder(from, to, progress())] { Q_EMIT folderRelinked(summary); });
  });
}

void IntakeController::findReferences(std::int64_t track) {
  run(questions_, [this, track] {
    tell(
        [this, track, references = store_->references(track)] { Q_EMIT referencesFound(track, references); });
  });
}

}  // namespace barline::ui

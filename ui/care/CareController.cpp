#include "ui/care/CareController.h"

#include <chrono>
#include <utility>

#include "ui/care/CareText.h"
#include "ui/library/TrackRow.h"

namespace barline::ui {
namespace {

constexpr std::chrono::hours kLookForBackupEvery{1};

}  // namespace

CareController::CareController(std::shared_ptr<CareStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  daily_.setInterval(kLookForBackupEvery);
  connect(&daily_, &QTimer::timeout, this, &CareController::backUpDaily);
}

CareController::~CareController() {
  cancelled_ = true;
  queue_.finish();
}

void CareController::run(const QString& name, Task task) {
  if (busy_) return;
  busy_ = true;
  cancelled_ = false;
  Q_EMIT begun(name);
  queue_.add([this, task = std::move(task)] {
    int told = -1;
    const CareProgress progress = [this, told](double fraction) mutable {
      const int percent = static_cast<int>(fraction * 100.0);
      if (std::exchange(told, percent) != percent)
        tell([this, fraction] { Q_EMIT progressChanged(fraction); });
      return !cancelled_;
    };
    try {
      tell([this, outcome = task(progress)] { end(outcome, false); });
    } catch (const CareCancelled&) {
      tell([this] { end({}, false); });
    } catch (const std::exception& error) {
      tell([this, sentence = QString::fromUtf8(error.what())] { end(sentence, true); });
    }
  });
}

void CareController::end(const QString& outcome, bool failed) {
  busy_ = false;
  Q_EMIT ended(outcome, failed);
  list();
}

void CareController::list() {
  queue_.add([this] {
    try {
      tell([this, place = store_->place(), backups = store_->backups()] { Q_EMIT listed(place, backups); });
    } catch (const std::exception& error) {
      tell([this, sentence = QString::fromUtf8(error.what())] { Q_EMIT ended(sentence, true); });
    }
  });
}

void CareController::backUpDaily() {
  if (busy_) return;
  cancelled_ = false;
  queue_.add([this] {
    try {
      store_->backUpDaily([this](double) { return !cancelled_; });
    } catch (const CareCancelled&) {
      // The next start makes up for it.
    } catch (const std::exception& error) {
      tell([this, sentence = QString::fromUtf8(error.what())] { Q_EMIT problem(sentence); });
    }
  });
}

void CareController::backUp() {
  run(tr("Backing up"), [this](const CareProgress& progress) {
    store_->backUp(progress);
    return tr("A backup has been made.");
  });
}

void CareController::check() {
  run(tr("Checking the library"), [this](const CareProgress& progress) {
    const LibraryCheck check = store_->check(progress);
    if (!check.problems.empty()) tell([this] { Q_EMIT damageFound(); });
    return checkText(check);
  });
}

void CareController::restore(const std::filesystem::path& file) {
  run(tr("Restoring"), [this, file](const CareProgress& progress) {
    store_->restore(file, progress);
    return tr("The library is as in %1. What it held before is in a backup of its own.")
        .arg(pathText(file.filename()));
  });
}

void CareController::exportTo(const std::filesystem::path& file) {
  run(tr("Exporting"), [this, file](const CareProgress& progress) {
    store_->exportTo(file, progress);
    return tr("The library has been exported to %1.").arg(pathText(file));
  });
}

void CareController::merge(const std::filesystem::path& file) {
  run(tr("Merging"),
      [this, file](const CareProgress& progress) { return mergeText(store_->merge(file, progress)); });
}

void CareController::repairAtNextStart() {
  run(tr("Preparing the repair"), [this](const CareProgress&) {
    store_->repairAtNextStart();
    return tr("Barline offers to repair the library when it is started next.");
  });
}

}  // namespace barline::ui

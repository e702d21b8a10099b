#include "ui/edits/EditKeeper.h"

#include <chrono>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr std::chrono::seconds kTryAgainAfter{3};

}  // namespace

EditKeeper::EditKeeper(std::shared_ptr<EditStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  again_.setSingleShot(true);
  again_.setInterval(kTryAgainAfter);
  connect(&again_, &QTimer::timeout, this, [this] { queue_.add([this] { work(); }); });
}

EditKeeper::~EditKeeper() {
  again_.stop();
  queue_.add([this] { work(); });
  queue_.finish();
}

void EditKeeper::load(const std::string& fingerprint) {
  add([this, fingerprint](EditStore& store) {
    auto history = store.edits(fingerprint);
    queueFor(*this,
             [this, fingerprint, history = std::move(history)] { Q_EMIT loaded(fingerprint, history); });
  });
}

EditTicket EditKeeper::append(const std::string& fingerprint, model::Edit edit) {
  auto ticket = std::make_shared<std::atomic<std::int64_t>>(0);
  add([fingerprint, edit = std::move(edit), ticket](EditStore& store) {
    *ticket = store.appendEdit(fingerprint, edit);
  });
  return ticket;
}

void EditKeeper::setUndone(const EditTicket& ticket, bool undone) {
  add([ticket, undone](EditStore& store) { store.setEditUndone(*ticket, undone); });
}

void EditKeeper::whenKept(std::function<void()> then) {
  add([this, then = std::move(then)](EditStore&) { queueFor(*this, then); });
}

void EditKeeper::waitForDone() {
  queue_.finish();
}

void EditKeeper::add(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  queue_.add([this] { work(); });
}

void EditKeeper::work() {
  for (;;) {
    Task* task = nullptr;
    {
      const std::scoped_lock lock(mutex_);
      if (tasks_.empty()) return;
      task = &tasks_.front();  // stays where it is while others are added behind it
    }
    try {
      (*task)(*store_);
    } catch (const std::exception& error) {
      tellProblem(QString::fromUtf8(error.what()));
      return;
    }
    told_ = false;
    refused_ = false;
    const std::scoped_lock lock(mutex_);
    tasks_.pop_front();
  }
}

void EditKeeper::tellProblem(const QString& sentence) {
  refused_ = true;
  queueFor(*this, [this, sentence, first = !std::exchange(told_, true)] {
    again_.start();
    if (first)
      Q_EMIT problem(
          tr("%1 Your edits wait in memory and will be kept as soon as it works again.").arg(sentence));
  });
}

}  // namespace barline::ui

#include "ui/threads/HandOver.h"

#include <QMetaObject>
#include <QObject>
#include <utility>

namespace barline::ui {

HandOver::HandOver(std::function<void()> function) {
  function_.store(std::make_unique<Function>(std::move(function)).release(), std::memory_order_release);
}

HandOver::HandOver(HandOver&& other) noexcept {
  function_.store(other.take().release(), std::memory_order_release);
}

HandOver::~HandOver() {
  take().reset();
}

void HandOver::operator()() {
  if (const std::unique_ptr<Function> function = take()) (*function)();
}

std::unique_ptr<HandOver::Function> HandOver::take() {
  // One thread at a time has it, so these two need not be one operation. Released again for the first thread,
  // which may be the last to let go of it.
  std::unique_ptr<Function> function(function_.load(std::memory_order_acquire));
  function_.store(nullptr, std::memory_order_release);
  return function;
}

void queueFor(QObject& receiver, std::function<void()> function) {
  QMetaObject::invokeMethod(&receiver, HandOver(std::move(function)), Qt::QueuedConnection);
}

}  // namespace barline::ui

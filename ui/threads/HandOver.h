#pragma once

#include <atomic>
#include <functional>
#include <memory>

class QObject;

namespace barline::ui {

/// A function on its way from the thread that makes this to another one, which calls it once or drops it.
/// What the first has done until then, the function's own values among it, has happened for the other: it is
/// released here and acquired there. Qt's queues promise as much, but by locks that only Qt's library sees.
class HandOver {
 public:
  explicit HandOver(std::function<void()> function);
  /// On the thread that made the other.
  HandOver(HandOver&& other) noexcept;
  HandOver(const HandOver&) = delete;
  HandOver& operator=(const HandOver&) = delete;
  HandOver& operator=(HandOver&&) = delete;
  /// On the thread that it went to, or on the first where it never left or the other was quicker.
  ~HandOver();

  /// Calls the function and drops it; nothing where it has been called.
  void operator()();

 private:
  using Function = std::function<void()>;

  [[nodiscard]] std::unique_ptr<Function> take();

  std::atomic<Function*> function_;  // owned; null once taken
};

/// Calls a function on the receiver's thread from its event loop, in the order of the calls here; never,
/// where the receiver is destroyed before. Any thread.
void queueFor(QObject& receiver, std::function<void()> function);

}  // namespace barline::ui

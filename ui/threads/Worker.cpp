#include "ui/threads/Worker.h"

#include <QRunnable>
#include <memory>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {

class Worker::Task final : public QRunnable {
 public:
  Task(std::function<void()> work, std::atomic<std::uint64_t>& done)
      : work_([work = std::move(work), &done]() mutable {
          (void)done.load(std::memory_order_acquire);
          work();
          work = nullptr;  // what it holds goes before anybody is told that it is done
          done.fetch_add(1, std::memory_order_release);
        }) {}

  void run() override { work_(); }

 private:
  HandOver work_;
};

Worker::Worker() {
  pool_.setMaxThreadCount(1);
}

Worker::~Worker() {
  waitForDone();
}

void Worker::start(std::function<void()> task) {
  pool_.start(std::make_unique<Task>(std::move(task), done_).release());  // which deletes it
}

void Worker::clear() {
  pool_.clear();
}

void Worker::waitForDone() {
  pool_.waitForDone();
  (void)done_.load(std::memory_order_acquire);
}

void Worker::keepThread() {
  pool_.setExpiryTimeout(-1);
}

void Worker::setPriority(QThread::Priority priority) {
  pool_.setThreadPriority(priority);
}

}  // namespace barline::ui

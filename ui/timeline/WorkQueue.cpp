#include "ui/timeline/WorkQueue.h"

#include <algorithm>
#include <iterator>

namespace barline::ui {

WorkQueue::WorkQueue(int threads) {
  for (int i = 0; i < std::max(1, threads); ++i) threads_.emplace_back([this] { work(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.clear();
    ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkQueue::add(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(task));
  }
  changed_.notify_all();
}

void WorkQueue::replace(std::vector<Task> tasks) {
  std::deque<Task> dropped(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
  {
    const std::scoped_lock lock(mutex_);
    waiting_.swap(dropped);
  }
  changed_.notify_all();
}

void WorkQueue::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty() && busy_ == 0; });
}

void WorkQueue::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return;
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    ++busy_;
    lock.unlock();
    task();
    task = nullptr;  // what it holds goes before anybody is told that it is done
    lock.lock();
    --busy_;
    changed_.notify_all();
  }
}

}  // namespace barline::ui

#include "ui/threads/WorkQueue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/pipeline/ThreadNiceness.h"

namespace barline::ui {

WorkQueue::WorkQueue(int threads, int nice)
    : most_(static_cast<std::size_t>(std::max(1, threads))), nice_(nice) {}

WorkQueue::~WorkQueue() {
  replace({});
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  added_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void WorkQueue::add(Task task) {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.push_back(std::move(task));
    makeThreads();
  }
  added_.notify_one();
}

void WorkQueue::replace(std::vector<Task> tasks) {
  std::deque<Task> dropped(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
  {
    const std::scoped_lock lock(mutex_);
    waiting_.swap(dropped);
    makeThreads();
    if (waiting_.empty() && busy_ == 0) finished_.notify_all();
  }
  added_.notify_all();
}

void WorkQueue::finish() {
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [this] { return waiting_.empty() && busy_ == 0; });
}

void WorkQueue::makeThreads() {
  const std::size_t wanted = std::min(most_, busy_ + waiting_.size());
  while (threads_.size() < wanted) threads_.emplace_back([this] { work(); });
}

void WorkQueue::work() {
  pipeline::makeThreadNice(nice_);
  std::unique_lock lock(mutex_);
  for (;;) {
    added_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    ++busy_;
    lock.unlock();
    task();
    task = nullptr;  // what it holds goes before anybody is told that it is done
    lock.lock();
    --busy_;
    if (waiting_.empty() && busy_ == 0) finished_.notify_all();
  }
}

}  // namespace barline::ui

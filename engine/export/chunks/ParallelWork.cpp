#include "engine/export/chunks/ParallelWork.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace barline::exporting {

ParallelWork::ParallelWork(int threads, std::size_t limit) : limit_(limit) {
  const auto cores = static_cast<int>(std::thread::hardware_concurrency());
  pool_.setMaxThreadCount(std::max(1, threads > 0 ? threads : cores));
}

ParallelWork::~ParallelWork() {
  {
    const std::lock_guard lock(mutex_);
    dropping_ = true;
  }
  pool_.waitForDone();
}

template <typename Ready>
void ParallelWork::waitFor(std::unique_lock<std::mutex>& lock, const Ready& ready, const Idle& idle) {
  constexpr std::chrono::milliseconds kUsual(50);
  auto due = std::chrono::steady_clock::now() + kUsual;
  while (!ready()) {
    changed_.wait_until(lock, due);
    if (std::chrono::steady_clock::now() < due) continue;
    lock.unlock();
    if (idle) idle();
    lock.lock();
    due = std::chrono::steady_clock::now() + kUsual;
  }
}

void ParallelWork::submit(std::size_t bytes, std::function<void()> task, const Idle& idle) {
  {
    std::unique_lock lock(mutex_);
    waitFor(
        lock, [&] { return problem_ || underWay_ == 0 || held_ + bytes <= limit_; }, idle);
    if (problem_) std::rethrow_exception(problem_);
    held_ += bytes;
    ++underWay_;
    waiting_.push_back({bytes, std::move(task)});
  }
  pool_.start([this] { runNext(); });
}

void ParallelWork::runNext() {
  Task task;
  bool wanted = false;
  {
    const std::lock_guard lock(mutex_);
    task = std::move(waiting_.front());
    waiting_.pop_front();
    wanted = !dropping_ && !problem_;
  }
  std::exception_ptr thrown;
  if (wanted) {
    try {
      task.work();
    } catch (...) {
      thrown = std::current_exception();
    }
  }
  task.work = nullptr;  // and what it holds, which is counted
  const std::lock_guard lock(mutex_);
  if (!problem_) problem_ = thrown;
  held_ -= task.bytes;
  --underWay_;
  changed_.notify_all();
}

void ParallelWork::wait(const Idle& idle) {
  std::unique_lock lock(mutex_);
  waitFor(
      lock, [&] { return underWay_ == 0; }, idle);
  if (problem_) std::rethrow_exception(problem_);
}

}  // namespace barline::exporting

#include "app/duplicates/BackgroundDuplicates.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <exception>
#include <utility>

#include "app/duplicates/DuplicateSearch.h"

namespace barline::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kBetweenLooks = 5s;
constexpr std::chrono::milliseconds kWhileBusy = 500ms;
constexpr std::chrono::milliseconds kAfterProblem = 60s;
constexpr int kLowestPriority = 19;

}  // namespace

BackgroundDuplicates::BackgroundDuplicates(const std::filesystem::path& libraryFile,
                                           audio::Decoding& decoding, std::function<bool()> busy)
    : decoding_(decoding),
      busy_(std::move(busy)),
      thread_([this, libraryFile](const std::stop_token& stop) { work(stop, libraryFile); }) {}

bool BackgroundDuplicates::rest(const std::stop_token& stop, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  woken_.wait_for(lock, stop, time, [] { return false; });
  return !stop.stop_requested();
}

void BackgroundDuplicates::work(const std::stop_token& stop, const std::filesystem::path& libraryFile) {
  // On Linux a thread has a nice value of its own.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), kLowestPriority);
  storage::PrintRepository prints(libraryFile);
  DuplicateSearch search(prints, decoding_);
  bool tidied = false;
  std::chrono::milliseconds wait = kBetweenLooks;
  while (rest(stop, wait)) {
    wait = kBetweenLooks;
    if (busy_()) continue;
    try {
      search.run([&] { return stop.stop_requested() || busy_(); });
      if (!tidied && !stop.stop_requested() && !busy_()) prints.tidy();
      tidied = true;
      if (busy_()) wait = kWhileBusy;
    } catch (const std::exception&) {
      wait = kAfterProblem;  // whoever else uses the library tells the person
    }
  }
}

}  // namespace barline::app

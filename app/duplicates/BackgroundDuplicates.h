#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "engine/audio/Decoding.h"

namespace barline::app {

/// Looks for duplicates on a thread of its own while the program runs, at the lowest priority there is, and
/// rests while `busy` says so. Has a connection of its own, so it holds up no other work on the library.
class BackgroundDuplicates {
 public:
  /// @param libraryFile of an open library
  /// @param busy asked on that thread, often: true while something else needs the machine
  /// @param decoding outlives this
  BackgroundDuplicates(const std::filesystem::path& libraryFile, audio::Decoding& decoding,
                       std::function<bool()> busy);
  /// Ends within a fraction of a second.
  ~BackgroundDuplicates() = default;
  BackgroundDuplicates(const BackgroundDuplicates&) = delete;
  BackgroundDuplicates& operator=(const BackgroundDuplicates&) = delete;

 private:
  void work(const std::stop_token& stop, const std::filesystem::path& libraryFile);
  /// @return false where the program is about to end
  bool rest(const std::stop_token& stop, std::chrono::milliseconds time);

  audio::Decoding& decoding_;
  std::function<bool()> busy_;
  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace barline::app

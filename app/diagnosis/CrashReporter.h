#pragma once

#include <filesystem>
#include <string>

#include "app/diagnosis/RecentLines.h"

namespace barline::app {

/// While it lives, a process that dies of SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL or std::terminate() leaves
/// a report in a folder: program, version, build, signal, the addresses of the calls, the file that was open
/// and the last lines of the log; nothing of what files hold. Then it dies of that signal as it would have
/// otherwise. Children that are forked off leave none. One at a time in a process.
///
/// The report's file is opened at once, as ".crash-PID.part", and held by a lock, so that nothing has to be
/// opened when the process dies; it goes again with the reporter, or, after a SIGKILL, when
/// CrashReports next looks. Where it cannot be made the program runs without one.
class CrashReporter {
 public:
  struct Setup {
    std::filesystem::path folder;  ///< is made where it is missing
    std::string program;
    std::string version;
    const RecentLines* log{};  ///< outlives the reporter
  };

  explicit CrashReporter(const Setup& setup);
  ~CrashReporter();
  CrashReporter(const CrashReporter&) = delete;
  CrashReporter& operator=(const CrashReporter&) = delete;

  /// False where there is no file, and in programs built with a sanitizer, which report for themselves.
  [[nodiscard]] bool active() const { return active_; }

  /// The file that a report would name as open; empty = none. Any thread; does nothing where no reporter
  /// lives.
  static void setOpenFile(const std::filesystem::path& file);

 private:
  bool active_{};
};

}  // namespace barline::app

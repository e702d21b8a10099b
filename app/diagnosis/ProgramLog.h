#pragma once

#include <QLoggingCategory>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/diagnosis/LogFile.h"
#include "app/diagnosis/RecentLines.h"

namespace barline::app {

/// While it lives, everything that is told to Qt's logging categories is written into a log file as
/// "2026-11-21T16:04:09.123Z barline[4711] info barline.analysis: …", by a thread of its own, so that a slow
/// disk holds nobody up. Warnings and worse also go where they went before. One at a time in a process.
class ProgramLog {
 public:
  /// @param program as it stands in the lines @param recent outlives it; has the same lines
  ProgramLog(const std::filesystem::path& file, std::string program, RecentLines& recent);
  /// Writes what is not yet written, and lets messages go where they went before.
  ~ProgramLog();
  ProgramLog(const ProgramLog&) = delete;
  ProgramLog& operator=(const ProgramLog&) = delete;

 private:
  static void handle(QtMsgType type, const QMessageLogContext& context, const QString& message);
  void take(QtMsgType type, const QMessageLogContext& context, const QString& message);
  void write();

  LogFile file_;
  const std::string program_;
  RecentLines& recent_;
  QtMessageHandler before_{};
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string waiting_;  // whole lines
  bool ending_{};
  std::thread writer_;
};

}  // namespace barline::app

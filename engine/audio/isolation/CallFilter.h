#pragma once

#include <linux/filter.h>

#include <vector>

namespace barline::audio {

/// The system calls that a worker may make: reading what is open already, memory without code in it, talking
/// to the program, the time. Files, sockets and processes are refused (EPERM); what only an intruder asks for
/// ends the worker.
class CallFilter {
 public:
  /// Works the filter out, which takes a millisecond. Where the system has none it is empty.
  [[nodiscard]] static CallFilter make();

  /// Applies it to this process, for good. @return whether the system took it
  [[nodiscard]] bool apply() const;

 private:
  std::vector<sock_filter> program_;
};

}  // namespace barline::audio

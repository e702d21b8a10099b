#pragma once

#include <exception>
#include <functional>

namespace barline::storage {

/// A long task was ended at its caller's wish; nothing has changed.
class Cancelled : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "Cancelled."; }
};

/// How a long task tells how far it is, from 0 to 1, on the thread that runs it. False ends the task, which
/// then throws Cancelled. Empty = nobody asks.
using TaskProgress = std::function<bool(double fraction)>;

/// @throws Cancelled
inline void report(const TaskProgress& progress, double fraction) {
  if (progress && !progress(fraction)) throw Cancelled();
}

/// A part of a task as a task of its own: its 0 to 1 is the whole's `begin` to `end`.
[[nodiscard]] inline TaskProgress part(const TaskProgress& whole, double begin, double end) {
  if (!whole) return {};
  return [&whole, begin, end](double fraction) { return whole(begin + (end - begin) * fraction); };
}

}  // namespace barline::storage

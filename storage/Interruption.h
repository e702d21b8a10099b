#pragma once

#include "storage/Progress.h"

namespace barline::storage {

class Connection;

/// While it lives, statements of a connection are ended with Cancelled once `progress` says so. The fraction
/// that it is told stays that of the task's last report, since a statement does not know how far it is.
class Interruption {
 public:
  /// @param progress outlives this; empty = nothing is interrupted
  Interruption(Connection& connection, const TaskProgress& progress, double fraction = 0.0);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  void setFraction(double fraction) { fraction_ = fraction; }

 private:
  static int ask(void* self);

  Connection& connection_;
  const TaskProgress& progress_;
  double fraction_;
};

}  // namespace barline::storage

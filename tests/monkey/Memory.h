#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <vector>

namespace barline::monkey {

/// What the process takes while nothing is open, minute after minute.
class Memory {
 public:
  Memory() { time_.start(); }

  /// To be called while no window is there.
  void note();

  /// One line for each minute in which a window was closed: the median.
  [[nodiscard]] QStringList lines() const;
  /// A sentence where a later stretch of five minutes takes more than the warm program may; empty where all
  /// is well.
  [[nodiscard]] QString growth() const;

 private:
  QElapsedTimer time_;
  std::vector<std::vector<double>> minutes_;  // MiB, at each end of a window
};

}  // namespace barline::monkey

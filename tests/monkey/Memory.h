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

  /// One line for each stretch of five minutes: its median.
  [[nodiscard]] QStringList lines() const;
  /// A sentence where a later stretch takes more than the warm program may; empty where all is well.
  [[nodiscard]] QString growth() const;

 private:
  struct Stretch {
    std::vector<double> resident;  // MiB
    [[nodiscard]] double median() const;
  };

  QElapsedTimer time_;
  std::vector<Stretch> stretches_;
};

}  // namespace barline::monkey

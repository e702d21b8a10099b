#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/pipeline/Runner.h"

namespace barline::ui {

/// A step of the catalogue as it goes with the open track.
struct StepView {
  std::string id;
  QString title;
  double cost{};      ///< against the other steps
  QString waitsFor;   ///< titles of the steps before it; empty for what works on the audio itself
  double fraction{};  ///< 0–1; Running only
  pipeline::StepReport report;
};

/// One file on its way through the analysis.
struct JobView {
  enum class State : unsigned char { Running, Done, Failed, Cancelled };

  std::int64_t track{};
  QString title;
  QString artist;
  State state{State::Running};
  double fraction{};                       ///< 0–1
  std::optional<double> secondsLeft;       ///< where it can be told
  QString step;                            ///< title of what is under way
  std::vector<pipeline::StepState> steps;  ///< of the catalogue, in its order
  QString problem;                         ///< Failed: one sentence
};

/// Why nothing of the queue is begun.
enum class QueueHold : unsigned char {
  None,
  Paused,    ///< by the person
  Battery,   ///< until the machine is plugged in
  Elsewhere  ///< another window or program works through it
};

/// What is left to do, at a glance.
struct QueueSummary {
  int waiting{};
  int running{};
  int done{};    ///< since the queue was last empty
  int failed{};  ///< listed
  QueueHold hold{QueueHold::None};
  std::optional<double> filesPerMinute;
  std::optional<double> secondsLeft;
};

}  // namespace barline::ui

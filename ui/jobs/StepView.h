#pragma once

#include <QString>

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
  enum class State : unsigned char { Waiting, Running, Done, Failed, Cancelled };

  std::int64_t track{};
  QString title;
  State state{State::Waiting};
  double fraction{};  ///< 0–1
  QString step;       ///< title of what is under way
  QString problem;    ///< Failed: one sentence
  bool urgent{};      ///< it is the open track
};

/// What is left to do, at a glance.
struct QueueSummary {
  int waiting{};
  int running{};
  int done{};    ///< since the queue was last empty
  int failed{};  ///< likewise
  bool paused{};
  double filesPerMinute{};  ///< 0 until two files are done
  double secondsLeft{};     ///< 0 where not known
};

}  // namespace barline::ui

#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/performance/RunRecord.h"

/// Runs made by hand, for what tests of their figures share.
namespace barline::performance::testing {

/// A run of three steps on two threads that took as long as its steps together. @param chords seconds
inline RunRecord run(std::int64_t endedAt, double chords = 0.09, int chordsVersion = 3) {
  RunRecord made;
  made.fingerprint = "f1";
  made.file = "/music/Feelings.flac";
  made.title = "Feelings";
  made.audioSeconds = 288.0;
  made.endedAt = endedAt;
  made.program = "0.9.4";
  made.machine = "Some processor, 2 cores";
  made.threads = 2;
  const auto add = [&made](const std::string& id, int version, double seconds) {
    made.steps.push_back({.id = id,
                          .version = version,
                          .parameters = "size=2",
                          .wallSeconds = seconds,
                          .cpuSeconds = seconds,
                          .beginSeconds = made.wallSeconds,
                          .endSeconds = made.wallSeconds + seconds,
                          .peakMebibytes = 60.0 + 20.0 * static_cast<double>(made.steps.size())});
    made.wallSeconds += seconds;
    made.cpuSeconds += seconds;
  };
  add(pipeline::kDecoding, 1, 0.15);
  add("beats", 2, 0.08);
  add("chords", chordsVersion, chords);
  return made;
}

/// A trace of `seconds`, in slices of 10 ms, with memory that rises evenly between two values.
inline std::shared_ptr<const pipeline::RunTrace> trace(double seconds, float from, float to) {
  pipeline::RunTrace made{.sliceSeconds = 0.01,
                          .parts = {pipeline::kDecoding, pipeline::kKeeping, "beats"},
                          .work = {},
                          .mebibytes = {}};
  const auto slices = static_cast<std::size_t>(std::lround(seconds / made.sliceSeconds));
  for (std::size_t i = 0; i < slices; ++i) {
    const float place = static_cast<float>(i) / static_cast<float>(slices - 1);
    made.mebibytes.push_back(from + (to - from) * place);
    made.work.push_back({static_cast<std::uint16_t>(i), 0, 0, 200});
  }
  return std::make_shared<const pipeline::RunTrace>(std::move(made));
}

}  // namespace barline::performance::testing

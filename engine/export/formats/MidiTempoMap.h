#pragma once

#include <cstdint>
#include <vector>

#include "engine/export/PulseBars.h"

namespace barline::exporting {

/// 960 divides into dotted eighths and leaves half a millisecond to a tick at usual tempi.
inline constexpr int kMidiTicksPerQuarter = 960;

/// Where a MIDI file's ticks stand in time.
class MidiTempoMap {
 public:
  struct Tempo {
    std::int64_t tick{};
    std::uint32_t microseconds{};  ///< per quarter note, 1 … 0xFFFFFF
  };
  struct Signature {
    std::int64_t tick{};
    model::Metre metre;
  };

  /// Tick 0 is second 0. What stands before the first beat is a count-in: one bar of whole beats that last
  /// about as long as the first bar's, or a shorter note's bar where not half a beat is left. So every bar
  /// of the track is one further in the file where its first beat is not at 0. Where the pulse pauses, beats
  /// go on evenly. Every beat is within kTolerance of its tick: tempi are whole microseconds, the tempo of a
  /// beat carries what the one before has left over, and one tempo goes on as long as it is true.
  explicit MidiTempoMap(const std::vector<PulseBar>& bars);

  static constexpr double kTolerance = 10e-6;  ///< seconds

  [[nodiscard]] const std::vector<Tempo>& tempi() const { return tempi_; }
  [[nodiscard]] const std::vector<Signature>& signatures() const { return signatures_; }
  /// Tick of the first beat; 0 where no count-in is needed.
  [[nodiscard]] std::int64_t countIn() const { return countIn_; }
  /// Beats (or shorter notes) of the count-in.
  [[nodiscard]] int countInBeats() const { return countInBeats_; }
  /// Where the last bar ends; where there are no beats, unlimited.
  [[nodiscard]] std::int64_t end() const { return end_; }
  /// The tick nearest to a time, from 0 to end(). @param time seconds
  [[nodiscard]] std::int64_t tickAt(double time) const;

 private:
  struct Pulse {
    std::int64_t tick{};
    double time{};
  };

  void addCountIn(const PulseBar& first);
  void addBar(const PulseBar& bar);
  void addPause(const PulseBar& before, double end);
  void addEvenly(int beats, double quarters, const model::TimeRange& range);
  void sign(const model::Metre& metre);
  void fitTempi();

  std::int64_t next_{};         // tick of what is added next
  std::vector<Pulse> pulses_;   // where ticks should stand
  std::vector<Pulse> written_;  // where those of the tempi do
  std::vector<Tempo> tempi_;
  std::vector<Signature> signatures_;
  std::int64_t countIn_{};
  int countInBeats_{};
  std::int64_t end_{};
};

}  // namespace barline::exporting

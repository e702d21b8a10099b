#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace barline::exporting {

/// The bytes of a standard MIDI file of format 1 (MIDI 1.0 Detailed Specification, "Standard MIDI
/// Files 1.0"). Events of one tick stand in the order in which they were added, those that end a note first.
class MidiTrack {
 public:
  enum class Meta : unsigned char {
    Text = 0x01,
    TrackName = 0x03,
    Marker = 0x06,
    Tempo = 0x51,
    TimeSignature = 0x58,
    KeySignature = 0x59
  };

  /// @param tick ≥ 0
  void meta(std::int64_t tick, Meta type, std::string_view data);
  void tempo(std::int64_t tick, std::uint32_t microsecondsPerQuarter);
  /// @param denominator a power of 2
  void timeSignature(std::int64_t tick, int numerator, int denominator);
  /// @param sharps negative for flats
  void keySignature(std::int64_t tick, int sharps, bool isMinor);
  /// @param note 0–127 @param end > begin
  void note(std::int64_t begin, std::int64_t end, int note, int velocity);

  /// The track's chunk, its end at `end` or after its last event.
  [[nodiscard]] std::string chunk(std::int64_t end) const;

 private:
  struct Event {
    std::int64_t tick{};
    bool endsNote{};
    std::string bytes;
  };
  std::vector<Event> events_;
};

/// @param chunks of the tracks
[[nodiscard]] std::string midiFile(int ticksPerQuarter, const std::vector<std::string>& chunks);

/// Every event of a file that midiFile() made on a line of its own, for people.
[[nodiscard]] std::string midiText(std::string_view file);

}  // namespace barline::exporting

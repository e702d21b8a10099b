#include "engine/export/formats/MidiEvents.h"

#include <algorithm>
#include <bit>

namespace barline::exporting {
namespace {

constexpr unsigned char kMeta = 0xFF;
constexpr unsigned char kEndOfTrack = 0x2F;
constexpr unsigned char kNoteOn = 0x90;
constexpr unsigned char kNoteOff = 0x80;
constexpr int kClocksPerClick = 24;  // of a quarter note
constexpr int kThirtySecondsPerQuarter = 8;

char byte(std::int64_t value) {
  return static_cast<char>(static_cast<unsigned char>(value & 0xFF));
}

std::string bigEndian(std::int64_t value, int bytes) {
  std::string text;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) text += byte(value >> shift);
  return text;
}

/// A number of seven bits a byte, the high bit set in all but the last.
std::string variableLength(std::int64_t value) {
  std::string text(1, byte(value & 0x7F));
  while ((value >>= 7) > 0) text.insert(text.begin(), byte((value & 0x7F) | 0x80));
  return text;
}

}  // namespace

void MidiTrack::meta(std::int64_t tick, Meta type, std::string_view data) {
  std::string bytes{byte(kMeta), byte(static_cast<unsigned char>(type))};
  bytes.append(variableLength(static_cast<std::int64_t>(data.size()))).append(data);
  events_.push_back({tick, false, std::move(bytes)});
}

void MidiTrack::tempo(std::int64_t tick, std::uint32_t microsecondsPerQuarter) {
  meta(tick, Meta::Tempo, bigEndian(microsecondsPerQuarter, 3));
}

void MidiTrack::timeSignature(std::int64_t tick, int numerator, int denominator) {
  const int power = std::countr_zero(static_cast<unsigned>(denominator));
  meta(tick, Meta::TimeSignature,
       std::string{byte(numerator), byte(power), byte(kClocksPerClick), byte(kThirtySecondsPerQuarter)});
}

void MidiTrack::keySignature(std::int64_t tick, int sharps, bool isMinor) {
  meta(tick, Meta::KeySignature, std::string{byte(sharps), byte(isMinor ? 1 : 0)});
}

void MidiTrack::note(std::int64_t begin, std::int64_t end, int note, int velocity) {
  events_.push_back({begin, false, std::string{byte(kNoteOn), byte(note), byte(velocity)}});
  events_.push_back({end, true, std::string{byte(kNoteOff), byte(note), byte(0)}});
}

std::string MidiTrack::chunk(std::int64_t end) const {
  std::vector<Event> events = events_;
  std::ranges::stable_sort(events, {},
                           [](const Event& event) { return std::pair(event.tick, !event.endsNote); });
  std::string body;
  std::int64_t tick = 0;
  for (const Event& event : events) {
    body.append(variableLength(event.tick - tick)).append(event.bytes);
    tick = event.tick;
  }
  body.append(variableLength(std::max<std::int64_t>(end - tick, 0)));
  body.append({byte(kMeta), byte(kEndOfTrack), byte(0)});
  return std::string("MTrk").append(bigEndian(static_cast<std::int64_t>(body.size()), 4)).append(body);
}

std::string midiFile(int ticksPerQuarter, const std::vector<std::string>& chunks) {
  constexpr int kHeaderBytes = 6;
  constexpr int kFormat = 1;
  std::string file = "MThd";
  file.append(bigEndian(kHeaderBytes, 4)).append(bigEndian(kFormat, 2));
  file.append(bigEndian(static_cast<std::int64_t>(chunks.size()), 2)).append(bigEndian(ticksPerQuarter, 2));
  for (const std::string& chunk : chunks) file += chunk;
  return file;
}

}  // namespace barline::exporting

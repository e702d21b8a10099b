#include <array>
#include <cstdint>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/MidiEvents.h"

namespace barline::exporting {
namespace {

constexpr std::size_t kHeaderBytes = 14;
constexpr std::size_t kChunkHeaderBytes = 8;
constexpr double kMicrosecondsPerMinute = 60e6;

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }

  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::uint32_t number(std::size_t count) {
    std::uint32_t value = 0;
    for (const char one : take(count)) value = value << 8U | static_cast<unsigned char>(one);
    return value;
  }
  std::uint32_t variableLength() {
    std::uint32_t value = 0;
    while (!atEnd()) {
      const std::uint32_t one = number(1);
      value = value << 7U | (one & 0x7FU);
      if ((one & 0x80U) == 0) break;
    }
    return value;
  }

 private:
  std::string_view rest_;
};

std::string noteText(std::uint32_t note) {
  constexpr std::array kNames{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
  return kNames[note % 12] + std::to_string(static_cast<int>(note / 12) - 1);
}

std::string keyText(int sharps, bool isMinor) {
  const int count = sharps < 0 ? -sharps : sharps;
  return std::to_string(count)
      .append(sharps < 0 ? " flats, " : " sharps, ")
      .append(isMinor ? "minor" : "major");
}

std::string metaText(std::uint32_t type, std::string_view data) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(data[i]); };
  switch (type) {
    case 0x01:
      return "text         " + oneLine(data);
    case 0x03:
      return "track        " + oneLine(data);
    case 0x06:
      return "marker       " + oneLine(data);
    case 0x51:
      return "tempo        " + decimal(kMicrosecondsPerMinute / Bytes(data).number(3), 3) + " BPM";
    case 0x58:
      return "metre        " + std::to_string(at(0)) + '/' + std::to_string(1U << at(1));
    case 0x59:
      return "key          " + keyText(static_cast<signed char>(at(0)), at(1) == 1);
    default:
      return "end";
  }
}

std::string eventText(Bytes& bytes) {
  const std::uint32_t status = bytes.number(1);
  if (status == 0xFF) {
    const std::uint32_t type = bytes.number(1);
    return metaText(type, bytes.take(bytes.variableLength()));
  }
  const std::uint32_t note = bytes.number(1);
  bytes.number(1);
  return (status == 0x90 ? "note         " : "note ends    ") + noteText(note);
}

}  // namespace

std::string midiText(std::string_view file) {
  std::string text;
  Bytes bytes(file);
  bytes.take(kHeaderBytes);
  while (!bytes.atEnd()) {
    Bytes header(bytes.take(kChunkHeaderBytes));
    header.take(4);
    Bytes track(bytes.take(header.number(4)));
    std::int64_t tick = 0;
    while (!track.atEnd()) {
      tick += track.variableLength();
      std::string line = std::to_string(tick);
      line.insert(0, line.size() < 9 ? 9 - line.size() : 0, ' ');
      text.append(line).append("  ").append(eventText(track)).append("\n");
    }
  }
  return text;
}

}  // namespace barline::exporting

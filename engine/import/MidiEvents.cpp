#include "engine/import/MidiEvents.h"

#include <algorithm>
#include <optional>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

constexpr std::size_t kMostEvents = 500'000;  // of those that are kept
constexpr int kSmallestUnit = 6;              // 1/64 as a power of 2
constexpr int kMostSharps = 7;

/// Raised inside a track that breaks off.
struct EndOfBytes {};

class Cursor {
 public:
  explicit Cursor(std::span<const unsigned char> bytes) : rest_(bytes) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }

  std::uint32_t take(std::size_t count) {
    std::uint32_t value = 0;
    for (const unsigned char byte : takeBytes(count)) value = value << 8U | byte;
    return value;
  }

  std::span<const unsigned char> takeBytes(std::size_t count) {
    if (count > rest_.size()) throw EndOfBytes{};
    const auto taken = rest_.first(count);
    rest_ = rest_.subspan(count);
    return taken;
  }

  /// A number of at most four bytes of seven bits.
  std::uint32_t takeVariable() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
      const std::uint32_t byte = take(1);
      value = value << 7U | (byte & 0x7FU);
      if ((byte & 0x80U) == 0) return value;
    }
    throw EndOfBytes{};
  }

  [[nodiscard]] unsigned char peek() const {
    if (rest_.empty()) throw EndOfBytes{};
    return rest_.front();
  }

  /// As many bytes as there are, up to `count`.
  std::span<const unsigned char> takeUpTo(std::size_t count) {
    return takeBytes(std::min(count, rest_.size()));
  }

 private:
  std::span<const unsigned char> rest_;
};

class TrackReader {
 public:
  TrackReader(const std::filesystem::path& file, MidiEvents& events) : file_(file), events_(events) {}

  void read(std::span<const unsigned char> bytes) {
    Cursor cursor(bytes);
    tick_ = 0;
    status_ = 0;
    inChords_ = false;
    try {
      while (!cursor.atEnd() && readEvent(cursor)) {
      }
    } catch (const EndOfBytes&) {
      // The file breaks off; what came before counts.
    }
    lastEvent_ = std::max(lastEvent_, tick_);
  }

  void finish() {
    // A track may end with no chord; then its notes end before its beats do.
    const bool notesTell = lastNote_ > 0 && events_.chords.empty();
    events_.end = notesTell ? lastNote_ : lastEvent_;
  }

 private:
  /// @return false at the end of the track
  bool readEvent(Cursor& cursor) {
    tick_ += cursor.takeVariable();
    if ((cursor.peek() & 0x80U) != 0) status_ = cursor.takeBytes(1)[0];
    if (status_ < 0x80U) throw EndOfBytes{};
    if (status_ == 0xFF) return readMeta(cursor);
    if (status_ == 0xF0 || status_ == 0xF7) {
      cursor.takeBytes(cursor.takeVariable());
      status_ = 0;
      return true;
    }
    if (status_ >= 0xF0) throw EndOfBytes{};
    const unsigned int kind = status_ & 0xF0U;
    cursor.takeBytes(kind == 0xC0 || kind == 0xD0 ? 1 : 2);
    if (kind == 0x80 || kind == 0x90) lastNote_ = std::max(lastNote_, tick_);
    return true;
  }

  bool readMeta(Cursor& cursor) {
    const std::uint32_t type = cursor.take(1);
    const auto data = cursor.takeBytes(cursor.takeVariable());
    status_ = 0;
    if (type == 0x2F) return false;
    if (type == 0x51 && data.size() >= 3) addTempo(data);
    if (type == 0x58 && data.size() >= 2) addTimeSignature(data);
    if (type == 0x59 && data.size() >= 2) addKeySignature(data);
    if (type == 0x03) inChords_ = std::string(data.begin(), data.end()) == "Chords";
    if (type == 0x06) addText(data, events_.markers);
    if (type == 0x01 && inChords_) addText(data, events_.chords);
    return true;
  }

  void addTempo(std::span<const unsigned char> data) {
    const std::uint32_t microseconds = Cursor(data).take(3);
    if (microseconds == 0)
      throw ImportError(file_, 0, "a tempo in it is no tempo", "Export the MIDI file again.");
    count();
    events_.tempi.push_back({tick_, microseconds});
  }

  void addTimeSignature(std::span<const unsigned char> data) {
    if (data[0] == 0 || data[0] > 64 || data[1] > kSmallestUnit) {
      throw ImportError(file_, 0, "a time signature in it is none", "Export the MIDI file again.");
    }
    count();
    events_.timeSignatures.push_back({tick_, {data[0], 1 << data[1]}});
  }

  void addKeySignature(std::span<const unsigned char> data) {
    const int sharps = data[0] < 128 ? data[0] : data[0] - 256;
    if (std::abs(sharps) > kMostSharps || data[1] > 1) return;
    count();
    events_.keySignatures.push_back({tick_, sharps, data[1] == 1});
  }

  void addText(std::span<const unsigned char> data, std::vector<MidiMarker>& texts) {
    count();
    const std::string text(data.begin(), data.end());
    texts.push_back({tick_, cleanLabel(text)});
  }

  void count() {
    if (++count_ > kMostEvents) {
      throw ImportError(file_, 0, "it holds too many events", "This is no reference that Barline reads.");
    }
  }

  const std::filesystem::path& file_;
  MidiEvents& events_;
  std::int64_t tick_{};
  unsigned int status_{};
  bool inChords_{};  // of the track that is being read
  std::int64_t lastNote_{};
  std::int64_t lastEvent_{};
  std::size_t count_{};
};

template <typename Event>
void sortByTick(std::vector<Event>& events) {
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.tick < b.tick; });
}

/// Reads the header chunk; ticks to a quarter note. @throws ImportError, EndOfBytes
int readHeader(const std::filesystem::path& file, Cursor& cursor) {
  if (cursor.take(4) != 0x4D546864)
    throw ImportError(file, 0, "this is no MIDI file", "Choose a standard MIDI file.");
  Cursor header(cursor.takeBytes(cursor.take(4)));
  if (header.take(2) > 1) {
    throw ImportError(file, 0, "it holds several pieces (MIDI format 2)", "Save it as MIDI format 0 or 1.");
  }
  header.take(2);
  const std::uint32_t division = header.take(2);
  if (division == 0 || (division & 0x8000U) != 0) {
    throw ImportError(file, 0, "its time is not counted in quarter notes",
                      "Export it with ticks per quarter note.");
  }
  return static_cast<int>(division);
}

}  // namespace

MidiEvents readMidiEvents(const std::filesystem::path& file, std::span<const unsigned char> bytes) {
  MidiEvents events;
  TrackReader reader(file, events);
  Cursor cursor(bytes);
  try {
    events.ticksPerQuarter = readHeader(file, cursor);
    while (!cursor.atEnd()) {
      const bool isTrack = cursor.take(4) == 0x4D54726B;
      const auto chunk = cursor.takeUpTo(cursor.take(4));
      if (isTrack) reader.read(chunk);
    }
  } catch (const EndOfBytes&) {
    if (events.ticksPerQuarter == 0)
      throw ImportError(file, 0, "the MIDI file breaks off", "Is it complete?");
  }
  reader.finish();
  sortByTick(events.tempi);
  sortByTick(events.timeSignatures);
  sortByTick(events.keySignatures);
  sortByTick(events.markers);
  sortByTick(events.chords);
  return events;
}

}  // namespace barline::importing

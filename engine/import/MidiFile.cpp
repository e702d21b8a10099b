#include "engine/import/MidiFile.h"

#include <algorithm>
#include <vector>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/MidiEvents.h"
#include "engine/import/SpanList.h"
#include "engine/model/ChordParser.h"

namespace barline::importing {
namespace {

constexpr std::uint32_t kDefaultTempo = 500'000;  // µs a quarter note
constexpr std::string_view kCountIn = "Count-in";

/// Seconds of ticks that are asked for in ascending order.
class TempoClock {
 public:
  explicit TempoClock(const MidiEvents& events) : events_(events) {}

  double secondsAt(std::int64_t tick) {
    while (next_ < events_.tempi.size() && events_.tempi[next_].tick <= tick) {
      seconds_ += secondsFor(events_.tempi[next_].tick - tick_);
      tick_ = events_.tempi[next_].tick;
      microseconds_ = events_.tempi[next_].microseconds;
      ++next_;
    }
    return seconds_ + secondsFor(tick - tick_);
  }

 private:
  [[nodiscard]] double secondsFor(std::int64_t ticks) const {
    return static_cast<double>(ticks) * static_cast<double>(microseconds_) / 1e6 /
           static_cast<double>(events_.ticksPerQuarter);
  }

  const MidiEvents& events_;
  std::size_t next_{};
  std::int64_t tick_{};
  double seconds_{};
  std::uint32_t microseconds_{kDefaultTempo};
};

/// Units of the time signature in a beat. @param among whether other signatures of the file are compound:
/// then 3/8 is a bar of theirs that was cut short to one beat
int unitsInBeat(const model::Metre& metre, bool among) {
  const bool isShort = among && metre == model::Metre{3, 8};
  return isShort || isCompound(metre) ? 3 : 1;
}

/// The time signatures with 4/4 where none is said; of several at one tick the last counts.
std::vector<MidiTimeSignature> signaturesOf(const MidiEvents& events) {
  std::vector<MidiTimeSignature> signatures;
  if (events.timeSignatures.empty() || events.timeSignatures.front().tick > 0) signatures.push_back({});
  for (const MidiTimeSignature& signature : events.timeSignatures) {
    if (!signatures.empty() && signatures.back().tick == signature.tick) {
      signatures.back() = signature;
    } else if (signatures.empty() || signatures.back().metre != signature.metre) {
      signatures.push_back(signature);
    }
  }
  return signatures;
}

/// Tick at which the count-in ends that a marker "Count-in" at the file's begin announces: one bar. 0 where
/// there is none.
std::int64_t countInEnd(const MidiEvents& events, const MidiTimeSignature& first) {
  const bool isAnnounced =
      !events.markers.empty() && events.markers.front().tick == 0 && events.markers.front().text == kCountIn;
  if (!isAnnounced) return 0;
  return first.metre.numerator * 4LL * events.ticksPerQuarter / first.metre.denominator;
}

/// Each beat is reckoned from where its time signature begins, so that no fraction of a tick adds up.
void addBeats(const std::filesystem::path& file, const MidiEvents& events, model::Annotation& annotation) {
  TempoClock clock(events);
  auto& beats = annotation.beats.emplace();
  auto& downbeats = annotation.downbeats.emplace();
  const std::vector<MidiTimeSignature> signatures = signaturesOf(events);
  const std::int64_t begin = countInEnd(events, signatures.front());
  const bool hasCompound = std::ranges::any_of(signatures, [&](const MidiTimeSignature& signature) {
    return signature.tick >= begin && isCompound(signature.metre);
  });
  for (std::size_t i = 0; i < signatures.size(); ++i) {
    const MidiTimeSignature& signature = signatures[i];
    const std::int64_t end = i + 1 < signatures.size() ? signatures[i + 1].tick : events.end;
    const int units = unitsInBeat(signature.metre, hasCompound);
    const int beatsInBar = signature.metre.numerator / units;
    if (const std::int64_t from = std::max(signature.tick, begin); from < end)
      annotation.metres.push_back({clock.secondsAt(from), signature.metre});
    for (std::int64_t count = 0;; ++count) {
      const std::int64_t tick =
          signature.tick + count * units * 4 * events.ticksPerQuarter / signature.metre.denominator;
      if (tick >= end) break;
      if (tick < begin) continue;
      const double time = clock.secondsAt(tick);
      if (time > kLatestTime || beats.size() >= kMostRows) {
        throw ImportError(file, 0, "it lasts longer than a day or has more than 500,000 beats",
                          "Is this the tempo map of a track?");
      }
      const int position = static_cast<int>(count % beatsInBar) + 1;
      beats.push_back({time, position});
      if (position == 1) downbeats.push_back(time);
    }
  }
}

model::AnnotatedKey keyOf(const MidiKeySignature& signature) {
  const int major = ((signature.sharps * 7) % 12 + 12) % 12;
  if (signature.isMinor) return {(major + 9) % 12, model::AnnotatedMode::Minor};
  return {major, model::AnnotatedMode::Major};
}

void addKeys(const MidiEvents& events, model::Annotation& annotation) {
  TempoClock clock(events);
  std::vector<std::pair<double, model::AnnotatedKey>> changes;
  for (const MidiKeySignature& signature : events.keySignatures) {
    const model::AnnotatedKey key = keyOf(signature);
    if (!changes.empty() && changes.back().second == key) continue;
    changes.emplace_back(clock.secondsAt(signature.tick), key);
  }
  const double last = clock.secondsAt(
      std::max(events.end, events.keySignatures.empty() ? 0 : events.keySignatures.back().tick));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const double end = i + 1 < changes.size() ? changes[i + 1].first : last;
    if (end > changes[i].first) annotation.keys.push_back({{changes[i].first, end}, changes[i].second});
  }
  annotation.key = mostOfTime(annotation.keys);
}

void addSections(const MidiEvents& events, model::Annotation& annotation) {
  TempoClock clock(events);
  std::vector<model::AnnotatedSpan> sections;
  for (const MidiMarker& marker : events.markers) {
    if (marker.tick == 0 && marker.text == kCountIn) continue;
    const double time = clock.secondsAt(marker.tick);
    if (!sections.empty()) sections.back().range.end = time;
    sections.push_back({{time, time}, marker.text});
  }
  if (!sections.empty()) {
    sections.back().range.end = clock.secondsAt(std::max(events.end, events.markers.back().tick));
  }
  std::erase_if(sections, [](const auto& section) { return section.range.duration() <= 0.0; });
  if (sections.size() > 1) annotation.sections = std::move(sections);
}

/// Each lasts until the next, the last until the end; texts that are no chord are a gap.
void addChords(const MidiEvents& events, model::Annotation& annotation) {
  if (events.chords.empty()) return;
  TempoClock clock(events);
  std::vector<model::AnnotatedSpan>& chords = annotation.chords.emplace();
  for (std::size_t i = 0; i < events.chords.size(); ++i) {
    const double begin = clock.secondsAt(events.chords[i].tick);
    const bool isLast = i + 1 == events.chords.size();
    const std::int64_t until =
        isLast ? std::max(events.end, events.chords[i].tick) : events.chords[i + 1].tick;
    const double end = TempoClock(clock).secondsAt(until);
    const auto label = model::parseChord(events.chords[i].text);
    if (label && end > begin) chords.push_back({{begin, end}, *label});
  }
}

}  // namespace

model::Annotation readMidi(const std::filesystem::path& file, std::span<const unsigned char> bytes) {
  const MidiEvents events = readMidiEvents(file, bytes);
  model::Annotation annotation;
  addBeats(file, events, annotation);
  if (annotation.beats->empty())
    throw ImportError(file, 0, "it has no length", "Choose a MIDI file with notes.");
  addKeys(events, annotation);
  addSections(events, annotation);
  addChords(events, annotation);
  return annotation;
}

}  // namespace barline::importing

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/model/TimeRange.h"

namespace barline::model {

enum class Mode : unsigned char { Major, Minor };

struct MusicalKey {
  int tonic{};  ///< pitch class 0–11, C = 0
  Mode mode{Mode::Major};

  bool operator==(const MusicalKey&) const = default;
  static constexpr auto fields() { return std::tuple{&MusicalKey::tonic, &MusicalKey::mode}; }
  /// To be called after decoding. @throws CodecError for what is no key.
  void restore() const;
};

/// "C minor", "Eb major": the spelling with the fewest accidentals in the signature.
[[nodiscard]] std::string toString(const MusicalKey& key);

/// Reads what toString writes; nothing for any other text.
[[nodiscard]] std::optional<MusicalKey> parseMusicalKey(std::string_view text);

/// Camelot wheel position, "8B" for C major, "5A" for C minor.
[[nodiscard]] std::string camelot(const MusicalKey& key);

/// Position in the Open Key notation, "1d" for C major, "10m" for C minor.
[[nodiscard]] std::string openKey(const MusicalKey& key);

/// The number of camelot(), 1–12: the index of the key's colour.
[[nodiscard]] int camelotNumber(const MusicalKey& key);

/// Name of a pitch class as the key spells it: 3 is "Eb" in C major and "D#" in E major and E minor. Notes
/// outside the key are those that its music borrows: flat second, third, sixth and seventh and sharp fourth
/// in major, raised third, sixth and seventh in minor. Never with two accidentals, nor B#, Cb, E# or Fb.
[[nodiscard]] std::string pitchClassName(int pitchClass, const MusicalKey& key);

struct KeySpan {
  TimeRange range;
  MusicalKey key;
  double confidence{};  ///< 0–1
  std::optional<MusicalKey> runnerUp;

  bool operator==(const KeySpan&) const = default;
  static constexpr auto fields() {
    return std::tuple{&KeySpan::range, &KeySpan::key, &KeySpan::confidence, &KeySpan::runnerUp};
  }
};

/// Key of the track as a whole and where it changes, and its tuning. Spans touch and ascend.
struct KeyTimeline {
  std::optional<MusicalKey> global;  ///< absent for silence or unpitched sound
  double confidence{};               ///< 0–1, of `global`
  std::vector<KeySpan> spans;
  std::optional<double> tuningCents{};  ///< of A4 against 440 Hz, within ±100; absent where there is no key

  bool operator==(const KeyTimeline&) const = default;
  static constexpr auto fields() {
    return std::tuple{&KeyTimeline::global, &KeyTimeline::confidence, &KeyTimeline::spans,
                      &KeyTimeline::tuningCents};
  }
};

}  // namespace barline::model

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/TimeRange.h"

namespace barline::model {

/// A beat that somebody noted.
struct AnnotatedBeat {
  double time{};        ///< seconds
  int positionInBar{};  ///< 1 = downbeat; 0 = not said

  bool operator==(const AnnotatedBeat&) const = default;
};

struct AnnotatedMetre {
  double time{};  ///< seconds, from here on
  Metre metre;

  bool operator==(const AnnotatedMetre&) const = default;
};

struct AnnotatedSpan {
  TimeRange range;
  std::string label;

  bool operator==(const AnnotatedSpan&) const = default;
};

enum class AnnotatedMode : unsigned char { Major, Minor, Other };

/// A key as mir_eval knows them: modes that are neither major nor minor are one, and a key may be none.
struct AnnotatedKey {
  std::optional<int> tonic;  ///< pitch class 0–11; absent where the music has no key
  AnnotatedMode mode{AnnotatedMode::Major};

  bool operator==(const AnnotatedKey&) const = default;
};

struct AnnotatedKeySpan {
  TimeRange range;
  AnnotatedKey key;

  bool operator==(const AnnotatedKeySpan&) const = default;
};

/// Tempi at which people would tap, as in MIREX: one or two, and how strongly the first is felt.
struct AnnotatedTempo {
  std::vector<double> bpm;  ///< > 0; at most two; empty where there is no pulse
  double weight{1.0};       ///< 0–1: of the first; the second has the rest

  bool operator==(const AnnotatedTempo&) const = default;
};

/// What a reference, or a program's answer, says about a track. Times are seconds, lists ascend, spans do not
/// overlap and are longer than nothing. A part that is absent was not said; one that is empty says that there
/// is nothing.
struct Annotation {
  std::optional<std::vector<AnnotatedBeat>> beats;
  std::optional<std::vector<double>> downbeats;  ///< seconds
  std::vector<AnnotatedMetre> metres;
  std::optional<AnnotatedTempo> tempo;
  std::optional<std::vector<AnnotatedSpan>> chords;  ///< labels in Harte's syntax, "N" and "X" among them
  std::optional<AnnotatedKey> key;                   ///< of the track as a whole
  std::vector<AnnotatedKeySpan> keys;  ///< where it changes; may be empty though the key is known
  std::optional<std::vector<AnnotatedSpan>> sections;

  bool operator==(const Annotation&) const = default;
};

}  // namespace barline::model

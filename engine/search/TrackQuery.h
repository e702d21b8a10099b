#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/model/MusicalKey.h"

namespace barline::search {

enum class TextField : unsigned char { Any, Title, Artist, Album, Genre, Comment, Tag, Path };

/// The text occurs in the field, compared without case and accents. `Any` is every text field but Path, which
/// is asked for by name; for Tag it suffices that one of a track's tags has the text. Empty: the field is.
struct TextCondition {
  TextField field{TextField::Any};
  std::string text;  ///< UTF-8 as typed, without the quotes; may hold spaces

  bool operator==(const TextCondition&) const = default;
};

enum class NumberField : unsigned char {
  Bpm,
  Energy,        ///< 1–10
  Danceability,  ///< 0–3
  Loudness,      ///< integrated, LUFS
  Length,        ///< seconds
  Year,
  Rating,    ///< stars, 0–5; 0 = not rated
  Added,     ///< seconds since 1970, UTC
  Analysed,  ///< seconds since 1970, UTC
  Played,    ///< the last time, seconds since 1970, UTC
  Plays,     ///< how often
};

struct Bound {
  double value{};         ///< finite, in the field's unit
  bool exclusive{false};  ///< the value itself lies outside

  bool operator==(const Bound&) const = default;
};

/// The field's value is known and lies between the bounds; without bounds it suffices that it is known.
struct NumberCondition {
  NumberField field{NumberField::Bpm};
  std::optional<Bound> atLeast;
  std::optional<Bound> atMost;

  /// Whether a known value lies between the bounds; false for NaN.
  [[nodiscard]] bool contains(double value) const;

  bool operator==(const NumberCondition&) const = default;
};

struct KeyCondition {
  model::MusicalKey key;

  bool operator==(const KeyCondition&) const = default;
};

/// The metre is this one.
struct MetreCondition {
  std::string metre;  ///< as model::TrackRecord has it, "4/4"; empty: it is not known

  bool operator==(const MetreCondition&) const = default;
};

struct ColourCondition {
  int colour{};  ///< 1–8; 0 = the track has none

  bool operator==(const ColourCondition&) const = default;
};

enum class Flag : unsigned char {
  Waiting,    ///< not analysed yet
  Analysed,   ///< has been analysed, whether or not its file is there
  Failed,     ///< could not be analysed
  Missing,    ///< its file is not there
  Edited,     ///< a person has corrected its analysis
  Doubtful,   ///< its analysis has places that a person should look at
  Locked,     ///< a person has locked a part of its analysis
  Duplicate,  ///< the library has the same audio or the same recording once more
  Warned,     ///< was analysed with a warning
};

struct FlagCondition {
  Flag flag{Flag::Waiting};

  bool operator==(const FlagCondition&) const = default;
};

using Condition = std::variant<TextCondition, NumberCondition, KeyCondition, MetreCondition, ColourCondition,
                               FlagCondition>;

/// One term of a search: true where any of its conditions is or, negated, where none is.
struct Clause {
  bool negated{false};
  std::vector<Condition> anyOf;  ///< not empty

  bool operator==(const Clause&) const = default;
};

/// Which tracks are sought: those for which every clause is true, so all without any. Says what, not how it
/// is found; an immutable value without reference to the text that it came from.
struct TrackQuery {
  std::vector<Clause> allOf;

  bool operator==(const TrackQuery&) const = default;
};

}  // namespace barline::search

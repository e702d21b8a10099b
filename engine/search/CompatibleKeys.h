#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "engine/search/TrackQuery.h"

namespace barline::search {

/// Which keys count as going together. The rules of the field differ, so a person chooses.
enum class KeyRule : unsigned char {
  Relative,               ///< the other mode with the same notes: 8A, 8B
  Neighbours,             ///< a fifth down and up in the same mode: 8A, 7A, 9A
  NeighboursAndRelative,  ///< both: the rule of the Camelot wheel (Mixed In Key)
  SixSharedNotes,         ///< every key with at least six of the seven notes: adds the diagonals, 7B and 9B
  EnergyBoost,   ///< NeighboursAndRelative, and a semitone and a whole tone up: 3A, 10A (Mixed In Key)
  ParallelMode,  ///< NeighboursAndRelative, and the other mode on the same tonic: 11B
};

inline constexpr std::array kKeyRules{
    KeyRule::Relative,       KeyRule::Neighbours,  KeyRule::NeighboursAndRelative,
    KeyRule::SixSharedNotes, KeyRule::EnergyBoost, KeyRule::ParallelMode};

/// Its name in settings and on the command line: "neighbours-and-relative".
[[nodiscard]] std::string_view keyRuleId(KeyRule rule);

/// Nothing for a name that no rule has.
[[nodiscard]] std::optional<KeyRule> keyRuleFromId(std::string_view id);

/// How a key lies to the one that it goes with.
enum class KeyRelation : unsigned char {
  Relative,
  FifthDown,
  FifthUp,
  DiagonalDown,  ///< the relative of the key a fifth down
  DiagonalUp,    ///< the relative of the key a fifth up
  SemitoneUp,
  WholeToneUp,
  Parallel,
};

struct CompatibleKey {
  model::MusicalKey key;
  KeyRelation relation{KeyRelation::Relative};

  bool operator==(const CompatibleKey&) const = default;
};

/// The other keys that go with one by a rule, each once, in the order of KeyRelation.
[[nodiscard]] std::vector<CompatibleKey> compatibleKeys(const model::MusicalKey& key, KeyRule rule);

/// The keys that a query asks for, each once: those of its first clause of nothing but keys that is not
/// negated. Empty where it has none.
[[nodiscard]] std::vector<model::MusicalKey> soughtKeys(const TrackQuery& query);

/// The same query for the tracks in keys that go with the sought ones but are none of these. Nothing where
/// soughtKeys() is empty or no other key goes with them.
[[nodiscard]] std::optional<TrackQuery> compatibleQuery(const TrackQuery& query, KeyRule rule);

}  // namespace barline::search

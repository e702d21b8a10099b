#include "engine/search/CompatibleKeys.h"

#include <algorithm>
#include <utility>

namespace barline::search {
namespace {

using model::Mode;
using model::MusicalKey;

constexpr int kFifth = 7;  // semitones
constexpr int kFourth = 5;

constexpr std::array<std::pair<KeyRule, std::string_view>, kKeyRules.size()> kIds{
    {{KeyRule::Relative, "relative"},
     {KeyRule::Neighbours, "neighbours"},
     {KeyRule::NeighboursAndRelative, "neighbours-and-relative"},
     {KeyRule::SixSharedNotes, "six-shared-notes"},
     {KeyRule::EnergyBoost, "energy-boost"},
     {KeyRule::ParallelMode, "parallel-mode"}}};

MusicalKey transposed(const MusicalKey& key, int semitones) {
  return {(key.tonic + semitones) % 12, key.mode};
}

MusicalKey parallelOf(const MusicalKey& key) {
  return {key.tonic, key.mode == Mode::Major ? Mode::Minor : Mode::Major};
}

MusicalKey relativeOf(const MusicalKey& key) {
  return transposed(parallelOf(key), key.mode == Mode::Major ? 9 : 3);
}

MusicalKey related(const MusicalKey& key, KeyRelation relation) {
  switch (relation) {
    case KeyRelation::Relative:
      return relativeOf(key);
    case KeyRelation::FifthDown:
      return transposed(key, kFourth);
    case KeyRelation::FifthUp:
      return transposed(key, kFifth);
    case KeyRelation::DiagonalDown:
      return relativeOf(transposed(key, kFourth));
    case KeyRelation::DiagonalUp:
      return relativeOf(transposed(key, kFifth));
    case KeyRelation::SemitoneUp:
      return transposed(key, 1);
    case KeyRelation::WholeToneUp:
      return transposed(key, 2);
    case KeyRelation::Parallel:
      return parallelOf(key);
  }
  return key;
}

std::vector<KeyRelation> relationsOf(KeyRule rule) {
  using enum KeyRelation;
  switch (rule) {
    case KeyRule::Relative:
      return {Relative};
    case KeyRule::Neighbours:
      return {FifthDown, FifthUp};
    case KeyRule::NeighboursAndRelative:
      return {Relative, FifthDown, FifthUp};
    case KeyRule::SixSharedNotes:
      return {Relative, FifthDown, FifthUp, DiagonalDown, DiagonalUp};
    case KeyRule::EnergyBoost:
      return {Relative, FifthDown, FifthUp, SemitoneUp, WholeToneUp};
    case KeyRule::ParallelMode:
      return {Relative, FifthDown, FifthUp, Parallel};
  }
  return {};
}

bool asksForKeys(const Clause& clause) {
  return !clause.negated && std::ranges::all_of(clause.anyOf, [](const Condition& condition) {
    return std::holds_alternative<KeyCondition>(condition);
  });
}

void addOnce(std::vector<MusicalKey>& keys, const MusicalKey& key) {
  if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
}

}  // namespace

std::string_view keyRuleId(KeyRule rule) {
  return std::ranges::find(kIds, rule, &std::pair<KeyRule, std::string_view>::first)->second;
}

std::optional<KeyRule> keyRuleFromId(std::string_view id) {
  const auto* found = std::ranges::find(kIds, id, &std::pair<KeyRule, std::string_view>::second);
  if (found == kIds.end()) return std::nullopt;
  return found->first;
}

std::vector<CompatibleKey> compatibleKeys(const MusicalKey& key, KeyRule rule) {
  std::vector<CompatibleKey> keys;
  for (const KeyRelation relation : relationsOf(rule)) keys.push_back({related(key, relation), relation});
  return keys;
}

std::vector<MusicalKey> soughtKeys(const TrackQuery& query) {
  std::vector<MusicalKey> keys;
  const auto clause = std::ranges::find_if(query.allOf, asksForKeys);
  if (clause == query.allOf.end()) return keys;
  for (const Condition& condition : clause->anyOf) addOnce(keys, std::get<KeyCondition>(condition).key);
  return keys;
}

std::optional<TrackQuery> compatibleQuery(const TrackQuery& query, KeyRule rule) {
  const std::vector<MusicalKey> sought = soughtKeys(query);
  std::vector<MusicalKey> others;
  for (const MusicalKey& key : sought) {
    for (const CompatibleKey& compatible : compatibleKeys(key, rule)) {
      if (std::ranges::find(sought, compatible.key) == sought.end()) addOnce(others, compatible.key);
    }
  }
  if (others.empty()) return std::nullopt;
  TrackQuery widened = query;
  auto& conditions = std::ranges::find_if(widened.allOf, asksForKeys)->anyOf;
  conditions.clear();
  for (const MusicalKey& key : others) conditions.emplace_back(KeyCondition{key});
  return widened;
}

}  // namespace barline::search

#include "engine/steps/harmony/Progressions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/steps/harmony/ProgressionTables.h"

namespace barline::steps {
namespace {

constexpr std::size_t kKeyCount = model::HarmonyActivation::kKeys;
constexpr std::size_t kNone = progression::kGroups - 1;
constexpr float kThousandth = 0.001F;

// Where there is no beat to go by: one change in five seconds or so of spans of a quarter of a second.
constexpr float kFreeRate = 0.05F;
// What a key says about no chord: nothing, so as much as about any chord.
constexpr float kNoChordInKey = 1.0F / static_cast<float>(kChords);

}  // namespace

std::vector<float> chordChangeProbabilities() {
  std::vector<float> change(kChords * kChords);
  for (std::size_t from = 0; from < kChords; ++from) {
    const auto row = std::span(change).subspan(from * kChords, kChords);
    for (std::size_t to = 0; to < kChords; ++to) {
      if (from == to) continue;
      const bool pitched = from != kNoChord && to != kNoChord;
      const std::size_t up = pitched ? (chordRoot(to) + 12 - chordRoot(from)) % 12 : 0;
      const std::size_t entry = (from / 12 * progression::kGroups + to / 12) * 12 + up;
      row[to] = std::exp(kThousandth * static_cast<float>(progression::kLogChange[entry]));
    }
    const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
    for (float& value : row) value /= sum;
  }
  return change;
}
static_assert(kNoChord / 12 == kNone);

float chordChangeRate(Accent accent) {
  const auto rate = [](std::size_t place) {
    return kThousandth * static_cast<float>(progression::kChangeRate[place]);
  };
  switch (accent) {
    case Accent::Downbeat:
      return rate(0);
    case Accent::Middle:
      return rate(1);
    case Accent::Beat:
      return rate(2);
    case Accent::OffBeat:
      return rate(3);
    case Accent::Free:
      return kFreeRate;
  }
  return kFreeRate;
}

KeyContext::KeyContext() : chordInKey_(kKeyCount * kChords, kNoChordInKey) {
  for (std::size_t key = 0; key < kKeyCount; ++key) {
    for (std::size_t chord = 0; chord < kNoChord; ++chord) {
      const std::size_t fromTonic = chord / 12 * 12 + (chord + 12 - key % 12) % 12;
      const std::int16_t entry = progression::kLogInKey[key / 12 * kNoChord + fromTonic];
      chordInKey_[key * kChords + chord] = std::exp(kThousandth * static_cast<float>(entry));
    }
  }
}

void KeyContext::add(std::span<const float> key, float weight, std::span<float> out) const {
  std::array<float, kChords> probability{};
  for (std::size_t k = 0; k < kKeyCount; ++k) {
    const float share = std::exp(key[k]);
    const float* const row = &chordInKey_[k * kChords];
    for (std::size_t chord = 0; chord < kChords; ++chord) probability[chord] += share * row[chord];
  }
  for (std::size_t chord = 0; chord < kChords; ++chord) {
    out[chord] += weight * std::log(std::max(probability[chord], 1e-9F));
  }
}

}  // namespace barline::steps

#include "engine/steps/rhythm/AccentPattern.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "engine/model/Median.h"

namespace barline::steps::rhythm {
namespace {

using Onsets = model::OnsetActivation;
using Strengths = std::array<double, Onsets::kBands>;

constexpr std::size_t kFewestBeats = 16;
constexpr double kReach = 0.035;       // s around a beat in which it begins
constexpr double kExact = 0.8;         // of the variance; people, and music of many voices, stay far below
constexpr double kLeastSpread = 0.05;  // of the mean strength, or there are no accents
constexpr float kAsGood = 0.05F;
constexpr double kAlone = 0.8;        // of what the bar's places explain
constexpr double kHardlyHeard = 0.1;  // of the power of most beats
constexpr double kFaint = 0.1;        // of a beat's strength; what begins less strongly is its end or an echo
constexpr double kFewBetween = 0.05;  // of the beats
constexpr std::size_t kMostForASound = 4;

/// The largest strength of each band from `begin` to `end`, seconds.
Strengths strongest(const Onsets& onsets, double begin, double end) {
  Strengths most{};
  const auto frames = static_cast<std::ptrdiff_t>(onsets.frames());
  const auto first = std::max<std::ptrdiff_t>(std::lround(begin * onsets.frameRate), 0);
  const auto last = std::min<std::ptrdiff_t>(std::lround(end * onsets.frameRate), frames - 1);
  for (std::ptrdiff_t frame = first; frame <= last; ++frame) {
    const auto values = onsets.at(static_cast<std::size_t>(frame));
    for (std::size_t band = 0; band < most.size(); ++band)
      most[band] = std::max(most[band], static_cast<double>(values[band]));
  }
  return most;
}

/// Of what begins at a beat.
Strengths strongestAt(const Onsets& onsets, double beat) {
  return strongest(onsets, beat - kReach, beat + kReach);
}

double squaredLength(const Strengths& strengths) {
  double sum = 0.0;
  for (const double strength : strengths) sum += strength * strength;
  return sum;
}

/// What begins at the beats; nothing at those that are hardly heard, such as a last one in silence.
std::vector<std::optional<Strengths>> strengthsAt(std::span<const double> beats, const Onsets& onsets) {
  std::vector<std::optional<Strengths>> all;
  std::vector<double> powers;
  for (const double beat : beats) {
    all.emplace_back(strongestAt(onsets, beat));
    powers.push_back(squaredLength(*all.back()));
  }
  const double usual = powers.empty() ? 0.0 : model::upperMedian(std::move(powers));
  for (auto& beat : all) {
    if (squaredLength(*beat) < kHardlyHeard * usual) beat.reset();
  }
  return all;
}

/// Squared distances from the mean of those that are `period` apart, for all places in the period.
struct Spread {
  double squares{};
  double freedom{};  ///< beats less means
};

Spread spreadWithin(const std::vector<std::optional<Strengths>>& beats, std::size_t period) {
  Spread spread;
  for (std::size_t place = 0; place < period; ++place) {
    Strengths sum{};
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t beat = place; beat < beats.size(); beat += period) {
      if (!beats[beat]) continue;
      for (std::size_t band = 0; band < sum.size(); ++band) sum[band] += (*beats[beat])[band];
      squares += squaredLength(*beats[beat]);
      count += 1.0;
    }
    if (count < 1.0) continue;
    spread.squares += squares - squaredLength(sum) / count;
    spread.freedom += count - 1.0;
  }
  return spread;
}

/// The place in a period that differs from all others, which differ little among themselves, and is the
/// loudest. @param squares that all places explain
std::optional<std::size_t> loneAccent(const std::vector<std::optional<Strengths>>& beats, std::size_t period,
                                      double squares) {
  for (std::size_t place = 0; place < period; ++place) {
    Strengths inside{};
    Strengths outside{};
    double insideCount = 0.0;
    double outsideCount = 0.0;
    for (std::size_t beat = 0; beat < beats.size(); ++beat) {
      if (!beats[beat]) continue;
      const bool isInside = beat % period == place;
      (isInside ? insideCount : outsideCount) += 1.0;
      Strengths& sum = isInside ? inside : outside;
      for (std::size_t band = 0; band < sum.size(); ++band) sum[band] += (*beats[beat])[band];
    }
    if (insideCount < 1.0 || outsideCount < 1.0) continue;
    Strengths difference{};
    for (std::size_t band = 0; band < difference.size(); ++band)
      difference[band] = inside[band] / insideCount - outside[band] / outsideCount;
    const double explained =
        squaredLength(difference) * insideCount * outsideCount / (insideCount + outsideCount);
    const bool isLouder = squaredLength(inside) / (insideCount * insideCount) >
                          squaredLength(outside) / (outsideCount * outsideCount);
    if (isLouder && period > 2 && explained > kAlone * squares) return place;
  }
  return std::nullopt;
}

bool areAlike(const Spread& all, double power) {
  return all.squares <= kLeastSpread * kLeastSpread * power;
}

double powerOf(const std::vector<std::optional<Strengths>>& beats) {
  double power = 0.0;
  for (const auto& beat : beats) power += beat ? squaredLength(*beat) : 0.0;
  return power;
}

bool repeatsExactly(std::span<const double> beats, const Onsets& onsets) {
  if (beats.size() < kFewestBeats) return false;
  const auto strengths = strengthsAt(beats, onsets);
  return areAlike(spreadWithin(strengths, 1), powerOf(strengths)) || findAccentPattern(beats, onsets);
}

}  // namespace

std::optional<AccentPattern> findAccentPattern(std::span<const double> beats, const Onsets& onsets) {
  if (beats.size() < kFewestBeats || onsets.frames() == 0) return std::nullopt;
  const auto strengths = strengthsAt(beats, onsets);
  const Spread all = spreadWithin(strengths, 1);
  if (areAlike(all, powerOf(strengths))) return std::nullopt;
  AccentPattern pattern;
  for (std::size_t metre = 0; metre < kMetres; ++metre) {
    const Spread rest = spreadWithin(strengths, static_cast<std::size_t>(beatsOf(metre)));
    if (rest.freedom > 0.0)
      pattern.explained[metre] =
          static_cast<float>(1.0 - (rest.squares / rest.freedom) / (all.squares / all.freedom));
  }
  if (*std::ranges::max_element(pattern.explained) < kExact) return std::nullopt;
  std::size_t metre = 0;
  while (!pattern.fits(metre)) ++metre;
  const auto period = static_cast<std::size_t>(beatsOf(metre));
  const auto accent = loneAccent(strengths, period, all.squares - spreadWithin(strengths, period).squares);
  pattern.standsOut.resize(beats.size());
  for (std::size_t beat = 0; beat < beats.size(); ++beat)
    pattern.standsOut[beat] = accent && beat % period == *accent;
  return pattern;
}

bool AccentPattern::fits(std::size_t metre) const {
  return explained[metre] >= *std::ranges::max_element(explained) - kAsGood;
}

std::size_t beatsForEachSound(std::span<const double> beats, const Onsets& onsets) {
  if (onsets.frames() == 0) return 1;
  std::vector<double> powers;
  for (const double beat : beats) powers.push_back(squaredLength(strongestAt(onsets, beat)));
  for (std::size_t n = kMostForASound; n > 1; --n) {
    for (std::size_t place = 0; place < n; ++place) {
      std::vector<double> sounding;
      double weakest = std::numeric_limits<double>::infinity();
      double strongestElsewhere = 0.0;
      for (std::size_t beat = 0; beat < beats.size(); ++beat) {
        if (beat % n != place) {
          strongestElsewhere = std::max(strongestElsewhere, powers[beat]);
        } else {
          weakest = std::min(weakest, powers[beat]);
          sounding.push_back(beats[beat]);
        }
      }
      if (strongestElsewhere < kFaint * kFaint * weakest && repeatsExactly(sounding, onsets)) return n;
    }
  }
  return 1;
}

bool soundsBetween(std::span<const double> beats, const Onsets& onsets) {
  if (onsets.frames() == 0) return true;
  std::size_t filled = 0;
  for (std::size_t i = 0; i + 1 < beats.size(); ++i) {
    const double interval = beats[i + 1] - beats[i];
    const double on = squaredLength(strongestAt(onsets, beats[i]));
    const double between =
        squaredLength(strongest(onsets, beats[i] + 0.2 * interval, beats[i] + 0.8 * interval));
    if (between > kFaint * kFaint * on) ++filled;
  }
  return static_cast<double>(filled) > kFewBetween * static_cast<double>(beats.size());
}

}  // namespace barline::steps::rhythm

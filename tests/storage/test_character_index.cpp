#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

#include "storage/CharacterIndex.h"

using namespace barline;
using namespace barline::storage;
using model::Character;

namespace {

/// @param number of the field, 0–24
void set(Character& character, std::size_t number, std::optional<double> value) {
  std::size_t i = 0;
  std::apply([&](auto... member) { ((i++ == number ? void(character.*member = value) : void()), ...); },
             Character::fields());
}

Character filled(double value) {
  Character character;
  for (std::size_t i = 0; i < Character::kSize; ++i) set(character, i, value);
  return character;
}

/// Tracks 1, 2, …: numbers of many sizes, some far out, a part of them not known.
std::vector<Character> library(std::size_t tracks) {
  std::mt19937 random(7);
  const auto uniform = [&] { return static_cast<double>(random()) / 4294967296.0; };
  std::vector<Character> characters(tracks);
  for (Character& character : characters) {
    for (std::size_t i = 0; i < Character::kSize; ++i) {
      if (uniform() < 0.2) continue;
      double value = (uniform() + uniform() + uniform() - 1.5) * static_cast<double>(1 + i * i) + 1000.0;
      if (uniform() < 0.02) value *= 5.0;
      if (i == 3) value = uniform() < 0.8 ? 1.0 : 2.0;  // quartiles that coincide
      if (i == 5) value = 4.0;                          // the same everywhere
      set(character, i, value);
    }
  }
  return characters;
}

/// The definition, number by number.
class Definition {
 public:
  explicit Definition(const std::vector<Character>& characters) {
    for (std::size_t i = 0; i < Character::kSize; ++i) {
      std::vector<double> known;
      for (const Character& character : characters) {
        if (const auto value = compared(character, i)) known.push_back(*value);
      }
      if (known.empty()) continue;
      std::ranges::sort(known);
      median_[i] = quantile(known, 0.5);
      spread_[i] = (quantile(known, 0.75) - quantile(known, 0.25)) / 1.349;
      if (spread_[i] == 0.0) spread_[i] = deviation(known);
    }
  }

  /// Absent where the tracks cannot be compared.
  [[nodiscard]] std::optional<double> distance(const Character& one, const Character& other) const {
    double sum = 0.0;
    int common = 0;
    for (std::size_t i = 0; i < Character::kSize; ++i) {
      const auto a = compared(one, i);
      const auto b = compared(other, i);
      if (!a || !b) continue;
      ++common;
      if (spread_[i] > 0.0) sum += std::pow(placed(*a, i) - placed(*b, i), 2.0);
    }
    if (common < 13) return std::nullopt;
    return std::sqrt(sum / common);
  }

 private:
  static std::optional<double> compared(const Character& character, std::size_t i) {
    const auto value = character.values()[i];
    if (!value || !Character::descriptions()[i].isLogarithmic) return value;
    return std::log(*value);
  }
  static double quantile(const std::vector<double>& sorted, double share) {
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
  }
  static double deviation(const std::vector<double>& values) {
    double mean = 0.0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double variance = 0.0;
    for (const double value : values)
      variance += std::pow(value - mean, 2.0) / static_cast<double>(values.size());
    return std::sqrt(variance);
  }
  [[nodiscard]] double placed(double value, std::size_t i) const {
    return std::clamp((value - median_[i]) / spread_[i], -3.0, 3.0);
  }

  std::array<double, Character::kSize> median_{};
  std::array<double, Character::kSize> spread_{};
};

CharacterIndex indexOf(const std::vector<Character>& characters) {
  CharacterIndex index;
  for (std::size_t i = 0; i < characters.size(); ++i)
    index.put(static_cast<std::int64_t>(i) + 1, characters[i]);
  return index;
}

std::vector<std::int64_t> tracks(const std::vector<SimilarTrack>& similar) {
  std::vector<std::int64_t> ids;
  for (const SimilarTrack& track : similar) ids.push_back(track.track);
  return ids;
}

}  // namespace

class TestCharacterIndex : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void distancesAreTheDefinitions_data() {
    QTest::addColumn<int>("size");
    for (const int size : {2, 3, 4, 40, 1500}) QTest::addRow("%d tracks", size) << size;
  }
  void distancesAreTheDefinitions() {
    QFETCH(int, size);
    const std::vector<Character> characters = library(static_cast<std::size_t>(size));
    CharacterIndex index = indexOf(characters);
    const Definition definition(characters);
    for (const std::size_t reference : {std::size_t{0}, characters.size() - 1}) {
      const auto similar = index.nearest(static_cast<std::int64_t>(reference) + 1, characters.size());
      std::size_t comparable = 0;
      for (std::size_t i = 0; i < characters.size(); ++i)
        comparable += definition.distance(characters[reference], characters[i]) && i != reference ? 1 : 0;
      QCOMPARE(similar.size(), comparable);
      double last = 0.0;
      for (const SimilarTrack& track : similar) {
        const auto expected = definition.distance(characters[reference],
                                                  characters.at(static_cast<std::size_t>(track.track) - 1));
        QVERIFY(expected.has_value());
        QVERIFY2(std::abs(track.distance - *expected) < 1e-4 * (1.0 + *expected),
                 qPrintable(QStringLiteral("%1 instead of %2").arg(track.distance).arg(*expected)));
        QVERIFY(track.distance >= last);
        last = track.distance;
      }
    }
  }

  void asManyAsAskedForAreTheNearest() {
    CharacterIndex index = indexOf(library(300));
    const auto all = index.nearest(7, 1000);
    const auto ten = index.nearest(7, 10);
    QCOMPARE(ten.size(), std::size_t{10});
    QVERIFY(std::equal(ten.begin(), ten.end(), all.begin()));
    QVERIFY(index.nearest(7, 0).empty());
  }

  void theSameMusicIsAtNoDistance() {
    CharacterIndex index;
    index.put(5, filled(2.0));
    index.put(3, filled(2.0));
    index.put(9, filled(2.0));
    QVERIFY(index.nearest(5, 10) == (std::vector<SimilarTrack>{{3, 0.0}, {9, 0.0}}));
    index.put(1, filled(3.0));
    QCOMPARE(tracks(index.nearest(5, 10)), (std::vector<std::int64_t>{3, 9, 1}));
  }

  void whatIsNotKnownNeitherJoinsNorParts() {
    CharacterIndex index;
    for (int i = 0; i < 9; ++i) index.put(i, filled(i));
    Character partly = filled(4.0);
    for (std::size_t i = 0; i < Character::kSize - CharacterIndex::kFewestCommon; ++i)
      set(partly, i, std::nullopt);
    index.put(100, partly);
    QCOMPARE(index.nearest(4, 1).front().track, 100);
    QVERIFY(index.nearest(4, 1).front().distance < 1e-6);
    set(partly, Character::kSize - 1, std::nullopt);
    index.put(100, partly);
    QVERIFY(index.nearest(100, 10).empty());
    QCOMPARE(index.nearest(4, 10).size(), std::size_t{8});
  }

  void oneOddNumberDoesNotOutweighTheOthers() {
    CharacterIndex index;
    for (int i = 0; i < 9; ++i) index.put(i, filled(100.0 + i));
    Character odd = filled(104.0);
    set(odd, 0, 1e9);
    index.put(100, odd);
    // Some three spreads in one number of 25.
    const auto similar = index.nearest(4, 10);
    const auto found = std::ranges::find(similar, 100, &SimilarTrack::track);
    QVERIFY(std::abs(found->distance - 3.0 / 5.0) < 0.05);
    QVERIFY(found < std::ranges::find(similar, 0, &SimilarTrack::track));
  }

  void tempoIsComparedByRatio() {
    CharacterIndex index;
    std::size_t tempo = 0;
    while (std::string_view(Character::descriptions()[tempo].id) != "tempo_bpm") ++tempo;
    for (const double bpm : {60.0, 70.0, 80.0, 90.0, 100.0, 120.0, 140.0, 160.0, 180.0}) {
      Character character = filled(1.0);
      set(character, tempo, bpm);
      index.put(static_cast<std::int64_t>(bpm), character);
    }
    const auto similar = index.nearest(90, 100);
    const auto distanceOf = [&](std::int64_t track) {
      return std::ranges::find(similar, track, &SimilarTrack::track)->distance;
    };
    QVERIFY(std::abs(distanceOf(60) / distanceOf(140) - std::log(90.0 / 60.0) / std::log(140.0 / 90.0)) <
            1e-3);
  }

  void changesCountAtOnce() {
    const std::vector<Character> characters = library(60);
    CharacterIndex index = indexOf(characters);
    (void)index.nearest(1, 5);
    const std::int64_t nearest = index.nearest(1, 1).front().track;
    index.erase(nearest);
    QVERIFY(index.nearest(1, 1).front().track != nearest);
    QVERIFY(index.nearest(nearest, 1).empty());
    index.put(1000, characters.front());
    QCOMPARE(index.nearest(1, 1).front().track, 1000);

    // The order in which tracks came and went leaves no trace.
    index.put(nearest, characters.at(static_cast<std::size_t>(nearest) - 1));
    index.erase(1000);
    index.erase(1);
    index.put(1, characters.front());
    QVERIFY(index.nearest(9, 100) == indexOf(characters).nearest(9, 100));
  }

  void whereThereIsNothingToCompareTheListIsEmpty() {
    CharacterIndex index;
    QVERIFY(index.nearest(1, 5).empty());
    index.put(1, filled(1.0));
    QVERIFY(index.nearest(1, 5).empty());
    index.put(2, Character());
    QVERIFY(index.nearest(1, 5).empty());
    QVERIFY(index.nearest(2, 5).empty());
  }
};

QTEST_GUILESS_MAIN(TestCharacterIndex)
#include "test_character_index.moc"

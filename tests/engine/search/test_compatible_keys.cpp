#include <QTest>
#include <algorithm>
#include <set>

#include "engine/search/CompatibleKeys.h"

using namespace barline;
using model::Mode;
using model::MusicalKey;
using search::KeyRule;

namespace {

constexpr MusicalKey kAMinor{9, Mode::Minor};
constexpr MusicalKey kCMajor{0, Mode::Major};

QStringList camelots(const MusicalKey& key, KeyRule rule) {
  QStringList names;
  for (const auto& [other, relation] : search::compatibleKeys(key, rule)) {
    names.append(QString::fromStdString(model::camelot(other)));
  }
  return names;
}

/// The pitch classes of the major or natural minor scale.
std::set<int> scaleOf(const MusicalKey& key) {
  const std::vector<int> steps =
      key.mode == Mode::Major ? std::vector{0, 2, 4, 5, 7, 9, 11} : std::vector{0, 2, 3, 5, 7, 8, 10};
  std::set<int> notes;
  for (const int step : steps) notes.insert((key.tonic + step) % 12);
  return notes;
}

std::vector<MusicalKey> allKeys() {
  std::vector<MusicalKey> keys;
  for (int tonic = 0; tonic < 12; ++tonic) {
    for (const Mode mode : {Mode::Major, Mode::Minor}) keys.push_back({tonic, mode});
  }
  return keys;
}

search::Clause keyClause(std::initializer_list<MusicalKey> keys) {
  search::Clause clause;
  for (const MusicalKey& key : keys) clause.anyOf.emplace_back(search::KeyCondition{key});
  return clause;
}

}  // namespace

class TestCompatibleKeys : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rulesAsTheWheelShowsThem() {
    QCOMPARE(camelots(kAMinor, KeyRule::Relative), (QStringList{"8B"}));
    QCOMPARE(camelots(kAMinor, KeyRule::Neighbours), (QStringList{"7A", "9A"}));
    QCOMPARE(camelots(kAMinor, KeyRule::NeighboursAndRelative), (QStringList{"8B", "7A", "9A"}));
    QCOMPARE(camelots(kAMinor, KeyRule::SixSharedNotes), (QStringList{"8B", "7A", "9A", "7B", "9B"}));
    QCOMPARE(camelots(kAMinor, KeyRule::EnergyBoost), (QStringList{"8B", "7A", "9A", "3A", "10A"}));
    QCOMPARE(camelots(kAMinor, KeyRule::ParallelMode), (QStringList{"8B", "7A", "9A", "11B"}));
    QCOMPARE(camelots(kCMajor, KeyRule::NeighboursAndRelative), (QStringList{"8A", "7B", "9B"}));
    QCOMPARE(camelots({4, Mode::Major}, KeyRule::NeighboursAndRelative), (QStringList{"12A", "11B", "1B"}));
  }

  void sixSharedNotesAreExactlyThat() {
    for (const MusicalKey& key : allKeys()) {
      std::vector<MusicalKey> expected;
      for (const MusicalKey& other : allKeys()) {
        std::vector<int> shared;
        std::ranges::set_intersection(scaleOf(key), scaleOf(other), std::back_inserter(shared));
        if (shared.size() >= 6 && !(other == key)) expected.push_back(other);
      }
      const auto found = search::compatibleKeys(key, KeyRule::SixSharedNotes);
      QCOMPARE(found.size(), expected.size());
      for (const auto& compatible : found)
        QVERIFY(std::ranges::find(expected, compatible.key) != expected.end());
    }
  }

  void goingTogetherIsMutual() {
    for (const KeyRule rule :
         {KeyRule::Relative, KeyRule::Neighbours, KeyRule::NeighboursAndRelative, KeyRule::SixSharedNotes}) {
      for (const MusicalKey& key : allKeys()) {
        for (const auto& compatible : search::compatibleKeys(key, rule)) {
          const auto back = search::compatibleKeys(compatible.key, rule);
          QVERIFY(std::ranges::find(back, key, &search::CompatibleKey::key) != back.end());
        }
      }
    }
  }

  void queryIsWidenedInItsKeysAlone() {
    const search::Clause tempo{false, {search::NumberCondition{search::NumberField::Bpm, {}, {}}}};
    const search::TrackQuery query{{tempo, keyClause({kAMinor})}};
    const auto widened = search::compatibleQuery(query, KeyRule::NeighboursAndRelative);
    QVERIFY(widened);
    QCOMPARE(widened->allOf.size(), 2U);
    QVERIFY(widened->allOf[0] == tempo);
    QVERIFY(widened->allOf[1] == keyClause({kCMajor, {2, Mode::Minor}, {4, Mode::Minor}}));
  }

  void soughtKeysAreNotCompatibleOnes() {
    const search::TrackQuery query{{keyClause({kAMinor, kCMajor})}};
    QCOMPARE(search::soughtKeys(query), (std::vector{kAMinor, kCMajor}));
    const auto widened = search::compatibleQuery(query, KeyRule::Relative);
    QVERIFY(!widened);
  }

  void queriesWithoutKeysHaveNoCompatibleOnes() {
    search::Clause without = keyClause({kAMinor});
    without.negated = true;
    QVERIFY(search::soughtKeys({{without}}).empty());
    QVERIFY(!search::compatibleQuery({{without}}, KeyRule::NeighboursAndRelative));
    QVERIFY(!search::compatibleQuery({}, KeyRule::NeighboursAndRelative));
  }

  void everyRuleHasAName() {
    for (const KeyRule rule : search::kKeyRules)
      QVERIFY(search::keyRuleFromId(search::keyRuleId(rule)) == rule);
    QVERIFY(!search::keyRuleFromId("wheel"));
  }
};

QTEST_APPLESS_MAIN(TestCompatibleKeys)
#include "test_compatible_keys.moc"

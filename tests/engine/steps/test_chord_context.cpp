#include <QTest>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/steps/harmony/ChordContext.h"
#include "engine/steps/harmony/ChordVocabulary.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/engine/steps/HeardHarmony.h"

namespace barline::test {
namespace {

using steps::HalvedEvidence;
using steps::HarmonySpan;

constexpr std::size_t kEach = steps::kContextCodes / 12;
constexpr std::size_t kBasses = model::HarmonyActivation::kBasses;

/// What is told of a pitch class: in either half the chords on it, major first, and it as a bass; its keys;
/// the accents from kAccent on; the length.
constexpr std::size_t kSecondHalf = 15;
constexpr std::size_t kMajorKey = 30;
constexpr std::size_t kAccent = 36;
constexpr std::size_t kLength = 41;

struct Stretch {
  std::vector<HarmonySpan> spans;
  std::vector<HalvedEvidence> evidence;
};

Stretch stretchOf(const std::vector<HeardChord>& heard, double bpm = 120.0) {
  const model::HarmonyActivation activation = harmonyActivationOf(heard, 5.0F, 0.0F);
  Stretch stretch{steps::harmonySpans(regularGrid(bpm, activation.duration + 2.0), activation.duration), {}};
  for (const HarmonySpan& span : stretch.spans) {
    stretch.evidence.push_back(steps::halvedEvidenceIn(activation, span.range));
  }
  return stretch;
}

steps::ChordContext contextOf(const Stretch& stretch) {
  return steps::chordContext(stretch.spans, stretch.evidence, [](double) {});
}

/// The same chord every half second, but for one.
std::vector<HeardChord> steady(std::size_t count, std::size_t other) {
  std::vector<HeardChord> heard(count, {"C:maj", 0.5});
  heard[other].label = "F#:min7";
  return heard;
}

float largestDifference(const std::vector<float>& one, const std::vector<float>& two) {
  float largest = 0.0F;
  for (std::size_t i = 0; i < one.size(); ++i) largest = std::max(largest, std::abs(one[i] - two[i]));
  return largest;
}

}  // namespace

class TestChordContext : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isToldHalfByHalf() {
    // A bar of half-second beats; in the third the chord changes on the off-beat.
    const Stretch stretch = stretchOf({{"C:maj", 1.25, model::MusicalKey{}}, {"D:maj/3", 0.75}});
    QCOMPARE(stretch.spans.size(), std::size_t{4});
    const auto codes = steps::contextCodes(stretch.spans, stretch.evidence);
    QCOMPARE(codes.size(), 4 * steps::kContextCodes);
    const auto told = [&](std::size_t span, std::size_t pitchClass, std::size_t place) {
      return static_cast<int>(codes[span * steps::kContextCodes + pitchClass * kEach + place]);
    };
    QVERIFY(told(0, 0, 0) > 200);   // C major
    QVERIFY(told(0, 0, 14) > 200);  // C in the bass
    QVERIFY(told(0, 2, 0) < 150);
    QVERIFY(told(0, 0, kMajorKey) > told(0, 2, kMajorKey));
    QVERIFY(told(2, 0, 0) > told(2, 2, 0));
    QVERIFY(told(2, 0, kSecondHalf) < told(2, 2, kSecondHalf));
    QVERIFY(told(3, 2, kSecondHalf) > 200);
    QVERIFY(told(3, 6, kSecondHalf + 14) > 200);  // F sharp in the bass
  }

  void isToldWhereInTheBar() {
    const Stretch stretch = stretchOf({{"C:maj", 4.0}}, 60.0);
    const auto codes = steps::contextCodes(stretch.spans, stretch.evidence);
    using enum steps::Accent;
    const std::vector<steps::Accent> accents{Downbeat, OffBeat, Beat, OffBeat,
                                             Middle,   OffBeat, Beat, OffBeat};
    QCOMPARE(stretch.spans.size(), accents.size());
    for (std::size_t span = 0; span < accents.size(); ++span) {
      for (std::size_t pitchClass = 0; pitchClass < 12; ++pitchClass) {
        const std::size_t begin = span * steps::kContextCodes + pitchClass * kEach;
        for (std::size_t accent = 0; accent < 5; ++accent) {
          const bool here = accent == static_cast<std::size_t>(accents[span]);
          QCOMPARE(static_cast<int>(codes[begin + kAccent + accent]), here ? 255 : 0);
        }
        QCOMPARE(static_cast<int>(codes[begin + kLength]), 64);  // half a second of two
      }
    }
  }

  void givesProbabilities() {
    const Stretch stretch = stretchOf({{"C:maj", 2.0}, {"A:min7", 2.0}, {"N", 2.0}});
    const steps::ChordContext context = contextOf(stretch);
    QCOMPARE(context.chord.size(), stretch.spans.size() * steps::kChords);
    QCOMPARE(context.bass.size(), stretch.spans.size() * kBasses);
    for (std::size_t span = 0; span < stretch.spans.size(); ++span) {
      float chords = 0.0F;
      for (std::size_t i = 0; i < steps::kChords; ++i)
        chords += std::exp(context.chord[span * steps::kChords + i]);
      QVERIFY(std::abs(chords - 1.0F) < 1e-4F);
    }
  }

  void hearsWhatIsPlain() {
    const model::MusicalKey key{};  // C major
    const Stretch stretch =
        stretchOf({{"C:maj", 4.0, key}, {"A:min", 4.0, key}, {"D:min", 4.0, key}, {"G:7", 4.0, key}});
    const steps::ChordContext context = contextOf(stretch);
    const auto likeliest = [](const std::vector<float>& values, std::size_t row, std::size_t width) {
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * width);
      return static_cast<std::size_t>(std::max_element(begin, begin + static_cast<std::ptrdiff_t>(width)) -
                                      begin);
    };
    const std::vector<std::string> labels{"C:maj", "A:min", "D:min", "G:7"};
    for (std::size_t span = 0; span < stretch.spans.size(); ++span) {
      const std::size_t chord = steps::chordNumber(labels[span / 8]).value();
      QCOMPARE(likeliest(context.chord, span, steps::kChords), chord);
      QCOMPARE(likeliest(context.bass, span, kBasses), steps::chordRoot(chord));
    }
  }

  void hearsEveryTranspositionAlike() {
    const steps::ChordContext low = contextOf(stretchOf({{"C:maj", 2.0}, {"A:min7", 2.0}, {"G:7/b7", 1.5}}));
    const steps::ChordContext high = contextOf(stretchOf({{"F:maj", 2.0}, {"D:min7", 2.0}, {"C:7/b7", 1.5}}));
    std::vector<float> moved(high.chord.size());
    for (std::size_t i = 0; i < moved.size(); ++i) {
      const std::size_t chord = i % steps::kChords;
      const std::size_t up = chord == steps::kNoChord ? chord : chord / 12 * 12 + (chord + 5) % 12;
      moved[i] = high.chord[i - chord + up];
    }
    QVERIFY(largestDifference(low.chord, moved) < 1e-3F);
  }

  void looksNoFurtherThanItSays() {
    constexpr std::size_t kOther = 2 * steps::kContextReach + 8;
    const steps::ChordContext one = contextOf(stretchOf(steady(kOther + 1, 0)));
    const steps::ChordContext two = contextOf(stretchOf(steady(kOther + 1, kOther)));
    const auto row = [](const steps::ChordContext& context, std::size_t span) {
      const auto begin = context.chord.begin() + static_cast<std::ptrdiff_t>(span * steps::kChords);
      return std::vector<float>(begin, begin + static_cast<std::ptrdiff_t>(steps::kChords));
    };
    QVERIFY(row(one, steps::kContextReach) != row(two, steps::kContextReach));
    QVERIFY(row(one, steps::kContextReach + 4) == row(two, steps::kContextReach + 4));
  }

  void canBeEnded() {
    const Stretch stretch = stretchOf(steady(8, 3));
    const auto refuse = [](double) { throw std::runtime_error("no more"); };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                             static_cast<void>(steps::chordContext(stretch.spans, stretch.evidence, refuse)));
    QVERIFY(contextOf({}).chord.empty());
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestChordContext)
#include "test_chord_context.moc"

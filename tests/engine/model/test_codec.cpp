#include <QTest>
#include <cmath>
#include <random>

#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Character.h"
#include "engine/model/Codec.h"
#include "engine/model/Curve.h"
#include "engine/model/Danceability.h"
#include "engine/model/EnergyRating.h"
#include "engine/model/FrameFeatures.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/Loudness.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/model/Roughness.h"
#include "engine/model/Section.h"
#include "engine/model/StereoImage.h"
#include "engine/model/TempoMap.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::model {
namespace {

BeatGrid beatGrid() {
  return {{{0.5, 1, 0.9, Transient{0.498, 0.7}}, {1.0, 2, 0.8, {}}},
          {{{0.5, 2.5}, 1, {7, 8}, 0.75}},
          {{2.0, 0, {}, 0.2}, {1.0, 3, Metre{3, 4}, 0.1}}};
}

TempoMap tempoMap() {
  return {121.5, 0.98, {{{0.5, 60.0}, 121.5, 0.9}}, {0.0, 0.5, "BPM", {120.0F, 122.0F}}};
}

Sections sections() {
  return {{{{0.5, 8.5}, 0, 0.7, SectionLabel{SectionKind::Intro, 0.6}}, {{8.5, 24.5}, 1, 0.9, {}}}};
}

EnergyCurve energyCurve() {
  return {{0.05, 0.1, "dBFS", {-120.0F, -3.01F, 0.0F}}};
}

Loudness loudness() {
  Loudness value;
  value.integratedLufs = -14.2;
  value.truePeakDbtp = -0.3;
  value.momentary = {0.2, 0.1, "LUFS", {-20.0F, -12.0F}};
  return value;
}

PerceivedLoudness perceivedLoudness() {
  PerceivedLoudness value;
  value.n5Sone = 16.0;
  value.loudness = {0.025, 0.05, "sone", {0.0F, 16.0F}};
  value.sharpness[1] = {2.0, {0.025, 0.05, "acum", {1.0F}}};
  return value;
}

Sharpness sharpness() {
  return {1.25, {0.025, 0.05, "acum", {1.0F, 1.5F}}, {1.25, 2.0, {}, 1.5}};
}

Roughness roughness() {
  return {0.12, 0.3, {}, {0.1, 0.1, "asper", {0.0F, 0.12F}}};
}

ChordTimeline chordTimeline() {
  PitchClassVector chroma{};
  chroma[0] = 0.5F;
  chroma[7] = 0.5F;
  return {{{{0.0, 2.0}, "C:maj", 0.93, {}, chroma}, {{2.0, 4.0}, "F#:min7", 0.4, "A:maj", {}}},
          {{{0.5, 2.5}, "N", 1.0, {}, {}}}};
}

KeyTimeline keyTimeline() {
  return {MusicalKey{9, Mode::Minor},
          0.8,
          {{{0.0, 30.0}, {9, Mode::Minor}, 0.7, MusicalKey{0, Mode::Major}}},
          -12.5};
}

HarmonyActivation harmonyActivation() {
  HarmonyActivation value{0.16, 12.5, 3.5, {}, {}, {}};
  value.chord.assign(2 * HarmonyActivation::kChords, 90);
  value.bass.assign(2 * HarmonyActivation::kBasses, 128);
  value.key.assign(2 * HarmonyActivation::kKeys, 200);
  return value;
}

WaveformPeaks waveformPeaks() {
  PeakLevel level;
  for (int i = 0; i < 9; ++i) {
    level.minimum.push_back(static_cast<std::int16_t>(-1000 * i));
    level.maximum.push_back(static_cast<std::int16_t>(2000 * i));
    for (auto* codes : {&level.rms, &level.low, &level.mid, &level.high}) {
      codes->push_back(static_cast<std::uint8_t>(10 * i));
    }
  }
  return {44100, 256, 2304, {PeakPyramid(level), PeakPyramid(level)}};
}

/// Whatever is done to the bytes, decoding either throws CodecError or gives a value that encodes to them.
template <class T>
void verifyCoding(const T& value) {
  const Bytes bytes = encode(value);
  QVERIFY(decode<T>(bytes) == value);
  QVERIFY(decode<T>(encode(T{})) == T{});

  for (std::size_t size = 0; size < bytes.size(); ++size) {
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<T>(std::span(bytes).first(size)));
  }
  Bytes longer = bytes;
  longer.push_back(std::byte{0});
  QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<T>(longer));

  std::mt19937 random(7);  // NOLINT: the same damage in every run
  for (int round = 0; round < 2000; ++round) {
    Bytes damaged = bytes;
    for (int hit = 0; hit <= round % 3; ++hit) {
      damaged[random() % damaged.size()] = static_cast<std::byte>(round % 2 == 0 ? 0xFF : random() % 256);
    }
    try {
      const T decoded = decode<T>(damaged);
      QVERIFY(encode(decoded) == damaged);
    } catch (const CodecError&) {
    }
  }
}

struct Text {
  std::string text;
  std::vector<std::string> more;
  std::optional<bool> flag;

  bool operator==(const Text&) const = default;
  static constexpr auto fields() { return std::tuple{&Text::text, &Text::more, &Text::flag}; }
};

}  // namespace

class TestCodec : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void codesBeatGrids() { verifyCoding(beatGrid()); }
  void codesTempoMaps() { verifyCoding(tempoMap()); }
  void codesSections() { verifyCoding(sections()); }
  void codesEnergyCurves() { verifyCoding(energyCurve()); }
  void codesLoudness() { verifyCoding(loudness()); }
  void codesBarFeatures() {
    BarFeatures value;
    value.bars.resize(2);
    value.bars[0].crest = 12.5;
    value.bars[1].mfccDeviation[19] = 3.5F;
    verifyCoding(value);
  }
  void codesEnergyRatings() { verifyCoding(EnergyRating{6.5, {0.0, 0.5, "1-10", {6.0F, 7.0F}}}); }
  void codesStereoImages() { verifyCoding(StereoImage{0.2, {}}); }
  void codesFrameFeatures() {
    FrameFeatures value{1.5, 0.75, {}, {}};
    value.halves.resize(FrameFeatures::kValues);
    value.set(0, FrameFeatures::Rms, 1e-5F);
    verifyCoding(value);
    QVERIFY(std::abs(value.at(0, FrameFeatures::Rms) - 1e-5F) < 2e-8F);
    value.halves.pop_back();
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<FrameFeatures>(encode(value)));
  }
  void codesCharacters() {
    Character value;
    value.bass = -3.5;
    value.dynamics = 4.25;
    verifyCoding(value);
    QCOMPARE(value.values()[1], std::optional(-3.5));
    QCOMPARE(value.values().back(), std::optional(4.25));
    QVERIFY(!value.values().front());
  }
  void codesPerceivedLoudness() { verifyCoding(perceivedLoudness()); }
  void codesSharpness() { verifyCoding(sharpness()); }
  void codesRoughness() { verifyCoding(roughness()); }
  void codesDanceability() { verifyCoding(Danceability{1.5, 0.66}); }
  void codesChordTimelines() { verifyCoding(chordTimeline()); }
  void codesKeyTimelines() { verifyCoding(keyTimeline()); }
  void codesWaveformPeaks() { verifyCoding(waveformPeaks()); }
  void codesHarmonyActivations() {
    const HarmonyActivation value = harmonyActivation();
    QCOMPARE(value.frames(), std::size_t{2});
    QCOMPARE(value.chordAt(1).size(), HarmonyActivation::kChords);
    QVERIFY(decode<HarmonyActivation>(encode(value)) == value);
  }
  void codesText() { verifyCoding(Text{"größer", {"", "b", std::string(3, '\0')}, true}); }

  void aDamagedCountAsksForNoMemory() {
    // The count of each kind of vector, set to the greatest there is.
    for (const Bytes& bytes :
         {encode(Curve{0.0, 0.1, "", {}}), encode(BeatGrid{}), encode(harmonyActivation())}) {
      for (std::size_t at = 0; at + 8 <= bytes.size(); ++at) {
        Bytes damaged = bytes;
        std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at), 8, std::byte{0xFF});
        try {
          (void)decode<Curve>(damaged);
        } catch (const CodecError&) {
        }
        try {
          (void)decode<BeatGrid>(damaged);
        } catch (const CodecError&) {
        }
        try {
          (void)decode<HarmonyActivation>(damaged);
        } catch (const CodecError&) {
        }
      }
    }
  }

  void refusesWhatIsNoValue() {
    Bytes key = encode(MusicalKey{3, Mode::Minor});
    key.back() = std::byte{2};
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<MusicalKey>(key));
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<MusicalKey>(encode(MusicalKey{12, Mode::Major})));
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<MusicalKey>(encode(MusicalKey{-1, Mode::Major})));

    HarmonyActivation cutShort = harmonyActivation();
    cutShort.key.pop_back();
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<HarmonyActivation>(encode(cutShort)));
    HarmonyActivation timeless = harmonyActivation();
    timeless.frameRate = 0.0;
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<HarmonyActivation>(encode(timeless)));
  }

  void numbersLieInPlanes() {
    // Bytes of equal weight lie together, which is what makes slowly changing numbers compress.
    const Curve curve{0.0, 1.0, "", {1.0F, 1.5F}};
    const Bytes bytes = encode(curve);
    const Bytes tail(bytes.end() - 8, bytes.end());
    const Bytes expected{std::byte{0},    std::byte{0},    std::byte{0},    std::byte{0},
                         std::byte{0x80}, std::byte{0xC0}, std::byte{0x3F}, std::byte{0x3F}};
    QVERIFY(tail == expected);
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestCodec)
#include "test_codec.moc"

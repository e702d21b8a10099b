#include <QTest>
#include <array>
#include <utility>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/KeyStep.h"
#include "engine/steps/harmony/KeyBorders.h"
#include "tests/engine/steps/HarmonySignals.h"
#include "tests/engine/steps/HeardHarmony.h"
#include "tests/support/Signals.h"

namespace barline::test {
namespace {

constexpr int kRate = audio::kAnalysisRate;

model::KeyTimeline keyOf(const model::HarmonyActivation& activation, const model::BeatGrid& grid = {}) {
  pipeline::StepContext context;
  const auto chords = steps::ChordsStep{}.run(
      activation, {}, grid, pipeline::Parameters(steps::ChordsStep::declaration()), context);
  return steps::KeyStep{}.run(activation, chords, grid, pipeline::Parameters(steps::KeyStep::declaration()),
                              context);
}

model::KeyTimeline keyOfAudio(std::span<const float> samples, const model::BeatGrid& grid = {}) {
  return keyOf(harmonyOf(pitchSpectrumOf(samples)), grid);
}

constexpr model::MusicalKey kCMajor{0, model::Mode::Major};
constexpr model::MusicalKey kAMinor{9, model::Mode::Minor};
constexpr model::MusicalKey kEbMajor{3, model::Mode::Major};

/// Bars of 2 s of one chord in `key`.
std::vector<HeardChord> bars(const std::vector<std::string>& labels, const model::MusicalKey& key) {
  std::vector<HeardChord> heard;
  for (const std::string& label : labels) heard.push_back({label, 2.0, key});
  return heard;
}

std::vector<HeardChord> joined(std::vector<HeardChord> first, const std::vector<HeardChord>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::vector<HeardChord> repeated(int times, const std::vector<HeardChord>& heard) {
  std::vector<HeardChord> result;
  for (int i = 0; i < times; ++i) result.insert(result.end(), heard.begin(), heard.end());
  return result;
}

/// I – IV – V7 – I or i – iv – V7 – i.
std::vector<PlayedChord> cadence(const model::MusicalKey& key, double seconds) {
  const int third = key.mode == model::Mode::Major ? 4 : 3;
  const int sixth = key.mode == model::Mode::Major ? 9 : 8;
  const int c = 60 + (key.tonic > 6 ? key.tonic - 12 : key.tonic);
  return {{{c - 24, c, c + third, c + 7}, seconds},
          {{c - 19, c, c + 5, c + sixth}, seconds},
          {{c - 17, c - 1, c + 2, c + 5, c + 7}, seconds},
          {{c - 24, c, c + third, c + 7}, seconds}};
}

void verifySpans(const model::KeyTimeline& timeline, double duration) {
  double at = 0.0;
  for (const auto& span : timeline.spans) {
    QCOMPARE(span.range.begin, at);
    QVERIFY(span.range.end > at);
    QVERIFY(span.confidence >= 0.0 && span.confidence <= 1.0);
    QVERIFY(!span.runnerUp || *span.runnerUp != span.key);
    at = span.range.end;
  }
  QCOMPARE(at, duration);
}

}  // namespace

class TestKeyStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsAllKeys_data() {
    QTest::addColumn<int>("tonic");
    QTest::addColumn<bool>("minor");
    for (int tonic = 0; tonic < 12; ++tonic) {
      for (const bool minor : {false, true}) {
        const model::MusicalKey key{tonic, minor ? model::Mode::Minor : model::Mode::Major};
        QTest::newRow(model::toString(key).c_str()) << tonic << minor;
      }
    }
  }

  void findsAllKeys() {
    QFETCH(int, tonic);
    QFETCH(bool, minor);
    const model::MusicalKey key{tonic, minor ? model::Mode::Minor : model::Mode::Major};
    std::vector<float> samples;
    for (int i = 0; i < 3; ++i) append(samples, play(cadence(key, 1.0)));
    const auto timeline = keyOfAudio(samples, regularGrid(120.0, 12.0));
    QVERIFY(timeline.global.has_value());
    QCOMPARE(QString::fromStdString(model::toString(*timeline.global)),
             QString::fromStdString(model::toString(key)));
    QCOMPARE(timeline.spans.size(), std::size_t{1});
    QVERIFY(timeline.spans.front().key == key);
    QVERIFY(timeline.confidence > 0.3);
    QVERIFY(timeline.tuningCents && std::abs(*timeline.tuningCents) < 5.0);
    verifySpans(timeline, 12.0);
  }

  // As after a person has named them anew.
  void chordsOfAnyNameHaveAKey() {
    const auto heard =
        harmonyActivationOf(repeated(10, bars({"C:maj", "A:min", "D:min", "G:7"}, kCMajor)), 1.5F);
    pipeline::StepContext context;
    model::ChordTimeline chords = steps::ChordsStep{}.run(
        heard, {}, {}, pipeline::Parameters(steps::ChordsStep::declaration()), context);
    for (const std::string quality : {"maj9", "min11", "13", "7(b9)", "5", "minmaj7", "(1,5,9)"}) {
      for (model::ChordSpan& span : chords.changes)
        span.label = span.label.substr(0, span.label.find(':') + 1) + quality;
      const auto timeline = steps::KeyStep{}.run(
          heard, chords, {}, pipeline::Parameters(steps::KeyStep::declaration()), context);
      QVERIFY2(timeline.global == kCMajor, quality.c_str());
    }
  }

  void theOnlyKeyIsAsSureAsTheTracks() {
    auto heard = bars({"C:maj", "A:min", "F:maj", "G:maj"}, kCMajor);
    for (std::size_t i = 0; i < heard.size(); i += 2) heard[i].key = kAMinor;
    const auto timeline = keyOf(harmonyActivationOf(repeated(8, heard), 1.5F), regularGrid(120.0, 64.0));
    QCOMPARE(timeline.spans.size(), std::size_t{1});
    QCOMPARE(timeline.spans[0].confidence, timeline.confidence);
    QVERIFY(timeline.confidence < 0.9);
    QVERIFY(timeline.spans[0].runnerUp && *timeline.spans[0].runnerUp != timeline.spans[0].key);
  }

  void tellsTheTuning_data() {
    QTest::addColumn<double>("cents");
    for (const double cents : {-40.0, -23.0, -10.0, 0.0, 7.0, 19.0, 31.8, 45.0}) {
      QTest::addRow("%g cents", cents) << cents;
    }
  }

  void tellsTheTuning() {
    QFETCH(double, cents);
    const auto timeline = keyOfAudio(play(cadence(kCMajor, 1.0), cents));
    QVERIFY(timeline.tuningCents);
    QVERIFY2(std::abs(*timeline.tuningCents - cents) < 3.0,
             qPrintable(QString::number(*timeline.tuningCents)));
  }

  void followsAModulation() {
    const auto heard = joined(repeated(5, bars({"C:maj", "F:maj", "G:7", "C:maj"}, kCMajor)),
                              repeated(5, bars({"Eb:maj", "Ab:maj", "Bb:7", "Eb:maj"}, kEbMajor)));
    const auto timeline = keyOf(harmonyActivationOf(heard, 1.5F), regularGrid(120.0, 80.0));
    QCOMPARE(timeline.spans.size(), std::size_t{2});
    QVERIFY(timeline.spans[0].key == kCMajor);
    QVERIFY(timeline.spans[1].key == kEbMajor);
    QVERIFY(std::abs(timeline.spans[1].range.begin - 40.0) <= 4.0);
    verifySpans(timeline, 80.0);
  }

  // The network hears twenty seconds at once; which bar it is in which the key changes, the chords tell.
  void aKeyBeginsWithTheFirstChordOutsideTheOld_data() {
    QTest::addColumn<double>("heard");
    for (const double heard : {12.0, 14.0, 16.0, 18.0, 20.0}) QTest::addRow("%g s", heard) << heard;
  }
  void aKeyBeginsWithTheFirstChordOutsideTheOld() {
    QFETCH(const double, heard);
    std::vector<model::ChordSpan> chords;
    std::vector<double> lines;
    for (const char* label : {"C:maj", "A:min", "F:maj", "G:maj", "C:maj", "A:min", "F:maj", "G:7", "Eb:maj",
                              "C:min", "Ab:maj", "Bb:maj", "Eb:maj", "C:min", "Ab:maj", "Bb:7"}) {
      const double begin = 2.0 * static_cast<double>(chords.size());
      chords.push_back({{begin, begin + 2.0}, label, 1.0, {}, {}});
      lines.push_back(begin);
    }
    std::vector<model::KeySpan> spans{{{0.0, heard}, kCMajor, 1.0, {}}, {{heard, 32.0}, kEbMajor, 1.0, {}}};
    steps::moveBordersByChords(spans, lines, chords);
    QCOMPARE(spans[0].range.end, 16.0);
    QCOMPARE(spans[1].range.begin, 16.0);
  }

  // A fifth higher, F sharp alone tells the keys apart, and it is not played.
  void aKeyStaysWhereItWasHeardWhereTheChordsFitBoth() {
    std::vector<model::ChordSpan> chords;
    for (int i = 0; i < 16; ++i)
      chords.push_back({{2.0 * i, 2.0 * i + 2.0}, i % 2 == 0 ? "C:maj" : "G:maj", 1.0, {}, {}});
    std::vector<model::KeySpan> spans{{{0.0, 14.0}, kCMajor, 1.0, {}},
                                      {{14.0, 32.0}, {7, model::Mode::Major}, 1.0, {}}};
    const auto before = spans;
    steps::moveBordersByChords(spans, std::vector{10.0, 12.0, 14.0, 16.0, 18.0}, chords);
    QVERIFY(spans == before);
  }

  void tellsRelativeKeysApart() {
    const auto heard = joined(repeated(5, bars({"C:maj", "F:maj", "G:7", "C:maj"}, kCMajor)),
                              repeated(5, bars({"A:min", "D:min", "E:7", "A:min"}, kAMinor)));
    const auto timeline = keyOf(harmonyActivationOf(heard, 1.5F), regularGrid(120.0, 80.0));
    QCOMPARE(timeline.spans.size(), std::size_t{2});
    QVERIFY(timeline.spans[0].key == kCMajor);
    QVERIFY(timeline.spans[1].key == kAMinor);
  }

  void aVisitIsNoModulation() {
    // Four seconds that sound like another key.
    const auto home = repeated(4, bars({"C:maj", "F:maj", "G:7", "C:maj"}, kCMajor));
    const auto heard = joined(joined(home, bars({"Eb:maj", "Bb:7"}, kEbMajor)), home);
    const auto timeline = keyOf(harmonyActivationOf(heard, 1.0F), regularGrid(120.0, 68.0));
    QCOMPARE(timeline.spans.size(), std::size_t{1});
    QVERIFY(*timeline.global == kCMajor);
  }

  void aSongsChordsSpeakWhereTheNetworkIsUnsure() {
    // No key is heard, but two minutes of chords are those of A minor.
    std::vector<HeardChord> heard;
    for (int i = 0; i < 8; ++i) {
      for (const char* label : {"A:min", "D:min", "E:7", "A:min", "F:maj", "D:min", "E:7", "A:min"}) {
        heard.push_back({label, 2.0});
      }
    }
    const auto timeline = keyOf(harmonyActivationOf(heard), regularGrid(120.0, 128.0));
    QVERIFY(*timeline.global == kAMinor);
  }

  void theOpeningDecidesBetweenTwoKeys() {
    // A few chords that both keys use, the network in two minds: half an excerpt it hears one, half the
    // other.
    const std::vector<std::string> labels{"C:maj", "A:min", "F:maj", "D:min"};
    for (const auto& [first, second] : {std::pair{kCMajor, kAMinor}, std::pair{kAMinor, kCMajor}}) {
      const auto heard = joined(repeated(2, bars(labels, first)), repeated(2, bars(labels, second)));
      const auto timeline = keyOf(harmonyActivationOf(heard, 1.0F, 0.0F), regularGrid(120.0, 32.0));
      QVERIFY(*timeline.global == first);
    }
  }

  void unpitchedSoundHasNoKey_data() {
    QTest::addColumn<std::vector<float>>("samples");
    QTest::newRow("nothing") << std::vector<float>{};
    QTest::newRow("one sample") << std::vector<float>{0.5F};
    QTest::newRow("silence") << silence(10.0, kRate);
    QTest::newRow("noise") << whiteNoise(20.0, kRate);
    QTest::newRow("clipped noise") << clippedNoise(20.0, kRate);
    QTest::newRow("clicks") << clicks(regularTimes(120.0, 0.0, 20.0), 20.0, kRate);
  }

  void unpitchedSoundHasNoKey() {
    QFETCH(std::vector<float>, samples);
    const auto timeline = keyOfAudio(samples);
    QVERIFY(!timeline.global.has_value());
    QVERIFY(timeline.spans.empty());
    QCOMPARE(timeline.confidence, 0.0);
    QVERIFY(!timeline.tuningCents);
  }
};

}  // namespace barline::test

QTEST_APPLESS_MAIN(barline::test::TestKeyStep)
#include "test_key_step.moc"

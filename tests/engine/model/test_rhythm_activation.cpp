#include <QTest>
#include <cmath>
#include <numeric>

#include "engine/model/Codec.h"
#include "engine/model/RhythmActivation.h"

namespace barline::model {
namespace {

RhythmActivation activation(std::size_t frames) {
  RhythmActivation value{static_cast<double>(frames) / 50.0, 50.0, {}, {}};
  value.fast.assign(frames * RhythmActivation::kFastValues, 128);
  const std::size_t slowFrames =
      (frames + RhythmActivation::kFastFramesPerSlow - 1) / RhythmActivation::kFastFramesPerSlow;
  value.slow.assign(slowFrames * RhythmActivation::kSlowValues, 128);
  return value;
}

}  // namespace

class TestRhythmActivation : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void codesLogitsToTheNearestStep() {
    QCOMPARE(RhythmActivation::code(0.0f), std::uint8_t{128});
    QCOMPARE(RhythmActivation::code(-1.0f), std::uint8_t{116});
    QCOMPARE(RhythmActivation::code(100.0f), std::uint8_t{255});
    QCOMPARE(RhythmActivation::code(-100.0f), std::uint8_t{0});
    for (int code = 0; code < 256; ++code) {
      const auto byte = static_cast<std::uint8_t>(code);
      QCOMPARE(RhythmActivation::code(RhythmActivation::logit(byte)), byte);
    }
  }

  void rangesOverTheBeatRates() {
    QCOMPARE(RhythmActivation::tempo(0), 40.0);
    QCOMPARE(RhythmActivation::tempo(12), 80.0);
    QVERIFY(std::abs(RhythmActivation::tempo(RhythmActivation::kTempi - 1) - 240.0) < 1.0);
  }

  void tellsProbabilities() {
    RhythmActivation value = activation(9);
    value.fast[3 * RhythmActivation::kFastValues + RhythmActivation::Downbeat] = RhythmActivation::code(2.0f);
    QVERIFY(std::abs(value.probabilityAt(3, RhythmActivation::Downbeat) - 0.8808f) < 1e-4f);
    QCOMPARE(value.probabilityAt(3, RhythmActivation::Beat), 0.5f);

    QCOMPARE(value.slowFrames(), std::size_t{3});
    std::uint8_t* const slow = value.slow.data() + 2 * RhythmActivation::kSlowValues;
    slow[5] = RhythmActivation::code(3.0f);
    slow[RhythmActivation::kTempi + 2] = RhythmActivation::code(1.0f);
    slow[RhythmActivation::kSlowValues - 1] = RhythmActivation::code(-2.0f);
    const auto tempi = value.tempoProbabilities(2);
    QVERIFY(std::abs(std::accumulate(tempi.begin(), tempi.end(), 0.0f) - 1.0f) < 1e-5f);
    QVERIFY(std::abs(tempi[5] / tempi[6] - std::exp(3.0f)) < 1e-3f);
    const auto metres = value.metreProbabilities(2);
    QVERIFY(std::abs(metres[2] / metres[0] - std::exp(1.0f)) < 1e-3f);
    QVERIFY(std::abs(value.compoundProbability(2) - 0.1192f) < 1e-4f);
  }

  void readsOnlyWhatBelongsTogether() {
    const RhythmActivation value = activation(9);
    QVERIFY(decode<RhythmActivation>(encode(value)) == value);
    QVERIFY(decode<RhythmActivation>(encode(RhythmActivation{})) == RhythmActivation{});

    RhythmActivation shortened = value;
    shortened.slow.resize(2 * RhythmActivation::kSlowValues);
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<RhythmActivation>(encode(shortened)));
    RhythmActivation torn = value;
    torn.fast.pop_back();
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<RhythmActivation>(encode(torn)));
    RhythmActivation timeless = value;
    timeless.frameRate = 0.0;
    QVERIFY_THROWS_EXCEPTION(CodecError, (void)decode<RhythmActivation>(encode(timeless)));
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestRhythmActivation)
#include "test_rhythm_activation.moc"

#include <QTest>
#include <cmath>

#include "engine/model/FrameFeatures.h"

using barline::model::FrameFeatures;

class TestFrameFeatures : public QObject {
  Q_OBJECT

  static float kept(FrameFeatures::Feature feature, float value) {
    FrameFeatures features;
    features.halves.resize(FrameFeatures::kValues);
    features.set(0, feature, value);
    return features.at(0, feature);
  }

 private Q_SLOTS:
  void valuesAreKeptToNineBits() {
    // Rounded to 11 bits, then to 9.
    constexpr float kError = 0x1p-9F + 0x1p-11F;
    for (float value = 1e-4F; value < 63.8F; value *= 1.01F)
      QVERIFY(std::abs(kept(FrameFeatures::Peak, value) / value - 1.0F) <= kError);
  }

  /// Files of floating point hold samples far beyond full scale.
  void theLargestStayFinite() {
    constexpr float kLargest = 65408.0F;  // of 9 significant bits in binary16
    for (const float value : {63.9F, 63.97F, 64.0F, 1e9F}) {
      QCOMPARE(kept(FrameFeatures::Peak, value), kLargest / 1024.0F);
    }
    QCOMPARE(kept(FrameFeatures::Mfcc, 65500.0F), kLargest);
    QCOMPARE(kept(FrameFeatures::Mfcc, -65500.0F), -kLargest);
  }
};

QTEST_GUILESS_MAIN(TestFrameFeatures)
#include "test_frame_features.moc"

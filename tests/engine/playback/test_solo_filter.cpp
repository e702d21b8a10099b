#include <QTest>
#include <cmath>
#include <vector>

#include "engine/playback/SoloFilter.h"

namespace barline {
namespace {

using playback::Solo;
using playback::SoloBand;
using playback::SoloChannel;

constexpr int kRate = 48000;

std::vector<float> tone(double hertz, float left, float right, std::size_t frames) {
  std::vector<float> sound;
  for (std::size_t i = 0; i < frames; ++i) {
    const auto sample = static_cast<float>(std::sin(2.0 * M_PI * hertz * static_cast<double>(i) / kRate));
    sound.push_back(left * sample);
    sound.push_back(right * sample);
  }
  return sound;
}

/// Peaks of left and right in the second half of a second of a tone.
std::pair<float, float> peaks(double hertz, float left, float right, const Solo& solo) {
  playback::SoloFilter filter(kRate);
  std::vector<float> sound = tone(hertz, left, right, kRate);
  filter.process(sound, solo);
  float a = 0.0F;
  float b = 0.0F;
  for (std::size_t i = kRate; i < sound.size(); i += 2) {
    a = std::max(a, std::abs(sound[i]));
    b = std::max(b, std::abs(sound[i + 1]));
  }
  return {a, b};
}

double decibels(double hertz, SoloBand band) {
  return 20.0 * std::log10(peaks(hertz, 1.0F, 1.0F, {.band = band}).first);
}

}  // namespace

class TestSoloFilter : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withNothingAloneEverySamplePasses() {
    playback::SoloFilter filter(kRate);
    const std::vector<float> sound = tone(997.0, 0.7F, -0.3F, 4000);
    std::vector<float> out = sound;
    filter.process(out, {});
    QCOMPARE(out, sound);
  }

  void channels() {
    const auto near = [](std::pair<float, float> a, float left, float right) {
      return std::abs(a.first - left) < 2e-3F && std::abs(a.second - right) < 2e-3F;
    };
    QVERIFY(near(peaks(500, 0.8F, 0.4F, {.channel = SoloChannel::Left}), 0.8F, 0.0F));
    QVERIFY(near(peaks(500, 0.8F, 0.4F, {.channel = SoloChannel::Right}), 0.0F, 0.4F));
    QVERIFY(near(peaks(500, 0.8F, 0.4F, {.channel = SoloChannel::Mid}), 0.6F, 0.6F));
    QVERIFY(near(peaks(500, 0.8F, 0.4F, {.channel = SoloChannel::Side}), 0.2F, 0.2F));
    QVERIFY(near(peaks(500, 0.8F, -0.8F, {.channel = SoloChannel::Mid}), 0.0F, 0.0F));
  }

  void bands() {
    QVERIFY(std::abs(decibels(40, SoloBand::Low)) < 0.3);
    QVERIFY(decibels(720, SoloBand::Low) < -40);
    QVERIFY(std::abs(decibels(660, SoloBand::Mid)) < 0.5);
    QVERIFY(decibels(45, SoloBand::Mid) < -40);
    QVERIFY(decibels(9600, SoloBand::Mid) < -40);
    QVERIFY(std::abs(decibels(11000, SoloBand::High)) < 0.3);
    QVERIFY(decibels(600, SoloBand::High) < -40);
    QVERIFY(std::abs(decibels(180, SoloBand::Low) + 6.0) < 0.2);  // Linkwitz–Riley: −6 dB at the split
    QVERIFY(std::abs(decibels(2400, SoloBand::High) + 6.0) < 0.2);
  }

  void bandOfAChannel() {
    const auto both = peaks(40, 0.8F, 0.4F, {SoloChannel::Right, SoloBand::Low});
    QVERIFY(both.first < 1e-6F && std::abs(both.second - 0.4F) < 0.02F);
  }

  void switchingMakesNoStepAndEndsUnchanged() {
    playback::SoloFilter filter(kRate);
    const std::vector<float> sound = tone(100.0, 0.8F, 0.8F, 6 * 4800);
    std::vector<float> out = sound;
    const std::vector<Solo> solos{{},
                                  {SoloChannel::Side, SoloBand::All},
                                  {SoloChannel::Left, SoloBand::High},
                                  {SoloChannel::All, SoloBand::Low},
                                  {},
                                  {}};
    for (std::size_t i = 0; i < solos.size(); ++i)
      filter.process(std::span(out).subspan(i * 9600, 9600), solos[i]);
    float largest = 0.0F;
    for (std::size_t i = 2; i < out.size(); i += 2)
      largest = std::max(largest, std::abs(out[i] - out[i - 2]));
    QVERIFY2(largest < 0.02F, qPrintable(QString::number(largest)));  // the tone itself moves by 0.011
    QVERIFY(std::equal(out.end() - 9600, out.end(), sound.end() - 9600));
  }
};

}  // namespace barline

QTEST_APPLESS_MAIN(barline::TestSoloFilter)
#include "test_solo_filter.moc"

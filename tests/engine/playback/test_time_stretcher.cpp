#include <QTest>
#include <cmath>
#include <vector>

#include "engine/playback/TimeStretcher.h"

namespace barline {
namespace {

constexpr int kRate = 44100;

/// Left channel of `sound` (mono) as the stretcher gives it, silence as its lead.
std::vector<float> stretched(playback::TimeStretcher& stretcher, const std::vector<float>& sound,
                             const playback::PlaybackRate& rate, std::size_t frames) {
  stretcher.start(rate);
  std::vector<float> input(2 * stretcher.lead());
  for (const float sample : sound) input.insert(input.end(), {sample, sample});
  std::vector<float> left;
  std::size_t at = 0;
  while (left.size() < frames) {
    if (const std::size_t ready = stretcher.available()) {
      std::vector<float> out(2 * ready);
      stretcher.pull(out);
      for (std::size_t i = 0; i < out.size(); i += 2) left.push_back(out[i]);
    } else {
      const std::size_t count = stretcher.wanted();
      input.resize(std::max(input.size(), at + 2 * count));
      stretcher.push(std::span(input).subspan(at, 2 * count));
      at += 2 * count;
    }
  }
  left.resize(frames);
  return left;
}

std::vector<float> tone(double hertz, double seconds) {
  std::vector<float> sound;
  for (int i = 0; i < static_cast<int>(seconds * kRate); ++i)
    sound.push_back(0.5F * static_cast<float>(std::sin(2.0 * M_PI * hertz * i / kRate)));
  return sound;
}

/// Frequency by zero crossings, between two frames.
double frequency(const std::vector<float>& sound, std::size_t begin, std::size_t end) {
  double first = -1.0;
  double last = 0.0;
  int count = 0;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (sound[i - 1] < 0.0F && sound[i] >= 0.0F) {
      last = static_cast<double>(i - 1) +
             static_cast<double>(sound[i - 1]) / static_cast<double>(sound[i - 1] - sound[i]);
      if (first < 0.0) first = last;
      ++count;
    }
  }
  return (count - 1) * kRate / (last - first);
}

}  // namespace

class TestTimeStretcher : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rates_data() {
    QTest::addColumn<double>("speed");
    QTest::addColumn<double>("semitones");
    for (const double speed : {0.25, 0.5, 0.8, 1.0, 1.25, 2.0})
      QTest::addRow("speed %.2f", speed) << speed << 0.0;
    for (const double shift : {-12.0, -3.0, 0.5, 7.0, 12.0})
      QTest::addRow("pitch %.1f", shift) << 1.0 << shift;
    QTest::addRow("both") << 0.7 << 4.0;
  }

  void pitchIsShiftedAndNothingElse_data() { rates_data(); }
  void pitchIsShiftedAndNothingElse() {
    QFETCH(double, speed);
    QFETCH(double, semitones);
    playback::TimeStretcher stretcher(kRate);
    const auto out = stretched(stretcher, tone(440.0, 1.2), {speed, semitones}, kRate / 2);
    const double heard = frequency(out, kRate / 8, kRate / 2);
    const double cents = 1200.0 * std::log2(heard / (440.0 * std::exp2(semitones / 12.0)));
    QVERIFY2(std::abs(cents) < 5.0, qPrintable(QString::number(cents)));
  }

  void eventsKeepTheirPlace_data() { rates_data(); }
  void eventsKeepTheirPlace() {
    QFETCH(double, speed);
    QFETCH(double, semitones);
    std::vector<float> sound(kRate, 0.0F);
    const std::vector<int> places{4000, 11025, 18000, 25000};
    for (const int place : places) {
      for (int k = -600; k < 600; ++k)
        sound[static_cast<std::size_t>(place + k)] =
            static_cast<float>(0.5 * (0.5 + 0.5 * std::cos(M_PI * k / 600.0)) *
                               (std::sin(0.0627 * k) + std::sin(0.1425 * k) + std::sin(0.4573 * k)));
    }
    playback::TimeStretcher stretcher(kRate);
    (void)stretched(stretcher, tone(440.0, 0.2), {0.6, 3.0}, 5000);  // of which nothing may be left
    const auto out =
        stretched(stretcher, sound, {speed, semitones}, static_cast<std::size_t>(28000.0 / speed));
    double sum = 0.0;
    for (const int place : places) {
      // The burst's centre of energy.
      const double expected = place / speed;
      double energy = 0.0;
      double moment = 0.0;
      for (auto i = static_cast<std::int64_t>(expected) - 5000;
           i < static_cast<std::int64_t>(expected) + 5000; ++i) {
        if (i < 0 || i >= static_cast<std::int64_t>(out.size())) continue;
        const double power = std::pow(static_cast<double>(out[static_cast<std::size_t>(i)]), 2);
        energy += power;
        moment += power * (static_cast<double>(i) - expected);
      }
      QVERIFY(energy > 0.0);
      sum += moment / energy;
    }
    const double late = 1000.0 * sum / 4.0 / kRate;
    // A phase vocoder spreads a burst over its windows; unstretched it does not move it.
    const double allowed = speed == 1.0 && semitones == 0.0 ? 0.1 : speed < 0.5 ? 2.0 : 1.5;
    QVERIFY2(std::abs(late) < allowed, qPrintable(QStringLiteral("%1 ms").arg(late)));
  }

  void beginsAtFullLevel() {
    playback::TimeStretcher stretcher(kRate);
    for (const double speed : {0.5, 1.0, 1.6}) {
      const auto out = stretched(stretcher, tone(1000.0, 1.0), {speed, 0.0}, 4000);
      float peak = 0.0F;
      for (int i = 0; i < 400; ++i) peak = std::max(peak, std::abs(out[static_cast<std::size_t>(i)]));
      QVERIFY2(peak > 0.25F && peak < 0.8F, qPrintable(QString::number(peak)));
    }
  }
};

}  // namespace barline

QTEST_APPLESS_MAIN(barline::TestTimeStretcher)
#include "test_time_stretcher.moc"

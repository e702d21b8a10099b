#include <QTest>
#include <cmath>
#include <vector>

#include "engine/dsp/FastLog.h"
#include "engine/dsp/LogFilterBank.h"

using namespace barline;

class TestLogFilterBank : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyBinInRangeCountsOnce() {
    const dsp::LogFilterBank bank(1024, 22050, 12, 40, 10000);
    std::vector<float> out(bank.bands());
    const auto binOf = [](double frequency) {
      return static_cast<std::size_t>(std::lround(frequency * 1024 / 22050));
    };
    const std::size_t last = binOf(bank.centre(bank.bands() - 1));
    for (std::size_t bin = binOf(bank.centre(0)); bin <= last; ++bin) {
      std::vector<float> spectrum(513, 0.0f);
      spectrum[bin] = 1.0f;
      bank.apply(spectrum, out);
      float sum = 0.0f;
      for (const float value : out) sum += value;
      QVERIFY2(std::abs(sum - 1.0f) < 1e-5f, qPrintable(QString::number(bin)));
    }
  }
  void highCentresAreAtTheSpacingAskedFor() {
    const dsp::LogFilterBank bank(8192, 22050, 12, 440, 8000);
    const double ratio = bank.centre(bank.bands() - 1) / bank.centre(bank.bands() - 13);
    QVERIFY(std::abs(ratio - 2.0) < 0.01);
  }
  void lowBandsAreSingleBins() {
    const dsp::LogFilterBank bank(1024, 22050, 24, 40, 400);
    for (std::size_t band = 1; band < bank.bands(); ++band)
      QVERIFY(bank.centre(band) > bank.centre(band - 1));
  }
  void staysWithinTheSpectrum() {
    const dsp::LogFilterBank bank(64, 22050, 12, 40, 1e6);
    std::vector<float> out(bank.bands());
    bank.apply(std::vector<float>(33, 1.0f), out);
    for (const float value : out) QVERIFY(std::isfinite(value));
  }

  void fastLogIsCloseToTheLogarithm() {
    for (float value = 1e-6f; value < 1e9f; value *= 1.0007f) {
      QVERIFY(std::abs(dsp::fastLog2(value) - std::log2(value)) < 5e-5f);
    }
    QCOMPARE(dsp::fastLog2(1.0f), 0.0f);
    QCOMPARE(dsp::fastLog2(0.25f), -2.0f);
  }
};

QTEST_APPLESS_MAIN(TestLogFilterBank)
#include "test_log_filter_bank.moc"

#include <QTest>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <stdexcept>
#include <thread>
#include <vector>

#include "engine/dsp/Fft.h"
#include "engine/dsp/Windows.h"

using namespace barline;

namespace {

using Spectrum = std::vector<std::complex<float>>;

std::vector<float> noise(std::size_t size, std::uint32_t seed) {
  std::vector<float> samples(size);
  for (float& sample : samples) {
    seed = seed * 1664525u + 1013904223u;
    sample = static_cast<float>(seed >> 8) / 8388608.0f - 1.0f;
  }
  return samples;
}

Spectrum transform(const dsp::RealFft& fft, std::span<const float> in) {
  Spectrum out(fft.bins());
  fft.forward(in, out);
  return out;
}

/// The definition, in double precision.
std::complex<double> directDft(const std::vector<float>& in, std::size_t bin) {
  std::complex<double> sum = 0.0;
  for (std::size_t n = 0; n < in.size(); ++n) {
    const double turns = static_cast<double>(bin * n % in.size()) / static_cast<double>(in.size());
    sum += static_cast<double>(in[n]) * std::polar(1.0, -2.0 * std::numbers::pi * turns);
  }
  return sum;
}

}  // namespace

class TestFft : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition_data() {
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 4, 6, 8, 60, 66, 68, 130, 441, 1024, 2048})
      QTest::addRow("%d", size) << size;
  }
  void equalsTheDefinition() {
    QFETCH(const int, size);
    const dsp::RealFft fft(static_cast<std::size_t>(size));
    const std::vector<float> in = noise(fft.size(), 7);
    const Spectrum out = transform(fft, in);
    for (std::size_t bin = 0; bin < fft.bins(); ++bin) {
      QVERIFY(std::abs(std::complex<double>(out[bin]) - directDft(in, bin)) < 1e-4);
    }
  }

  void inverseUndoesForward_data() {
    QTest::addColumn<int>("size");
    for (const int size : {2, 60, 320, 1024}) QTest::addRow("%d", size) << size;
  }
  void inverseUndoesForward() {
    QFETCH(const int, size);
    const dsp::RealFft fft(static_cast<std::size_t>(size));
    const std::vector<float> in = noise(fft.size(), 5);
    Spectrum spectrum = transform(fft, in);
    Spectrum whole(fft.size());
    for (std::size_t k = 0; k < fft.size(); ++k) {
      whole[k] = k < fft.bins() ? spectrum[k] : std::conj(spectrum[fft.size() - k]);
    }
    Spectrum complexOut(fft.size());
    dsp::InverseFft(fft.size()).inverse(whole, complexOut);
    std::vector<float> realOut(fft.size());
    dsp::InverseRealFft(fft.size()).inverse(spectrum, realOut);
    const auto scale = static_cast<float>(size);
    for (std::size_t n = 0; n < fft.size(); ++n) {
      QVERIFY(std::abs(complexOut[n] / scale - in[n]) < 1e-5f);
      QVERIFY(std::abs(realOut[n] / scale - in[n]) < 1e-5f);
    }
  }

  void inverseTurnsTheOtherWay() {
    Spectrum spectrum(8);
    spectrum[1] = 1.0f;
    Spectrum out(8);
    dsp::InverseFft(8).inverse(spectrum, out);
    QVERIFY(std::abs(out[2] - std::complex<float>(0.0f, 1.0f)) < 1e-6f);
  }

  void unalignedBuffersGiveTheSameBits() {
    const dsp::RealFft fft(256);
    const std::vector<float> in = noise(257, 3);
    const Spectrum unaligned = transform(fft, std::span(in).subspan(1));
    const std::vector<float> copy(in.begin() + 1, in.end());
    QCOMPARE(unaligned, transform(fft, copy));
    Spectrum shifted(fft.bins() + 1);
    auto* const floats = reinterpret_cast<float*>(shifted.data()) + 1;
    fft.forward(copy, std::span(reinterpret_cast<std::complex<float>*>(floats), fft.bins()));
    QCOMPARE(std::vector<float>(floats, floats + 2 * fft.bins()),
             std::vector<float>(reinterpret_cast<const float*>(unaligned.data()),
                                reinterpret_cast<const float*>(unaligned.data() + fft.bins())));
  }

  void worksInManyThreadsAtOnce() {
    const dsp::RealFft shared(512);
    const std::vector<float> in = noise(512, 11);
    const Spectrum expected = transform(shared, in);
    std::vector<std::thread> threads;
    std::vector<char> equal(8, 0);
    for (char& result : equal) {
      threads.emplace_back([&] {
        bool same = true;
        for (int round = 0; round < 50; ++round) {
          same = same && transform(shared, in) == expected;
          same = same && transform(dsp::RealFft(512), in) == expected;
        }
        result = same ? 1 : 0;
      });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(equal, std::vector<char>(8, 1));
  }

  void powerAndMagnitude() {
    const Spectrum spectrum{{3.0f, 4.0f}, {-2.0f, 0.0f}};
    std::vector<float> values(2);
    dsp::powerSpectrum(spectrum, values);
    QCOMPARE(values, (std::vector<float>{25.0f, 4.0f}));
    dsp::magnitudeSpectrum(spectrum, values);
    QCOMPARE(values, (std::vector<float>{5.0f, 2.0f}));
  }

  void refusesWrongLengths() {
    QVERIFY_EXCEPTION_THROWN(dsp::RealFft(0), std::invalid_argument);
    const dsp::RealFft fft(16);
    Spectrum out(9);
    QVERIFY_EXCEPTION_THROWN(fft.forward(std::vector<float>(15), out), std::invalid_argument);
    out.resize(8);
    QVERIFY_EXCEPTION_THROWN(fft.forward(std::vector<float>(16), out), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(dsp::InverseFft(0), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(dsp::InverseRealFft(15), std::invalid_argument);
    std::vector<float> real(16);
    QVERIFY_EXCEPTION_THROWN(dsp::InverseRealFft(16).inverse(out, real), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(dsp::InverseFft(8).inverse(out, std::span(out).first(7)), std::invalid_argument);
  }

  void windowsSumToAConstant() {
    for (const auto& window : {dsp::hannWindow(64), dsp::hammingWindow(64)}) {
      for (std::size_t n = 0; n < 32; ++n) {
        QVERIFY(std::abs(window[n] + window[n + 32] - (window[0] + window[32])) < 1e-6f);
      }
      QCOMPARE(window[32], 1.0f);
    }
    QVERIFY(dsp::hannWindow(0).empty());
  }

  void blackmanHarrisSideLobes() {
    constexpr std::size_t kSize = 64;
    const dsp::RealFft fft(kSize * 16);
    std::vector<float> padded(fft.size());
    std::ranges::copy(dsp::blackmanHarrisWindow(kSize), padded.begin());
    const Spectrum out = transform(fft, padded);
    for (std::size_t bin = 4 * 16; bin < fft.bins(); ++bin) {
      QVERIFY(20.0f * std::log10(std::abs(out[bin]) / std::abs(out[0])) < -91.5f);
    }
  }
};

QTEST_APPLESS_MAIN(TestFft)
#include "test_fft.moc"

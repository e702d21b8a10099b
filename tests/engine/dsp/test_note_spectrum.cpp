#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/dsp/LogFrequencyBank.h"
#include "engine/dsp/NoteSpectrum.h"
#include "tests/support/Signals.h"

using namespace barline;
using dsp::NoteSpectrum;

namespace {

std::vector<std::uint8_t> spectrumOf(double frequency, double amplitude, int rate) {
  NoteSpectrum spectrum(rate);
  const std::vector<float> sound = test::sine(frequency, 1.0, rate, amplitude);
  std::vector<std::uint8_t> codes(NoteSpectrum::kBands);
  spectrum.levels(std::span(sound).subspan(1000, spectrum.window()), codes);
  return codes;
}

double decibels(std::uint8_t code) {
  return (code / 255.0 - 1) * NoteSpectrum::kRange;
}

}  // namespace

class TestNoteSpectrum : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aNoteStandsInItsBandWithItsLevel_data() {
    QTest::addColumn<int>("note");
    QTest::addColumn<int>("rate");
    for (const int rate : {22050, 44100, 96000}) {
      for (const int note : {40, 57, 69, 77, 93, 105})
        QTest::addRow("note %d at %d Hz", note, rate) << note << rate;
    }
  }
  void aNoteStandsInItsBandWithItsLevel() {
    QFETCH(int, note);
    QFETCH(int, rate);
    const auto codes = spectrumOf(dsp::pitchToFrequency(note), 0.1, rate);  // −20 dBFS
    const auto loudest = std::max_element(codes.begin(), codes.end());
    const auto wanted = (note - NoteSpectrum::kLowestNote) * NoteSpectrum::kBandsPerSemitone;
    QVERIFY(std::abs(loudest - codes.begin() - wanted) <= 1);
    // A tone between two bins loses up to 1.4 dB under a Hann window.
    QVERIFY(decibels(*loudest) < -19.5 && decibels(*loudest) > -22);
    // An octave away there is nothing.
    QVERIFY(decibels(codes[static_cast<std::size_t>(wanted) + 24]) < -70);
  }

  void silenceIsNought() {
    const auto codes = spectrumOf(440, 0, 44100);
    QVERIFY(std::all_of(codes.begin(), codes.end(), [](std::uint8_t code) { return code == 0; }));
  }

  void beyondTheSampleRateThereIsNothing() {
    const auto codes = spectrumOf(440, 1, 8000);
    QCOMPARE(codes.back(), std::uint8_t{0});
  }
};

QTEST_GUILESS_MAIN(TestNoteSpectrum)
#include "test_note_spectrum.moc"

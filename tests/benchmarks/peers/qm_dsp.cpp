// Beats and key by Queen Mary's library, with the settings that its own Vamp plugins choose: what
// compare_peers.py compares Barline with. Not part of Barline's build.
//
// usage: qm_dsp beats|key < SAMPLES     (mono, 44.1 kHz, native 32-bit floats)
// output: a beat's seconds per line, or the key that the track is in for longest, as "C minor"

#include <dsp/keydetection/GetKeyMode.h>
#include <dsp/onsets/DetectionFunction.h>
#include <dsp/tempotracking/TempoTrackV2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

namespace {

constexpr int kRate = 44100;

std::vector<double> readSamples() {
  std::vector<double> samples;
  std::array<float, 65536> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), sizeof(float), buffer.size(), stdin)) > 0;)
    samples.insert(samples.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
  return samples;
}

void printBeats(const std::vector<double>& samples) {
  constexpr unsigned kStep = 512;
  DetectionFunction function(DFConfig{.stepSize = kStep,
                                      .frameLength = 2 * kStep,
                                      .DFType = DF_COMPLEXSD,
                                      .dbRise = 3,
                                      .adaptiveWhitening = false,
                                      .whiteningRelaxCoeff = -1,
                                      .whiteningFloor = -1});
  std::vector<double> onsets;
  for (std::size_t begin = 0; begin + 2 * kStep <= samples.size(); begin += kStep)
    onsets.push_back(function.processTimeDomain(samples.data() + begin));
  // The first two values compare with frames that there are none of.
  constexpr std::size_t kSkipped = 2;
  if (onsets.size() <= kSkipped) return;
  onsets.erase(onsets.begin(), onsets.begin() + kSkipped);
  std::vector<double> periods(onsets.size());
  std::vector<double> tempi;
  std::vector<double> beats;
  TempoTrackV2 tracker(kRate, kStep);
  tracker.calculateBeatPeriod(onsets, periods, tempi);
  tracker.calculateBeats(onsets, periods, beats);
  for (const double beat : beats) std::printf("%.6f\n", (beat + kSkipped) * kStep / kRate);
}

void printKey(const std::vector<double>& samples) {
  constexpr std::array<const char*, 12> kNames{"C",  "Db", "D",  "Eb", "E",  "F",
                                               "F#", "G",  "Ab", "A",  "Bb", "B"};
  GetKeyMode detector(kRate, 440.0F, 10, 10);
  const std::size_t block = detector.getBlockSize();
  std::array<int, 25> heard{};
  std::vector<double> frame(block);
  for (std::size_t begin = 0; begin + block <= samples.size(); begin += detector.getHopSize()) {
    std::copy_n(samples.begin() + static_cast<std::ptrdiff_t>(begin), block, frame.begin());
    ++heard.at(static_cast<std::size_t>(detector.process(frame.data())));
  }
  // 1 to 12 are the major keys from C, 13 to 24 the minor ones.
  const auto key = std::max_element(heard.begin() + 1, heard.end()) - heard.begin() - 1;
  std::printf("%s %s\n", kNames.at(static_cast<std::size_t>(key % 12)), key < 12 ? "major" : "minor");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string task = argc == 2 ? argv[1] : "";
  if (task == "beats") {
    printBeats(readSamples());
  } else if (task == "key") {
    printKey(readSamples());
  } else {
    std::fputs("usage: qm_dsp beats|key < SAMPLES\n", stderr);
    return 2;
  }
  return 0;
}

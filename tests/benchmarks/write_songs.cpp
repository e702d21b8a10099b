// Writes the files that the times of steps are compared on: a song of 10 s, of 3 min and of 8 min, with
// drums, chords that change and noise, 44.1 kHz stereo.
//
// usage: write_songs FOLDER

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

namespace {

using namespace barline::test;

constexpr int kRate = 44100;
constexpr double kBpm = 120.0;
constexpr double kBar = 4 * 60.0 / kBpm;  // seconds

/// C, G, A minor and F, a bar each.
std::vector<float> harmony(double seconds) {
  const std::array<std::vector<int>, 4> chords{
      {{36, 60, 64, 67}, {43, 59, 62, 67}, {45, 60, 64, 69}, {41, 60, 65, 69}}};
  std::vector<float> sound;
  for (std::size_t bar = 0; static_cast<double>(sound.size()) < seconds * kRate; ++bar)
    append(sound, chord(chords.at(bar % chords.size()), kBar, kRate, 0.3));
  sound.resize(static_cast<std::size_t>(seconds * kRate));
  return sound;
}

void writeSong(const std::filesystem::path& file, double seconds) {
  std::vector<float> left = harmony(seconds);
  const std::vector<double> beats = regularTimes(kBpm, 0.0, seconds);
  mixInto(left, clicks(beats, seconds, kRate, 0.4));
  std::vector<float> right = left;
  mixInto(left, whiteNoise(seconds, kRate, 0.02, 1));
  mixInto(right, whiteNoise(seconds, kRate, 0.02, 2));
  writeWav(file, {left, right}, kRate);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_songs FOLDER\n", stderr);
    return 2;
  }
  try {
    const std::filesystem::path folder = argv[1];
    for (const int seconds : {10, 180, 480})
      writeSong(folder / ("song-" + std::to_string(seconds) + ".wav"), seconds);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_songs: %s\n", error.what());
    return 1;
  }
  return 0;
}

// Writes the song that the whole analysis is timed with: 480 s, 48 kHz, stereo, 16 bits.
//
// usage: write_reference FILE.wav [SECONDS]

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/support/ReferenceSong.h"
#include "tests/support/WavFile.h"

int main(int argc, char** argv) {
  const double seconds = argc == 3 ? std::atof(argv[2]) : 480.0;
  if (argc < 2 || argc > 3 || !(seconds > 0.0)) {
    std::fputs("usage: write_reference FILE.wav [SECONDS]\n", stderr);
    return 2;
  }
  try {
    barline::test::writeWav(argv[1], barline::test::referenceSong(seconds), barline::test::kReferenceRate);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "write_reference: %s\n", error.what());
    return 1;
  }
  return 0;
}

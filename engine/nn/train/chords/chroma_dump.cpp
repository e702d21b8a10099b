// Writes what ChromaTap hears in a raw file (mono, 32-bit float, analysis rate) to standard output: seconds a
// frame as a double, then for each frame 12 treble codes, 12 bass codes and the level.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <span>
#include <vector>

#include "engine/steps/ChromaTap.h"

int main(int argc, char** argv) {
  using namespace barline;
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary | std::ios::ate);
  if (!file) {
    std::cerr << "usage: chroma-dump FILE\n";
    return EXIT_FAILURE;
  }
  std::vector<float> samples(static_cast<std::size_t>(file.tellg()) / sizeof(float));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(samples.data()),
            static_cast<std::streamsize>(samples.size() * sizeof(float)));

  steps::ChromaTap tap{pipeline::Parameters(steps::ChromaTap::declaration())};
  tap.begin({.sampleRate = audio::kAnalysisRate, .channels = 1});
  audio::AudioBlock block;
  block.analysis = samples;
  tap.consume(block);
  const model::Chromagram chromagram = tap.finish();

  std::cout.write(reinterpret_cast<const char*>(&chromagram.frameStep), sizeof(double));
  for (std::size_t frame = 0; frame < chromagram.frames(); ++frame) {
    for (const auto codes : {chromagram.trebleAt(frame), chromagram.bassAt(frame)}) {
      std::cout.write(reinterpret_cast<const char*>(codes.data()),
                      static_cast<std::streamsize>(codes.size()));
    }
    std::cout.put(static_cast<char>(chromagram.level[frame]));
  }
  return std::cout.good() ? EXIT_SUCCESS : EXIT_FAILURE;
}

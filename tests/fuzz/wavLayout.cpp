#include "engine/export/AtomicFile.h"
#include "engine/export/formats/WavFile.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {

void wavLayout(Input input) {
  const ScratchFolder folder;
  const exporting::AudioOriginal file(writeFile(folder / "fuzz.wav", asBytes(input)));
  const auto layout = exporting::readWavLayout(file);
  if (!layout) return;
  requireThat(layout->sampleRate > 0 && layout->bytesPerFrame > 0, "a format is none");
  const auto requireWithin = [&](const exporting::WavChunk& chunk) {
    requireThat(chunk.offset >= 0 && chunk.size >= 0 && chunk.offset + chunk.size <= file.size(),
                "a chunk reaches beyond the file");
  };
  requireWithin(layout->samples);
  for (const exporting::WavChunk& chunk : layout->before) requireWithin(chunk);
  for (const exporting::WavChunk& chunk : layout->after) requireWithin(chunk);
}

}  // namespace barline::fuzz

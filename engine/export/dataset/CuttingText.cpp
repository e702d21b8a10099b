#include "engine/export/dataset/CuttingText.h"

namespace barline::exporting {
namespace {

std::string unitText(const ChunkSettings& settings) {
  switch (settings.unit) {
    case ChunkUnit::Bar:
      break;
    case ChunkUnit::Beat:
      return "per beat";
    case ChunkUnit::Section:
      return "per section";
    case ChunkUnit::Bars:
      return "per " + std::to_string(settings.barsEach) + " bars";
  }
  return "per bar";
}

}  // namespace

std::string cuttingText(const ChunkSettings& settings) {
  return unitText(settings) + (settings.encoding == ChunkEncoding::Flac ? ", FLAC" : ", WAV") +
         (settings.audio == ChunkAudio::Analysis ? ", mono at 22,050 Hz" : ", native");
}

}  // namespace barline::exporting

#include "tests/engine/steps/CatalogHarness.h"

#include <QTemporaryDir>
#include <algorithm>

#include "engine/audio/BlockReader.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/WavFile.h"

namespace barline::test {

Track readTrack(const std::filesystem::path& file) {
  audio::BlockReader reader(test::decodingHere(), file);
  Track track{.format = reader.format(), .planes = {}, .analysis = {}};
  track.planes.resize(static_cast<std::size_t>(track.format.channels));
  audio::OwnedBlock block;
  while (reader.next(block)) {
    for (std::size_t c = 0; c < track.planes.size() && c < block.planes.size(); ++c) {
      track.planes[c].insert(track.planes[c].end(), block.planes[c].begin(), block.planes[c].end());
    }
    track.analysis.insert(track.analysis.end(), block.analysis.begin(), block.analysis.end());
  }
  return track;
}

Track makeTrack(const std::vector<std::vector<float>>& planes, int sampleRate) {
  const QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("track.wav").toStdString();
  writeWav(file, planes, sampleRate, WavEncoding::Float32);
  return readTrack(file);
}

Track emptyTrack(int sampleRate, int channels) {
  return {.format = {.sampleRate = sampleRate, .channels = channels, .channelMask = 0, .expectedFrames = 0},
          .planes = std::vector<std::vector<float>>(static_cast<std::size_t>(channels)),
          .analysis = {}};
}

pipeline::Parameters defaults(const pipeline::CatalogEntry& entry) {
  return pipeline::Parameters(entry.declaration);
}

pipeline::Result runTap(const pipeline::CatalogEntry& entry, const Track& track, std::size_t blockFrames,
                        const pipeline::Parameters& parameters) {
  const std::unique_ptr<pipeline::RunningTap> tap = entry.makeTap(parameters);
  tap->begin(track.format);
  const std::size_t frames = track.planes.front().size();
  std::vector<std::span<const float>> channels(track.planes.size());
  std::size_t analysisBegin = 0;
  const auto feed = [&](std::size_t begin, std::size_t count, std::size_t analysisEnd) {
    for (std::size_t c = 0; c < channels.size(); ++c) {
      channels[c] = std::span(track.planes[c]).subspan(begin, count);
    }
    tap->consume({.firstFrame = static_cast<std::int64_t>(begin),
                  .channels = channels,
                  .firstAnalysisFrame = static_cast<std::int64_t>(analysisBegin),
                  .analysis = std::span(track.analysis).subspan(analysisBegin, analysisEnd - analysisBegin)});
    analysisBegin = analysisEnd;
  };
  // A resampler holds back what depends on samples still to come.
  constexpr double kHeldBackSeconds = 0.002;
  for (std::size_t begin = 0; begin < frames; begin += blockFrames) {
    const std::size_t count = std::min(blockFrames, frames - begin);
    const double heard = static_cast<double>(begin + count) / track.format.sampleRate - kHeldBackSeconds;
    const auto available = static_cast<std::size_t>(std::max(0.0, heard * audio::kAnalysisRate));
    feed(begin, count, std::clamp(available, analysisBegin, track.analysis.size()));
  }
  if (analysisBegin < track.analysis.size()) feed(frames, 0, track.analysis.size());
  return tap->finish();
}

pipeline::ResultSet runCatalog(const pipeline::StepCatalog& catalog, const Track& track,
                               std::size_t blockFrames, const ParametersFor& parameters) {
  pipeline::ResultSet results;
  for (const pipeline::CatalogEntry& entry : catalog.entries()) {
    if (entry.isTap) {
      results.insert(runTap(entry, track, blockFrames, parameters(entry)));
    } else {
      pipeline::StepContext context;
      results.insert(entry.run(results, parameters(entry), context));
    }
  }
  return results;
}

std::map<std::string, model::Bytes> encodeAll(const pipeline::StepCatalog& catalog,
                                              const pipeline::ResultSet& results) {
  std::map<std::string, model::Bytes> encoded;
  for (const pipeline::CatalogEntry& entry : catalog.entries()) {
    encoded[entry.declaration.id] = entry.encode(results.at(entry.output));
  }
  return encoded;
}

}  // namespace barline::test

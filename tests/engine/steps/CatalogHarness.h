#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/pipeline/Result.h"
#include "engine/pipeline/StepCatalog.h"

namespace barline::test {

/// A whole track as the taps see it, held in memory.
struct Track {
  audio::AudioFormat format;
  std::vector<std::vector<float>> planes;
  std::vector<float> analysis;  ///< mono at audio::kAnalysisRate
};

/// Decodes a file with audio::BlockReader. @throws audio::MediaError
[[nodiscard]] Track readTrack(const std::filesystem::path& file);

/// The track of these planes, by way of a 32-bit WAV file.
[[nodiscard]] Track makeTrack(const std::vector<std::vector<float>>& planes, int sampleRate);

/// A track without a single block.
[[nodiscard]] Track emptyTrack(int sampleRate, int channels);

using ParametersFor = std::function<pipeline::Parameters(const pipeline::CatalogEntry&)>;

[[nodiscard]] pipeline::Parameters defaults(const pipeline::CatalogEntry& entry);

/// Feeds one tap the track in blocks of `blockFrames` native frames, each with the analysis samples that
/// belong to it, and what is left of these in a last block without native frames, as BlockReader does.
[[nodiscard]] pipeline::Result runTap(const pipeline::CatalogEntry& entry, const Track& track,
                                      std::size_t blockFrames, const pipeline::Parameters& parameters);

/// Runs every entry of a catalogue in its order, on this thread.
[[nodiscard]] pipeline::ResultSet runCatalog(const pipeline::StepCatalog& catalog, const Track& track,
                                             std::size_t blockFrames = 32768,
                                             const ParametersFor& parameters = defaults);

/// Each entry's result, encoded, by id.
[[nodiscard]] std::map<std::string, model::Bytes> encodeAll(const pipeline::StepCatalog& catalog,
                                                            const pipeline::ResultSet& results);

}  // namespace barline::test

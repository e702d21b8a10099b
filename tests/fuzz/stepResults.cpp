#include <array>

#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Character.h"
#include "engine/model/Codec.h"
#include "engine/model/Curve.h"
#include "engine/model/Danceability.h"
#include "engine/model/EnergyRating.h"
#include "engine/model/FrameFeatures.h"
#include "engine/model/Harmony.h"
#include "engine/model/HarmonyActivation.h"
#include "engine/model/Loudness.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/OnsetActivation.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/model/RhythmActivation.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/model/Roughness.h"
#include "engine/model/Section.h"
#include "engine/model/StereoImage.h"
#include "engine/model/TempoMap.h"
#include "engine/model/Transients.h"
#include "engine/model/WaveformThumbnail.h"
#include "engine/pipeline/DecodedFacts.h"
#include "engine/pipeline/RunTrace.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

/// What is read must be written as the same bytes again: so nothing was read that the bytes do not say.
template <class Result>
void decodeAndEncode(std::span<const std::byte> bytes) {
  const auto result = model::decode<Result>(bytes);
  const model::Bytes again = model::encode(result);
  requireThat(std::equal(bytes.begin(), bytes.end(), again.begin(), again.end()),
              "other bytes mean the same");
  if constexpr (std::is_same_v<Result, model::WaveformPeaks>) static_cast<void>(model::thumbnailOf(result));
  if constexpr (std::is_same_v<Result, model::EnergyCurve>) static_cast<void>(result.curve.at(1.0));
  if constexpr (std::is_same_v<Result, model::BeatGrid>) static_cast<void>(model::barIndexAt(result, 1.0));
}

constexpr std::array kDecoders{
    &decodeAndEncode<model::BeatGrid>,          &decodeAndEncode<model::ChordTimeline>,
    &decodeAndEncode<model::KeyTimeline>,       &decodeAndEncode<model::Sections>,
    &decodeAndEncode<model::TempoMap>,          &decodeAndEncode<model::Transients>,
    &decodeAndEncode<model::WaveformPeaks>,     &decodeAndEncode<model::EnergyCurve>,
    &decodeAndEncode<model::Loudness>,          &decodeAndEncode<model::PerceivedLoudness>,
    &decodeAndEncode<model::Sharpness>,         &decodeAndEncode<model::Roughness>,
    &decodeAndEncode<model::Danceability>,      &decodeAndEncode<model::StereoImage>,
    &decodeAndEncode<model::FrameFeatures>,     &decodeAndEncode<model::OnsetActivation>,
    &decodeAndEncode<model::PitchSpectrum>,     &decodeAndEncode<model::RhythmSpectrum>,
    &decodeAndEncode<model::HarmonyActivation>, &decodeAndEncode<model::RhythmActivation>,
    &decodeAndEncode<model::BarFeatures>,       &decodeAndEncode<model::EnergyRating>,
    &decodeAndEncode<model::Character>,         &decodeAndEncode<pipeline::DecodedFacts>,
    &decodeAndEncode<pipeline::RunTrace>};

}  // namespace

/// The first byte says of which type the result is.
void stepResults(Input input) {
  if (input.empty()) return;
  try {
    kDecoders.at(input[0] % kDecoders.size())(asBytes(input.subspan(1)));
  } catch (const model::CodecError&) {
  }
}

}  // namespace barline::fuzz

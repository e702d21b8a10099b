#include "engine/export/BarFeaturesJson.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDigits = 6;

/// Rounded to kDigits significant digits.
double significant(double value) {
  if (value == 0.0) return 0.0;
  const int places = kDigits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  const double scale = std::pow(10.0, std::abs(places));
  return places >= 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale;
}

void put(Json& object, const char* name, const std::optional<double>& value) {
  if (value && std::isfinite(*value)) object[name] = significant(*value);
}

/// Nothing where one of the values is not a number.
template <std::size_t N>
void put(Json& object, const char* name, const std::array<float, N>& values) {
  Json array = Json::array();
  for (const float value : values) {
    if (!std::isfinite(value)) return;
    array.push_back(significant(static_cast<double>(value)));
  }
  object[name] = std::move(array);
}

Json barJson(const model::BarSound& sound, const model::Bar& bar) {
  Json json{{"bar", bar.number}};
  json["timestamp"] = std::round(bar.range.begin * 1000.0) / 1000.0;
  json["duration"] = std::round(bar.range.duration() * 1000.0) / 1000.0;
  put(json, "rms", sound.rms);
  put(json, "peak", sound.peak);
  put(json, "crest_db", sound.crest);
  put(json, "centroid_hz", sound.centroid);
  put(json, "bandwidth_hz", sound.bandwidth);
  put(json, "rolloff_hz", sound.rolloff);
  put(json, "flatness", sound.flatness);
  put(json, "contrast_db", sound.contrast);
  put(json, "zero_crossing_rate", sound.zeroCrossingRate);
  put(json, "chroma", sound.chroma);
  put(json, "mfcc_mean", sound.mfccMean);
  put(json, "mfcc_deviation", sound.mfccDeviation);
  json["onset_count"] = sound.onsetCount;
  put(json, "onset_strength", sound.onsetStrength);
  put(json, "loudness_lufs", sound.loudness);
  put(json, "sharpness_acum", sound.sharpness);
  put(json, "key_clarity", sound.keyClarity);
  return json;
}

}  // namespace

void putBarFeatures(JsonSink& object, const model::BarFeatures& features, const model::BeatGrid& grid) {
  object.beginArray("bar_features");
  const std::size_t count = std::min(features.bars.size(), grid.bars.size());
  for (std::size_t i = 0; i < count; ++i) object.add(barJson(features.bars[i], grid.bars[i]));
  object.end();
}

}  // namespace barline::exporting

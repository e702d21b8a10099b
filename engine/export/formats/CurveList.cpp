#include "engine/export/formats/CurveList.h"

namespace barline::exporting {

std::vector<NamedCurve> curvesOf(const model::Timeline& timeline) {
  std::vector<NamedCurve> curves;
  const auto add = [&](std::string_view id, const model::Curve& curve) {
    if (!curve.values.empty()) curves.push_back({id, &curve});
  };
  if (timeline.energy) add("energy", timeline.energy->curve);
  if (timeline.loudness) {
    add("loudness_momentary", timeline.loudness->momentary);
    add("loudness_short_term", timeline.loudness->shortTerm);
  }
  if (timeline.perceivedLoudness) add("perceived_loudness", timeline.perceivedLoudness->loudness);
  if (timeline.sharpness) add("sharpness", timeline.sharpness->curve);
  if (timeline.roughness) add("roughness", timeline.roughness->curve);
  if (timeline.energyRating) add("energy_rating", timeline.energyRating->curve);
  return curves;
}

}  // namespace barline::exporting

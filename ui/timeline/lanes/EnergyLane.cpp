#include "ui/timeline/lanes/EnergyLane.h"

#include "ui/timeline/lanes/CurveContent.h"

namespace barline::ui {
namespace {

constexpr CurveLook kLook{
    .colour = &CurveColours::energy, .valueText = QT_TRANSLATE_NOOP("Lane", "%1 of 10"), .decimals = 1};

/// All of the scale: what is calm in one track is calm in every other.
ValueRange range(const CurvePyramid&) {
  return {1, 10};
}

}  // namespace

LaneDeclaration energyLane() {
  return {.id = QStringLiteral("energy"),
          .title = QT_TRANSLATE_NOOP("Lane", "Energy"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Energy"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No energy: silent, or too short to rate."),
          .steps = {QStringLiteral("energy_rating")},
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions&) -> std::shared_ptr<const LaneContent> {
            if (timeline->energyRating == nullptr || timeline->energyRating->curve.values.empty())
              return nullptr;
            return std::make_shared<CurveContent>(timeline->energyRating->curve, kLook, range);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.energyRating.get()};
              }};
}

}  // namespace barline::ui

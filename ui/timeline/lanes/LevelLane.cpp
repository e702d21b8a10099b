#include "ui/timeline/lanes/LevelLane.h"

#include "ui/timeline/lanes/CurveContent.h"

namespace barline::ui {
namespace {

constexpr CurveLook kLook{.colour = &CurveColours::energy,
                          .valueText = QT_TRANSLATE_NOOP("Lane", "%1 dBFS"),
                          .decimals = 1,
                          .floor = -119.5F};  // the curve's own floor is −120

ValueRange range(const CurvePyramid& curve) {
  return levelRange(curve, 0.03, 6, 24, 60);
}

}  // namespace

LaneDeclaration levelLane() {
  return {
      .id = QStringLiteral("level"),
      .title = QT_TRANSLATE_NOOP("Lane", "Level"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Level"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "Nothing but silence."),
      .steps = {QStringLiteral("energy")},
      .hiddenAtFirst = true,
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions&) -> std::shared_ptr<const LaneContent> {
        if (timeline->energy == nullptr) return nullptr;
        return std::make_shared<CurveContent>(timeline->energy->curve, kLook, range);
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.energy.get()}; }};
}

}  // namespace barline::ui

#include "ui/timeline/lanes/SharpnessLane.h"

#include "ui/timeline/lanes/CurveContent.h"

namespace barline::ui {
namespace {

constexpr CurveLook kLook{.colour = &CurveColours::sharpness,
                          .valueText = QT_TRANSLATE_NOOP("Lane", "%1 acum"),
                          .decimals = 2,
                          .floor = 0.0F};  // 0 stands for what is too quiet to be sharp

ValueRange range(const CurvePyramid& curve) {
  return positiveRange(curve, 1);
}

}  // namespace

LaneDeclaration sharpnessLane() {
  return {
      .id = QStringLiteral("sharpness"),
      .title = QT_TRANSLATE_NOOP("Lane", "Sharpness"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Sharpness"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "Too quiet or too short to tell how sharp it is."),
      .steps = {QStringLiteral("sharpness")},
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions&) -> std::shared_ptr<const LaneContent> {
        if (timeline->sharpness == nullptr || !timeline->sharpness->meanAcum) return nullptr;
        return std::make_shared<CurveContent>(timeline->sharpness->curve, kLook, range);
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.sharpness.get()}; }};
}

}  // namespace barline::ui

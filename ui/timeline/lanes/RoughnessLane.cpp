#include "ui/timeline/lanes/RoughnessLane.h"

#include "ui/timeline/lanes/CurveContent.h"

namespace barline::ui {
namespace {

constexpr CurveLook kLook{
    .colour = &CurveColours::roughness, .valueText = QT_TRANSLATE_NOOP("Lane", "%1 asper"), .decimals = 2};

ValueRange range(const CurvePyramid& curve) {
  return positiveRange(curve, 0.1);
}

}  // namespace

LaneDeclaration roughnessLane() {
  return {
      .id = QStringLiteral("roughness"),
      .title = QT_TRANSLATE_NOOP("Lane", "Roughness"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Roughness"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "Too short to tell how rough it is."),
      .steps = {QStringLiteral("roughness")},
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions&) -> std::shared_ptr<const LaneContent> {
        if (timeline->roughness == nullptr || timeline->roughness->curve.values.empty()) return nullptr;
        return std::make_shared<CurveContent>(timeline->roughness->curve, kLook, range);
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.roughness.get()}; }};
}

}  // namespace barline::ui

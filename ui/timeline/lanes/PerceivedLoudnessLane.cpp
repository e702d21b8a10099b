#include "ui/timeline/lanes/PerceivedLoudnessLane.h"

#include "ui/timeline/lanes/CurveContent.h"

namespace barline::ui {
namespace {

constexpr CurveLook kLook{
    .colour = &CurveColours::loudness, .valueText = QT_TRANSLATE_NOOP("Lane", "%1 sone"), .decimals = 1};

ValueRange range(const CurvePyramid& curve) {
  return positiveRange(curve, 10);
}

}  // namespace

LaneDeclaration perceivedLoudnessLane() {
  return {.id = QStringLiteral("perceived_loudness"),
          .title = QT_TRANSLATE_NOOP("Lane", "Perceived loudness"),
          .gutterTitle = QT_TRANSLATE_NOOP("Lane", "Perceived"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Perceived loudness"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "Nothing to hear."),
          .steps = {QStringLiteral("perceived_loudness")},
          .hiddenAtFirst = true,
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions&) -> std::shared_ptr<const LaneContent> {
            const auto& perceived = timeline->perceivedLoudness;
            if (perceived == nullptr || perceived->meanSone.value_or(0) <= 0) return nullptr;
            return std::make_shared<CurveContent>(perceived->loudness, kLook, range);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.perceivedLoudness.get()};
              }};
}

}  // namespace barline::ui

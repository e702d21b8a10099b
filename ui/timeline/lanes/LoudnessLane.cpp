#include "ui/timeline/lanes/LoudnessLane.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/CurveContent.h"
#include "ui/timeline/lanes/CurvePainter.h"

namespace barline::ui {
namespace {

QString lufs(double value) {
  return QCoreApplication::translate("Lane", "%1 LUFS").arg(numberText(value, 1));
}

/// Round limits in steps of 3 LU about nearly all of the momentary loudness, and the target.
ValueRange loudnessRange(const CurvePyramid& momentary, std::optional<double> target) {
  constexpr double kStep = 3;
  ValueRange range = levelRange(momentary, 0.05, kStep, 18, 48);
  if (target) {
    range.top = std::max(range.top, std::ceil((*target + 1) / kStep) * kStep);
    range.bottom = std::min(range.bottom, std::floor((*target - 1) / kStep) * kStep);
  }
  return range;
}

class LoudnessContent final : public LaneContent {
 public:
  LoudnessContent(const model::Loudness& loudness, std::optional<double> target)
      : momentary_(loudness.momentary, kSilence),
        shortTerm_(loudness.shortTerm, kSilence),
        integrated_(loudness.integratedLufs),
        target_(target),
        range_(loudnessRange(momentary_, target)),
        labelCorner_(liesLow(momentary_, range_) ? Corner::TopLeft : Corner::BottomLeft) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    const Colours& c = strip.colours();
    const double line = strip.lineWidth(1);
    const double middle =
        snapped(range_.yOf((range_.top + range_.bottom) / 2, strip.height), strip.pixelRatio);
    painter.fillRect(QRectF(0, middle, strip.width, line), c.line.hairline);
    paintCurve(painter, strip, momentary_, range_, {c.curve.loudness, 1.0, true});
    if (target_) {
      const double y = snapped(range_.yOf(*target_, strip.height), strip.pixelRatio);
      painter.fillRect(QRectF(0, y, strip.width, line), c.accent.base);
    }
    if (integrated_) paintIntegrated(painter, strip, line);
    paintCurve(painter, strip, shortTerm_, range_, {c.text.high, kShortTermWidth, false});
  }
  void paintOver(QPainter& painter, const Strip& view, std::span<const QRectF>) const override {
    constexpr double kLeastHeight = 40;
    if (view.height < kLeastHeight || label().isEmpty()) return;
    cornerLabel(painter, view, labelCorner_, label());
  }
  [[nodiscard]] QString valueAt(double time) const override {
    const auto value = shortTerm_.at(time);
    return value ? lufs(*value) : QString();
  }
  [[nodiscard]] std::optional<AxisEnds> axisEnds() const override {
    return AxisEnds{numberText(range_.top, 0), numberText(range_.bottom, 0)};
  }
  [[nodiscard]] std::optional<CurvePoint> pointAt(double time, double height,
                                                  const Theme& theme) const override {
    const auto value = shortTerm_.at(time);
    if (!value) return std::nullopt;
    return CurvePoint{range_.yOf(*value, height), lufs(*value), theme.colours().curve.loudness};
  }

 private:
  /// The integrated loudness, and how far it is from the target.
  [[nodiscard]] QString label() const {
    const auto text = [](const char* source) { return QCoreApplication::translate("Lane", source); };
    if (!target_)
      return integrated_ ? text(QT_TRANSLATE_NOOP("Lane", "integrated %1")).arg(lufs(*integrated_))
                         : QString();
    if (!integrated_) return text(QT_TRANSLATE_NOOP("Lane", "target %1")).arg(lufs(*target_));
    const double apart = *integrated_ - *target_;
    const char* relation = apart < 0
                               ? QT_TRANSLATE_NOOP("Lane", "integrated %1 · %2 LU below the target of %3")
                               : QT_TRANSLATE_NOOP("Lane", "integrated %1 · %2 LU above the target of %3");
    const int decimals = *target_ == std::round(*target_) ? 0 : 1;
    return text(relation).arg(lufs(*integrated_), numberText(std::abs(apart), 1),
                              numberText(*target_, decimals));
  }

  void paintIntegrated(QPainter& painter, const Strip& strip, double line) const {
    constexpr double kOn = 5;
    constexpr double kOff = 4;
    const double y = snapped(range_.yOf(*integrated_, strip.height), strip.pixelRatio);
    const double shift = std::fmod(strip.axis.origin / strip.axis.secondsPerPixel, kOn + kOff);
    const QColor ink = withAlpha(strip.colours().text.high, 0.75);
    for (double x = -shift; x < strip.width; x += kOn + kOff) painter.fillRect(QRectF(x, y, kOn, line), ink);
  }

  static constexpr double kShortTermWidth = 2;
  static constexpr float kSilence = -100.0F;  ///< far below the absolute gate of BS.1770 (−70 LUFS)

  CurvePyramid momentary_;
  CurvePyramid shortTerm_;
  std::optional<double> integrated_;
  std::optional<double> target_;
  ValueRange range_;
  Corner labelCorner_;
};

}  // namespace

LaneDeclaration loudnessLane() {
  return {
      .id = QStringLiteral("loudness"),
      .title = QT_TRANSLATE_NOOP("Lane", "Loudness"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Loudness"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "Nothing but silence."),
      .steps = {QStringLiteral("loudness")},
      .optioned = [](const LaneOptions& a,
                     const LaneOptions& b) { return a.loudnessTarget != b.loudnessTarget; },
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
        if (timeline->loudness == nullptr) return nullptr;
        return std::make_shared<LoudnessContent>(*timeline->loudness, options.loudnessTarget);
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.loudness.get()}; }};
}

}  // namespace barline::ui

#include "ui/timeline/lanes/TransientsLane.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

class TransientsContent final : public LaneContent {
 public:
  explicit TransientsContent(std::shared_ptr<const model::Transients> transients)
      : transients_(std::move(transients)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor ink = strip.colours().grid.transient;
    const double bottom = strip.height - strip.lineWidth(1) - 2;
    const double end = strip.axis.timeAt(strip.width + kHalfWidth);
    const auto& all = transients_->all;
    auto transient =
        std::ranges::lower_bound(all, strip.axis.timeAt(-kHalfWidth), {}, &model::Transient::time);
    for (; transient != all.end() && transient->time < end; ++transient) {
      const double strength = std::clamp(transient->strength, 0.0, 1.0);
      const double height = (0.35 + 0.65 * std::sqrt(strength)) * (bottom - 2);
      const double x = strip.xOf(transient->time);
      painter.setBrush(withAlpha(ink, 0.55 + 0.45 * strength));
      painter.drawPolygon(
          QPolygonF({{x - kHalfWidth, bottom}, {x, bottom - height}, {x + kHalfWidth, bottom}}));
    }
    painter.restore();
  }

 private:
  static constexpr double kHalfWidth = 4;

  std::shared_ptr<const model::Transients> transients_;
};

}  // namespace

LaneDeclaration transientsLane() {
  return {.id = QStringLiteral("transients"),
          .title = QT_TRANSLATE_NOOP("Lane", "Transients"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Transients"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "Nothing begins clearly."),
          .steps = {QStringLiteral("transients")},
          .hiddenAtFirst = true,
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions&) -> std::shared_ptr<const LaneContent> {
            if (timeline->transients == nullptr || timeline->transients->all.empty()) return nullptr;
            return std::make_shared<TransientsContent>(timeline->transients);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.transients.get()};
              }};
}

}  // namespace barline::ui

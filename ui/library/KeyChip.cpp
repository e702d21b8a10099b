#include "ui/library/KeyChip.h"

#include <QPainter>

namespace barline::ui {
namespace {

constexpr double kOutline = 1.5;
constexpr double kMinorFill = 0.16;

}  // namespace

void paintKeyChip(QPainter& painter, const QRectF& rect, const model::MusicalKey& key, const QString& label,
                  const Theme& theme, KeyCertainty certainty) {
  const Colours& colours = theme.colours();
  const auto index = static_cast<std::size_t>(model::camelotNumber(key) - 1);
  const double radius = theme.tokens().radius.chip;
  const bool filled = key.mode == model::Mode::Major && certainty == KeyCertainty::Sure;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (filled) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.key[index]);
    painter.drawRoundedRect(rect, radius, radius);
  } else {
    QPen outline(colours.keyInk[index], kOutline);
    if (certainty == KeyCertainty::Doubtful) outline.setDashPattern({2.0, 1.5});
    painter.setPen(outline);
    painter.setBrush(withAlpha(colours.key[index], kMinorFill));
    constexpr double kInset = kOutline / 2;
    painter.drawRoundedRect(rect.adjusted(kInset, kInset, -kInset, -kInset), radius, radius);
  }
  QFont font = theme.font(TextRole::Small);
  font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  // The fills are light in every scheme, so the dark scheme's ink for data suits all of them.
  painter.setPen(filled ? theme.tokens().dark.text.onData : colours.text.high);
  painter.drawText(rect, Qt::AlignCenter, label);
  painter.restore();
}

}  // namespace barline::ui

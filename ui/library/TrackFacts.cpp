#include "ui/library/TrackFacts.h"

#include <QCoreApplication>
#include <QPainter>

#include "ui/library/KeyChip.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr double kHeight = 20;
constexpr double kPadding = 8;
constexpr double kGap = 6;

QFont keyFont(const Theme& theme) {
  QFont font = theme.font(TextRole::Small);
  font.setWeight(QFont::DemiBold);
  return font;
}

QString keyLabel(const model::MusicalKey& key, KeyNotation notation) {
  QString label = QStringLiteral("%1 · %2").arg(keyText(key), QString::fromStdString(model::camelot(key)));
  if (notation == KeyNotation::Camelot) return label;
  return QStringLiteral("%1 · %2").arg(label, QString::fromStdString(model::openKey(key)));
}

/// A value with its unit on the control surface.
class PlainChip {
 public:
  PlainChip(const QString& value, const QString& unit, const Theme& theme)
      : value_(value),
        unit_(unit),
        theme_(theme),
        valueWidth_(numeralWidth(theme.font(TextRole::Strong), value)),
        unitWidth_(unit.isEmpty() ? 0.0 : numeralWidth(theme.font(TextRole::Body), u' ' + unit)) {}

  [[nodiscard]] double width() const { return valueWidth_ + unitWidth_ + 2 * kPadding; }

  void paint(QPainter& painter, double left, double middle) const {
    const Colours& c = theme_.colours();
    const QRectF chip(left, middle - kHeight / 2, width(), kHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.bg.control);
    painter.drawRoundedRect(chip, theme_.tokens().radius.chip, theme_.tokens().radius.chip);
    const QRectF inside = chip.adjusted(kPadding, 0, -kPadding, 0);
    painter.setFont(theme_.font(TextRole::Strong));
    painter.setPen(c.text.high);
    drawNumerals(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, value_);
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(c.text.mid);
    drawNumerals(painter, inside, Qt::AlignRight | Qt::AlignVCenter, unit_);
  }

 private:
  const QString& value_;
  const QString& unit_;
  const Theme& theme_;
  double valueWidth_;
  double unitWidth_;
};

/// Calls chip(width, paint) for each fact that is known, from the left; paint(painter, left, middle).
template <class Visit>
void visitChips(const TrackFacts& facts, KeyNotation notation, const Theme& theme, Visit visit) {
  const auto plain = [&](const QString& value, const QString& unit) {
    const PlainChip chip(value, unit, theme);
    visit(chip.width(),
          [&](QPainter& painter, double left, double middle) { chip.paint(painter, left, middle); });
  };
  if (facts.bpm)
    plain(QStringLiteral("%1").arg(*facts.bpm, 0, 'f', 1), QCoreApplication::translate("TrackFacts", "BPM"));
  if (facts.key) {
    const QString label = keyLabel(*facts.key, notation);
    const double width = QFontMetricsF(keyFont(theme)).horizontalAdvance(label) + 2 * kPadding;
    visit(width, [&](QPainter& painter, double left, double middle) {
      paintKeyChip(painter, QRectF(left, middle - kHeight / 2, width, kHeight), *facts.key, label, theme);
    });
  }
  if (!facts.metre.isEmpty()) plain(facts.metre, {});
}

}  // namespace

double factsWidth(const TrackFacts& facts, KeyNotation notation, const Theme& theme) {
  double width = 0;
  visitChips(facts, notation, theme,
             [&](double chip, const auto&) { width += chip + (width > 0 ? kGap : 0); });
  return width;
}

void paintFacts(QPainter& painter, double left, double middle, const TrackFacts& facts, KeyNotation notation,
                const Theme& theme) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  visitChips(facts, notation, theme, [&](double width, const auto& paint) {
    paint(painter, left, middle);
    left += width + kGap;
  });
  painter.restore();
}

}  // namespace barline::ui

#include "ui/edits/grid/FitView.h"

#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr int kMargin = 14;
constexpr int kTop = 10;
constexpr int kRow = 22;
constexpr int kRows = 4;
constexpr int kPlot = 60;
constexpr int kNumbers = 14;  // under the plot
constexpr int kButton = 28;

}  // namespace

FitView::FitView(QWidget* parent) : QWidget(parent), even_(new QToolButton(this)) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  even_->setText(tr("Make even"));
  even_->setToolTip(tr("Put the selection's beats on one even pulse"));
  even_->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*even_, ButtonKind::Tonal);
  connect(even_, &QToolButton::clicked, this, &FitView::fitRequested);
  setFit(std::nullopt);
}

QSize FitView::sizeHint() const {
  return {220, kTop + kRows * kRow + kPlot + kNumbers + 12 + kButton + 10};
}

void FitView::setFit(const std::optional<GridFit>& fit) {
  fit_ = fit;
  even_->setEnabled(fit && fit->now.residual > 1e-4);
  QString spoken = tr("No beats");
  if (fit) {
    spoken = tr("Bars %1: %2 BPM, residual %3 ms, %4 of %5 beats on a transient")
                 .arg(fit->bars, numberText(fit->now.bpm, 2), numberText(fit->now.residual * 1000, 1))
                 .arg(fit->now.onTransient)
                 .arg(fit->now.beats);
  }
  setAccessibleName(spoken);
  update();
}

void FitView::resizeEvent(QResizeEvent*) {
  even_->setGeometry(kMargin, height() - kButton - 8, std::min(width() - 2 * kMargin, 110), kButton);
}

void FitView::paintRow(QPainter& p, double y, const QString& name, const QString& before, const QString& now,
                       const QString& unit) const {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  const QFont small = theme.font(TextRole::Small);
  const QFont strong = theme.font(TextRole::Strong);
  p.setFont(small);
  p.setPen(c.text.mid);
  p.drawText(QRectF(kMargin, y, width() - 2 * kMargin, kRow), Qt::AlignLeft | Qt::AlignVCenter, name);
  double right = width() - kMargin;
  const auto word = [&](const QString& text, const QFont& font, const QColor& ink) {
    const double size = numeralWidth(font, text);
    p.setFont(font);
    p.setPen(ink);
    drawNumerals(p, QRectF(right - size, y, size + 1, kRow), Qt::AlignLeft | Qt::AlignVCenter, text);
    right -= size;
    return QRectF(right, y, size, kRow);
  };
  word(unit, small, c.text.low);
  right -= 5;
  word(now, strong, before.isEmpty() ? c.text.high : c.accent.text);
  if (before.isEmpty()) return;
  right -= 8;
  const QRectF former = word(before, small, c.text.low);
  p.fillRect(QRectF(former.left(), std::round(former.center().y()), former.width(), 1), c.text.low);
}

void FitView::paintDeviations(QPainter& p, const QRectF& rect) const {
  constexpr double kLeast = 0.010;  // s, at the edge: less is not worth looking at
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  double most = kLeast;
  for (const auto* list : {&fit_->deviations, &fit_->formerDeviations}) {
    for (const GridFit::Deviation& deviation : *list) most = std::max(most, std::abs(deviation.by));
  }
  const double middle = std::round(rect.center().y());
  const auto xOf = [&](double time) {
    return rect.left() + (time - fit_->range.begin) / fit_->range.duration() * rect.width();
  };
  const double width = std::clamp(
      rect.width() / static_cast<double>(std::max<std::size_t>(fit_->deviations.size(), 1)) - 1.5, 1.0, 8.0);
  p.fillRect(QRectF(rect.left(), middle, rect.width(), 1), c.line.control);
  const auto bar = [&](const GridFit::Deviation& deviation) {
    const double height = deviation.by / most * (rect.height() / 2 - 2);
    return QRectF(std::round(xOf(deviation.time)), middle, width, -height).normalized();
  };
  QPen dashed(c.grid.ghost, 1);
  dashed.setDashPattern({2, 2});
  p.setBrush(Qt::NoBrush);
  p.setPen(dashed);
  for (const GridFit::Deviation& deviation : fit_->formerDeviations) {
    if (std::abs(deviation.by) > most / 40) p.drawRect(bar(deviation));
  }
  for (const GridFit::Deviation& deviation : fit_->deviations) {
    QRectF shown = bar(deviation);
    if (shown.height() < 2) shown = QRectF(shown.left(), middle - 0.5, width, 2);
    p.fillRect(shown, c.accent.base);
  }
  p.setFont(theme.font(TextRole::Micro));
  p.setPen(c.text.low);
  double free = rect.left();
  for (const GridFit::BarMark& mark : fit_->marks) {
    const QString number = QString::number(mark.number);
    const QRectF place(xOf(mark.time), rect.bottom() + 2, numeralWidth(p.font(), number) + 1, kNumbers);
    if (place.left() < free - 1 || place.right() > rect.right() + 1) continue;
    drawNumerals(p, place, Qt::AlignLeft | Qt::AlignTop, number);
    free = place.right() + 8;
  }
  const QString scale = QStringLiteral("±%1 ms").arg(numberText(most * 1000, 0));
  drawNumerals(p, QRectF(rect.left(), height() - kButton - 8, rect.width(), kButton),
               Qt::AlignRight | Qt::AlignVCenter, scale);
}

void FitView::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  QPainter p(this);
  p.setFont(theme.font(TextRole::Strong));
  p.setPen(c.text.high);
  const QRectF head(kMargin, kTop, width() - 2 * kMargin, kRow);
  if (!fit_) {
    drawNumerals(p, head, Qt::AlignLeft | Qt::AlignVCenter, tr("Fit"));
    p.setFont(theme.font(TextRole::Small));
    p.setPen(c.text.mid);
    p.drawText(head.translated(0, kRow), Qt::AlignLeft | Qt::AlignVCenter, tr("No beats to fit a tempo to."));
    return;
  }
  drawNumerals(
      p, head, Qt::AlignLeft | Qt::AlignVCenter,
      fit_->bars.contains(u'–') ? tr("Fit of bars %1").arg(fit_->bars) : tr("Fit of bar %1").arg(fit_->bars));
  const auto& now = fit_->now;
  const auto& before = fit_->before;
  const auto former = [&](double was, double is, int decimals) {
    const QString text = numberText(was, decimals);
    return text == numberText(is, decimals) ? QString() : text;
  };
  paintRow(p, kTop + kRow, tr("Tempo"), before ? former(before->bpm, now.bpm, 2) : QString(),
           numberText(now.bpm, 2), tr("BPM"));
  paintRow(p, kTop + 2 * kRow, tr("Residual"),
           before ? former(before->residual * 1000, now.residual * 1000, 1) : QString(),
           numberText(now.residual * 1000, 1), tr("ms rms"));
  paintRow(p, kTop + 3 * kRow, tr("On a transient"),
           before ? former(static_cast<double>(before->onTransient), static_cast<double>(now.onTransient), 0)
                  : QString(),
           QString::number(now.onTransient), tr("of %1 beats").arg(now.beats));
  paintDeviations(p, QRectF(kMargin, kTop + kRows * kRow + 6, width() - 2 * kMargin, kPlot - 6));
}

}  // namespace barline::ui

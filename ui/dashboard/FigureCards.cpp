#include "ui/dashboard/FigureCards.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr int kHeight = 90;
constexpr double kMargin = 16;
constexpr double kLeastMebibytes = 1.0;  // less is chance

using Mark = FigureCard::Mark;

FigureCard timeCard(const performance::RunComparison& comparison) {
  const double wall = comparison.run.wallSeconds;
  FigureCard card{.title = FigureCards::tr("Analysis time"),
                  .figure = runs::secondsNumber(wall),
                  .unit = FigureCards::tr("s"),
                  .note = {}};
  if (comparison.usual.runs == 0) {
    card.note = FigureCards::tr("the first run with these settings");
    return card;
  }
  const double more = wall - comparison.usual.wallSeconds;
  const bool median = comparison.against == 0;
  const QString seconds = runs::secondsText(std::abs(more));
  if (more > 0.0) {
    card.note =
        (median ? FigureCards::tr("%1 slower than the median") : FigureCards::tr("%1 slower")).arg(seconds);
    if (comparison.usualWall && wall > comparison.usualWall->high) card.mark = Mark::Warn;
  } else {
    card.note =
        (median ? FigureCards::tr("%1 faster than the median") : FigureCards::tr("%1 faster")).arg(seconds);
    card.mark = Mark::Good;
  }
  return card;
}

FigureCard memoryCard(const performance::RunComparison& comparison) {
  const double peak = comparison.run.peakMebibytes();
  FigureCard card{.title = FigureCards::tr("Peak memory"),
                  .figure = runs::megabytesNumber(peak),
                  .unit = FigureCards::tr("MB"),
                  .note = FigureCards::tr("of the whole program")};
  if (comparison.usual.runs == 0) return card;
  const double more = peak - comparison.usual.peakMebibytes;
  const QString amount = runs::megabytesNumber(std::abs(more));
  const bool median = comparison.against == 0;
  if (std::abs(more) < kLeastMebibytes) {
    card.note = median ? FigureCards::tr("as the median") : FigureCards::tr("as before");
  } else if (more > 0.0) {
    card.note =
        (median ? FigureCards::tr("%1 MB above the median") : FigureCards::tr("%1 MB more")).arg(amount);
  } else {
    card.note =
        (median ? FigureCards::tr("%1 MB below the median") : FigureCards::tr("%1 MB less")).arg(amount);
    card.mark = Mark::Good;
  }
  return card;
}

FigureCard cacheCard(const performance::RunRecord& run) {
  const auto steps = std::ranges::count_if(
      run.steps, [](const performance::StepFigures& step) { return step.id != pipeline::kDecoding; });
  return {.title = FigureCards::tr("Cache hits"),
          .figure = QLocale().toString(run.cacheHits()),
          .unit = FigureCards::tr("of %1").arg(steps),
          .note = !run.usedCache         ? FigureCards::tr("cache switched off for this run")
                  : run.cacheHits() == 0 ? FigureCards::tr("nothing was known of this file")
                                         : FigureCards::tr("steps taken from earlier analyses")};
}

}  // namespace

std::vector<FigureCard> runCards(const DashboardView& view) {
  const performance::RunRecord& run = view.comparison.run;
  const double factor = run.realTimeFactor();
  return {{.title = FigureCards::tr("Real-time factor"),
           .figure = numberText(factor, factor < 10 ? 1 : 0),
           .unit = QStringLiteral("×"),
           .note = FigureCards::tr("%1 of audio in %2")
                       .arg(timeText(run.audioSeconds, 0), runs::secondsText(run.wallSeconds, 2))},
          {.title = FigureCards::tr("Parallel speed-up"),
           .figure = numberText(run.parallelSpeedUp(), 2),
           .unit = QStringLiteral("×"),
           .note = (run.threads == 1 ? FigureCards::tr("CPU %1 over wall %2, %3 core")
                                     : FigureCards::tr("CPU %1 over wall %2, %3 cores"))
                       .arg(runs::secondsText(run.cpuSeconds), runs::secondsText(run.wallSeconds),
                            QString::number(run.threads))},
          timeCard(view.comparison),
          memoryCard(view.comparison),
          cacheCard(run)};
}

FigureCards::FigureCards(QWidget* parent) : QWidget(parent) {
  setFixedHeight(kHeight);
  setSurface(*this, Surface::Panel);
}

void FigureCards::setCards(std::vector<FigureCard> cards) {
  cards_ = std::move(cards);
  QStringList said;
  for (const FigureCard& card : cards_)
    said.append(QStringLiteral("%1: %2 %3, %4").arg(card.title, card.figure, card.unit, card.note));
  setAccessibleName(tr("Figures"));
  setAccessibleDescription(said.join(QStringLiteral(". ")));
  update();
}

void FigureCards::paintCard(QPainter& painter, const QRectF& rect, const FigureCard& card,
                            const Theme& theme) const {
  const Colours& c = theme.colours();
  const QRectF inner = rect.adjusted(kMargin, 0, -8, 0);
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(c.text.mid);
  painter.drawText(QRectF(inner.left(), 9, inner.width(), 16), Qt::AlignLeft | Qt::AlignVCenter, card.title);
  const QFont figure = theme.font(TextRole::Figure);
  painter.setFont(figure);
  painter.setPen(c.text.high);
  const double baseline = 53;
  drawNumerals(painter, QPointF(inner.left(), baseline), card.figure);
  const double width = numeralWidth(figure, card.figure);
  painter.setFont(theme.font(TextRole::Title));
  painter.setPen(c.text.mid);
  drawNumerals(painter, QPointF(inner.left() + width + 6, baseline), card.unit);
  QRectF note(inner.left(), 61, inner.width(), 16);
  QColor ink = c.text.mid;
  if (card.mark != Mark::None) {
    const int size = theme.tokens().size.iconSmall;
    const bool warns = card.mark == Mark::Warn;
    ink = warns ? c.state.warn : c.state.ok;
    painter.drawPixmap(QPointF(note.left(), note.center().y() - size / 2.0),
                       iconPixmap(warns ? IconName::Warn : IconName::Check, size, ink, devicePixelRatioF()));
    note.setLeft(note.left() + size + 5);
  }
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(ink);
  drawNumerals(painter, note, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(painter.font()).elidedText(card.note, Qt::ElideRight, note.width() - 4));
}

void FigureCards::paintEvent(QPaintEvent*) {
  if (cards_.empty()) return;
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double each = width() / static_cast<double>(cards_.size());
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const double left = std::round(static_cast<double>(i) * each);
    if (i > 0) painter.fillRect(QRectF(left, 0, 1, height()), theme.colours().line.divider);
    paintCard(painter, QRectF(left, 0, each, height()), cards_[i], theme);
  }
}

}  // namespace barline::ui

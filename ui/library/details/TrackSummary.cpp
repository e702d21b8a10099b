#include "ui/library/details/TrackSummary.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <array>
#include <cmath>
#include <utility>

#include "engine/text/MeasureText.h"
#include "ui/library/LibraryPlaceBar.h"
#include "ui/library/TrackFacts.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr std::array kMeasures{model::Measure::IntegratedLufs, model::Measure::SharpnessAcum,
                               model::Measure::RoughnessAsper, model::Measure::Danceability};

constexpr int kMargin = 12;
constexpr int kTitle = 20;
constexpr int kFacts = 28;
constexpr int kLine = 20;
constexpr int kAfterFacts = 4;
constexpr double kGap = 4;
constexpr double kBarGap = 10;

int lineTop(std::size_t index) {
  return kTitle + kFacts + kAfterFacts + static_cast<int>(index) * kLine;
}

/// The widest of the units, so that the values end in one column.
double unitWidth(const QFont& font) {
  double widest = 0;
  for (const model::Measure measure : kMeasures)
    widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(text::measureUnit(measure)));
  return std::ceil(widest);
}

}  // namespace

QString TrackSummary::problemOf(const model::TrackRecord& track) {
  if (track.state != model::TrackState::Failed) return {};
  return track.problem.empty() ? tr("Barline cannot read this file.") : QString::fromStdString(track.problem);
}

TrackSummary::TrackSummary(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void TrackSummary::setDetails(std::shared_ptr<const TrackDetails> details) {
  details_ = std::move(details);
  describe();
  update();
}

void TrackSummary::setComparison(std::shared_ptr<const LibraryComparison> comparison) {
  comparison_ = std::move(comparison);
  update();
}

void TrackSummary::describe() {
  if (!details_) return setAccessibleName(tr("No track is selected."));
  QStringList parts{QString::fromStdString(details_->track.title)};
  if (const QString problem = problemOf(details_->track); !problem.isEmpty())
    return setAccessibleName(parts.front() + QStringLiteral(", ") + problem);
  for (const model::Measure measure : kMeasures)
    parts.append(QStringLiteral("%1 %2").arg(text::measureTitle(measure),
                                             text::measureValueText(measure, details_->measures[measure])));
  setAccessibleName(parts.join(QStringLiteral(", ")));
}

QSize TrackSummary::sizeHint() const {
  return {232, lineTop(kMeasures.size())};
}

QSize TrackSummary::minimumSizeHint() const {
  return {160, lineTop(kMeasures.size())};
}

void TrackSummary::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  QPainter painter(this);
  const QRectF title(kMargin, 0, width() - 2 * kMargin, kTitle);
  const QFont font = theme.font(TextRole::Strong);
  painter.setFont(font);
  if (!details_) {
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(colours.text.low);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, tr("No track is selected."));
    return;
  }
  const model::TrackRecord& track = details_->track;
  const QString metre = QString::fromStdString(track.timeSignature);
  TrackFacts facts{.bpm = track.bpm, .key = track.key, .metre = metre};
  double room = title.width();
  // Where the chips are too wide for the panel the metre stands beside the title.
  if (factsWidth(facts, KeyNotation::Camelot, theme) > room) {
    facts.metre.clear();
    painter.setPen(colours.text.mid);
    drawNumerals(painter, title, Qt::AlignRight | Qt::AlignVCenter, metre);
    room -= numeralWidth(font, metre) + kBarGap;
  }
  painter.setPen(colours.text.high);
  painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(font).elidedText(QString::fromStdString(track.title), Qt::ElideRight, room));
  if (const QString problem = problemOf(track); !problem.isEmpty()) {
    painter.setFont(theme.font(TextRole::Body));
    painter.setPen(colours.state.error);
    painter.drawText(QRectF(kMargin, kTitle + 4, title.width(), height() - kTitle - 4),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, problem);
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  paintFacts(painter, kMargin, kTitle + kFacts / 2.0, facts, KeyNotation::Camelot, theme);
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (std::size_t i = 0; i < kMeasures.size(); ++i)
    paintMeasure(painter, QRectF(kMargin, lineTop(i), width() - 2 * kMargin, kLine), kMeasures[i]);
}

void TrackSummary::paintMeasure(QPainter& painter, const QRectF& line, model::Measure measure) const {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  const QFont body = theme.font(TextRole::Body);
  const QFont small = theme.font(TextRole::Small);
  const auto value = details_->measures[measure];
  double right = line.right();
  const auto take = [&](double width, double gap) {
    right -= width;
    const QRectF column(right, line.top(), width, line.height());
    right -= gap;
    return column;
  };
  const QRectF number = take(numeralWidth(small, QStringLiteral("100")), kGap);
  const QRectF bar = take(kPlaceBarWidth, kBarGap);
  const QRectF unit = take(unitWidth(small), kGap);
  painter.setFont(body);
  painter.setPen(value ? colours.text.high : colours.text.low);
  drawNumerals(painter, QRectF(line.left(), line.top(), right - line.left(), line.height()),
               Qt::AlignRight | Qt::AlignVCenter,
               value ? text::measureNumber(measure, *value) : text::measureValueText(measure, {}));
  painter.setPen(colours.text.mid);
  painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text::measureTitle(measure));
  if (!value) return;
  painter.setFont(small);
  painter.drawText(unit, Qt::AlignLeft | Qt::AlignVCenter, text::measureUnit(measure));
  const auto share = comparison_ ? comparison_->shareBelow(measure, *value) : std::nullopt;
  if (share) paintLibraryPlace(painter, bar, number, *share, devicePixelRatioF(), theme);
}

bool TrackSummary::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !details_) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const bool measured = problemOf(details_->track).isEmpty();
  for (std::size_t i = 0; measured && i < kMeasures.size(); ++i) {
    const int top = lineTop(i);
    if (help->pos().y() < top || help->pos().y() >= top + kLine) continue;
    QToolTip::showText(help->globalPos(),
                       text::measureExplanation(kMeasures[i], details_->measures[kMeasures[i]]), this);
    return true;
  }
  QToolTip::showText(help->globalPos(), QString::fromStdString(details_->track.title), this);
  return true;
}

}  // namespace barline::ui

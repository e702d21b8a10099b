#include "ui/library/TrackDelegate.h"

#include <QPainter>
#include <optional>

#include "ui/library/EnergyMeter.h"
#include "ui/library/KeyChip.h"
#include "ui/library/ProgressRing.h"
#include "ui/library/TrackListModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kMargin = 12.0;
constexpr double kValueWidth = 38.0;  // BPM above, key below
constexpr double kChipHeight = 16.0;
constexpr double kIcon = 12.0;
constexpr double kOpenBar = 3.0;
// A row's content has to be so wide for further figures not to crowd it.
constexpr double kRoomForEnergy = 250.0;
constexpr double kRoomForLoudness = 310.0;

/// The icon that says how a track is; nothing where there is nothing to say.
struct StateMark {
  IconName icon;
  QColor colour;
};

std::optional<StateMark> stateMark(const TrackRow& row, const Theme& theme) {
  const Colours& colours = theme.colours();
  if (row.activity.state == TrackActivity::State::Waiting)
    return StateMark{IconName::Clock, colours.text.low};
  switch (row.record.state) {
    case model::TrackState::Failed:
      return StateMark{IconName::Error, colours.state.error};
    case model::TrackState::Missing:
      return StateMark{IconName::Missing, colours.state.warn};
    default:
      break;
  }
  if (!row.record.problem.empty()) return StateMark{IconName::Warn, colours.state.warn};
  return std::nullopt;
}

/// What stands at the right of the lower line in place of length and key.
QString statusText(const TrackRow& row) {
  switch (row.activity.state) {
    case TrackActivity::State::Waiting:
      return TrackDelegate::tr("waiting");
    case TrackActivity::State::Running:
      return row.activity.step.isEmpty()
                 ? TrackDelegate::tr("%1 %").arg(qRound(100.0 * row.activity.fraction))
                 : TrackDelegate::tr("%1 %2 %")
                       .arg(row.activity.step)
                       .arg(qRound(100.0 * row.activity.fraction));
    default:
      break;
  }
  switch (row.record.state) {
    case model::TrackState::Failed:
      return TrackDelegate::tr("cannot read");
    case model::TrackState::Missing:
      return TrackDelegate::tr("file not found");
    default:
      return {};
  }
}

/// The figures left of the key, from the right: how alike the track is, or else its length and, in a wide
/// list, how loud it is.
QStringList lowerFigures(const TrackRow& row, std::optional<double> similarity, double width) {
  QStringList figures;
  if (similarity) {
    figures.append(TrackDelegate::tr("%1 %").arg(qRound(100.0 * *similarity)));
  } else if (row.record.duration > 0.0) {
    figures.append(lengthText(row.record.duration));
  }
  if (width >= kRoomForLoudness && row.record.integratedLufs)
    figures.append(loudnessText(*row.record.integratedLufs));
  return figures;
}

QString elided(const QFont& font, const QString& text, double width) {
  return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

}  // namespace

QSize TrackDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  const int height = option.widget == nullptr ? 40 : themeOf(*option.widget).tokens().size.libraryRow;
  return {0, height};
}

void TrackDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const auto* model = qobject_cast<const TrackListModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const TrackRow* known = model->row(index);
  painter->save();
  paintBackground(*painter, option, theme, model->track(index) == openTrack_);
  if (known == nullptr) {
    painter->restore();
    return;
  }
  const TrackRow& row = *known;
  const QRectF content = QRectF(option.rect).adjusted(kMargin, 4.0, -kMargin, -4.0);
  const double half = content.height() / 2;
  paintUpperLine(*painter, {content.x(), content.y(), content.width(), half}, row, theme,
                 option.widget->devicePixelRatioF());
  paintLowerLine(*painter, {content.x(), content.y() + half, content.width(), half}, row,
                 lowerFigures(row, model->listing().similarityOf(row.record.id), content.width()), theme);
  painter->restore();
}

void TrackDelegate::paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme,
                                    bool open) const {
  const Colours& colours = theme.colours();
  const QRectF rect = option.rect;
  if (option.state.testFlag(QStyle::State_Selected)) {
    painter.fillRect(rect, colours.bg.control);
  } else if (option.state.testFlag(QStyle::State_MouseOver) || open) {
    painter.fillRect(rect, colours.bg.raised);
  }
  painter.fillRect(QRectF(rect.left(), rect.bottom() - 1.0, rect.width(), 1.0), colours.line.hairline);
  if (open) painter.fillRect(QRectF(rect.left(), rect.top(), kOpenBar, rect.height()), colours.accent.base);
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(painter, rect.adjusted(1, 1, -1, -2), theme.tokens().radius.control, theme);
}

void TrackDelegate::paintUpperLine(QPainter& painter, const QRectF& line, const TrackRow& row,
                                   const Theme& theme, double ratio) const {
  const Colours& colours = theme.colours();
  const bool known = row.record.bpm.has_value();
  painter.setFont(theme.font(TextRole::Body));
  painter.setPen(known ? colours.text.high : colours.text.low);
  drawNumerals(painter, QRectF(line.right() - kValueWidth, line.y(), kValueWidth, line.height()),
               Qt::AlignRight | Qt::AlignVCenter,
               known ? QStringLiteral("%1").arg(*row.record.bpm, 0, 'f', 1) : QStringLiteral("–"));

  double end = line.right() - kValueWidth - 4.0;
  const QRectF place(end - kIcon - 2.0, line.center().y() - kIcon / 2, kIcon, kIcon);
  if (row.activity.state == TrackActivity::State::Running) {
    paintProgressRing(painter, place, row.activity.fraction, theme);
    end = place.left() - 4.0;
  } else if (const auto mark = stateMark(row, theme)) {
    painter.drawPixmap(place.topLeft(), iconPixmap(mark->icon, static_cast<int>(kIcon), mark->colour, ratio));
    end = place.left() - 4.0;
  }
  const QFont font = theme.font(TextRole::Strong);
  painter.setFont(font);
  painter.setPen(row.record.state == model::TrackState::Missing ? colours.text.mid : colours.text.high);
  painter.drawText(QRectF(line.left(), line.top(), end - line.left(), line.height()),
                   Qt::AlignLeft | Qt::AlignVCenter, elided(font, row.title, end - line.left()));
}

void TrackDelegate::paintLowerLine(QPainter& painter, const QRectF& line, const TrackRow& row,
                                   const QStringList& figures, const Theme& theme) const {
  const Colours& colours = theme.colours();
  const QFont font = theme.font(TextRole::Small);
  painter.setFont(font);
  const QString status = statusText(row);
  double end = line.right();
  if (!status.isEmpty()) {
    const bool failed =
        row.record.state == model::TrackState::Failed && row.activity.state == TrackActivity::State::None;
    painter.setPen(failed ? colours.state.error : colours.text.low);
    drawNumerals(painter, line, Qt::AlignRight | Qt::AlignVCenter, status);
    end -= numeralWidth(font, status) + 8.0;
  } else {
    if (row.record.key) {
      const QRectF chip(line.right() - kValueWidth + 2.0, line.center().y() - kChipHeight / 2,
                        kValueWidth - 2.0, kChipHeight);
      paintKeyChip(painter, chip, *row.record.key, QString::fromStdString(model::camelot(*row.record.key)),
                   theme);
    }
    end -= kValueWidth + 6.0;
    painter.setPen(colours.text.low);
    for (const QString& figure : figures) {
      const double width = numeralWidth(font, figure);
      painter.setFont(font);
      drawNumerals(painter, QRectF(end - width, line.y(), width, line.height()),
                   Qt::AlignRight | Qt::AlignVCenter, figure);
      end -= width + 8.0;
    }
    if (row.record.energyRating && line.width() >= kRoomForEnergy) {
      end -= kEnergyMeterWidth;
      paintEnergyMeter(painter, {end, line.y(), kEnergyMeterWidth, line.height()}, *row.record.energyRating,
                       theme);
      end -= 8.0;
    }
  }
  painter.setFont(font);
  painter.setPen(colours.text.mid);
  painter.drawText(QRectF(line.left(), line.top(), end - line.left(), line.height()),
                   Qt::AlignLeft | Qt::AlignVCenter, elided(font, row.artist, end - line.left()));
}

}  // namespace barline::ui

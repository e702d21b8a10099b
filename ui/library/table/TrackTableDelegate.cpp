#include "ui/library/table/TrackTableDelegate.h"

#include <QIntValidator>
#include <QLineEdit>
#include <QPainter>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/library/EnergyMeter.h"
#include "ui/library/ItemField.h"
#include "ui/library/ProgressRing.h"
#include "ui/library/TrackRow.h"
#include "ui/library/table/TrackCellText.h"
#include "ui/library/table/TrackTableMetrics.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/library/thumbnails/WaveformPainter.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kIcon = 14;
constexpr QSizeF kChip(48, 18);
constexpr QSizeF kHeadingChip(32, 18);
constexpr double kEnergyNumber = 18;  // width of the number before the meter
constexpr double kSwatch = 12;
constexpr double kHeadingMargin = 12;
constexpr double kWaveInset = 4;
constexpr double kListenButton = 20;  // width at the left of a waveform
constexpr double kPlayhead = 2;
constexpr float kHeardShade = 0.55F;  // of the ground over what has been heard

/// The sign that says how a track is, the gravest first; nothing where there is nothing to say.
struct StateSign {
  IconName icon;
  QColor colour;
};

std::optional<StateSign> stateSign(const TrackRow& row, const Colours& colours) {
  const model::TrackRecord& record = row.record;
  if (row.activity.state == TrackActivity::State::Waiting)
    return StateSign{IconName::Clock, colours.text.low};
  if (record.state == model::TrackState::Failed) return StateSign{IconName::Error, colours.state.error};
  if (record.state == model::TrackState::Missing) return StateSign{IconName::Missing, colours.state.warn};
  if (record.locked) return StateSign{IconName::Lock, colours.state.locked};
  if (record.edited) return StateSign{IconName::Pencil, colours.state.edited};
  if (record.doubtful || !record.problem.empty()) return StateSign{IconName::Warn, colours.state.warn};
  if (record.duplicate) return StateSign{IconName::Duplicate, colours.text.mid};
  return std::nullopt;
}

/// Whether a track's waveform stands for a file that is there.
bool maySound(const TrackRow& row) {
  return row.activity.state == TrackActivity::State::None && row.record.state != model::TrackState::Failed &&
         row.record.state != model::TrackState::Missing;
}

QColor textColour(const TrackRow& row, TrackColumn column, bool open, const Colours& colours) {
  const bool gone =
      row.record.state == model::TrackState::Missing || row.record.state == model::TrackState::Failed;
  if (column == TrackColumn::Title) {
    if (open) return colours.accent.text;
    return gone ? colours.text.mid : colours.text.high;
  }
  if (gone) return colours.text.low;
  switch (column) {
    case TrackColumn::Added:
    case TrackColumn::Analysed:
    case TrackColumn::Played:
    case TrackColumn::Path:
    case TrackColumn::Metre:
      return colours.text.low;
    default:
      return colours.text.mid;
  }
}

}  // namespace

struct TrackTableDelegate::Cell {
  QPainter& painter;
  const TrackRow& row;
  TrackColumn column;
  QRectF rect;  // without the margins
  const Theme& theme;
  const TrackTableModel& model;
  bool selected;
  bool hovered;
  bool open;
};

void TrackTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
  const auto* model = qobject_cast<const TrackTableModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  const Theme& theme = themeOf(*option.widget);
  const Colours& colours = theme.colours();
  const QRectF rect = option.rect;
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = index.row() == hoveredRow_;
  signs_.prepare(theme, option.widget->devicePixelRatioF());
  if (model->headingAt(index.row()) != nullptr) return;
  if (selected || hovered) painter->fillRect(rect, selected ? colours.bg.control : colours.bg.raised);
  painter->fillRect(QRectF(rect.left(), rect.bottom() - 1.0, rect.width(), 1.0), colours.line.hairline);
  const TrackRow* row = model->rowAt(index.row());
  if (row != nullptr) {
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    paintCell({*painter, *row, static_cast<TrackColumn>(index.column()),
               rect.adjusted(kCellMargin, 0, -kCellMargin, -1), theme, *model, selected, hovered,
               row->record.id == openTrack_});
    painter->restore();
  }
  if (option.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option.widget))
    paintFocusRing(*painter, rect.adjusted(1, 1, -1, -2), theme.tokens().radius.control, theme);
}

void TrackTableDelegate::paintCell(const Cell& cell) const {
  const model::TrackRecord& record = cell.row.record;
  switch (cell.column) {
    case TrackColumn::State:
      return paintState(cell);
    case TrackColumn::Artwork:
      return paintArtwork(cell);
    case TrackColumn::Waveform:
      return paintWaveform(cell);
    case TrackColumn::Energy:
      return paintEnergy(cell);
    case TrackColumn::Key:
    case TrackColumn::OpenKey:
      return paintKey(cell);
    case TrackColumn::Rating:
      if (record.rating > 0 || cell.hovered || cell.selected)
        paintPicture(cell, signs_.stars(record.rating, cell.hovered || cell.selected));
      return;
    case TrackColumn::Colour:
      if (record.colour > 0 || cell.hovered || cell.selected)
        paintPicture(cell, signs_.swatch(record.colour, kSwatch));
      return;
    default:
      return paintText(cell);
  }
}

void TrackTableDelegate::paintPicture(const Cell& cell, const QPixmap& picture) const {
  const double height = picture.height() / picture.devicePixelRatio();
  cell.painter.drawPixmap(QPointF(cell.rect.left(), std::round(cell.rect.center().y() - height / 2)),
                          picture);
}

void TrackTableDelegate::paintText(const Cell& cell) const {
  QString text = cell.model.textOf(cell.row, cell.column);
  if (text.isEmpty()) return;
  const TrackColumnInfo& info = trackColumn(cell.column);
  cell.painter.setFont(cell.theme.font(TextRole::Body));
  cell.painter.setPen(textColour(cell.row, cell.column, cell.open, cell.theme.colours()));
  if (info.numerals) {
    drawNumerals(cell.painter, cell.rect, info.alignment | Qt::AlignVCenter, text);
    return;
  }
  const auto mode = cell.column == TrackColumn::Path ? Qt::ElideMiddle : Qt::ElideRight;
  // Laying out a comment of a megabyte to show its beginning would take a while.
  constexpr int kMostShown = 400;
  if (text.size() > kMostShown && mode == Qt::ElideRight) text.truncate(kMostShown);
  text = cell.painter.fontMetrics().elidedText(text, mode, static_cast<int>(cell.rect.width()));
  // On the row's baseline, whatever fonts the letters come from.
  const QFontMetricsF metrics(cell.painter.font());
  const double baseline = std::round(cell.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2);
  cell.painter.drawText(QPointF(cell.rect.left(), baseline), text);
}

void TrackTableDelegate::paintState(const Cell& cell) const {
  const QRectF place(std::round(cell.rect.center().x() - kIcon / 2.0),
                     std::round(cell.rect.center().y() - kIcon / 2.0), kIcon, kIcon);
  if (cell.row.activity.state == TrackActivity::State::Running) {
    paintProgressRing(cell.painter, place, cell.row.activity.fraction, cell.theme);
  } else if (const auto sign = stateSign(cell.row, cell.theme.colours())) {
    cell.painter.drawPixmap(place.topLeft(), signs_.icon(sign->icon, kIcon, sign->colour));
  }
}

const model::WaveformThumbnail* TrackTableDelegate::waveformOf(const TrackRow& row) const {
  return maySound(row) && thumbnails_ != nullptr ? thumbnails_->waveform(row.record.id) : nullptr;
}

std::optional<double> TrackTableDelegate::waveformPlaceAt(double x, double width) {
  const double inside = x - kCellMargin;
  if (inside < kListenButton) return std::nullopt;
  return std::clamp(inside / std::max(width - 2 * kCellMargin, 1.0), 0.0, 1.0);
}

void TrackTableDelegate::paintListening(const Cell& cell) const {
  const bool heard = cell.row.record.id == heardTrack_;
  if (!heard && !cell.hovered) return;
  const Colours& colours = cell.theme.colours();
  QColor ground = cell.selected ? colours.bg.control : cell.hovered ? colours.bg.raised : colours.bg.canvas;
  if (heard) {
    QColor shade = ground;
    shade.setAlphaF(kHeardShade);
    const double x = cell.rect.left() + std::clamp(heardFraction_, 0.0, 1.0) * cell.rect.width();
    cell.painter.fillRect(QRectF(cell.rect.topLeft(), QPointF(x, cell.rect.bottom())), shade);
    cell.painter.fillRect(QRectF(x - kPlayhead / 2, cell.rect.top(), kPlayhead, cell.rect.height()),
                          colours.accent.base);
  }
  const QRectF button(cell.rect.left(), cell.rect.top(), kListenButton, cell.rect.height());
  cell.painter.fillRect(button, ground);
  cell.painter.drawPixmap(QPointF(std::round(button.center().x() - kIcon / 2.0 - 2),
                                  std::round(button.center().y() - kIcon / 2.0)),
                          signs_.icon(heard ? IconName::Pause : IconName::Play, kIcon,
                                      heard ? colours.accent.text : colours.text.mid));
}

void TrackTableDelegate::paintWaveform(const Cell& cell) const {
  const model::TrackState state = cell.row.record.state;
  const bool busy = cell.row.activity.state != TrackActivity::State::None;
  if (const model::WaveformThumbnail* waveform = waveformOf(cell.row)) {
    paintWaveformThumbnail(cell.painter, cell.rect.adjusted(0, kWaveInset, 0, -kWaveInset), *waveform,
                           cell.theme);
    return paintListening(cell);
  }
  if (!busy && state == model::TrackState::Analysed) return;
  const Colours& colours = cell.theme.colours();
  const QFont font = cell.theme.font(TextRole::Small);
  cell.painter.setFont(font);
  cell.painter.setPen(!busy && state == model::TrackState::Failed ? colours.state.error : colours.text.low);
  const QString text = stateText(cell.row);
  drawNumerals(cell.painter, cell.rect, Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(font).elidedText(text, Qt::ElideRight, cell.rect.width()));
}

void TrackTableDelegate::paintArtwork(const Cell& cell) const {
  if (thumbnails_ == nullptr) return;
  const QImage cover = thumbnails_->artwork(cell.row.record.id);
  if (cover.isNull()) return;
  const double side = std::min(cell.rect.width(), cell.rect.height() - 2.0);
  const QSizeF size = QSizeF(cover.size()).scaled(side, side, Qt::KeepAspectRatio);
  const QPointF corner(std::round(cell.rect.center().x() - size.width() / 2),
                       std::round(cell.rect.center().y() - size.height() / 2));
  cell.painter.setRenderHint(QPainter::SmoothPixmapTransform);
  cell.painter.drawImage(QRectF(corner, size), cover);
}

void TrackTableDelegate::paintEnergy(const Cell& cell) const {
  if (!cell.row.record.energyRating) return;
  cell.painter.setFont(cell.theme.font(TextRole::Body));
  cell.painter.setPen(textColour(cell.row, cell.column, false, cell.theme.colours()));
  const QRectF number(cell.rect.left(), cell.rect.top(), kEnergyNumber, cell.rect.height());
  drawNumerals(cell.painter, number, Qt::AlignLeft | Qt::AlignVCenter,
               cell.model.textOf(cell.row, cell.column));
  if (cell.rect.width() < kEnergyNumber + kEnergyMeterWidth) return;
  const QPixmap& meter = signs_.energyMeter(static_cast<int>(std::lround(*cell.row.record.energyRating)));
  const double height = meter.height() / meter.devicePixelRatio();
  cell.painter.drawPixmap(QPointF(number.right(), std::round(cell.rect.center().y() - height / 2)), meter);
}

void TrackTableDelegate::paintKey(const Cell& cell) const {
  if (!cell.row.record.key) return;
  const QSizeF size(std::min(kChip.width(), std::floor(cell.rect.width())), kChip.height());
  if (size.width() < 1) return;
  paintPicture(cell, signs_.keyChip(*cell.row.record.key, cell.model.textOf(cell.row, cell.column), size,
                                    cell.row.record.doubtful));
}

void TrackTableDelegate::paintHeading(QPainter& painter, const QRectF& rect, const TrackTableModel& model,
                                      int row, const QWidget& widget) const {
  const TrackHeading* heading = model.headingAt(row);
  if (heading == nullptr) return;
  const Theme& theme = themeOf(widget);
  const Colours& colours = theme.colours();
  painter.save();
  painter.fillRect(rect, colours.bg.canvas);
  painter.fillRect(QRectF(rect.left(), rect.bottom() - 1.0, rect.width(), 1.0), colours.line.hairline);
  double x = rect.left() + kHeadingMargin;
  const auto write = [&](const QString& text, TextRole role, const QColor& colour) {
    const QFont font = theme.font(role);
    painter.setFont(font);
    painter.setPen(colour);
    drawNumerals(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()),
                 Qt::AlignLeft | Qt::AlignVCenter, text);
    x += numeralWidth(font, text) + 10;
  };
  write(heading->title, TextRole::Strong, colours.text.high);
  for (const model::MusicalKey& key : heading->keys) {
    const QPixmap& chip =
        signs_.keyChip(key, QString::fromStdString(model::camelot(key)), kHeadingChip, false);
    painter.drawPixmap(QPointF(x, std::round(rect.center().y() - kHeadingChip.height() / 2)), chip);
    x += kHeadingChip.width() + 6;
  }
  if (!heading->keys.empty()) x += 4;
  write(heading->detail, TextRole::Body, colours.text.low);
  painter.restore();
}

double TrackTableDelegate::contentWidth(const TrackTableModel& model, const TrackRow& row, TrackColumn column,
                                        const Theme& theme) {
  const double margins = 2 * kCellMargin;
  switch (column) {
    case TrackColumn::Key:
    case TrackColumn::OpenKey:
      return kChip.width() + margins;
    case TrackColumn::Energy:
      return kEnergyNumber + kEnergyMeterWidth + margins;
    case TrackColumn::Rating:
      return kStars * kStarStep + margins;
    case TrackColumn::Colour:
      return kSwatch + margins;
    default:
      break;
  }
  const QFont font = theme.font(TextRole::Body);
  const QString text = model.textOf(row, column);
  return std::ceil(trackColumn(column).numerals ? numeralWidth(font, text)
                                                : QFontMetricsF(font).horizontalAdvance(text)) +
         margins + 1;
}

int TrackTableDelegate::ratingAt(double x) {
  return std::clamp(static_cast<int>(std::floor((x - kCellMargin) / kStarStep)) + 1, 1, kStars);
}

QWidget* TrackTableDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                          const QModelIndex& index) const {
  const auto column = static_cast<TrackColumn>(index.column());
  if (!isEditable(column) || column == TrackColumn::Rating || column == TrackColumn::Colour) return nullptr;
  auto* editor = new QLineEdit(parent);
  // What is written takes the place of all that was there.
  QTimer::singleShot(0, editor, &QLineEdit::selectAll);
  editor->setAccessibleName(columnLongTitle(column));
  if (column == TrackColumn::Year) editor->setValidator(new QIntValidator(1, 9999, editor));
  if (column == TrackColumn::Tags) editor->setPlaceholderText(tr("Tags, with commas between them"));
  return editor;
}

void TrackTableDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  fillWhenOpened(editor, index);
}

void TrackTableDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                              const QModelIndex&) const {
  // Wide enough to write in, whatever the column's width.
  constexpr int kLeastWidth = 120;
  QRect place = option.rect.adjusted(0, 1, 0, -2);
  const int room = editor->parentWidget() == nullptr ? place.width() : editor->parentWidget()->width();
  place.setWidth(std::min(std::max(place.width(), kLeastWidth), room));
  place.moveLeft(std::clamp(place.left(), 0, room - place.width()));
  editor->setGeometry(place);
}

}  // namespace barline::ui

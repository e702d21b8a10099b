#include "ui/jobs/QueueDelegate.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/jobs/StepCells.h"
#include "ui/library/ProgressRing.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using Kind = QueueRow::Kind;
using Link = QueueDelegate::Link;

constexpr int kRow = 24;
constexpr double kMargin = 12.0;
constexpr double kIcon = 12.0;
constexpr double kTitleLeft = 36.0;
constexpr double kGap = 12.0;
constexpr double kCellsWidth = 194.0;
constexpr double kCellHeight = 6.0;
constexpr double kCross = 24.0;

/// What stands where in a row.
struct Columns {
  explicit Columns(const QRectF& row)
      : icon(row.left() + kMargin, row.center().y() - kIcon / 2, kIcon, kIcon),
        cross(row.right() - kCross - 4.0, row.top(), kCross, row.height()) {
    const double middle = row.left() + std::max(150.0, 0.277 * row.width());
    const double last = row.left() + std::max(270.0, 0.566 * row.width());
    title = QRectF(row.left() + kTitleLeft, row.top(), middle - kGap - row.left() - kTitleLeft, row.height());
    state = QRectF(middle, row.top(), last - kGap - middle, row.height());
    rest = QRectF(last, row.top(), std::max(0.0, cross.left() - last), row.height());
  }

  QRectF icon, title, state, rest, cross;
};

QString secondsText(double seconds) {
  if (seconds < 10.0) return QueueDelegate::tr("%1 s").arg(numberText(seconds, 1));
  if (seconds < 60.0) return QueueDelegate::tr("%1 s").arg(qRound(seconds));
  return lengthText(std::ceil(seconds));
}

QString folderText() {
  return QueueDelegate::tr("Show in folder");
}

QString dismissText() {
  return QueueDelegate::tr("Dismiss");
}

struct LinkPlaces {
  QRectF show, dismiss;
};

LinkPlaces linkPlaces(const QRectF& row, const Theme& theme) {
  const QFontMetricsF metrics(theme.font(TextRole::Body));
  const QRectF rest = Columns(row).rest;
  const double show = metrics.horizontalAdvance(folderText());
  const double dismiss = metrics.horizontalAdvance(dismissText());
  // At the right end, so that the reason has the room between. Where there is none for both links the one
  // that matters more stays.
  const bool both = show + kGap + dismiss <= rest.width() + kCross;
  LinkPlaces places;
  places.dismiss = QRectF(row.right() - kMargin - dismiss, rest.top(), dismiss, rest.height());
  if (both) places.show = QRectF(places.dismiss.left() - kGap - show, rest.top(), show, rest.height());
  return places;
}

/// The row at hand, and with what it is painted.
class RowPainter {
 public:
  RowPainter(QPainter& painter, const QStyleOptionViewItem& option, const QueueModel& model,
             const QueueRow& row)
      : painter_(painter),
        option_(option),
        model_(model),
        row_(row),
        theme_(themeOf(*option.widget)),
        columns_(option.rect) {}

  void paint() const {
    paintGround();
    switch (row_.kind) {
      case Kind::Running:
        return paintRunning();
      case Kind::Failed:
        return paintFailed();
      case Kind::Waiting:
        return paintWaiting();
      case Kind::MoreFailed:
        return put(columns_.title, QueueDelegate::tr("%1 more failed").arg(row_.more), colours().text.low);
      case Kind::MoreWaiting:
        return put(columns_.title, QueueDelegate::tr("%1 more waiting").arg(row_.more), colours().text.low);
    }
  }

 private:
  [[nodiscard]] const Colours& colours() const { return theme_.colours(); }
  [[nodiscard]] bool hovered() const { return option_.state.testFlag(QStyle::State_MouseOver); }

  void paintGround() const {
    const bool selected = option_.state.testFlag(QStyle::State_Selected);
    if (selected || hovered())
      painter_.fillRect(option_.rect, selected ? colours().bg.control : colours().bg.raised);
    if (option_.state.testFlag(QStyle::State_HasFocus) && showsFocusRing(*option_.widget)) {
      paintFocusRing(painter_, QRectF(option_.rect).adjusted(2, 1, -2, -1), theme_.tokens().radius.control,
                     theme_);
    }
  }

  void icon(IconName name, const QColor& colour) const {
    painter_.drawPixmap(columns_.icon.topLeft(),
                        iconPixmap(name, 12, colour, option_.widget->devicePixelRatioF()));
  }

  void put(const QRectF& place, const QString& text, const QColor& colour,
           TextRole role = TextRole::Body) const {
    const QFont font = theme_.font(role);
    painter_.setFont(font);
    painter_.setPen(colour);
    drawNumerals(painter_, place, Qt::AlignLeft | Qt::AlignVCenter,
                 QFontMetricsF(font).elidedText(text, Qt::ElideRight, place.width()));
  }

  void paintTitle(const QString& title, const QString& artist, bool strong) const {
    const QFont font = theme_.font(strong ? TextRole::Strong : TextRole::Body);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(title, Qt::ElideRight, columns_.title.width());
    put(columns_.title, shown, strong ? colours().text.high : colours().text.mid,
        strong ? TextRole::Strong : TextRole::Body);
    const double used = metrics.horizontalAdvance(shown) + 4.0;
    if (columns_.title.width() - used > 24.0) {
      put(columns_.title.adjusted(used, 0, 0, 0), artist, strong ? colours().text.mid : colours().text.low);
    }
  }

  void paintCross() const {
    if (!hovered()) return;
    painter_.drawPixmap(
        columns_.cross.center() - QPointF(kIcon / 2, kIcon / 2),
        iconPixmap(IconName::Close, 12, colours().text.mid, option_.widget->devicePixelRatioF()));
  }

  void paintRunning() const {
    paintProgressRing(painter_, columns_.icon, row_.job.fraction, theme_);
    paintTitle(row_.job.title, row_.job.artist, true);
    paintCells();
    QString text = QueueDelegate::tr("%1 %2 %").arg(row_.job.step).arg(qRound(100 * row_.job.fraction));
    if (row_.job.secondsLeft)
      text += QStringLiteral(" · ") + QueueDelegate::tr("%1 left").arg(secondsText(*row_.job.secondsLeft));
    put(columns_.rest, text.trimmed(), colours().text.mid);
    paintCross();
  }

  void paintCells() const {
    std::vector<double> costs;
    for (const StepView& step : model_.analysis().steps()) costs.push_back(step.cost);
    const QRectF place(columns_.state.left(), columns_.state.center().y() - kCellHeight / 2,
                       std::min(kCellsWidth, columns_.state.width()), kCellHeight);
    const std::vector<QRectF> cells = stepCells(costs, place);
    painter_.save();
    painter_.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < std::min(cells.size(), row_.job.steps.size()); ++i)
      paintStepCell(painter_, cells[i], row_.job.steps[i], row_.job.fraction, theme_);
    painter_.restore();
  }

  void paintFailed() const {
    icon(IconName::Error, colours().state.error);
    const QString name = row_.track.file.empty() ? row_.track.title : pathText(row_.track.file.filename());
    paintTitle(name, {}, true);
    const LinkPlaces links = linkPlaces(option_.rect, theme_);
    QRectF reason = columns_.state;
    reason.setRight((links.show.isValid() ? links.show : links.dismiss).left() - kGap);
    put(reason, QueueDelegate::problemText(row_.problem, name), colours().state.error);
    if (links.show.isValid()) put(links.show.adjusted(0, 0, 2, 0), folderText(), colours().accent.text);
    put(links.dismiss.adjusted(0, 0, 2, 0), dismissText(), colours().accent.text);
  }

  void paintWaiting() const {
    icon(IconName::Clock, colours().text.low);
    paintTitle(row_.track.title, row_.track.artist, false);
    put(columns_.state, row_.place == 0 ? QueueDelegate::tr("next") : QueueDelegate::tr("waiting"),
        colours().text.low);
    put(columns_.rest, row_.place == 1 ? manner() : expectation(), colours().text.low);
    paintCross();
  }

  [[nodiscard]] QString expectation() const {
    if (row_.track.seconds <= 0.0) return {};
    const QString length = lengthText(row_.track.seconds);
    const auto seconds = model_.queue().secondsFor(row_.track.seconds);
    if (!seconds) return QueueDelegate::tr("%1 long").arg(length);
    return QueueDelegate::tr("%1 long, about %2").arg(length, secondsText(std::max(0.1, *seconds)));
  }

  /// How the rest is gone through, once for all of them.
  [[nodiscard]] QString manner() const {
    const auto more = static_cast<int>(model_.queue().waiting().size()) - 1;
    QStringList parts{QueueDelegate::tr("%1 more").arg(QLocale().toString(more)),
                      QueueDelegate::tr("low priority, gives way to playback")};
    if (model_.queue().waitsOnBattery()) parts.append(QueueDelegate::tr("waits on battery"));
    return parts.join(QStringLiteral(" · "));
  }

  QPainter& painter_;
  const QStyleOptionViewItem& option_;
  const QueueModel& model_;
  const QueueRow& row_;
  const Theme& theme_;
  Columns columns_;
};

}  // namespace

QString QueueDelegate::problemText(const QString& problem, const QString& name) {
  const bool repeats = !name.isEmpty() && problem.startsWith(name + u' ');
  return repeats ? problem.mid(name.size() + 1) : problem;
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {0, kRow};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
  const auto* model = qobject_cast<const QueueModel*>(index.model());
  if (model == nullptr || option.widget == nullptr) return;
  painter->save();
  RowPainter(*painter, option, *model, model->row(index)).paint();
  painter->restore();
}

QueueDelegate::Link QueueDelegate::linkAt(const QueueRow& row, const QRect& rect, const QPoint& place,
                                          const Theme& theme) {
  if (row.kind == Kind::Failed) {
    const LinkPlaces links = linkPlaces(rect, theme);
    if (links.show.contains(place)) return Link::ShowInFolder;
    if (links.dismiss.contains(place)) return Link::Dismiss;
    return Link::None;
  }
  const bool cancellable = row.kind == Kind::Running || row.kind == Kind::Waiting;
  return cancellable && Columns(rect).cross.contains(place) ? Link::Cancel : Link::None;
}

bool QueueDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
  const auto* queue = qobject_cast<const QueueModel*>(model);
  if (event->type() != QEvent::MouseButtonRelease || queue == nullptr || option.widget == nullptr)
    return false;
  const auto* mouse = static_cast<QMouseEvent*>(event);
  if (mouse->button() != Qt::LeftButton) return false;
  const Link link =
      linkAt(queue->row(index), option.rect, mouse->position().toPoint(), themeOf(*option.widget));
  if (link == Link::None) return false;
  Q_EMIT linkClicked(link, index);
  return true;
}

}  // namespace barline::ui

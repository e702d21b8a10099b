#include "ui/jobs/QueuePanel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/jobs/QueueDelegate.h"
#include "ui/jobs/QueueModel.h"
#include "ui/jobs/RateLine.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

/// So many are quickly put back by hand.
constexpr int kCancelledWithoutAsking = 5;

using Kind = QueueRow::Kind;

}  // namespace

void confirmCancelAll(QueueController& queue, QWidget& parent) {
  const QueueSummary summary = queue.summary();
  const int count = summary.waiting + summary.running;
  if (count <= kCancelledWithoutAsking) {
    queue.cancelAll();
    return;
  }
  auto* question =
      new QMessageBox(QMessageBox::NoIcon, QueuePanel::tr("Cancel all"),
                      QueuePanel::tr("Take %1 tracks out of the queue?").arg(QLocale().toString(count)),
                      QMessageBox::Cancel, &parent);
  question->setInformativeText(
      QueuePanel::tr("They stay in the library under “Not analysed”, from where they can be queued again."));
  QPushButton* take = question->addButton(QueuePanel::tr("Take out"), QMessageBox::AcceptRole);
  question->setDefaultButton(QMessageBox::Cancel);
  question->setAttribute(Qt::WA_DeleteOnClose);
  QObject::connect(take, &QPushButton::clicked, &queue, &QueueController::cancelAll);
  question->open();
}

QueuePanel::QueuePanel(AnalysisController& analysis, QueueController& queue, Surface surface, QWidget* parent)
    : QWidget(parent), analysis_(analysis), queue_(queue), model_(new QueueModel(analysis, queue, this)) {
  setSurface(*this, surface);
  setAccessibleName(tr("Analysis queue"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* header = new QHBoxLayout;
  header->setContentsMargins(12, 4, 8, 4);
  header->setSpacing(8);
  buildHeader(*header);
  layout->addLayout(header);
  buildList(surface);
  layout->addWidget(list_, 1);
  layout->addWidget(empty_, 1);
  connect(&queue_, &QueueController::summaryChanged, this, &QueuePanel::update);
  connect(&queue_, &QueueController::listChanged, this, &QueuePanel::update);
  updateButtons();
  update();
}

void QueuePanel::buildHeader(QHBoxLayout& header) {
  auto* title = new QLabel(tr("Analysis queue"), this);
  setText(*title, TextRole::Strong);
  counts_ = new QLabel(this);
  setText(*counts_, TextRole::Body, Tone::Mid);
  line_ = new RateLine(this);
  rate_ = new QLabel(this);
  left_ = new QLabel(this);
  for (QLabel* label : {rate_, left_}) {
    setText(*label, TextRole::Body, Tone::Mid);
    label->setTextFormat(Qt::RichText);
  }
  pause_ = new QToolButton(this);
  pause_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  cancelAll_ = new QToolButton(this);
  cancelAll_->setText(tr("Cancel all…"));
  options_ = new QToolButton(this);
  options_->setPopupMode(QToolButton::InstantPopup);
  options_->setToolTip(tr("More about the queue"));
  options_->setAccessibleName(tr("More about the queue"));
  buildOptions();
  header.addWidget(title);
  header.addWidget(counts_, 1);
  header.addWidget(line_);
  header.addWidget(rate_);
  header.addWidget(left_);
  for (QToolButton* button : {pause_, cancelAll_, options_}) {
    button->setMinimumHeight(24);
    setButtonKind(*button, ButtonKind::Quiet);
    header.addWidget(button);
  }
  connect(pause_, &QToolButton::clicked, this, [this] { queue_.setPaused(!queue_.paused()); });
  connect(cancelAll_, &QToolButton::clicked, this, &QueuePanel::cancelAllAsked);
}

void QueuePanel::buildOptions() {
  auto* menu = new QMenu(options_);
  options_->setMenu(menu);
  waitsOnBattery_ = menu->addAction(tr("&Wait while on battery"));
  waitsOnBattery_->setCheckable(true);
  menu->addSeparator();
  retryAll_ = menu->addAction(tr("&Try all that failed again"));
  dismissAll_ = menu->addAction(tr("&Dismiss all that failed"));
  menu->addSeparator();
  QAction* stale = menu->addAction(tr("Analyse again what is out of &date…"));
  connect(waitsOnBattery_, &QAction::triggered, this, &QueuePanel::waitsOnBatteryChosen);
  connect(stale, &QAction::triggered, this, &QueuePanel::staleAsked);
  const auto failed = [this] {
    std::vector<std::int64_t> tracks;
    for (const FailedJob& job : queue_.failed()) tracks.push_back(job.track);
    return tracks;
  };
  connect(retryAll_, &QAction::triggered, this, [this, failed] { queue_.enqueue(failed()); });
  connect(dismissAll_, &QAction::triggered, this, [this, failed] { queue_.cancel(failed()); });
}

void QueuePanel::buildList(Surface surface) {
  list_ = new QListView(this);
  list_->setModel(model_);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setDragEnabled(true);
  list_->setAcceptDrops(true);
  list_->setDropIndicatorShown(true);
  list_->setDragDropMode(QAbstractItemView::DragDrop);
  list_->setDefaultDropAction(Qt::CopyAction);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setAccessibleName(tr("Tracks in the analysis queue"));
  list_->installEventFilter(this);
  setPaintsOwnFocusRing(*list_);
  setSurface(*list_, surface);
  setSurface(*list_->viewport(), surface);
  auto* delegate = new QueueDelegate(list_);
  list_->setItemDelegate(delegate);
  connect(
      delegate, &QueueDelegate::linkClicked, this,
      [this](QueueDelegate::Link link, const QModelIndex& index) { onLink(index, static_cast<int>(link)); });
  connect(list_, &QListView::customContextMenuRequested, this, &QueuePanel::showMenu);
  empty_ = new QLabel(tr("Nothing to do. Tracks that are added to the library are analysed here."), this);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  setText(*empty_, TextRole::Body, Tone::Low);
}

void QueuePanel::focusList() {
  list_->setFocus();
}

QString QueuePanel::countsText() const {
  const QueueSummary queue = queue_.summary();
  const auto number = [](int count) { return QLocale().toString(count); };
  QStringList parts;
  if (queue.running > 0) parts.append(tr("%1 running").arg(number(queue.running)));
  if (queue.waiting > 0) parts.append(tr("%1 waiting").arg(number(queue.waiting)));
  if (queue.failed > 0) parts.append(tr("%1 failed").arg(number(queue.failed)));
  switch (queue.hold) {
    case QueueHold::None:
      break;
    case QueueHold::Paused:
      parts.append(tr("paused"));
      break;
    case QueueHold::Battery:
      if (queue.waiting > 0) parts.append(tr("waits until the machine is plugged in"));
      break;
    case QueueHold::Elsewhere:
      if (queue.waiting > 0) parts.append(tr("another window works through it"));
      break;
  }
  return parts.join(QStringLiteral(" · "));
}

void QueuePanel::update() {
  const QueueSummary queue = queue_.summary();
  const auto strong = [this](const QString& text) {
    return QStringLiteral("<span style=\"color:%1;font-weight:600\">%2</span>")
        .arg(themeOf(*this).colours().text.high.name(), text.toHtmlEscaped());
  };
  const QString counts = countsText();
  if (counts != counts_->text()) counts_->setText(counts);
  const bool busy = queue.running + queue.waiting > 0;
  line_->setVisible(busy && queue.filesPerMinute.has_value() && width() > 640);
  line_->setRates(queue_.rateHistory());
  rate_->setVisible(busy && queue.filesPerMinute.has_value());
  if (queue.filesPerMinute)
    rate_->setText(tr("%1 files/min").arg(strong(QLocale().toString(qRound(*queue.filesPerMinute)))));
  left_->setVisible(queue.secondsLeft.has_value());
  if (queue.secondsLeft)
    left_->setText(tr("%1 left").arg(strong(lengthText(std::max(1.0, std::ceil(*queue.secondsLeft))))));
  const bool paused = queue_.paused();
  pause_->setVisible(queue.waiting > 0 || paused);
  cancelAll_->setVisible(busy);
  if (const QString text = paused ? tr("Go on") : tr("Pause"); text != pause_->text()) {
    pause_->setText(text);
    updateButtons();
  }
  waitsOnBattery_->setChecked(queue_.waitsOnBattery());
  retryAll_->setEnabled(queue.failed > 0);
  dismissAll_->setEnabled(queue.failed > 0);
  const bool anything = busy || queue.failed > 0;
  list_->setVisible(anything);
  empty_->setVisible(!anything);
}

void QueuePanel::updateButtons() {
  const Theme& theme = themeOf(*this);
  pause_->setIcon(icon(theme, queue_.paused() ? IconName::Play : IconName::Pause));
  options_->setIcon(icon(theme, IconName::ChevronDown));
}

void QueuePanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && options_ != nullptr) {
    updateButtons();
    update();
  }
  QWidget::changeEvent(event);
}

std::vector<std::int64_t> QueuePanel::selected(bool waitingOnly) const {
  QModelIndexList rows = list_->selectionModel()->selectedIndexes();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  std::vector<std::int64_t> tracks;
  for (const QModelIndex& index : rows) {
    const QueueRow& row = model_->row(index);
    if (row.track.track != 0 && (!waitingOnly || row.kind == Kind::Waiting))
      tracks.push_back(row.track.track);
  }
  return tracks;
}

void QueuePanel::cancelSelected() {
  if (std::vector<std::int64_t> tracks = selected(false); !tracks.empty()) queue_.cancel(std::move(tracks));
}

void QueuePanel::moveSelected(int by) {
  const std::vector<std::int64_t> tracks = selected(true);
  if (tracks.empty()) return;
  const auto ids = queue_.waiting().ids();
  const auto placeOf = [ids](std::int64_t track) { return std::ranges::find(ids, track) - ids.begin(); };
  // The block closes up, then stands one further.
  const std::ptrdiff_t place =
      by < 0 ? std::max<std::ptrdiff_t>(0, placeOf(tracks.front()) - 1) : placeOf(tracks.back()) + 2;
  const bool atEnd = place >= static_cast<std::ptrdiff_t>(ids.size());
  queue_.move(tracks, atEnd ? 0 : ids[static_cast<std::size_t>(place)]);
}

void QueuePanel::onLink(const QModelIndex& index, int link) {
  const QueueRow row = model_->row(index);
  switch (static_cast<QueueDelegate::Link>(link)) {
    case QueueDelegate::Link::ShowInFolder:
      Q_EMIT showInFolder(row.track.file);
      break;
    case QueueDelegate::Link::Dismiss:
    case QueueDelegate::Link::Cancel:
      queue_.cancel({row.track.track});
      break;
    case QueueDelegate::Link::None:
      break;
  }
}

void QueuePanel::showMenu(const QPoint& place) {
  const QModelIndex index = list_->indexAt(place);
  if (!index.isValid()) return;
  const QueueRow row = model_->row(index);
  if (row.track.track == 0) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const std::vector<std::int64_t> waiting = selected(true);
  if (row.kind == Kind::Waiting && !waiting.empty()) {
    menu->addAction(tr("Analyse &next"), this, [this, waiting] {
      const auto ids = queue_.waiting().ids();
      if (!ids.empty()) queue_.move(waiting, ids.front());
    });
    menu->addAction(tr("Analyse &last"), this, [this, waiting] { queue_.move(waiting, 0); });
    menu->addSeparator();
  }
  if (row.kind == Kind::Failed)
    menu->addAction(tr("&Try again"), this, [this] { queue_.enqueue(selected(false)); });
  menu->addAction(tr("&Show in folder"), this, [this, row] { Q_EMIT showInFolder(row.track.file); });
  menu->addSeparator();
  QAction* cancel = menu->addAction(row.kind == Kind::Failed ? tr("&Dismiss") : tr("Take &out of the queue"),
                                    this, &QueuePanel::cancelSelected);
  cancel->setShortcut(QKeySequence(Qt::Key_Delete));
  menu->popup(list_->viewport()->mapToGlobal(place));
}

bool QueuePanel::eventFilter(QObject* object, QEvent* event) {
  if (object == list_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete) {
      cancelSelected();
      return true;
    }
    const bool vertical = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
    if (vertical && key->modifiers() == Qt::AltModifier) {
      moveSelected(key->key() == Qt::Key_Up ? -1 : 1);
      return true;
    }
  }
  return QWidget::eventFilter(object, event);
}

}  // namespace barline::ui

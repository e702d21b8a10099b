#include "ui/jobs/JobsStrip.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/jobs/QueuePopup.h"
#include "ui/library/ProgressRing.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

using pipeline::StepState;

constexpr double kMargin = 12.0;
constexpr double kIcon = 12.0;
constexpr double kCellHeight = 6.0;
constexpr double kCellGap = 2.0;
constexpr double kCellsWidth = 190.0;
constexpr double kLeastCell = 6.0;
constexpr double kBarWidth = 90.0;
constexpr double kTitleWidth = 160.0;

bool isDone(StepState state) {
  return state == StepState::Computed || state == StepState::Cached;
}

QString seconds(double value) {
  return QStringLiteral("%1 s").arg(value, 0, 'f', value < 10.0 ? 2 : 1);
}

}  // namespace

JobsStrip::JobsStrip(AnalysisController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      pause_(new QToolButton(this)),
      cancel_(new QToolButton(this)) {
  setSurface(*this, Surface::Window);
  setFixedHeight(themeOf(*this).tokens().size.jobs);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Analysis queue"));
  setCursor(Qt::PointingHandCursor);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->setSpacing(2);
  layout->addStretch(1);
  for (QToolButton* button : {pause_, cancel_}) {
    button->setFixedSize(24, 22);
    button->setCursor(Qt::ArrowCursor);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonKind(*button, ButtonKind::Quiet);
    layout->addWidget(button);
  }
  cancel_->setToolTip(tr("Cancel the whole queue"));
  cancel_->setAccessibleName(tr("Cancel the whole queue"));
  connect(pause_, &QToolButton::clicked, this,
          [this] { controller_.setPaused(!controller_.summary().paused); });
  connect(cancel_, &QToolButton::clicked, &controller_, &AnalysisController::cancelAll);
  connect(&controller_, &AnalysisController::stepChanged, this, qOverload<>(&QWidget::update));
  connect(&controller_, &AnalysisController::jobChanged, this, &JobsStrip::onJobChanged);
  connect(&controller_, &AnalysisController::queueChanged, this, &JobsStrip::updateButtons);
  updateButtons();
}

void JobsStrip::setReport(std::shared_ptr<const pipeline::AnalysisReport> report) {
  report_ = std::move(report);
  update();
}

void JobsStrip::setTrackOpen(bool open) {
  trackOpen_ = open;
  update();
}

void JobsStrip::onJobChanged(const JobView& job) {
  // The file shown stays until it is done, so that two at once don't take turns in the line.
  const bool over = shown_.state != JobView::State::Running;
  if (job.track == shown_.track || (over && job.state == JobView::State::Running)) shown_ = job;
  if (shown_.state != JobView::State::Running) {
    const std::vector<JobView> jobs = controller_.jobs();
    const auto running = std::ranges::find(jobs, JobView::State::Running, &JobView::state);
    if (running != jobs.end()) shown_ = *running;
  }
  update();
}

void JobsStrip::updateButtons() {
  const QueueSummary queue = controller_.summary();
  const Theme& theme = themeOf(*this);
  const bool busy = queue.waiting + queue.running > 0;
  pause_->setVisible(queue.waiting > 0 || queue.paused);
  cancel_->setVisible(busy);
  pause_->setIcon(icon(theme, queue.paused ? IconName::Play : IconName::Pause));
  cancel_->setIcon(icon(theme, IconName::Close));
  const QString text = queue.paused ? tr("Go on with the queue") : tr("Pause after the files under way");
  pause_->setToolTip(text);
  pause_->setAccessibleName(text);
  update();
}

QString JobsStrip::summaryText() const {
  const auto& steps = controller_.steps();
  const auto count = [&](auto condition) {
    return static_cast<int>(
        std::ranges::count_if(steps, [&](const StepView& step) { return condition(step.report.state); }));
  };
  const int all = static_cast<int>(steps.size());
  const int failed =
      count([](StepState state) { return state == StepState::Failed || state == StepState::Blocked; });
  if (failed > 0) return tr("%1 of %2 steps failed").arg(failed).arg(all);
  if (report_ && report_->cancelled) return tr("Cancelled");
  if (!report_) return tr("%1 of %2 steps").arg(count(isDone)).arg(all);
  if (!report_->decoded) return tr("All %1 steps · kept from before").arg(all);
  return tr("All %1 steps · %2").arg(all).arg(seconds(report_->wallSeconds));
}

double JobsStrip::paintSummary(QPainter& painter, const Theme& theme) const {
  const Colours& colours = theme.colours();
  const QRectF place(kMargin, (height() - kIcon) / 2, kIcon, kIcon);
  const auto& steps = controller_.steps();
  const bool failed = std::ranges::any_of(steps, [](const StepView& step) {
    return step.report.state == StepState::Failed || step.report.state == StepState::Blocked;
  });
  if (failed) {
    painter.drawPixmap(place.topLeft(),
                       iconPixmap(IconName::Error, 12, colours.state.error, devicePixelRatioF()));
  } else if (report_ && !report_->cancelled) {
    painter.drawPixmap(place.topLeft(),
                       iconPixmap(IconName::Check, 12, colours.state.ok, devicePixelRatioF()));
  } else if (!report_) {
    const auto done =
        std::ranges::count_if(steps, [](const StepView& step) { return isDone(step.report.state); });
    paintProgressRing(painter, place,
                      static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(steps.size(), 1)),
                      theme);
  }
  const QString text = summaryText();
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(colours.text.mid);
  const double x = place.right() + 6.0;
  const double width = numeralWidth(painter.font(), text);
  drawNumerals(painter, QRectF(x, 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
  return x + width + 10.0;
}

void JobsStrip::layOutCells(double left) {
  cells_.clear();
  const auto& steps = controller_.steps();
  double total = 0.0;
  for (const StepView& step : steps) total += step.cost;
  if (total <= 0.0) return;
  const double free = kCellsWidth - static_cast<double>(steps.size()) * (kLeastCell + kCellGap);
  double x = left;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double width = kLeastCell + std::max(free, 0.0) * steps[i].cost / total;
    cells_.push_back({QRectF(x, (height() - kCellHeight) / 2.0, width, kCellHeight), i});
    x += width + kCellGap;
  }
}

void JobsStrip::paintCells(QPainter& painter, const Theme& theme) const {
  const Colours& colours = theme.colours();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  for (const Cell& cell : cells_) {
    const StepView& step = controller_.steps()[cell.step];
    QColor colour = colours.bg.control;
    if (isDone(step.report.state)) colour = colours.line.strong;
    if (step.report.state == StepState::Failed) colour = colours.state.error;
    if (step.report.state == StepState::Blocked) colour = colours.state.warn;
    painter.setBrush(colour);
    painter.drawRoundedRect(cell.rect, 1.0, 1.0);
    if (step.report.state == StepState::Running) {
      QRectF part = cell.rect;
      part.setWidth(std::max(2.0, part.width() * step.fraction));
      painter.setBrush(colours.accent.base);
      painter.drawRoundedRect(part, 1.0, 1.0);
    }
  }
  painter.restore();
}

QString JobsStrip::queueText() const {
  const QueueSummary queue = controller_.summary();
  QStringList parts;
  if (queue.waiting > 0)
    parts.append(queue.paused ? tr("%1 waiting, paused").arg(queue.waiting)
                              : tr("%1 waiting").arg(queue.waiting));
  if (queue.waiting + queue.running > 1 && queue.filesPerMinute > 0.0)
    parts.append(tr("%1 files/min").arg(qRound(queue.filesPerMinute)));
  if (queue.waiting > 0 && queue.secondsLeft > 0.0 && !queue.paused)
    parts.append(tr("%1 left").arg(lengthText(std::max(1.0, std::ceil(queue.secondsLeft)))));
  return parts.join(QStringLiteral(" · "));
}

void JobsStrip::paintQueue(QPainter& painter, const Theme& theme) const {
  const Colours& colours = theme.colours();
  const QueueSummary queue = controller_.summary();
  double right = width() - kMargin;
  for (const QToolButton* button : {pause_, cancel_}) {
    if (button->isVisible()) right = std::min(right, button->x() - 8.0);
  }
  const double left = cells_.empty() ? kMargin : cells_.back().rect.right() + 24.0;
  painter.setFont(theme.font(TextRole::Small));
  const auto put = [&](const QString& text, const QColor& colour, const QFont& font) {
    const double textWidth = numeralWidth(font, text);
    if (right - textWidth < left) return;
    painter.setFont(font);
    painter.setPen(colour);
    drawNumerals(painter, QRectF(right - textWidth, 0, textWidth, height()), Qt::AlignLeft | Qt::AlignVCenter,
                 text);
    right -= textWidth + 10.0;
  };
  const QFont small = theme.font(TextRole::Small);
  if (const QString text = queueText(); !text.isEmpty()) put(text, colours.text.mid, small);
  if (queue.running == 0 || shown_.state != JobView::State::Running) return;
  if (right - kBarWidth > left) {
    const QRectF bar(right - kBarWidth, height() / 2.0 - 2.0, kBarWidth, 4.0);
    painter.fillRect(bar, colours.bg.control);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * shown_.fraction, bar.height()),
                     colours.accent.base);
    right -= kBarWidth + 10.0;
  }
  put(shown_.step.isEmpty() ? tr("%1 %").arg(qRound(100 * shown_.fraction))
                            : tr("%1 %2 %").arg(shown_.step).arg(qRound(100 * shown_.fraction)),
      colours.text.mid, small);
  QFont strong = small;
  strong.setWeight(QFont::DemiBold);
  put(QFontMetricsF(strong).elidedText(shown_.title, Qt::ElideRight, kTitleWidth), colours.text.high, strong);
  if (right - kIcon > left)
    paintProgressRing(painter, QRectF(right - kIcon + 4.0, (height() - kIcon) / 2, kIcon, kIcon),
                      shown_.fraction, theme);
}

void JobsStrip::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.fillRect(QRectF(0, 0, width(), 1.0), theme.colours().line.hairline);
  cells_.clear();
  if (trackOpen_) {
    layOutCells(paintSummary(painter, theme));
    paintCells(painter, theme);
  }
  paintQueue(painter, theme);
}

QString JobsStrip::toolTipFor(const StepView& step) const {
  const pipeline::StepReport& report = step.report;
  switch (report.state) {
    case StepState::Waiting:
      return step.waitsFor.isEmpty() ? tr("%1: waiting").arg(step.title)
                                     : tr("%1: waits for %2").arg(step.title, step.waitsFor);
    case StepState::Running:
      return tr("%1: under way").arg(step.title);
    case StepState::Computed:
      return tr("%1: %2 ms, %3 ms of CPU time")
          .arg(step.title)
          .arg(qRound(1000 * report.wallSeconds))
          .arg(qRound(1000 * report.cpuSeconds));
    case StepState::Cached:
      return tr("%1: kept from before").arg(step.title);
    case StepState::Failed:
    case StepState::Blocked:
      return QStringLiteral("%1: %2").arg(step.title, QString::fromUtf8(report.problem));
    case StepState::Cancelled:
      return tr("%1: cancelled").arg(step.title);
  }
  return step.title;
}

bool JobsStrip::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const Cell& cell : cells_) {
      const QRectF target(cell.rect.left() - 1, 0, cell.rect.width() + 2, height());
      if (!target.contains(help->pos())) continue;
      QToolTip::showText(help->globalPos(), toolTipFor(controller_.steps()[cell.step]), this,
                         target.toRect());
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void JobsStrip::mouseReleaseEvent(QMouseEvent*) {
  showQueue();
}

void JobsStrip::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    showQueue();
  } else {
    QWidget::keyPressEvent(event);
  }
}

void JobsStrip::showQueue() {
  auto* popup = new QueuePopup(controller_, this);
  popup->setAttribute(Qt::WA_DeleteOnClose);
  const QSize size = popup->sizeHint();
  popup->resize(size);
  popup->move(mapToGlobal(QPoint(width() - size.width() - 8, -size.height() - 4)));
  popup->show();
}

void JobsStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && cancel_ != nullptr) updateButtons();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui

#include "ui/jobs/JobsStrip.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/jobs/StepCells.h"
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
constexpr double kCellsWidth = 190.0;
constexpr double kBarWidth = 90.0;
constexpr double kTitleWidth = 160.0;

bool isDone(StepState state) {
  return state == StepState::Computed || state == StepState::Cached;
}

QString seconds(double value) {
  return QStringLiteral("%1 s").arg(value, 0, 'f', value < 10.0 ? 2 : 1);
}

}  // namespace

JobsStrip::JobsStrip(AnalysisController& analysis, QueueController& queue, QWidget* parent)
    : QWidget(parent), controller_(analysis), queue_(queue) {
  setSurface(*this, Surface::Window);
  setFixedHeight(themeOf(*this).tokens().size.jobs);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Analysis queue"));
  setCursor(Qt::PointingHandCursor);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 8, 0);
  layout->addStretch(1);
  pause_ = new QToolButton(this);
  pause_->setFixedSize(24, 22);
  pause_->setCursor(Qt::ArrowCursor);
  pause_->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*pause_, ButtonKind::Quiet);
  layout->addWidget(pause_);
  connect(pause_, &QToolButton::clicked, this, [this] { queue_.setPaused(!queue_.paused()); });
  connect(&controller_, &AnalysisController::stepChanged, this, qOverload<>(&QWidget::update));
  connect(&controller_, &AnalysisController::jobChanged, this, &JobsStrip::onJobChanged);
  connect(&queue_, &QueueController::summaryChanged, this, &JobsStrip::updateButtons);
  connect(&queue_, &QueueController::listChanged, this, &JobsStrip::updateButtons);
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
  if (!shown_ || job.track == shown_->track) shown_ = job;
  if (shown_->state != JobView::State::Running) {
    const std::vector<JobView> jobs = controller_.jobs();
    shown_ = jobs.empty() ? std::nullopt : std::optional(jobs.front());
  }
  update();
}

void JobsStrip::updateButtons() {
  const Theme& theme = themeOf(*this);
  const bool paused = queue_.paused();
  pause_->setVisible(queue_.summary().waiting > 0 || paused);
  pause_->setIcon(icon(theme, paused ? IconName::Play : IconName::Pause));
  const QString text = paused ? tr("Go on with the queue") : tr("Pause after the files under way");
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
  std::vector<double> costs;
  for (const StepView& step : controller_.steps()) costs.push_back(step.cost);
  cells_ = stepCells(costs, QRectF(left, (height() - kCellHeight) / 2.0, kCellsWidth, kCellHeight));
}

void JobsStrip::paintCells(QPainter& painter, const Theme& theme) const {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const StepView& step = controller_.steps()[i];
    paintStepCell(painter, cells_[i], step.report.state, step.fraction, theme);
  }
  painter.restore();
}

QString JobsStrip::queueText() const {
  const QueueSummary queue = queue_.summary();
  QStringList parts;
  if (queue.waiting > 0) {
    const QString count = QLocale().toString(queue.waiting);
    switch (queue.hold) {
      case QueueHold::Paused:
        parts.append(tr("%1 waiting, paused").arg(count));
        break;
      case QueueHold::Battery:
        parts.append(tr("%1 waiting until the machine is plugged in").arg(count));
        break;
      case QueueHold::Elsewhere:
        parts.append(tr("%1 waiting in another window").arg(count));
        break;
      case QueueHold::None:
        parts.append(tr("%1 waiting").arg(count));
    }
  }
  if (queue.waiting + queue.running > 1 && queue.filesPerMinute && queue.running > 0)
    parts.append(tr("%1 files/min").arg(QLocale().toString(qRound(*queue.filesPerMinute))));
  if (queue.waiting > 0 && queue.secondsLeft)
    parts.append(tr("%1 left").arg(lengthText(std::max(1.0, std::ceil(*queue.secondsLeft)))));
  return parts.join(QStringLiteral(" · "));
}

void JobsStrip::paintQueue(QPainter& painter, const Theme& theme) const {
  const Colours& colours = theme.colours();
  double right = pause_->isVisible() ? pause_->x() - 8.0 : width() - kMargin;
  const double left = cells_.empty() ? kMargin : cells_.back().right() + 24.0;
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
  if (!shown_) return;
  if (right - kBarWidth > left) {
    const QRectF bar(right - kBarWidth, height() / 2.0 - 2.0, kBarWidth, 4.0);
    painter.fillRect(bar, colours.bg.control);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * shown_->fraction, bar.height()),
                     colours.accent.base);
    right -= kBarWidth + 10.0;
  }
  put(shown_->step.isEmpty() ? tr("%1 %").arg(qRound(100 * shown_->fraction))
                             : tr("%1 %2 %").arg(shown_->step).arg(qRound(100 * shown_->fraction)),
      colours.text.mid, small);
  QFont strong = small;
  strong.setWeight(QFont::DemiBold);
  put(QFontMetricsF(strong).elidedText(shown_->title, Qt::ElideRight, kTitleWidth), colours.text.high,
      strong);
  if (right - kIcon > left)
    paintProgressRing(painter, QRectF(right - kIcon + 4.0, (height() - kIcon) / 2, kIcon, kIcon),
                      shown_->fraction, theme);
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
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const QRectF target(cells_[i].left() - 1, 0, cells_[i].width() + 2, height());
      if (!target.contains(help->pos())) continue;
      QToolTip::showText(help->globalPos(), toolTipFor(controller_.steps()[i]), this, target.toRect());
      return true;
    }
    QToolTip::hideText();
    return true;
  }
  return QWidget::event(event);
}

void JobsStrip::mouseReleaseEvent(QMouseEvent*) {
  Q_EMIT queueAsked();
}

void JobsStrip::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    Q_EMIT queueAsked();
  } else {
    QWidget::keyPressEvent(event);
  }
}

void JobsStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && pause_ != nullptr) updateButtons();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui

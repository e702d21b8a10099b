#include "ui/window/QueueActions.h"

#include <QAction>
#include <QMenu>

#include "ui/jobs/JobsStrip.h"
#include "ui/jobs/PowerSource.h"
#include "ui/jobs/QueuePanel.h"
#include "ui/jobs/QueuePopup.h"
#include "ui/jobs/StaleDialog.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/window/Pages.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

QueueActions::QueueActions(Workspace& workspace, LibraryPage& page, Pages& pages, Settings& settings,
                           QWidget& window)
    : QObject(&window),
      workspace_(workspace),
      page_(page),
      pages_(pages),
      settings_(settings),
      window_(window),
      panel_(new QueuePanel(workspace.analysis(), workspace.queue(), Surface::Panel, &page)),
      power_(new PowerSource(QDBusConnection::systemBus(), "/sys/class/power_supply", this)) {
  QueueController& queue = workspace_.queue();
  page_.setPanel(LibraryPage::Panel::Queue, *panel_);
  connectPanel(*panel_);
  queue.setWaitsOnBattery(settings_.queueWaitsOnBattery());
  queue.setOnBattery(power_->onBattery());
  connect(power_, &PowerSource::changed, &queue, &QueueController::setOnBattery);
}

void QueueActions::connectPanel(QueuePanel& panel) {
  connect(&panel, &QueuePanel::showInFolder, this, &QueueActions::showInFolder);
  connect(&panel, &QueuePanel::staleAsked, this, &QueueActions::showStale);
  connect(&panel, &QueuePanel::cancelAllAsked, this,
          [this] { confirmCancelAll(workspace_.queue(), window_); });
  connect(&panel, &QueuePanel::waitsOnBatteryChosen, this, &QueueActions::setWaitsOnBattery);
}

void QueueActions::setWaitsOnBattery(bool waits) {
  settings_.setQueueWaitsOnBattery(waits);
  workspace_.queue().setWaitsOnBattery(waits);
}

void QueueActions::addTo(QMenu& menu) {
  QueueController& queue = workspace_.queue();
  QAction* stale = menu.addAction(tr("Analyse again what is out of &date…"), this, &QueueActions::showStale);
  stale->setObjectName(QStringLiteral("library.analyse_stale"));
  pause_ = menu.addAction(tr("&Pause the analysis queue"));
  pause_->setObjectName(QStringLiteral("library.pause_queue"));
  pause_->setCheckable(true);
  cancelAll_ = menu.addAction(tr("Cancel the &whole queue…"), this,
                              [this] { confirmCancelAll(workspace_.queue(), window_); });
  cancelAll_->setObjectName(QStringLiteral("library.cancel_queue"));
  connect(pause_, &QAction::triggered, &queue, &QueueController::setPaused);
  const auto update = [this, &queue] {
    pause_->setChecked(queue.paused());
    const QueueSummary summary = queue.summary();
    cancelAll_->setEnabled(summary.waiting + summary.running > 0);
  };
  connect(&queue, &QueueController::summaryChanged, pause_, update);
  update();
}

void QueueActions::setStrip(JobsStrip& strip) {
  strip_ = &strip;
  connect(&strip, &JobsStrip::queueAsked, this, &QueueActions::showQueue);
}

void QueueActions::showQueue() {
  if (pages_.current() == Page::Library) {
    page_.setWanted(LibraryPage::Panel::Queue, true);
    panel_->focusList();
    return;
  }
  auto* panel = new QueuePanel(workspace_.analysis(), workspace_.queue(), Surface::Raised, nullptr);
  connectPanel(*panel);
  auto* popup = new QueuePopup(panel, strip_);
  popup->setAttribute(Qt::WA_DeleteOnClose);
  // What they lead to needs the keys and the mouse for itself.
  connect(panel, &QueuePanel::cancelAllAsked, popup, &QWidget::close);
  connect(panel, &QueuePanel::staleAsked, popup, &QWidget::close);
  const QSize size = popup->sizeHint();
  popup->resize(size);
  popup->move(strip_->mapToGlobal(QPoint(strip_->width() - size.width() - 8, -size.height() - 4)));
  popup->show();
  panel->focusList();
}

void QueueActions::showStale() {
  auto* dialog = new StaleDialog(workspace_.queue(), workspace_.analysis(), &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

}  // namespace barline::ui

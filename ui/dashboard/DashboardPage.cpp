#include "ui/dashboard/DashboardPage.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "engine/performance/RunTable.h"
#include "ui/dashboard/DashboardExport.h"
#include "ui/dashboard/HistoryChart.h"
#include "ui/dashboard/QueuePage.h"
#include "ui/dashboard/RunPage.h"
#include "ui/dashboard/RunText.h"
#include "ui/dashboard/StepList.h"
#include "ui/dashboard/VersionsPage.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

QWidget* makeEmpty(QWidget* parent) {
  auto* text = new QLabel(DashboardPage::tr("Analyse a track to see where the time goes."), parent);
  text->setAlignment(Qt::AlignCenter);
  text->setFocusPolicy(Qt::NoFocus);
  setText(*text, TextRole::Title, Tone::Low);
  setSurface(*text, Surface::Panel);
  return text;
}

}  // namespace

DashboardPage::DashboardPage(DashboardController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      bar_(new DashboardBar(controller, this)),
      stack_(new QStackedWidget(this)),
      empty_(makeEmpty(stack_)),
      run_(new RunPage(stack_)),
      queue_(new QueuePage(stack_)),
      versions_(new VersionsPage(stack_)),
      export_(new DashboardExport(*this)) {
  setAccessibleName(tr("Performance"));
  setMinimumSize(1, 1);  // how small the window may be is not for one page to say
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(1);
  column->addWidget(bar_);
  column->addWidget(stack_, 1);
  for (QWidget* page : std::initializer_list<QWidget*>{empty_, run_, queue_, versions_})
    stack_->addWidget(page);
  connect(&controller_, &DashboardController::viewChanged, this, &DashboardPage::onViewChanged);
  connect(&controller_, &DashboardController::queueTold, queue_, &QueuePage::setRuns);
  connect(&controller_, &DashboardController::problem, this, &DashboardPage::problem);
  connect(run_, &RunPage::runChosen, &controller_, &DashboardController::showRun);
  connect(bar_, &DashboardBar::tabChosen, this, &DashboardPage::setTab);
  connect(bar_, &DashboardBar::pictureAsked, this,
          [this] { export_->savePicture(*stack_->currentWidget(), heading(), fileName()); });
  connect(bar_, &DashboardBar::vectorAsked, this,
          [this] { export_->saveVector(*stack_->currentWidget(), heading(), fileName()); });
  connect(bar_, &DashboardBar::tableAsked, this, [this] { export_->saveTable(table(), fileName()); });
  connect(export_, &DashboardExport::done, this, &DashboardPage::done);
  connect(export_, &DashboardExport::problem, this, &DashboardPage::problem);
  onViewChanged();
}

QWidget& DashboardPage::start() {
  return run_->steps().list();
}

void DashboardPage::setTab(DashboardTab tab) {
  tab_ = tab;
  if (tab == DashboardTab::Queue) controller_.tellQueue();
  update();
}

void DashboardPage::update() {
  bar_->setTab(tab_);
  if (tab_ == DashboardTab::Queue) {
    stack_->setCurrentWidget(queue_);
  } else if (!controller_.view()) {
    stack_->setCurrentWidget(empty_);
  } else {
    stack_->setCurrentWidget(tab_ == DashboardTab::Run ? static_cast<QWidget*>(run_) : versions_);
  }
}

void DashboardPage::onViewChanged() {
  const auto& view = controller_.view();
  bar_->setView(view);
  run_->setView(view);
  versions_->setView(view);
  update();
}

std::string DashboardPage::table() const {
  if (tab_ == DashboardTab::Queue) return queueCsv(queue_->rates());
  const auto& view = controller_.view();
  if (!view) return {};
  if (tab_ == DashboardTab::Run)
    return performance::runCsv(view->comparison.run, view->comparison.usual) + "\r\n" +
           performance::historyCsv(run_->history().points());
  const auto [one, other] = versions_->shown();
  if (one == nullptr) return {};
  return performance::comparisonCsv(one->usual, groupText(*one).toStdString(), other->usual,
                                    groupText(*other).toStdString());
}

QString DashboardPage::heading() const {
  if (tab_ == DashboardTab::Queue) return tr("Queue, the last 24 hours");
  const auto& view = controller_.view();
  if (!view) return tr("Performance");
  const performance::RunRecord& run = view->comparison.run;
  return QStringLiteral("%1 · %2 · Barline %3 · %4")
      .arg(runs::runTitle(run), runs::momentText(run.endedAt), QString::fromStdString(run.program),
           QString::fromStdString(run.machine));
}

QString DashboardPage::fileName() const {
  const auto& view = controller_.view();
  return tab_ == DashboardTab::Queue || !view
             ? tr("Performance")
             : tr("%1 performance").arg(runs::runTitle(view->comparison.run));
}

void DashboardPage::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), themeOf(*this).colours().line.divider);
}

void DashboardPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) bar_->updateIcons();
}

}  // namespace barline::ui

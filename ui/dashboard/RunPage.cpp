#include "ui/dashboard/RunPage.h"

#include <QActionGroup>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <utility>

#include "ui/dashboard/ChartPanel.h"
#include "ui/dashboard/ChunkChart.h"
#include "ui/dashboard/ColourKey.h"
#include "ui/dashboard/FigureCards.h"
#include "ui/dashboard/HistoryChart.h"
#include "ui/dashboard/MemoryChart.h"
#include "ui/dashboard/RunText.h"
#include "ui/dashboard/StepList.h"
#include "ui/dashboard/WorkerStrips.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

QToolButton* makeButton(QWidget* parent, ButtonKind kind) {
  auto* button = new QToolButton(parent);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setMinimumHeight(24);
  button->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*button, kind);
  return button;
}

QString orderText(StepOrder order) {
  switch (order) {
    case StepOrder::AsRun:
      return RunPage::tr("As they ran");
    case StepOrder::Changed:
      return RunPage::tr("Most changed first");
    default:
      return RunPage::tr("Longest first");
  }
}

}  // namespace

RunPage::RunPage(QWidget* parent) : QWidget(parent), cards_(new FigureCards(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(1);  // the divider shows through
  grid->addWidget(cards_, 0, 0, 1, 2);
  grid->addWidget(makeSteps(), 1, 0);
  grid->addWidget(makeMemory(), 1, 1);
  grid->addWidget(makeChunks(), 2, 0);
  grid->addWidget(makeHistory(), 2, 1);
  grid->setRowStretch(1, 13);
  grid->setRowStretch(2, 10);
  for (const int column : {0, 1}) grid->setColumnStretch(column, 1);
  for (const int column : {0, 1}) grid->setColumnMinimumWidth(column, 200);
}

QWidget* RunPage::makeSteps() {
  auto* panel = new ChartPanel(tr("Time for each step"), this);
  order_ = makeButton(panel, ButtonKind::Quiet);
  auto* menu = new QMenu(order_);
  auto* group = new QActionGroup(menu);
  for (const StepOrder order : {StepOrder::Longest, StepOrder::AsRun, StepOrder::Changed}) {
    QAction* action = menu->addAction(orderText(order), this, [this, order] { setStepOrder(order); });
    action->setCheckable(true);
    action->setChecked(order == StepOrder::Longest);
    group->addAction(action);
  }
  order_->setMenu(menu);
  order_->setText(orderText(StepOrder::Longest));
  order_->setToolTip(tr("Order of the steps"));
  panel->addBesideTitle(*order_);
  key_ = new ColourKey(panel);
  panel->addAtRight(*key_);
  steps_ = new StepList(panel);
  panel->add(*steps_, 1);
  connect(steps_, &StepList::currentStepChanged, this, &RunPage::updateHistory);
  return panel;
}

QWidget* RunPage::makeMemory() {
  auto* panel = new ChartPanel(tr("Memory over time"), this);
  auto* what = new QLabel(tr("what ran when, on each core"), panel);
  setText(*what, TextRole::Body, Tone::Low);
  panel->addAtRight(*what);
  memory_ = new MemoryChart(panel);
  strips_ = new WorkerStrips(panel);
  panel->add(*memory_, 1);
  panel->add(*strips_, 0);
  const auto point = [this](std::optional<double> seconds) {
    memory_->setPointer(seconds);
    strips_->setPointer(seconds);
  };
  connect(memory_, &MemoryChart::pointed, this, point);
  connect(strips_, &WorkerStrips::pointed, this, point);
  return panel;
}

QWidget* RunPage::makeChunks() {
  chunkPanel_ = new ChartPanel(tr("Chunk sizes"), this);
  chunkSum_ = new QLabel(chunkPanel_);
  setText(*chunkSum_, TextRole::Body);
  chunkPanel_->addAtRight(*chunkSum_);
  chunks_ = new ChunkChart(chunkPanel_);
  chunkPanel_->add(*chunks_, 1);
  return chunkPanel_;
}

QWidget* RunPage::makeHistory() {
  auto* panel = new ChartPanel(tr("Run history"), this);
  stepButton_ = makeButton(panel, ButtonKind::Tonal);
  stepButton_->setMenu(new QMenu(stepButton_));
  stepButton_->setToolTip(tr("Step whose history is shown"));
  connect(stepButton_->menu(), &QMenu::aboutToShow, this, &RunPage::fillStepMenu);
  panel->addBesideTitle(*stepButton_);
  warning_ = makeButton(panel, ButtonKind::Quiet);
  warning_->hide();
  connect(warning_, &QToolButton::clicked, this, [this] {
    if (view_ && !view_->comparison.slower.empty()) steps_->setCurrentStep(view_->comparison.slower.front());
  });
  panel->addAtRight(*warning_);
  history_ = new HistoryChart(panel);
  panel->add(*history_, 1);
  connect(history_, &HistoryChart::runChosen, this, &RunPage::runChosen);
  return panel;
}

void RunPage::setStepOrder(StepOrder order) {
  order_->setText(orderText(order));
  steps_->setOrder(order);
}

void RunPage::fillStepMenu() {
  QMenu& menu = *stepButton_->menu();
  menu.clear();
  if (!view_) return;
  using performance::StepTime;
  for (const auto& [time, name] :
       {std::pair(StepTime::Wall, tr("Wall time")), std::pair(StepTime::Cpu, tr("CPU time"))}) {
    QAction* action = menu.addAction(name, this, [this, chosen = time] {
      time_ = chosen;
      updateHistory();
    });
    action->setCheckable(true);
    action->setChecked(time == time_);
  }
  menu.addSeparator();
  for (const performance::StepFigures& step : view_->comparison.run.steps) {
    QAction* action = menu.addAction(runs::runStepTitle(step.id), this,
                                     [this, id = step.id] { steps_->setCurrentStep(id); });
    action->setCheckable(true);
    action->setChecked(step.id == steps_->currentStep());
  }
}

void RunPage::setView(const std::shared_ptr<const DashboardView>& view) {
  view_ = view;
  cards_->setCards(view_ ? runCards(*view_) : std::vector<FigureCard>{});
  steps_->setView(view_);
  memory_->setView(view_);
  strips_->setView(view_);
  history_->setView(view_);
  std::vector<ColourKey::Entry> entries{{ColourKey::Swatch::Filled, tr("wall")},
                                        {ColourKey::Swatch::Outlined, tr("CPU")}};
  if (view_ && view_->comparison.usual.runs > 0)
    entries.push_back({ColourKey::Swatch::Mark,
                       view_->comparison.against == 0 ? tr("median wall") : tr("wall of the other run")});
  if (view_ && view_->comparison.overlay) entries.push_back({ColourKey::Swatch::Overlay, tr("overlay")});
  key_->setEntries(std::move(entries));
  updateHistory();
  updateWarning();
  updateChunks();
}

void RunPage::updateHistory() {
  const std::string step = steps_->currentStep();
  stepButton_->setText(QStringLiteral("%1 · %2").arg(
      runs::runStepTitle(step), time_ == performance::StepTime::Wall ? tr("wall") : tr("CPU")));
  history_->setStep(step, time_);
}

void RunPage::updateWarning() {
  const auto slower = view_ ? view_->comparison.slower.size() : 0;
  warning_->setVisible(slower > 0);
  if (slower == 0) return;
  const Theme& theme = themeOf(*this);
  warning_->setIcon(icon(IconName::Warn, theme.colours().state.warn));
  setText(*warning_, TextRole::Body, Tone::Warn);
  const auto steps = view_->comparison.run.steps.size();
  warning_->setText(slower == 1 ? tr("1 of %1 steps became slower").arg(steps)
                                : tr("%1 of %2 steps became slower").arg(slower).arg(steps));
}

void RunPage::updateChunks() {
  chunks_->setSizes(view_ ? view_->chunks : ChunkSizes{});
  chunkPanel_->setNote(chunks_->sizes().about);
  chunkSum_->setText(chunks_->sumText());
}

void RunPage::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), themeOf(*this).colours().line.divider);
}

}  // namespace barline::ui

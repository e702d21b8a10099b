#include "ui/dashboard/DashboardBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <algorithm>
#include <functional>

#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/ButtonTray.h"
#include "ui/theme/Icons.h"
#include "ui/theme/MenuText.h"

namespace barline::ui {
namespace {

// Letters of a track's title that fit, by the width of the bar in pixels.
constexpr int kShortestName = 8;
constexpr int kLongestName = 34;
constexpr int kOthers = 1030;       // pixels of all but the titles
constexpr int kForEachLetter = 16;  // pixels, in both titles that may be there
constexpr int kMoment = 14;         // letters of " · today 18:42"

QString shortened(const QString& text, int longest) {
  return text.size() <= longest ? text : text.left(longest - 1) + QChar(u'…');
}

QString nameOf(const std::vector<RunName>& runs, std::int64_t id) {
  const auto found = std::ranges::find(runs, id, &RunName::id);
  return found == runs.end() ? QString() : runs::runText(*found);
}

}  // namespace

DashboardBar::DashboardBar(DashboardController& controller, QWidget* parent)
    : QWidget(parent),
      controller_(controller),
      runLabel_(new QLabel(tr("Run"), this)),
      againstLabel_(new QLabel(tr("against"), this)) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 0, 12, 0);
  row->setSpacing(8);
  for (QLabel* label : {runLabel_, againstLabel_}) setText(*label, TextRole::Body, Tone::Low);
  run_ = addButton(tr("Run that is shown"));
  against_ = addButton(tr("What it is held against"));
  overlay_ = addButton(tr("Lay another run over it, of this file or another"));
  setButtonKind(*overlay_, ButtonKind::Quiet);
  overlay_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  row->addWidget(runLabel_);
  row->addWidget(run_);
  row->addSpacing(4);
  row->addWidget(againstLabel_);
  row->addWidget(against_);
  row->addWidget(overlay_);
  row->addStretch(1);
  connect(run_->menu(), &QMenu::aboutToShow, this, [this] { fillRuns(*run_->menu()); });
  connect(against_->menu(), &QMenu::aboutToShow, this, [this] { fillAgainst(*against_->menu()); });
  connect(overlay_->menu(), &QMenu::aboutToShow, this, [this] { fillOverlay(*overlay_->menu()); });
  makeTabs();
  makeExport();
  updateIcons();
}

void DashboardBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  setView(view_);
}

QToolButton* DashboardBar::addButton(const QString& toolTip) {
  auto* button = new QToolButton(this);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setMenu(new QMenu(button));
  button->setToolTip(toolTip);
  button->setMinimumHeight(26);
  button->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*button, ButtonKind::Tonal);
  return button;
}

void DashboardBar::makeTabs() {
  auto* tray = new ButtonTray(this);
  auto* row = new QHBoxLayout(tray);
  row->setContentsMargins(2, 1, 2, 1);
  row->setSpacing(2);
  const std::array<QString, 3> names{tr("This run"), tr("Queue"), tr("Versions")};
  for (std::size_t i = 0; i < tabs_.size(); ++i) {
    auto* button = new QToolButton(tray);
    button->setText(names.at(i));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedHeight(24);
    setButtonKind(*button, ButtonKind::Segment);
    const auto tab = static_cast<DashboardTab>(i);
    connect(button, &QToolButton::clicked, this, [this, tab] { Q_EMIT tabChosen(tab); });
    row->addWidget(button);
    tabs_.at(i) = button;
  }
  static_cast<QHBoxLayout*>(layout())->addWidget(tray, 0, Qt::AlignVCenter);
}

void DashboardBar::makeExport() {
  export_ = addButton(tr("Save what is shown"));
  setButtonKind(*export_, ButtonKind::Quiet);
  export_->setText(tr("Export"));
  export_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  QMenu& menu = *export_->menu();
  menu.addAction(tr("As a picture (PNG)…"), this, &DashboardBar::pictureAsked);
  menu.addAction(tr("As a drawing (SVG)…"), this, &DashboardBar::vectorAsked);
  menu.addAction(tr("As a table (CSV)…"), this, &DashboardBar::tableAsked);
  layout()->addWidget(export_);
}

void DashboardBar::updateIcons() {
  const Theme& theme = themeOf(*this);
  const bool overlaid = view_ && view_->comparison.overlay;
  overlay_->setIcon(icon(theme, overlaid ? IconName::Check : IconName::Add));
  export_->setIcon(icon(theme, IconName::Export));
}

void DashboardBar::setTab(DashboardTab tab) {
  for (std::size_t i = 0; i < tabs_.size(); ++i) tabs_.at(i)->setChecked(i == static_cast<std::size_t>(tab));
  const bool run = tab == DashboardTab::Run;
  for (QWidget* part : std::initializer_list<QWidget*>{againstLabel_, against_, overlay_})
    part->setVisible(run);
  const bool named = tab != DashboardTab::Queue;
  runLabel_->setVisible(named);
  run_->setVisible(named);
}

void DashboardBar::setView(const std::shared_ptr<const DashboardView>& view) {
  view_ = view;
  for (QToolButton* button : {run_, against_, overlay_, export_}) button->setEnabled(view_ != nullptr);
  if (!view_) {
    run_->setText(tr("no run"));
    against_->setText(tr("nothing"));
    overlay_->setText(tr("Overlay a run"));
    return;
  }
  const performance::RunComparison& comparison = view_->comparison;
  const int longest = std::clamp((width() - kOthers) / kForEachLetter, kShortestName, kLongestName);
  run_->setText(QStringLiteral("%1 · %2").arg(shortened(runs::runTitle(comparison.run), longest),
                                              runs::momentText(comparison.run.endedAt)));
  if (comparison.against != 0) {
    against_->setText(shortened(nameOf(view_->own, comparison.against), longest + kMoment));
  } else if (comparison.usual.runs == 0) {
    against_->setText(tr("no run before it"));
  } else {
    against_->setText(comparison.usual.runs == 1
                          ? tr("the run before it")
                          : tr("median of its last %1 runs").arg(comparison.usual.runs));
  }
  overlay_->setText(comparison.overlay ? QStringLiteral("%1 · %2").arg(
                                             shortened(runs::runTitle(*comparison.overlay), longest),
                                             runs::momentText(comparison.overlay->endedAt))
                                       : tr("Overlay a run"));
  updateIcons();
}

void DashboardBar::addRuns(QMenu& menu, const std::vector<RunName>& runs, std::int64_t checked,
                           void (DashboardController::*choose)(std::int64_t), std::int64_t without) {
  for (const RunName& run : runs) {
    if (run.id == without) continue;
    const QString name = menuText(runs::runText(run));
    QAction* action =
        menu.addAction(QStringLiteral("%1\t%2").arg(name, runs::secondsText(run.wallSeconds)), &controller_,
                       [this, choose, id = run.id] { std::invoke(choose, controller_, id); });
    action->setCheckable(true);
    action->setChecked(run.id == checked);
  }
}

void DashboardBar::fillRuns(QMenu& menu) {
  menu.clear();
  if (!view_) return;
  addRuns(menu, view_->own, view_->comparison.run.id, &DashboardController::showRun);
  if (view_->others.empty()) return;
  addRuns(*menu.addMenu(tr("Other files")), view_->others, 0, &DashboardController::showRun);
}

void DashboardBar::fillAgainst(QMenu& menu) {
  menu.clear();
  if (!view_) return;
  QAction* median = menu.addAction(tr("Median of its last %1 runs").arg(performance::kHistoryRuns),
                                   &controller_, [this] { controller_.setAgainst(0); });
  median->setCheckable(true);
  median->setChecked(view_->comparison.against == 0);
  menu.addSeparator();
  addRuns(menu, view_->own, view_->comparison.against, &DashboardController::setAgainst,
          view_->comparison.run.id);
}

void DashboardBar::fillOverlay(QMenu& menu) {
  menu.clear();
  if (!view_) return;
  const std::int64_t shown = view_->comparison.overlay ? view_->comparison.overlay->id : 0;
  QAction* none = menu.addAction(tr("No overlay"), &controller_, [this] { controller_.setOverlay(0); });
  none->setCheckable(true);
  none->setChecked(shown == 0);
  menu.addSeparator();
  addRuns(menu, view_->own, shown, &DashboardController::setOverlay, view_->comparison.run.id);
  if (!view_->others.empty())
    addRuns(*menu.addMenu(tr("Other files")), view_->others, shown, &DashboardController::setOverlay);
}

}  // namespace barline::ui

#include "ui/dashboard/VersionsPage.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/dashboard/BarChart.h"
#include "ui/dashboard/ChartPanel.h"
#include "ui/dashboard/ColourKey.h"
#include "ui/dashboard/FigureCards.h"
#include "ui/dashboard/RunText.h"
#include "ui/dashboard/StepList.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr std::size_t kTraitsNamed = 2;

/// "Chords 4"
QString traitText(const std::string& trait) {
  const std::size_t space = trait.find(' ');
  return runs::runStepTitle(trait.substr(0, space)) + QString::fromStdString(trait.substr(space));
}

/// "1.0.0 · Chords 4"
QString versionText(const performance::RunGroup& group) {
  const QString program = QString::fromStdString(group.program);
  return group.traits.empty() ? program
                              : QStringLiteral("%1 · %2").arg(program, traitText(group.traits.front()));
}

QString runsText(const performance::RunGroup& group) {
  if (group.usual.runs == 1) return VersionsPage::tr("1 run");
  return VersionsPage::tr("%1 runs").arg(group.usual.runs);
}

/// A view in which the medians of one group are a run and those of the other what it is held against.
std::shared_ptr<const DashboardView> viewOf(const performance::RunGroup& one,
                                            const performance::RunGroup& other) {
  auto view = std::make_shared<DashboardView>();
  performance::RunComparison& comparison = view->comparison;
  for (const performance::MedianStep& step : other.usual.steps) {
    performance::StepFigures figures{.id = step.id, .parameters = {}};
    figures.wallSeconds = step.wallSeconds;
    figures.cpuSeconds = step.cpuSeconds;
    comparison.run.steps.push_back(std::move(figures));
  }
  if (&one != &other) comparison.usual = one.usual;
  return view;
}

FigureCard card(const QString& title, double one, double other, const QString& figure, const QString& unit,
                bool lessIsBetter) {
  FigureCard made{.title = title, .figure = figure, .unit = unit, .note = {}};
  const double change = one > 0.0 ? other / one - 1.0 : 0.0;
  if (one <= 0.0) return made;
  made.note = VersionsPage::tr("%1 against the other").arg(runs::changeText(change));
  if (std::abs(change) >= 0.05)
    made.mark = (change < 0.0) == lessIsBetter ? FigureCard::Mark::Good : FigureCard::Mark::Warn;
  return made;
}

std::vector<FigureCard> cardsOf(const performance::MedianRun& one, const performance::MedianRun& other) {
  return {card(VersionsPage::tr("Analysis time"), one.wallSeconds, other.wallSeconds,
               runs::secondsNumber(other.wallSeconds), VersionsPage::tr("s"), true),
          card(VersionsPage::tr("CPU time"), one.cpuSeconds, other.cpuSeconds,
               runs::secondsNumber(other.cpuSeconds), VersionsPage::tr("s"), true),
          card(VersionsPage::tr("Real-time factor"), one.realTimeFactor, other.realTimeFactor,
               numberText(other.realTimeFactor, 0), QStringLiteral("×"), false),
          card(VersionsPage::tr("Peak memory"), one.peakMebibytes, other.peakMebibytes,
               runs::megabytesNumber(other.peakMebibytes), VersionsPage::tr("MB"), true)};
}

QToolButton* makeChooser(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setMenu(new QMenu(button));
  button->setMinimumHeight(26);
  button->setFocusPolicy(Qt::TabFocus);
  setButtonKind(*button, ButtonKind::Tonal);
  return button;
}

}  // namespace

QString groupText(const performance::RunGroup& group) {
  QStringList parts{VersionsPage::tr("Barline %1").arg(QString::fromStdString(group.program))};
  for (std::size_t i = 0; i < std::min(kTraitsNamed, group.traits.size()); ++i)
    parts.append(traitText(group.traits[i]));
  if (group.traits.size() > kTraitsNamed)
    parts.append(VersionsPage::tr("%1 more").arg(group.traits.size() - kTraitsNamed));
  return parts.join(QStringLiteral(" · "));
}

VersionsPage::VersionsPage(QWidget* parent) : QWidget(parent), cards_(new FigureCards(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(1);
  grid->addWidget(makeBar(), 0, 0, 1, 2);
  grid->addWidget(cards_, 1, 0, 1, 2);
  auto* steps = new ChartPanel(tr("Time for each step"), this);
  key_ = new ColourKey(steps);
  steps->addAtRight(*key_);
  steps_ = new StepList(steps);
  steps->add(*steps_, 1);
  grid->addWidget(steps, 2, 0);
  auto* all = new ChartPanel(tr("Analysis time of each version"), this);
  all->setNote(tr("median of its runs of this file"));
  all_ = new BarChart(tr("Analysis time of each version"), tr("No versions to compare yet."), all);
  all->add(*all_, 1);
  grid->addWidget(all, 2, 1);
  grid->setRowStretch(2, 1);
  for (const int column : {0, 1}) grid->setColumnStretch(column, 1);
  for (const int column : {0, 1}) grid->setColumnMinimumWidth(column, 200);
}

QWidget* VersionsPage::makeBar() {
  auto* bar = new QWidget(this);
  setSurface(*bar, Surface::Panel);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(16, 6, 16, 6);
  row->setSpacing(8);
  const auto label = [&](const QString& text) {
    auto* made = new QLabel(text, bar);
    setText(*made, TextRole::Body, Tone::Mid);
    row->addWidget(made);
  };
  otherButton_ = makeChooser(bar);
  oneButton_ = makeChooser(bar);
  label(tr("Version"));
  row->addWidget(otherButton_);
  label(tr("against"));
  row->addWidget(oneButton_);
  row->addStretch(1);
  otherButton_->setToolTip(tr("Version or settings that are shown"));
  oneButton_->setToolTip(tr("Version or settings that they are held against"));
  connect(oneButton_->menu(), &QMenu::aboutToShow, this, [this] { fillMenu(*oneButton_, true); });
  connect(otherButton_->menu(), &QMenu::aboutToShow, this, [this] { fillMenu(*otherButton_, false); });
  return bar;
}

void VersionsPage::fillMenu(QToolButton& button, bool isOne) {
  button.menu()->clear();
  if (!view_) return;
  for (std::size_t i = 0; i < view_->groups.size(); ++i) {
    const performance::RunGroup& group = view_->groups[i];
    QAction* action =
        button.menu()->addAction(QStringLiteral("%1 (%2)").arg(groupText(group), runsText(group)), this,
                                 [this, i, isOne] { choose(isOne ? i : one_, isOne ? other_ : i); });
    action->setCheckable(true);
    action->setChecked(i == (isOne ? one_ : other_));
  }
}

void VersionsPage::setView(const std::shared_ptr<const DashboardView>& view) {
  const bool sameAudio = view && view_ &&
                         view->comparison.run.fingerprint == view_->comparison.run.fingerprint &&
                         view->groups.size() == view_->groups.size();
  view_ = view;
  if (!sameAudio && view_) {
    other_ = view_->groups.empty() ? 0 : view_->groups.size() - 1;
    one_ = other_ == 0 ? 0 : other_ - 1;
  }
  update();
}

void VersionsPage::choose(std::size_t one, std::size_t other) {
  one_ = one;
  other_ = other;
  update();
}

VersionsPage::Pair VersionsPage::shown() const {
  if (!view_ || one_ >= view_->groups.size() || other_ >= view_->groups.size()) return {};
  return {&view_->groups[one_], &view_->groups[other_]};
}

void VersionsPage::update() {
  const auto [one, other] = shown();
  for (QToolButton* button : {oneButton_, otherButton_}) button->setEnabled(one != nullptr);
  if (one == nullptr) {
    cards_->setCards({});
    steps_->setView(nullptr);
    all_->setBars({}, {});
    return;
  }
  oneButton_->setText(one == other ? tr("the only version so far") : groupText(*one));
  otherButton_->setText(groupText(*other));
  cards_->setCards(cardsOf(one == other ? performance::MedianRun{} : one->usual, other->usual));
  steps_->setView(viewOf(*one, *other));
  std::vector<ColourKey::Entry> entries{{ColourKey::Swatch::Filled, tr("wall")},
                                        {ColourKey::Swatch::Outlined, tr("CPU")}};
  if (one != other) entries.push_back({ColourKey::Swatch::Mark, tr("wall of the other version")});
  key_->setEntries(std::move(entries));
  std::vector<BarChart::Bar> bars;
  for (const performance::RunGroup& group : view_->groups)
    bars.push_back(
        {versionText(group), group.usual.wallSeconds,
         QStringLiteral("%1, %2").arg(runs::secondsText(group.usual.wallSeconds), runsText(group))});
  all_->setBars(std::move(bars), [](double value) { return runs::secondsText(value, 2); });
}

void VersionsPage::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), themeOf(*this).colours().line.divider);
}

}  // namespace barline::ui

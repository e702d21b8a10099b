#include "ui/edits/grid/GridActions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/edits/grid/GridText.h"
#include "ui/edits/grid/GridTool.h"

namespace barline::ui {
namespace {

QKeySequence keys(const char* text) {
  return QKeySequence(QLatin1String(text));
}

}  // namespace

GridActions::GridActions(GridTool& tool, QObject* parent)
    : QObject(parent), tool_(tool), edit_(new QAction(tr("&Edit the beat grid"), this)) {
  edit_->setObjectName(QStringLiteral("grid.edit"));
  edit_->setShortcut(QKeySequence(Qt::Key_B));
  edit_->setCheckable(true);
  connect(edit_, &QAction::triggered, this, [this](bool on) { tool_.setActive(on); });
  addTasks();
  addBeats();
  addShifts();
  addTempi();
  addMetres();
  addReaches();
  connect(&tool_, &GridTool::activeChanged, this, &GridActions::update);
  connect(&tool_, &GridTool::stateChanged, this, &GridActions::update);
  update();
}

QAction* GridActions::add(const char* name, const QString& text, const std::vector<QKeySequence>& sequences,
                          std::function<void()> run) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(name));
  action->setShortcuts(QList<QKeySequence>(sequences.begin(), sequences.end()));
  connect(action, &QAction::triggered, this, std::move(run));
  all_.push_back(action);
  return action;
}

void GridActions::addTasks() {
  const std::array<std::tuple<GridTask, const char*, QString>, 3> tasks{
      std::tuple{GridTask::Move, "grid.task_move", tr("&Move beats")},
      {GridTask::Add, "grid.task_add", tr("&Add beats")},
      {GridTask::Remove, "grid.task_remove", tr("&Remove beats")}};
  auto* group = new QActionGroup(this);
  for (const auto& [task, name, text] : tasks) {
    QAction* action = add(name, text, {}, [this, chosen = task] { tool_.setTask(chosen); });
    action->setCheckable(true);
    group->addAction(action);
  }
  QAction* snap = add("grid.snapping", tr("Drag onto &transients"), {keys("Shift+T")},
                      [this] { tool_.setSnapping(!tool_.snaps()); });
  snap->setCheckable(true);
}

void GridActions::addBeats() {
  add("grid.previous_beat", tr("Select &previous beat"), {}, [this] { tool_.stepSelection(-1); });
  add("grid.next_beat", tr("Select ne&xt beat"), {}, [this] { tool_.stepSelection(1); });
  add("grid.insert", tr("&Insert beat"), {keys(";"), keys("Ins")}, [this] { tool_.insertBeat(); });
  add("grid.delete", tr("De&lete beat"), {keys("Backspace")}, [this] { tool_.deleteBeat(); });
  add("grid.downbeat", tr("&Downbeat here"), {keys("D")}, [this] { tool_.setDownbeat(); });
  QAction* tap = add("grid.tap", tr("Ta&p along"), {keys("T")}, [this] { tool_.tap(); });
  // A key that is held is one tap.
  tap->setAutoRepeat(false);
  add("grid.use_taps", tr("&Use the taps"), {keys("Ctrl+Return"), keys("Ctrl+Enter")},
      [this] { tool_.useTaps(); });
}

void GridActions::addShifts() {
  const std::array<std::tuple<const char*, QString, const char*, double>, 4> shifts{
      std::tuple{"grid.earlier_10", tr("10 ms earlier"), "Shift+,", -0.010},
      {"grid.earlier_1", tr("1 ms earlier"), ",", -0.001},
      {"grid.later_1", tr("1 ms later"), ".", 0.001},
      {"grid.later_10", tr("10 ms later"), "Shift+.", 0.010}};
  for (const auto& [name, text, shortcut, seconds] : shifts)
    add(name, text, {keys(shortcut)}, [this, by = seconds] { tool_.nudge(by); });
  add("grid.half_earlier", tr("Half a beat earlier"), {keys("Ctrl+,")},
      [this] { tool_.shiftHalfBeat(false); });
  add("grid.half_later", tr("Half a beat later"), {keys("Ctrl+.")}, [this] { tool_.shiftHalfBeat(true); });
}

void GridActions::addTempi() {
  const std::array<std::tuple<const char*, QString, const char*, edits::TempoRatio>, 4> tempi{
      std::tuple{"grid.half_tempo", tr("&Halve the tempo"), "Ctrl+Down", edits::TempoRatio{1, 2}},
      {"grid.double_tempo", tr("D&ouble the tempo"), "Ctrl+Up", {2, 1}},
      {"grid.two_thirds", tr("T&wo thirds of the tempo"), "Ctrl+Shift+Down", {2, 3}},
      {"grid.three_halves", tr("Three hal&ves of the tempo"), "Ctrl+Shift+Up", {3, 2}}};
  for (const auto& [name, text, shortcut, ratio] : tempi)
    add(name, text, {keys(shortcut)}, [this, by = ratio] { tool_.scaleTempo(by); });
  add("grid.fit", tr("Make the tempo &even"), {keys("Shift+E")}, [this] { tool_.fitConstantTempo(); });
  add("grid.snap", tr("Put beats on tran&sients"), {keys("Shift+R")}, [this] { tool_.snapToTransients(); });
  add("grid.runner_up", tr("Take the &runner-up grid"), {keys("Shift+X")}, [this] { tool_.useRunnerUp(); });
}

void GridActions::addMetres() {
  constexpr std::array<model::Metre, 9> kMetres{
      {{2, 4}, {3, 4}, {4, 4}, {5, 4}, {6, 4}, {6, 8}, {7, 8}, {9, 8}, {12, 8}}};
  for (const model::Metre& metre : kMetres) {
    const QString text = QString::fromStdString(toString(metre));
    const QByteArray name =
        QStringLiteral("grid.metre_%1_%2").arg(metre.numerator).arg(metre.denominator).toLatin1();
    metres_.push_back(
        add(name.constData(), tr("%1 from here").arg(text), {}, [this, metre] { tool_.setMetre(metre); }));
  }
}

void GridActions::addReaches() {
  const std::array<std::pair<edits::Reach, const char*>, 3> reaches{
      std::pair{edits::Reach::Here, "grid.reach_here"},
      {edits::Reach::ToNextVerified, "grid.reach_verified"},
      {edits::Reach::ToEnd, "grid.reach_end"}};
  auto* group = new QActionGroup(this);
  for (const auto& [reach, name] : reaches) {
    QAction* action = add(name, reachText(reach), {}, [this, chosen = reach] { tool_.setReach(chosen); });
    action->setCheckable(true);
    group->addAction(action);
  }
}

void GridActions::addTo(QMenu& menu) {
  menu.addAction(edit_);
  menu.addSeparator();
  QMenu* metre = nullptr;
  for (QAction* action : all_) {
    const QString name = action->objectName();
    if (std::ranges::find(metres_, action) != metres_.end()) {
      if (metre == nullptr) metre = menu.addMenu(tr("Metr&e"));
      metre->addAction(action);
      continue;
    }
    for (const char* first :
         {"grid.previous_beat", "grid.earlier_10", "grid.half_tempo", "grid.reach_here"}) {
      if (name == QLatin1String(first)) menu.addSeparator();
    }
    menu.addAction(action);
  }
}

QAction* GridActions::action(const char* name) const {
  if (edit_->objectName() == QLatin1String(name)) return edit_;
  const auto found = std::ranges::find(all_, QString(QLatin1String(name)), &QAction::objectName);
  return found == all_.end() ? nullptr : *found;
}

void GridActions::setAvailable(bool available) {
  // Who edits one track's grid and opens another goes on with that one's.
  available_ = available;
  update();
}

void GridActions::update() {
  edit_->setEnabled(available_ || tool_.isActive());
  edit_->setChecked(tool_.isActive());
  for (QAction* action : all_) action->setEnabled(available_ && tool_.isActive());
  // There is nothing to use before.
  action("grid.use_taps")->setEnabled(available_ && tool_.taps() > 0);
  action("grid.task_move")->setChecked(tool_.task() == GridTask::Move);
  action("grid.task_add")->setChecked(tool_.task() == GridTask::Add);
  action("grid.task_remove")->setChecked(tool_.task() == GridTask::Remove);
  action("grid.snapping")->setChecked(tool_.snaps());
  action("grid.reach_here")->setChecked(tool_.reach() == edits::Reach::Here);
  action("grid.reach_verified")->setChecked(tool_.reach() == edits::Reach::ToNextVerified);
  action("grid.reach_end")->setChecked(tool_.reach() == edits::Reach::ToEnd);
}

}  // namespace barline::ui

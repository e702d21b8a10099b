#include "ui/window/ReferenceActions.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <algorithm>

#include "engine/import/ReferenceFile.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/library/LibraryController.h"
#include "ui/reference/DifferenceList.h"
#include "ui/reference/ReferencePanel.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/Settings.h"

namespace barline::ui {
namespace {

const QString kLane = QStringLiteral("reference");

QAction* command(QObject* parent, const QString& text, const char* name, const QKeySequence& shortcut) {
  auto* action = new QAction(text, parent);
  action->setObjectName(QLatin1String(name));
  action->setShortcut(shortcut);
  return action;
}

}  // namespace

ReferenceActions::ReferenceActions(TimelineView& timeline, InspectorPanel& inspector, Settings& settings,
                                   QWidget& window)
    : QObject(&window),
      timeline_(timeline),
      inspector_(inspector),
      settings_(settings),
      window_(window),
      load_(command(this, tr("Load re&ference…"), "loadReference",
                    QKeySequence(QStringLiteral("Ctrl+Shift+R")))),
      unload_(command(this, tr("&Unload reference"), "unloadReference", {})),
      next_(command(this, tr("Next &difference"), "nextDifference", QKeySequence(Qt::Key_F7))),
      previous_(command(this, tr("Pre&vious difference"), "previousDifference",
                        QKeySequence(QStringLiteral("Shift+F7")))) {
  connect(load_, &QAction::triggered, this, &ReferenceActions::choose);
  connect(unload_, &QAction::triggered, this, &ReferenceActions::unload);
  connect(next_, &QAction::triggered, this, [this] { step(1); });
  connect(previous_, &QAction::triggered, this, [this] { step(-1); });
  connect(&controller_, &ReferenceController::changed, this, &ReferenceActions::onChanged);
  connect(&controller_, &ReferenceController::filesChanged, this, &ReferenceActions::onFilesChanged);
  connect(&controller_, &ReferenceController::problem, this, &ReferenceActions::problem);
  connect(&inspector.reference(), &ReferencePanel::unloadRequested, this, &ReferenceActions::unload);
  connect(&inspector.reference(), &ReferencePanel::stepRequested, this, &ReferenceActions::step);
  timeline.setLaneVisible(kLane, false);
  update();
}

void ReferenceActions::addFileActions(QMenu& menu) {
  menu.addAction(load_);
  menu.addAction(unload_);
}

void ReferenceActions::addTrackActions(QMenu& menu) {
  menu.addAction(next_);
  menu.addAction(previous_);
}

void ReferenceActions::setTrack(const QString& fingerprint) {
  if (fingerprint == fingerprint_) return;
  // What goes away with the former track stays remembered for it.
  fingerprint_.clear();
  controller_.unload();
  fingerprint_ = fingerprint;
  remembered_ = settings_.references(fingerprint);
  if (remembered_.isEmpty()) {
    timeline_.setLaneVisible(kLane, false);
  } else {
    std::vector<std::filesystem::path> files;
    for (const QString& file : remembered_) files.push_back(pathOf(file));
    controller_.load(files);
  }
  update();
}

void ReferenceActions::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  controller_.setTimeline(timeline);
}

std::vector<std::filesystem::path> ReferenceActions::take(std::vector<std::filesystem::path> files) {
  if (fingerprint_.isEmpty()) return files;
  const auto others = std::stable_partition(files.begin(), files.end(), importing::hasReferenceEnding);
  controller_.load({files.begin(), others});
  return {others, files.end()};
}

void ReferenceActions::choose() {
  auto* dialog = new QFileDialog(&window_, tr("Load reference"), settings_.lastFolder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  QStringList patterns;
  for (const std::string_view ending : importing::referenceEndings()) {
    patterns.append(u'*' + QString::fromUtf8(ending.data(), static_cast<qsizetype>(ending.size())));
  }
  dialog->setNameFilters({tr("References (%1)").arg(patterns.join(u' ')), tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
    std::vector<std::filesystem::path> files;
    for (const QString& name : names) files.push_back(pathOf(name));
    controller_.load(files);
  });
  dialog->open();
}

void ReferenceActions::unload() {
  remembered_.clear();
  controller_.unload();
  timeline_.setLaneVisible(kLane, false);
}

void ReferenceActions::step(int direction) {
  const auto comparison = controller_.comparison();
  if (comparison == nullptr) return;
  constexpr double kHere = 0.002;  // s: where the playhead came to stand by the last step
  const std::vector<double> times = differenceTimes(comparison->differences);
  const double now = timeline_.playhead();
  const auto next = direction > 0 ? std::upper_bound(times.begin(), times.end(), now + kHere)
                                  : std::lower_bound(times.begin(), times.end(), now - kHere);
  if (direction > 0 ? next == times.end() : next == times.begin()) return;
  const double target = direction > 0 ? *next : *(next - 1);
  const model::TimeRange range = timeline_.visibleRange();
  if (!range.contains(target)) {
    const double half = range.duration() / 2.0;
    timeline_.setVisibleRange({target - half, target + half});
  }
  Q_EMIT seekRequested(target);
}

void ReferenceActions::onChanged(const std::shared_ptr<const evaluation::Comparison>& comparison) {
  timeline_.setReference(comparison);
  inspector_.setReference(controller_.names(), comparison);
  update();
}

void ReferenceActions::onFilesChanged() {
  if (!controller_.names().isEmpty()) timeline_.setLaneVisible(kLane, true);
  update();
  if (fingerprint_.isEmpty()) return;
  QStringList files;
  for (const std::filesystem::path& file : controller_.files()) files.append(pathText(file));
  // Those that are still being read, or cannot be read now, count as well.
  for (const QString& file : remembered_) {
    if (!files.contains(file)) files.append(file);
  }
  settings_.setReferences(fingerprint_, files);
}

void ReferenceActions::update() {
  const auto comparison = controller_.comparison();
  const bool differs = comparison != nullptr && !differenceTimes(comparison->differences).empty();
  load_->setEnabled(!fingerprint_.isEmpty());
  unload_->setEnabled(!controller_.names().isEmpty());
  next_->setEnabled(differs);
  previous_->setEnabled(differs);
}

}  // namespace barline::ui

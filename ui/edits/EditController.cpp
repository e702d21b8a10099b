#include "ui/edits/EditController.h"

#include <QDateTime>
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/edits/Amend.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/EditAmendments.h"
#include "ui/threads/HandOver.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

using model::EditLayer;

constexpr std::chrono::milliseconds kRippleAfter{80};

/// The account's name; empty where there is none.
std::string authorName() {
  for (const char* variable : {"USER", "LOGNAME"}) {
    if (const QString name = qEnvironmentVariable(variable); !name.isEmpty()) return name.toStdString();
  }
  return {};
}

/// What the steps made of a layer before edits were laid over it.
template <class T>
void putAsMade(std::shared_ptr<const T>& part, const pipeline::AnalysisReport& report, EditLayer layer) {
  const auto step = std::ranges::find(report.steps, steps::stepOf(layer), &pipeline::StepReport::id);
  if (step == report.steps.end()) return;
  const auto made = report.byKey.find(step->cacheKey);
  if (made != report.byKey.end()) part = made->second.as<T>();
}

/// What is as it was stays the very same object, so that nothing is painted anew.
template <class T>
void keep(std::shared_ptr<const T>& part, const std::shared_ptr<const T>& former) {
  if (part && former && part != former && *part == *former) part = former;
}

std::shared_ptr<const model::Timeline> amendedTimeline(const model::Timeline& base,
                                                       const edits::EditOverlay& overlay,
                                                       const model::Timeline* former) {
  auto next = std::make_shared<model::Timeline>(edits::amended(base, overlay));
  if (former == nullptr) return next;
  keep(next->grid, former->grid);
  keep(next->chords, former->chords);
  keep(next->key, former->key);
  keep(next->sections, former->sections);
  keep(next->tempo, former->tempo);
  return next;
}

}  // namespace

EditController::EditController(pipeline::Runner& runner, std::shared_ptr<EditStore> store, QObject* parent)
    : QObject(parent), runner_(runner), keeper_(std::move(store)) {
  later_.setSingleShot(true);
  later_.setInterval(kRippleAfter);
  connect(&later_, &QTimer::timeout, this, &EditController::startRipple);
  connect(&keeper_, &EditKeeper::loaded, this, &EditController::onLoaded);
  connect(&keeper_, &EditKeeper::problem, this, &EditController::problem);
}

EditController::~EditController() {
  // The observer posts to this object, so none may run on once it is gone.
  stopRipple();
  for (const auto& [serial, ripple] : ripples_) ripple->wait();
}

const model::Edit* EditController::undoable() const {
  return canUndo() ? &history_.edits[history_.applied - 1] : nullptr;
}

const model::Edit* EditController::redoable() const {
  return canRedo() ? &history_.edits[history_.applied] : nullptr;
}

void EditController::setAnalysis(std::shared_ptr<const model::Timeline> analysis) {
  std::string fingerprint = analysis ? analysis->source.fingerprint : std::string();
  // An analysis that does without the cache learns the fingerprint as it reads the file; until then it is the
  // same track.
  const bool sameFile = analysis && analysis_ && analysis->source.path == analysis_->source.path;
  if (fingerprint.empty() && sameFile) fingerprint = fingerprint_;
  analysis_ = std::move(analysis);
  if (fingerprint != fingerprint_) openTrack(fingerprint);
  // While an analysis is under way again, what follows from edits is not its own.
  base_ = analysis_;
  analysed_.reset();
  stopRipple();
  show();
}

void EditController::openTrack(const std::string& fingerprint) {
  stopRipple();
  fingerprint_ = fingerprint;
  history_ = {};
  tickets_.clear();
  overlay_ = {};
  rippledLast_.clear();
  loaded_ = false;
  comparing_ = false;
  Q_EMIT trackChanged();
  Q_EMIT changed();
  if (!fingerprint_.empty()) keeper_.load(fingerprint_);
}

void EditController::onLoaded(const std::string& fingerprint, const model::EditHistory& history) {
  if (fingerprint != fingerprint_) return;
  if (loaded_) {
    // What has been done here since the store was asked is not in its answer; it will be in the next.
    if (changesAtRefresh_ == changesMade_) takeOn(history);
    return;
  }
  history_ = history;
  for (const model::Edit& edit : history_.edits)
    tickets_.push_back(std::make_shared<std::atomic<std::int64_t>>(edit.id));
  loaded_ = true;
  editsChanged();
}

void EditController::refresh() {
  if (!loaded_) return;
  changesAtRefresh_ = changesMade_;
  keeper_.load(fingerprint_);
}

void EditController::takeOn(const model::EditHistory& stored) {
  const bool known =
      stored.applied == history_.applied &&
      std::ranges::equal(stored.edits, tickets_,
                         [](const model::Edit& edit, const auto& ticket) { return edit.id == *ticket; });
  if (known) return;
  history_ = stored;
  tickets_.clear();
  for (const model::Edit& edit : history_.edits)
    tickets_.push_back(std::make_shared<std::atomic<std::int64_t>>(edit.id));
  editsChanged();
}

void EditController::setAnalysed(pipeline::KnownResults results) {
  analysed_ = std::move(results);
  if (!overlay_.showsAnalysis()) later_.start();
}

bool EditController::apply(model::Edit edit) {
  if (!loaded_ || !shown_ || edit.changes.empty()) return false;
  setComparing(false);
  for (model::EditChange& change : edit.changes) {
    if (const auto lock = overlay_.lockTouchedBy(change)) {
      Q_EMIT refused(tr("%1 to %2 is locked. Unlock it to change it.")
                         .arg(timeText(lock->begin, 1), timeText(lock->end, 1)));
      return false;
    }
    change.replaced = edits::contentOf(*shown_, change.layer, change.range);
  }
  edit.author = authorName();
  edit.madeAt = QDateTime::currentMSecsSinceEpoch();
  edit.basis = basisOf(edit);
  ++changesMade_;
  history_.edits.resize(history_.applied);
  tickets_.resize(history_.applied);
  tickets_.push_back(keeper_.append(fingerprint_, edit));
  history_.edits.push_back(std::move(edit));
  ++history_.applied;
  editsChanged();
  return true;
}

void EditController::undo() {
  if (canUndo()) goTo(history_.applied - 1);
}

void EditController::redo() {
  if (canRedo()) goTo(history_.applied + 1);
}

void EditController::goTo(std::size_t applied) {
  applied = std::min(applied, history_.edits.size());
  if (applied == history_.applied) return;
  ++changesMade_;
  comparing_ = false;
  while (history_.applied > applied) keeper_.setUndone(tickets_[--history_.applied], true);
  while (history_.applied < applied) keeper_.setUndone(tickets_[history_.applied++], false);
  editsChanged();
}

void EditController::setComparing(bool comparing) {
  if (comparing == comparing_) return;
  comparing_ = comparing;
  show();
  Q_EMIT changed();
}

void EditController::editsChanged() {
  const bool showedAnalysis = overlay_.showsAnalysis();
  overlay_ = edits::EditOverlay(std::span(history_.edits).first(history_.applied));
  const bool showsAnalysis = overlay_.showsAnalysis();
  stopRipple();
  if (showsAnalysis) {
    base_ = analysis_;
  } else if (analysed_) {
    later_.start();
  }
  show();
  Q_EMIT changed();
  if (showsAnalysis && !showedAnalysis) Q_EMIT cleared();
}

void EditController::show() {
  std::shared_ptr<const model::Timeline> next = comparing_ ? analysis_ : base_;
  if (next && !comparing_ && !overlay_.showsAnalysis())
    next = amendedTimeline(*base_, overlay_, shown_.get());
  shown_ = std::move(next);
  Q_EMIT shownChanged(shown_);
}

void EditController::startRipple() {
  if (!analysed_ || !analysis_ || overlay_.showsAnalysis()) return;
  auto known = std::make_shared<pipeline::KnownResults>(*analysed_);
  for (const auto& [step, results] : rippledLast_) known->insert(results.begin(), results.end());
  pipeline::AnalysisRequest request;
  request.file = analysis_->source.path;
  request.priority = pipeline::Priority::Urgent;
  request.knownFingerprint = fingerprint_;
  request.knownSource = analysis_->source;
  request.knownResults = std::move(known);
  request.amendments = steps::amendmentsOf(overlay_);
  pipeline::AnalysisObserver observer;
  observer.finished = [this, serial = ++serial_](const pipeline::AnalysisReport& report) {
    auto kept = std::make_shared<const pipeline::AnalysisReport>(report);
    queueFor(*this, [this, kept, serial] { onRippled(kept, serial); });
  };
  rippling_ = true;
  ripples_[serial_] = runner_.start(std::move(request), std::move(observer));
}

void EditController::stopRipple() {
  later_.stop();
  if (std::exchange(rippling_, false)) ripples_.at(serial_)->cancel();
}

void EditController::onRippled(const std::shared_ptr<const pipeline::AnalysisReport>& report,
                               std::uint64_t serial) {
  ripples_.erase(serial);
  if (!rippling_ || serial != serial_) return;
  rippling_ = false;
  if (report->replaced) {
    const std::string name = analysis_->source.path.filename().string();
    Q_EMIT problem(
        tr("%1 has changed since it was analysed. Analyse it again.").arg(QString::fromStdString(name)));
    return;
  }
  if (!report->problem.empty()) {
    Q_EMIT problem(QString::fromUtf8(report->problem));
    return;
  }
  auto next = std::make_shared<model::Timeline>(
      steps::assembleTimeline(analysis_->source, report->results, report->steps));
  putAsMade(next->grid, *report, EditLayer::Grid);
  putAsMade(next->chords, *report, EditLayer::Chords);
  putAsMade(next->key, *report, EditLayer::Key);
  putAsMade(next->sections, *report, EditLayer::Sections);
  base_ = std::move(next);
  for (const pipeline::StepReport& step : report->steps) {
    const auto made = report->byKey.find(step.cacheKey);
    if (made != report->byKey.end()) rippledLast_[step.id] = {*made};
  }
  show();
  Q_EMIT rippled(report);
}

std::string EditController::basisOf(const model::Edit& edit) const {
  std::string basis;
  for (const EditLayer layer : model::kEditLayers) {
    const bool touched = std::ranges::any_of(
        edit.changes, [&](const model::EditChange& change) { return change.layer == layer; });
    const auto made = analysis_->provenance.find(steps::stepOf(layer));
    if (!touched || made == analysis_->provenance.end()) continue;
    if (!basis.empty()) basis += ", ";
    basis += made->first + " " + std::to_string(made->second.version);
  }
  return basis;
}

}  // namespace barline::ui

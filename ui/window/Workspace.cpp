#include "ui/window/Workspace.h"

#include <algorithm>
#include <utility>

namespace barline::ui {
namespace {

/// So many are listed as similar to a track; the others are hardly so.
constexpr std::size_t kSimilarListed = 500;

/// False where everything was kept from before, so that the library has it already.
bool anyComputed(const pipeline::AnalysisReport& report) {
  return std::ranges::any_of(report.steps, [](const pipeline::StepReport& step) {
    return step.state == pipeline::StepState::Computed;
  });
}

}  // namespace

Workspace::Workspace(pipeline::Runner& runner, std::shared_ptr<TrackStore> store,
                     std::shared_ptr<EditStore> edits, std::shared_ptr<QueueStore> queue, QObject* parent)
    : QObject(parent),
      decoding_(runner.decoding()),
      library_(std::move(store)),
      analysis_(runner),
      queue_(analysis_, std::move(queue)),
      edits_(runner, edits),
      second_(runner, std::move(edits)) {
  connectLibrary();
  connectAnalysis();
  connectEdits();
  connect(&player_, &Player::problem, this, &Workspace::problem);
  connect(&audition_, &Audition::problem, this, &Workspace::problem);
  const auto giveWay = [this, &runner] {
    runner.setGivingWay(player_.state() == Player::State::Playing || audition_.track() != 0);
  };
  connect(&player_, &Player::stateChanged, this, giveWay);
  connect(&audition_, &Audition::trackChanged, this, giveWay);
}

void Workspace::connectLibrary() {
  connect(&library_, &LibraryController::added, this, &Workspace::onAdded);
  connect(&library_, &LibraryController::changed, this, &Workspace::onChanged);
  connect(&library_, &LibraryController::removed, this, [this](const std::vector<std::int64_t>& ids) {
    if (std::ranges::find(ids, openTrack_) != ids.end()) close();
    if (std::ranges::find(ids, second_.track()) != ids.end()) second_.close();
    if (std::ranges::find(ids, audition_.track()) != ids.end()) audition_.stop();
    library_.compare();
  });
  connect(&library_, &LibraryController::completed, this, [this] { library_.compare(); });
  connect(&library_, &LibraryController::libraryChanged, &library_, &LibraryController::compare);
  connect(&library_, &LibraryController::libraryChanged, this, &Workspace::refreshOpenRow);
  connect(&library_, &LibraryController::libraryChanged, &edits_, &EditController::refresh);
  connect(&library_, &LibraryController::libraryChanged, &second_, &SecondTrack::refreshEdits);
  connect(&library_, &LibraryController::similarFound, this, &Workspace::onSimilar);
  connect(&library_, &LibraryController::compared, this, &Workspace::comparisonChanged);
  connect(&library_, &LibraryController::problem, this, &Workspace::problem);
}

void Workspace::connectAnalysis() {
  connect(&analysis_, &AnalysisController::opened, this,
          [this](std::int64_t track, const model::AudioSource& source) {
            if (!source.fingerprint.empty()) library_.recordSource(track, source);
          });
  connect(&analysis_, &AnalysisController::stepChanged, this, [this](const StepView& step) {
    if (opening_ == 0) Q_EMIT stepChanged(step);
  });
  connect(&analysis_, &AnalysisController::jobChanged, this, &Workspace::onJobChanged);
  connect(&analysis_, &AnalysisController::timelineChanged, this, &Workspace::onTimeline);
  connect(&analysis_, &AnalysisController::finished, this, &Workspace::onFinished);
  connect(&sketches_, &SketchMaker::sketched, this, &Workspace::onSketched);
  const auto showWaiting = [this] {
    listing_.setWaiting([this](std::int64_t track) { return queue_.isWaiting(track); });
  };
  connect(&queue_, &QueueController::listChanged, this, showWaiting);
  connect(&queue_, &QueueController::problem, this, &Workspace::problem);
  showWaiting();
}

void Workspace::connectEdits() {
  connect(&edits_, &EditController::shownChanged, this, &Workspace::timelineChanged);
  connect(&edits_, &EditController::rippled, this, &Workspace::recordShown);
  connect(&edits_, &EditController::cleared, this, &Workspace::recordShown);
  connect(&edits_, &EditController::refused, this, &Workspace::problem);
  connect(&edits_, &EditController::problem, this, &Workspace::problem);
  connect(&second_, &SecondTrack::problem, this, &Workspace::problem);
  connect(&second_, &SecondTrack::editsProblem, this, &Workspace::problem);
}

void Workspace::recordShown() {
  if (openRow() == nullptr || analysis_.isRunning(openTrack_)) return;
  // The library lays the edits that are kept over it.
  edits_.whenKept(
      [this, track = openTrack_, shown = edits_.shown()] { library_.recordAnalysis(track, shown); });
}

void Workspace::start() {
  listing_.refresh();
  queue_.start();
  library_.compare();
  library_.refreshMissing();
  library_.maintain();
}

void Workspace::add(const std::vector<std::filesystem::path>& paths, ShowFirst show) {
  if (!paths.empty()) library_.add(paths, show);
}

void Workspace::onAdded(const std::vector<AddedTrack>& added, bool show, const QString& folder) {
  if (added.empty()) {
    if (!folder.isEmpty()) Q_EMIT problem(tr("There is no music in the folder “%1”.").arg(folder));
    return;
  }
  listing_.refresh();
  std::vector<std::int64_t> waiting;
  for (const AddedTrack& track : added) {
    const bool first = show && &track == &added.front();
    if (!first && track.row.record.state != model::TrackState::Analysed)
      waiting.push_back(track.row.record.id);
  }
  if (show) beginOpening(added.front());
  queue_.enqueue(std::move(waiting));
}

void Workspace::beginOpening(const AddedTrack& track) {
  const std::int64_t id = track.row.record.id;
  const bool isOpen = id == openTrack_;
  if (isOpen && opening_ == 0) {
    Q_EMIT opening(id);
    return;
  }
  // Asked for while another was on its way, the open track is there already.
  opening_ = isOpen ? 0 : id;
  openingRow_ = isOpen ? std::nullopt : std::optional(track.row);
  Q_EMIT opening(id);
  Q_EMIT reportChanged(nullptr);
  sketches_.stop();
  if (!isOpen && track.row.record.state != model::TrackState::Analysed)
    sketches_.start(id, track.row.record.path);
  analysis_.open(taskFor(track.row, track.known));
}

AnalysisTask Workspace::taskFor(const TrackRow& row, std::optional<model::AudioSource> known) {
  return {row.record.id, row.record.path, row.title, row.artist, std::move(known), true};
}

void Workspace::listenTo(const TrackRow& track, double fraction) {
  const model::TrackRecord& record = track.record;
  audition_.hear({record.id, decodedFile(decoding_, record.path), record.duration},
                 fraction * record.duration);
}

void Workspace::open(std::int64_t track) {
  audition_.stop();
  if (track == openTrack_ && opening_ == 0) {
    Q_EMIT opening(track);
  } else {
    library_.open(track);
  }
}

void Workspace::analyseAgain(const std::vector<std::int64_t>& tracks) {
  std::vector<std::int64_t> others = tracks;
  if (const TrackRow* row = openRow(); row != nullptr && std::erase(others, openTrack_) > 0) {
    AnalysisTask task = taskFor(*row, std::nullopt);
    task.useCache = false;
    Q_EMIT reportChanged(nullptr);
    analysis_.open(std::move(task));
  }
  queue_.enqueue(std::move(others), true);
}

void Workspace::retry() {
  const TrackRow* row = openRow();
  if (row == nullptr || analysis_.isRunning(openTrack_)) return;
  Q_EMIT reportChanged(nullptr);
  analysis_.open(taskFor(*row, std::nullopt));
}

void Workspace::cancel(const std::vector<std::int64_t>& tracks) {
  queue_.cancel(tracks);
}

void Workspace::remove(const std::vector<std::int64_t>& tracks) {
  cancel(tracks);
  library_.remove(tracks);
}

void Workspace::openSecond(const TrackRow& track) {
  second_.open(track);
}

void Workspace::findSimilar(std::int64_t track) {
  library_.findSimilar(track, kSimilarListed);
}

void Workspace::onSimilar(std::int64_t track, const std::optional<std::vector<SimilarTrack>>& similar) {
  library_.look({track}, this, [this, similar](const std::vector<TrackRow>& rows) {
    if (!rows.empty()) showSimilar(rows.front(), similar);
  });
}

void Workspace::showSimilar(const TrackRow& reference,
                            const std::optional<std::vector<SimilarTrack>>& similar) {
  if (!similar) {
    Q_EMIT problem(
        tr("Tracks similar to “%1” can be found once it has been analysed again.").arg(reference.title));
    return;
  }
  TrackSource source{.name = reference.title, .reference = reference.record.id};
  source.tracks.emplace();
  for (const SimilarTrack& track : *similar) {
    source.tracks->push_back(track.id);
    source.distances.push_back(track.distance);
  }
  listing_.setSource(std::move(source));
}

void Workspace::onChanged(std::int64_t oldId, const TrackRow& row) {
  const std::int64_t id = row.record.id;
  if (oldId != id) {
    analysis_.rename(oldId, id);
    queue_.rename(oldId, id);
    if (openTrack_ == oldId) openTrack_ = id;
    if (opening_ == oldId) opening_ = id;
  }
  if (opening_ == id) openingRow_ = row;
  if (openTrack_ == id) openRow_ = row;
  if (row.record.state == model::TrackState::Analysed) library_.compare();
  if (id == openTrack_) Q_EMIT trackChanged();
}

void Workspace::refreshOpenRow() {
  if (openTrack_ == 0) return;
  library_.look({openTrack_}, this, [this](const std::vector<TrackRow>& rows) {
    if (rows.empty() || rows.front().record.id != openTrack_ || !openRow_ ||
        openRow_->record == rows.front().record)
      return;
    openRow_ = rows.front();
    Q_EMIT trackChanged();
  });
}

void Workspace::onJobChanged(const JobView& job) {
  TrackActivity activity;
  if (job.state == JobView::State::Running)
    activity = {TrackActivity::State::Running, job.fraction, job.step};
  listing_.setActivity(job.track, activity);
}

void Workspace::onTimeline(std::int64_t track, std::shared_ptr<const model::Timeline> timeline) {
  if (timeline->waveform != nullptr) sketches_.stop();
  opening_ = 0;
  if (track != openTrack_) show(track, timeline->source);
  player_.setDuration(timeline->source.duration);  // what the file promised may not be what it held
  edits_.setAnalysis(std::move(timeline));
}

/// The file is audio: it is shown before the analysis has come so far as to say so.
void Workspace::onSketched(std::int64_t track, const model::AudioSource& source,
                           std::shared_ptr<const model::WaveformPeaks> sketch) {
  if (track == opening_) {
    auto timeline = std::make_shared<model::Timeline>();
    timeline->source = source;
    onTimeline(track, std::move(timeline));
  }
  if (track == openTrack_ && opening_ == 0) Q_EMIT sketchChanged(std::move(sketch));
}

void Workspace::show(std::int64_t track, const model::AudioSource& source) {
  openTrack_ = track;
  openReport_.reset();
  openRow_ = std::exchange(openingRow_, std::nullopt);
  player_.load(decodedFile(decoding_, source.path), source.duration);
  Q_EMIT trackOpened(track);
}

void Workspace::close() {
  analysis_.close();
  player_.unload();
  opening_ = 0;
  openTrack_ = 0;
  openReport_.reset();
  openRow_.reset();
  Q_EMIT trackOpened(0);
  edits_.setAnalysis(nullptr);
}

void Workspace::endOpening() {
  opening_ = 0;
  openingRow_.reset();
  Q_EMIT opening(openTrack_);
  const TrackRow* row = openRow();
  if (row == nullptr) return;
  if (openReport_ == nullptr) {
    analysis_.open(taskFor(*row, std::nullopt));
    return;
  }
  Q_EMIT reportChanged(openReport_);
  analysis_.showSteps(openReport_->steps);
}

void Workspace::onFinished(std::int64_t track, const std::shared_ptr<const pipeline::AnalysisReport>& report,
                           std::shared_ptr<const model::Timeline> timeline) {
  if (track == openTrack_ && !report->cancelled) openReport_ = report;
  if (track == openTrack_ && opening_ == 0) {
    Q_EMIT reportChanged(report);
    if (timeline && !report->cancelled) edits_.setAnalysed(report->byKey);
  }
  const bool wasOpening = track == opening_;
  if (wasOpening && (report->cancelled || !report->problem.empty())) endOpening();
  if (report->cancelled) return;
  if (!report->problem.empty()) {
    const QString sentence = QString::fromUtf8(report->problem);
    if (wasOpening) Q_EMIT problem(sentence);
    library_.recordFailure(track, sentence);
  } else if (report->decoded || anyComputed(*report)) {
    library_.recordAnalysis(track, std::move(timeline));
  } else {
    library_.completeAnalysis(track, std::move(timeline));
    queue_.settle(track);
  }
}

}  // namespace barline::ui

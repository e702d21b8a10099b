#include "ui/window/SecondTrack.h"

#include <utility>

#include "engine/steps/Catalog.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {

SecondTrack::SecondTrack(pipeline::Runner& runner, std::shared_ptr<EditStore> edits, QObject* parent)
    : QObject(parent), runner_(runner), edits_(runner, std::move(edits)) {
  connect(&edits_, &EditController::shownChanged, this, &SecondTrack::timelineChanged);
  connect(&edits_, &EditController::problem, this, &SecondTrack::editsProblem);
}

SecondTrack::~SecondTrack() {
  // The observer posts to this object, so none may run on once it is gone.
  for (const auto& [serial, analysis] : running_) analysis->cancel();
  for (const auto& [serial, analysis] : running_) analysis->wait();
}

void SecondTrack::open(const TrackRow& row) {
  close();
  track_ = row.record.id;
  pipeline::AnalysisRequest request;
  request.file = row.record.path;
  pipeline::AnalysisObserver observer;
  const std::uint64_t serial = ++serial_;
  observer.progress = [this, serial](double fraction, const std::string&) {
    queueFor(*this, [this, serial, fraction] {
      if (serial == serial_) Q_EMIT progressChanged(fraction);
    });
  };
  observer.finished = [this, serial](const pipeline::AnalysisReport& report) {
    queueFor(*this, [this, serial, kept = std::make_shared<const pipeline::AnalysisReport>(report)] {
      running_.erase(serial);
      if (serial == serial_) onFinished(*kept);
    });
  };
  running_[serial] = runner_.start(std::move(request), std::move(observer));
}

void SecondTrack::close() {
  if (track_ == 0) return;
  if (const auto running = running_.find(serial_); running != running_.end()) running->second->cancel();
  ++serial_;
  track_ = 0;
  edits_.setAnalysis(nullptr);
}

void SecondTrack::onFinished(const pipeline::AnalysisReport& report) {
  if (!report.problem.empty() || !report.source) {
    Q_EMIT problem(QString::fromUtf8(report.problem));
    close();
    return;
  }
  edits_.setAnalysis(std::make_shared<const model::Timeline>(
      steps::assembleTimeline(*report.source, report.results, report.steps)));
  edits_.setAnalysed(report.byKey);
}

}  // namespace barline::ui

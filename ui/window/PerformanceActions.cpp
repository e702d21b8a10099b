#include "ui/window/PerformanceActions.h"

#include <utility>

#include "ui/dashboard/DashboardPage.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

PerformanceActions::PerformanceActions(std::shared_ptr<RunStore> store, Workspace& workspace, QWidget& parent)
    : workspace_(workspace), controller_(std::move(store)), page_(new DashboardPage(controller_, &parent)) {
  connect(&workspace_.analysis(), &AnalysisController::jobChanged, this, [this](const JobView& job) {
    if (job.state == JobView::State::Running) titles_[job.track] = job.title;
  });
  connect(&workspace_.analysis(), &AnalysisController::finished, this,
          [this](std::int64_t track, std::shared_ptr<const pipeline::AnalysisReport> report) {
            controller_.keep(std::move(report), titles_.take(track), track != workspace_.openTrack());
          });
  connect(&workspace_, &Workspace::trackOpened, this, [this] {
    followed_ = false;
    if (shown_) followOpenTrack();
  });
  connect(page_, &DashboardPage::problem, this, &PerformanceActions::problem);
  connect(page_, &DashboardPage::done, this, &PerformanceActions::done);
}

PerformanceActions::~PerformanceActions() = default;

QWidget& PerformanceActions::page() {
  return *page_;
}

QWidget& PerformanceActions::start() {
  return page_->start();
}

void PerformanceActions::setShown(bool shown) {
  shown_ = shown;
  if (!shown_) return;
  if (followed_) {
    controller_.refresh();  // chunks may have been exported meanwhile
  } else {
    followOpenTrack();
  }
}

void PerformanceActions::followOpenTrack() {
  followed_ = true;
  const TrackRow* row = workspace_.openRow();
  controller_.showAudio(row == nullptr ? std::string() : row->record.fingerprint);
}

}  // namespace barline::ui

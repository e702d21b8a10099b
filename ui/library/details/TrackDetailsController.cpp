#include "ui/library/details/TrackDetailsController.h"

#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr int kDelay = 60;  // ms; shorter than a person notices, longer than a key repeats

}  // namespace

TrackDetailsController::TrackDetailsController(std::shared_ptr<TrackDetailsStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {
  timer_.setSingleShot(true);
  timer_.setInterval(kDelay);
  connect(&timer_, &QTimer::timeout, this, &TrackDetailsController::ask);
}

TrackDetailsController::~TrackDetailsController() {
  wanted_ = 0;
  queue_.finish();
}

void TrackDetailsController::setTrack(std::int64_t track) {
  if (track == track_) return;
  track_ = track;
  wanted_ = track;
  timer_.start();
}

void TrackDetailsController::refresh() {
  if (track_ != 0 && !timer_.isActive()) timer_.start();
}

void TrackDetailsController::ask() {
  if (track_ == 0) {
    Q_EMIT found(nullptr);
    return;
  }
  queue_.add([this, track = track_] {
    if (wanted_ != track) return;
    try {
      std::shared_ptr<const TrackDetails> details;
      if (auto known = store_->details(track, kSimilar))
        details = std::make_shared<const TrackDetails>(*std::move(known));
      queueFor(*this, [this, track, details] {
        if (track == track_) Q_EMIT found(details);
      });
    } catch (const std::exception& error) {
      queueFor(*this, [this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

}  // namespace barline::ui

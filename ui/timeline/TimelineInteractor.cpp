#include "ui/timeline/TimelineInteractor.h"

#include <algorithm>

#include "ui/timeline/TimelineView.h"

namespace barline::ui {

const TimelineScene::Lane* TimelineScene::lane(const QString& id) const {
  const auto found =
      std::find_if(lanes.begin(), lanes.end(), [&](const Lane& lane) { return lane.id == id; });
  return found == lanes.end() ? nullptr : &*found;
}

std::optional<QRectF> TimelineScene::laneRect(const QString& id) const {
  const Lane* const found = lane(id);
  return found == nullptr ? std::nullopt : std::optional(found->rect);
}

TimelineInteractor::~TimelineInteractor() {
  if (view_ != nullptr) view_->uninstall(*this);
}

bool TimelineInteractor::press(const TimelineScene&, const TimelinePointer&) {
  return false;
}
bool TimelineInteractor::doubleClick(const TimelineScene&, const TimelinePointer&) {
  return false;
}
bool TimelineInteractor::contextMenu(const TimelineScene&, const TimelinePointer&, const QPoint&) {
  return false;
}
bool TimelineInteractor::key(const TimelineScene&, const QKeyEvent&) {
  return false;
}
bool TimelineInteractor::claims(const QKeyEvent&) const {
  return false;
}
void TimelineInteractor::move(const TimelineScene&, const TimelinePointer&) {}
void TimelineInteractor::release(const TimelineScene&, const TimelinePointer&) {}
void TimelineInteractor::cancel() {}
std::optional<Qt::CursorShape> TimelineInteractor::hover(const TimelineScene&, const TimelinePointer&) {
  return std::nullopt;
}
void TimelineInteractor::leave() {}
void TimelineInteractor::paintOver(QPainter&, const TimelineScene&) {}
void TimelineInteractor::paintFront(QPainter&, const TimelineScene&) {}

TimelineView* TimelineInteractor::view() const {
  return view_;
}

void TimelineInteractor::update() const {
  if (view_ != nullptr) view_->update();
}

}  // namespace barline::ui

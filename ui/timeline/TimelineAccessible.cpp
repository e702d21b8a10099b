#include "ui/timeline/TimelineAccessible.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>

namespace barline::ui {
namespace {

class LaneAccessible;

/// One bar, beat, chord, section or key.
class ItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  ItemAccessible(LaneAccessible& lane, std::size_t index) : lane_(lane), index_(index) {}

  [[nodiscard]] bool isValid() const override;
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* parent() const override;
  [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  [[nodiscard]] int childCount() const override { return 0; }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  [[nodiscard]] QString text(QAccessible::Text kind) const override;
  void setText(QAccessible::Text, const QString&) override {}
  [[nodiscard]] QRect rect() const override;
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
  [[nodiscard]] QAccessible::State state() const override;
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }

  [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& name) override;
  [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

  [[nodiscard]] std::size_t index() const { return index_; }

 private:
  LaneAccessible& lane_;
  std::size_t index_;
};

class LaneAccessible final : public QAccessibleInterface {
 public:
  LaneAccessible(const TimelineAccessible& timeline, SpokenLane lane) : timeline_(timeline), lane_(lane) {}
  ~LaneAccessible() override { forget(); }

  [[nodiscard]] bool isValid() const override { return timeline_.isValid(); }
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(&timeline_.view());
  }
  [[nodiscard]] QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto [entry, isNew] = items_.try_emplace(static_cast<std::size_t>(index), 0U);
    if (isNew) {
      auto& self = const_cast<LaneAccessible&>(*this);
      entry->second =
          QAccessible::registerAccessibleInterface(new ItemAccessible(self, static_cast<std::size_t>(index)));
    }
    return QAccessible::accessibleInterface(entry->second);
  }
  [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
    for (int i = 0; i < childCount(); ++i) {
      QAccessibleInterface* item = child(i);
      if (item->rect().contains(x, y)) return item;
    }
    return nullptr;
  }
  [[nodiscard]] int childCount() const override {
    followTimeline();
    return shown_ == nullptr ? 0 : static_cast<int>(spokenCount(lane_, *shown_));
  }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
    const auto* item = dynamic_cast<const ItemAccessible*>(child);
    return item != nullptr && item->parent() == this ? static_cast<int>(item->index()) : -1;
  }
  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Name ? spokenLaneTitle(lane_) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  [[nodiscard]] QRect rect() const override { return timeline_.laneRect(lane_); }
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::List; }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state;
    state.invisible = rect().isEmpty();
    return state;
  }

  /// Nothing where the timeline has no such item any more.
  [[nodiscard]] std::optional<SpokenItem> itemAt(std::size_t index) const {
    followTimeline();
    if (shown_ == nullptr || index >= spokenCount(lane_, *shown_)) return std::nullopt;
    return spokenItem(lane_, *shown_, index);
  }
  [[nodiscard]] TimelineView& view() const { return timeline_.view(); }

 private:
  /// Items belong to the timeline that is shown: after an edit they are others.
  void followTimeline() const {
    auto timeline = view().timeline();
    if (timeline == shown_) return;
    const bool isSameSize =
        timeline && shown_ && spokenCount(lane_, *timeline) == spokenCount(lane_, *shown_);
    shown_ = std::move(timeline);
    if (!isSameSize) forget();
  }
  void forget() const {
    for (const auto& [index, id] : std::exchange(items_, {})) QAccessible::deleteAccessibleInterface(id);
  }

  const TimelineAccessible& timeline_;
  SpokenLane lane_;
  mutable std::shared_ptr<const model::Timeline> shown_;
  mutable std::map<std::size_t, QAccessible::Id> items_;
};

bool ItemAccessible::isValid() const {
  return lane_.isValid();
}

QAccessibleInterface* ItemAccessible::parent() const {
  return &lane_;
}

QString ItemAccessible::text(QAccessible::Text kind) const {
  const auto item = lane_.itemAt(index_);
  return kind == QAccessible::Name && item ? item->text : QString();
}

QRect ItemAccessible::rect() const {
  const auto item = lane_.itemAt(index_);
  const QRect lane = lane_.rect();
  const model::TimeRange range = lane_.view().visibleRange();
  if (!item || lane.isEmpty() || range.duration() <= 0.0) return {};
  const auto xOf = [&](double time) {
    const double share = (time - range.begin) / range.duration();
    return lane.left() + static_cast<int>(std::clamp(share, -1.0, 2.0) * lane.width());
  };
  const int left = xOf(item->range.begin);
  return {left, lane.top(), std::max(1, xOf(item->range.end) - left), lane.height()};
}

QAccessible::State ItemAccessible::state() const {
  QAccessible::State state;
  const auto item = lane_.itemAt(index_);
  state.invalid = !item;
  if (!item) return state;
  state.invisible = lane_.rect().isEmpty();
  state.offscreen = !rect().intersects(lane_.rect());
  const double playhead = lane_.view().playhead();
  state.active = item->range.contains(playhead);
  return state;
}

void ItemAccessible::doAction(const QString& name) {
  const auto item = lane_.itemAt(index_);
  if (name == pressAction() && item) Q_EMIT lane_.view().seekRequested(item->range.begin);
}

}  // namespace

TimelineAccessible::TimelineAccessible(TimelineView* view) : QAccessibleWidget(view, QAccessible::Grouping) {}

TimelineAccessible::~TimelineAccessible() {
  for (const QAccessible::Id id : lanes_) {
    if (id != 0) QAccessible::deleteAccessibleInterface(id);
  }
}

QAccessibleInterface* TimelineAccessible::make(const QString&, QObject* object) {
  auto* view = qobject_cast<TimelineView*>(object);
  return view == nullptr ? nullptr : new TimelineAccessible(view);
}

int TimelineAccessible::childCount() const {
  return static_cast<int>(kSpokenLanes) + QAccessibleWidget::childCount();
}

QAccessibleInterface* TimelineAccessible::child(int index) const {
  if (index < 0) return nullptr;
  const auto lane = static_cast<std::size_t>(index);
  if (lane >= kSpokenLanes) return QAccessibleWidget::child(index - static_cast<int>(kSpokenLanes));
  if (lanes_[lane] == 0) {
    lanes_[lane] =
        QAccessible::registerAccessibleInterface(new LaneAccessible(*this, static_cast<SpokenLane>(index)));
  }
  return QAccessible::accessibleInterface(lanes_[lane]);
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface* child) const {
  for (std::size_t i = 0; i < kSpokenLanes; ++i) {
    if (lanes_[i] != 0 && QAccessible::accessibleInterface(lanes_[i]) == child) return static_cast<int>(i);
  }
  const int index = QAccessibleWidget::indexOfChild(child);
  return index < 0 ? index : index + static_cast<int>(kSpokenLanes);
}

QAccessibleInterface* TimelineAccessible::childAt(int x, int y) const {
  for (std::size_t i = 0; i < kSpokenLanes; ++i) {
    if (laneRect(static_cast<SpokenLane>(i)).contains(x, y)) return child(static_cast<int>(i));
  }
  return QAccessibleWidget::childAt(x, y);
}

QRect TimelineAccessible::laneRect(SpokenLane lane) const {
  int top = 0;
  for (const LaneInfo& info : view().lanes()) {
    if (info.id == spokenLaneId(lane)) {
      if (!info.visible) return {};
      const QPoint corner = view().mapToGlobal(QPoint(0, top));
      return {corner, QSize(view().width(), info.height)};
    }
    if (info.visible) top += info.height;
  }
  return {};
}

}  // namespace barline::ui

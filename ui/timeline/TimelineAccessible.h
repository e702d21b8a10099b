#pragma once

#include <QAccessible>
#include <QAccessibleWidget>
#include <array>
#include <memory>

#include "ui/timeline/SpokenLanes.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {

/// A TimelineView as assistive technology sees it: lanes as lists of items, each an item with its words, its
/// place and an action that moves the playhead there. Items are made as they are asked for.
class TimelineAccessible final : public QAccessibleWidget {
 public:
  explicit TimelineAccessible(TimelineView* view);
  ~TimelineAccessible() override;

  /// For QAccessible::installFactory().
  static QAccessibleInterface* make(const QString& className, QObject* object);

  [[nodiscard]] int childCount() const override;
  [[nodiscard]] QAccessibleInterface* child(int index) const override;
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
  [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;

  [[nodiscard]] TimelineView& view() const { return *static_cast<TimelineView*>(widget()); }
  /// Where the lane lies on the screen; empty while it is hidden.
  [[nodiscard]] QRect laneRect(SpokenLane lane) const;

 private:
  mutable std::array<QAccessible::Id, kSpokenLanes> lanes_{};  ///< 0 until asked for
};

}  // namespace barline::ui

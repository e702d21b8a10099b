#pragma once

#include <QKeyEvent>
#include <QPainter>
#include <QPoint>
#include <QPointF>
#include <QPointer>
#include <QRectF>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/Timeline.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Geometry.h"
#include "ui/timeline/SampleWindow.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

class TimelineView;

/// Where things are in a TimelineView at one moment. Coordinates are the widget's logical pixels.
struct TimelineScene {
  struct Lane {
    QString id;   ///< as in the tokens
    QRectF rect;  ///< without the gutter; what is scrolled out of view lies beyond `area`
    std::optional<ValueRange> values;  ///< of a curve's axis
  };

  std::shared_ptr<const model::Timeline> timeline;  ///< as shown; never null
  std::shared_ptr<const Theme> theme;
  std::shared_ptr<const SampleWindow> samples;  ///< null where none are at hand
  TimeAxis axis;                                ///< from the lanes' left edge, as shown now
  QRectF area;                                  ///< all lanes that are on this axis and in view
  std::vector<Lane> lanes;  ///< the visible ones from the top, overview and ruler among them
  double duration{};        ///< seconds of the track
  double playhead{};        ///< seconds
  double pixelRatio{1};

  [[nodiscard]] double xOf(double seconds) const { return area.left() + axis.xOf(seconds); }
  [[nodiscard]] double timeAt(double x) const { return axis.timeAt(x - area.left()); }
  /// On a device pixel.
  [[nodiscard]] double snappedX(double seconds) const { return snapped(xOf(seconds), pixelRatio); }
  [[nodiscard]] model::TimeRange range() const { return rangeOf(axis, area.width()); }
  /// Nothing while the lane is hidden.
  [[nodiscard]] std::optional<QRectF> laneRect(const QString& id) const;
  [[nodiscard]] const Lane* lane(const QString& id) const;  ///< null while it is hidden
};

/// The mouse over the lanes; the gutter and the borders between lanes stay the view's.
struct TimelinePointer {
  QPointF position;  ///< logical pixels of the widget
  double seconds{};  ///< on the axis of the lane under the pointer, not clamped to the track
  QString lane;      ///< id of the lane under the pointer; empty below the last
  Qt::MouseButton button{Qt::NoButton};
  Qt::KeyboardModifiers modifiers;
};

/// Something outside the view that works in its lanes: takes the mouse and keys before the view does, and
/// paints over them. Of several the one installed last is asked first; who takes a press gets every move
/// until the release or a cancel. Called on the interface's thread.
class TimelineInteractor {
 public:
  TimelineInteractor() = default;
  TimelineInteractor(const TimelineInteractor&) = delete;
  TimelineInteractor& operator=(const TimelineInteractor&) = delete;
  /// Uninstalls itself.
  virtual ~TimelineInteractor();

  /// @return whether it took the event. False to a press leaves the view to seek, select or scroll.
  virtual bool press(const TimelineScene& scene, const TimelinePointer& pointer);
  virtual bool doubleClick(const TimelineScene& scene, const TimelinePointer& pointer);
  virtual bool contextMenu(const TimelineScene& scene, const TimelinePointer& pointer,
                           const QPoint& globalPosition);
  virtual bool key(const TimelineScene& scene, const QKeyEvent& event);
  /// The key is for key(), though it is the shortcut of a command.
  [[nodiscard]] virtual bool claims(const QKeyEvent& event) const;

  /// After a press that was taken.
  virtual void move(const TimelineScene& scene, const TimelinePointer& pointer);
  virtual void release(const TimelineScene& scene, const TimelinePointer& pointer);
  /// Escape, or another track, while a press is held: as if it had not been.
  virtual void cancel();

  /// @return the shape of the cursor over what a press would take; nothing elsewhere
  virtual std::optional<Qt::CursorShape> hover(const TimelineScene& scene, const TimelinePointer& pointer);
  /// The pointer is no longer over the lanes, or over something of another.
  virtual void leave();

  /// Over the lanes, under playhead and pointer. The painter is clipped to what is out of date.
  virtual void paintOver(QPainter& painter, const TimelineScene& scene);
  /// Over everything.
  virtual void paintFront(QPainter& painter, const TimelineScene& scene);

 protected:
  /// Null while it is not installed.
  [[nodiscard]] TimelineView* view() const;
  /// What it paints has changed.
  void update() const;

 private:
  friend class TimelineView;
  QPointer<TimelineView> view_;
};

}  // namespace barline::ui

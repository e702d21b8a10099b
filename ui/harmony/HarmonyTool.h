#pragma once

#include <QObject>
#include <optional>

#include "ui/harmony/HarmonyEditor.h"
#include "ui/timeline/TimelineInteractor.h"

namespace barline::ui {

class SpanField;

/// The mouse in the lanes of chords, keys and sections: a press makes a span the current one, a drag moves a
/// border (on beats, sections on bars; with Shift to any time), a double click opens the field. Paints the
/// ring around the current span and what is edited, verified and locked.
class HarmonyTool final : public QObject, public TimelineInteractor {
  Q_OBJECT

 public:
  /// Installs itself in the editor's timeline. @param editor outlives the tool
  explicit HarmonyTool(HarmonyEditor& editor, QObject* parent = nullptr);

  /// The field to type in; hidden while it is not open.
  [[nodiscard]] SpanField& field() const { return *field_; }

  bool press(const TimelineScene& scene, const TimelinePointer& pointer) override;
  bool doubleClick(const TimelineScene& scene, const TimelinePointer& pointer) override;
  bool contextMenu(const TimelineScene& scene, const TimelinePointer& pointer,
                   const QPoint& globalPosition) override;
  bool key(const TimelineScene& scene, const QKeyEvent& event) override;
  void move(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void release(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void cancel() override;
  std::optional<Qt::CursorShape> hover(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void leave() override;
  void paintOver(QPainter& painter, const TimelineScene& scene) override;
  void paintFront(QPainter& painter, const TimelineScene& scene) override;

  /// Return belongs to the current span before it is a shortcut of the window's.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// A border of a lane that is being moved, or may be.
  struct Border {
    model::EditLayer layer{};
    double from{};  ///< seconds
    double to{};

    bool operator==(const Border&) const = default;
  };

  [[nodiscard]] std::optional<Border> borderAt(const TimelineScene& scene,
                                               const TimelinePointer& pointer) const;
  [[nodiscard]] static double snappedTime(const TimelineScene& scene, const TimelinePointer& pointer,
                                          model::EditLayer layer);
  void openField(const LaneSpan& span);
  void enter(const QString& text, int then);
  void closeField();
  /// Where the field belongs; nothing where its span is out of view.
  [[nodiscard]] static std::optional<QRect> fieldPlace(const TimelineScene& scene, const LaneSpan& span);
  void placeField();
  void paintMarks(QPainter& painter, const TimelineScene& scene, model::EditLayer layer) const;
  void paintRing(QPainter& painter, const TimelineScene& scene) const;
  void paintBorder(QPainter& painter, const TimelineScene& scene, const Border& border) const;

  HarmonyEditor& editor_;
  SpanField* field_;
  std::optional<LaneSpan> typing_;      // the span that the field is open for
  std::optional<TimelineScene> scene_;  // as painted last
  std::optional<Border> hovered_;
  std::optional<Border> dragged_;
  bool opens_{};  // once the button is released
};

}  // namespace barline::ui

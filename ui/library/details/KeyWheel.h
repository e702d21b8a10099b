#pragma once

#include <QPainterPath>
#include <QWidget>
#include <optional>
#include <vector>

#include "engine/model/MusicalKey.h"
#include "engine/search/CompatibleKeys.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// The 24 keys in a circle as Camelot numbers them, major outside: those that are sought, those that go with
/// them, and the others dimmed. A key is chosen by a click, or by the arrow keys and Enter.
class KeyWheel final : public QWidget {
  Q_OBJECT

 public:
  explicit KeyWheel(QWidget* parent = nullptr);

  /// The first of the sought keys is named in the middle.
  void setKeys(const std::vector<model::MusicalKey>& sought,
               const std::vector<search::CompatibleKey>& compatible);

  [[nodiscard]] std::optional<model::MusicalKey> keyAt(const QPointF& position) const;
  /// In the middle of the key's segment.
  [[nodiscard]] QPointF centreOf(const model::MusicalKey& key) const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;

 Q_SIGNALS:
  void keyChosen(const barline::model::MusicalKey& key);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  enum class Look : unsigned char { Dim, Compatible, Sought };

  [[nodiscard]] Look lookOf(const model::MusicalKey& key) const;
  [[nodiscard]] double radius() const;
  [[nodiscard]] QPainterPath segment(const model::MusicalKey& key) const;
  void paintSegment(QPainter& painter, const model::MusicalKey& key, const Theme& theme) const;
  void paintLabel(QPainter& painter, const model::MusicalKey& key, const Theme& theme) const;
  void paintMiddle(QPainter& painter, const Theme& theme) const;
  [[nodiscard]] QString describe(const model::MusicalKey& key) const;
  void setCursorKey(const model::MusicalKey& key);

  std::vector<model::MusicalKey> sought_;
  std::vector<search::CompatibleKey> compatible_;
  std::optional<model::MusicalKey> hovered_;
  model::MusicalKey cursor_{};  // that the keyboard is at
};

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <optional>

#include "ui/library/TrackRow.h"

class QToolButton;

namespace barline::ui {

/// The line above the timeline: which track it is, its tempo, key and metre, and how the timeline follows.
class TrackBar final : public QWidget {
  Q_OBJECT

 public:
  explicit TrackBar(QWidget* parent = nullptr);

  /// Null: no track is open.
  void setTrack(const TrackRow* row);
  void setFollow(bool follow);

 Q_SIGNALS:
  void followToggled(bool follow);
  void fitRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcons();
  /// Returns where the chips begin.
  double paintChips(QPainter& painter, double right) const;

  std::optional<TrackRow> track_;
  QToolButton* follow_{};
  QToolButton* fit_{};
};

}  // namespace barline::ui

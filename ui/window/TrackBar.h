#pragma once

#include <QWidget>
#include <optional>

#include "ui/library/TrackRow.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/lanes/WaveStyle.h"

class QToolButton;

namespace barline::ui {

class CompareSwitch;

/// The line above the timeline: which track it is and how the timeline follows.
class TrackBar final : public QWidget {
  Q_OBJECT

 public:
  explicit TrackBar(QWidget* parent = nullptr);

  /// Null: no track is open.
  void setTrack(const TrackRow* row);
  void setFollow(bool follow);
  void setSnap(SnapUnit unit);
  void setWaveStyle(WaveStyle style);
  [[nodiscard]] CompareSwitch& compare() { return *compare_; }
  /// Tempo, key and metre stand here while nothing else in the window shows them.
  void setFactsShown(bool shown);

 Q_SIGNALS:
  void followToggled(bool follow);
  void snapChosen(barline::ui::SnapUnit unit);
  void waveStyleChosen(barline::ui::WaveStyle style);
  void fitRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void updateIcons();
  void makeSnapMenu();
  void makeWaveMenu();

  std::optional<TrackRow> track_;
  bool factsShown_{true};
  CompareSwitch* compare_{};
  QToolButton* snap_{};
  QToolButton* follow_{};
  QToolButton* fit_{};
  QToolButton* wave_{};
};

}  // namespace barline::ui

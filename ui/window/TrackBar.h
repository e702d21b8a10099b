#pragma once

#include <QWidget>
#include <optional>

#include "ui/library/TrackFacts.h"
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

  /// Chips that lie beside the title, and how keys are written on them.
  struct Chips {
    TrackFacts facts;
    KeyNotation notation{KeyNotation::All};
  };
  /// As many of the facts as fit into `room` logical pixels: the key is shortened first, then metre, key and
  /// tempo go.
  [[nodiscard]] static Chips chipsWithin(const TrackFacts& facts, double room, const Theme& theme);

  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void followToggled(bool follow);
  void snapChosen(barline::ui::SnapUnit unit);
  void waveStyleChosen(barline::ui::WaveStyle style);
  void fitRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  /// Buttons lose their texts, the least needed first, where the title would have no room.
  void fitButtons();
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

#pragma once

#include <QWidget>

#include "ui/transport/Player.h"
#include "ui/transport/PositionFigures.h"

class QMenu;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace barline::ui {

class LevelMeter;
class NumeralLabel;
class SoundControls;

/// Play, where it is, how loud, and where to: the bar at the bottom of the window.
class TransportBar final : public QWidget {
  Q_OBJECT

 public:
  /// @param player outlives the bar
  explicit TransportBar(Player& player, QWidget* parent = nullptr);

  void setTexts(const PlayheadTexts& texts);
  void setVolume(double decibels);
  /// As SoundControls::setLoopText() and setLoopMenu().
  void setLoopText(const QString& text, const QString& toolTip);
  void setLoopMenu(QMenu* menu);
  /// Moves the meter on; to be called for every frame while needsFrames().
  void frame();
  [[nodiscard]] bool needsFrames() const;

 Q_SIGNALS:
  void previousBarRequested();
  void nextBarRequested();
  void loopToggled();
  void volumeChanged(double decibels);
  void deviceChosen(const QByteArray& id);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* makeButton(const QString& name, const QString& shortcut);
  QWidget* makeLevelSide();
  QMenu* makeVolumeMenu();
  void fit();
  void onVolumeMoved(int step);
  void toggleMute();
  void fillDeviceMenu();
  void updateState();
  void updateDevice();
  void updateVolume();

  Player& player_;
  QToolButton* previous_{};
  QToolButton* play_;
  QToolButton* next_;
  PositionFigures* figures_;
  SoundControls* controls_;
  QWidget* levelSide_{};
  QStackedWidget* level_;  // the meter, or that there is no device
  LevelMeter* meter_;
  QToolButton* choose_;
  QToolButton* mute_;
  QSlider* volume_{};
  QToolButton* decibels_;
  QToolButton* device_;
  QMenu* deviceMenu_;
  int unmuted_{-40};  // the volume's step when it was last heard; of a window that begins muted, nobody knows
};

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "ui/transport/Player.h"

class QHBoxLayout;
class QMenu;
class QToolButton;

namespace barline::ui {

class AddedSoundMenu;
class RateSlider;
class SoloButtons;

/// The middle of the transport bar: loop, speed and pitch, clicks and chords, solo.
class SoundControls final : public QWidget {
  Q_OBJECT

 public:
  /// @param player outlives the controls
  explicit SoundControls(Player& player, QWidget* parent = nullptr);

  /// @param text what is looped, or would be: "Bars 70–73"
  void setLoopText(const QString& text, const QString& toolTip);
  /// Opened beside the loop button.
  void setLoopMenu(QMenu* menu);

  /// Shows as many of the groups, the most used first, as fit into `width`.
  void fitInto(int width);

 Q_SIGNALS:
  void loopToggled();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Group {
    QWidget* widget{};
    int rank{};  // 0 = shown first
  };

  QWidget* addGroup(const std::vector<QWidget*>& widgets, int rank);
  QToolButton* makeToggle(const QString& text, const QString& toolTip);
  QToolButton* makeMenuButton(QMenu* menu, const QString& name);
  void change(const std::function<void(playback::SoundSettings&)>& with);
  [[nodiscard]] int widthOf(const Group& group, bool compact) const;
  void updateSound();
  void updateLoop();
  void updateIcons();

  Player& player_;
  QHBoxLayout* layout_;
  std::vector<Group> groups_;
  QToolButton* loop_{};
  QToolButton* loopMenu_;
  RateSlider* speed_;
  RateSlider* pitch_;
  QToolButton* click_;
  AddedSoundMenu* clickMenu_;
  QAction* subdivide_;
  QToolButton* chords_;
  AddedSoundMenu* chordsMenu_;
  SoloButtons* solo_{};
  std::vector<QToolButton*> menuButtons_;
};

}  // namespace barline::ui

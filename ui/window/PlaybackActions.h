#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/Timeline.h"

class QAction;
class QMenu;

namespace barline::ui {

class Player;
class Settings;
class TimelineView;
class TransportBar;

/// The commands of playing beyond play and pause: ranges, loops, speed and pitch, clicks, chords and solo;
/// and what follows from the shown timeline for what is heard.
class PlaybackActions final : public QObject {
  Q_OBJECT

 public:
  /// Outlive the actions.
  struct Parts {
    Player& player;
    TimelineView& timeline;
    TransportBar& transport;
    Settings& settings;
  };

  explicit PlaybackActions(const Parts& parts, QObject* parent = nullptr);

  void addTo(QMenu& menu);
  /// Those that make sense only while a track is open.
  [[nodiscard]] const std::vector<QAction*>& trackActions() const { return trackActions_; }

  /// What is shown is what clicks and chords go by. Null: no track.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);

 private:
  QAction* add(QMenu& menu, const char* name, const QString& title, const char* keys,
               std::function<void()> run);
  QAction* addToggle(QMenu& menu, const char* name, const QString& title, const char* keys,
                     std::function<void()> run);
  void addPlaying(QMenu& menu);
  void addLooping(QMenu& menu);
  void addRate(QMenu& menu);
  void addSounds(QMenu& menu);
  void addSolo(QMenu& menu);
  void makeLoopMenu();

  void playSelection();
  void playWithPreRoll();
  void toggleLoop();
  void loopRange(const std::optional<model::TimeRange>& range);
  void moveLoopBegin();
  void moveLoopEnd();
  void changeSpeed(double by);
  void changePitch(double by);
  void updateLoop();
  void updateSound();

  /// The bars that hold the playhead and follow: as many seconds where no bars are known.
  [[nodiscard]] std::optional<model::TimeRange> barsAtPlayhead(int count) const;
  [[nodiscard]] std::optional<model::TimeRange> sectionAtPlayhead() const;
  /// What turning the loop on would loop.
  [[nodiscard]] std::optional<model::TimeRange> wantedLoop() const;
  [[nodiscard]] QString textOf(const model::TimeRange& range) const;

  Parts parts_;
  std::shared_ptr<const model::Timeline> shown_;
  std::optional<model::TimeRange> lastLoop_;
  std::vector<QAction*> trackActions_;
  QAction* loop_{};
  std::vector<std::pair<QAction*, std::function<bool()>>> checks_;  // and whether they are on
  QMenu* loopMenu_{};
};

}  // namespace barline::ui

#pragma once

#include <QJsonObject>
#include <QWidget>
#include <memory>
#include <optional>

#include "engine/audio/Decoding.h"
#include "engine/model/Timeline.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TrackAlignment.h"

class QLabel;
class QSpinBox;
class QToolButton;

namespace barline::ui {

class TimelineView;

/// A second track under the open one: a line with its name and how the two belong together, and its timeline.
/// Linked, both show the same stretch, of time or of bars; otherwise each has its own zoom.
class SecondTrackPane final : public QWidget {
  Q_OBJECT

 public:
  /// @param first the open track's timeline; outlives the pane, and so does `decoding`
  SecondTrackPane(TimelineView& first, audio::Decoding& decoding, std::shared_ptr<const Theme> theme,
                  QWidget* parent = nullptr);

  void setTheme(std::shared_ptr<const Theme> theme);
  /// A track is on its way to be shown.
  void setTrack(const TrackRow& row);
  void setProgress(double fraction);
  /// Null: none, and the pane hides.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);
  /// Where the open track is. @param seconds of the open track
  void setPlayhead(double seconds, bool playing);
  /// The open track, or its bars, are others.
  void firstChanged();

  [[nodiscard]] TimelineView& timeline() { return *view_; }

  /// Linked or not, and aligned in time or by bar. Malformed entries are ignored.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

 Q_SIGNALS:
  /// A click in the second track: the moment of the open one that belongs to it.
  void seekRequested(double seconds);
  void closeRequested();
  void stateChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeBar();
  void updateIcons();
  void align();
  void followFirst();
  void followSecond();
  [[nodiscard]] bool isByBar() const;
  [[nodiscard]] bool isLinked() const;

  TimelineView& first_;
  audio::Decoding& decoding_;
  TimelineView* view_;
  QLabel* name_;
  QLabel* facts_;
  QToolButton* byTime_;
  QToolButton* byBar_;
  QSpinBox* bars_;
  QToolButton* link_;
  QToolButton* close_;
  std::optional<TrackRow> row_;
  TrackAlignment alignment_{TrackAlignment::byTime(0)};
  model::TimeRange given_;  // what the view was last told to show
  bool following_{};
};

}  // namespace barline::ui

#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/edits/GridBasis.h"
#include "engine/edits/GridMoves.h"
#include "engine/edits/GridTempo.h"
#include "engine/model/Edit.h"
#include "ui/edits/grid/GridFit.h"
#include "ui/edits/grid/GridHint.h"
#include "ui/edits/grid/Loupe.h"
#include "ui/timeline/TimelineInteractor.h"
#include "ui/timeline/lanes/GridPainter.h"

namespace barline::ui {

class EditController;
class SampleProvider;
class TimelineView;

/// What a click on the grid does.
enum class GridTask : unsigned char { Move, Add, Remove };

/// Correcting the beat grid in the timeline: dragging beats, and the commands on the selected beat, the
/// selection or the track. Shows what it does over the lanes and in hints; every change goes to the
/// EditController. Lives on the interface's thread.
///
/// Keys while active: Left and Right select beats (Shift: bars); Delete deletes the selected one, Escape lets
/// go. The rest are GridActions.
class GridTool final : public QObject, public TimelineInteractor {
  Q_OBJECT

 public:
  /// @param heard seconds of the track as heard now, the output's latency taken off; nothing while not
  /// playing.
  /// @param edits and view outlive the tool
  GridTool(EditController& edits, TimelineView& view, std::function<std::optional<double>()> heard,
           QObject* parent = nullptr);
  ~GridTool() override;

  [[nodiscard]] bool isActive() const { return active_; }
  void setActive(bool active);
  [[nodiscard]] GridTask task() const { return task_; }
  void setTask(GridTask task);
  /// Beats that are dragged go onto transients nearby, and fits go by them.
  [[nodiscard]] bool snaps() const { return snaps_; }
  void setSnapping(bool snaps);
  [[nodiscard]] edits::Reach reach() const { return reach_; }
  void setReach(edits::Reach reach);
  /// For the loupe. Null: it stays away. Forgotten when another track is shown.
  void setSampleProvider(std::shared_ptr<SampleProvider> provider);

  /// Seconds, of the selected beat.
  [[nodiscard]] std::optional<double> selectedBeat() const;
  /// Nothing lets go of the selected one.
  void selectBeat(std::optional<double> seconds);
  void stepSelection(int beats);

  // On the selected beat, or the one next to the playhead. Each is one edit.
  void setDownbeat();
  void setMetre(const model::Metre& metre);
  void insertBeat();
  void deleteBeat();
  /// On the selected beat; without one on the selection, without that on the track. Rows of them are one
  /// edit.
  void nudge(double seconds);

  // On the selection, or the track.
  void shiftHalfBeat(bool later);
  void scaleTempo(edits::TempoRatio ratio);
  void fitConstantTempo();
  /// The same for what fit() tells of.
  void makeFitEven();
  void snapToTransients();
  void useRunnerUp();

  /// A tap on what is heard. A few seconds after the last one, or by useTaps(), they become the grid.
  void tap();
  void useTaps();
  void forgetTaps();
  [[nodiscard]] std::size_t taps() const { return taps_.size(); }

  /// How even the selection is, or the bars around the selected beat or the playhead; nothing without beats.
  [[nodiscard]] std::optional<GridFit> fit() const;

  // TimelineInteractor
  bool press(const TimelineScene& scene, const TimelinePointer& pointer) override;
  bool doubleClick(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void move(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void release(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void cancel() override;
  bool key(const TimelineScene& scene, const QKeyEvent& event) override;
  [[nodiscard]] bool claims(const QKeyEvent& event) const override;
  std::optional<Qt::CursorShape> hover(const TimelineScene& scene, const TimelinePointer& pointer) override;
  void leave() override;
  void paintOver(QPainter& painter, const TimelineScene& scene) override;
  void paintFront(QPainter& painter, const TimelineScene& scene) override;

 Q_SIGNALS:
  void activeChanged(bool active);
  /// Task, snapping, reach, selected beat or taps.
  void stateChanged();
  /// Nothing: the line is free for what is under the pointer.
  void hintChanged(const std::optional<barline::ui::GridHint>& hint);
  /// fit() may be another.
  void fitChanged();
  void seekRequested(double seconds);

 private:
  /// A beat in the hand.
  struct Drag {
    std::size_t index{};
    double origin{};  ///< seconds, where it was
    double grip{};    ///< seconds from the beat to where it was taken
    double y{};       ///< logical pixels, of the pointer
    bool moved{};     ///< by enough to be meant
    edits::BeatMove plan;
  };
  /// A row of nudges that is one edit.
  struct Nudges {
    std::size_t applied{};  ///< edits of the history, the row's among them
    std::optional<double> beat;
    model::TimeRange range;
    double sum{};  ///< seconds
    qint64 at{};   ///< of the last, milliseconds since 1970
  };

  void onShown();
  void showInView();
  [[nodiscard]] bool hasGrid() const;
  [[nodiscard]] std::optional<edits::GridBasis> basis() const;
  [[nodiscard]] model::TimeRange target() const;  ///< the selection, or the track
  void fitConstantTempo(const model::TimeRange& range);
  [[nodiscard]] std::optional<std::size_t> currentBeat() const;
  /// The beat within reach of the pointer in a lane where beats can be taken.
  [[nodiscard]] std::optional<std::size_t> beatAt(const TimelineScene& scene,
                                                  const TimelinePointer& pointer) const;
  [[nodiscard]] bool takesBeats(const QString& lane) const;
  bool make(const std::optional<model::Edit>& edit, const QString& otherwise);
  void tell(GridHint hint);
  void hintGoing(std::optional<GridHint> hint);
  [[nodiscard]] GridHint dragHint(const edits::GridBasis& basis, const Drag& drag) const;
  [[nodiscard]] GridHint selectionHint(const edits::GridBasis& basis, std::size_t index) const;
  [[nodiscard]] QString followText(const edits::GridBasis& basis, const edits::BeatMove& plan) const;
  void updateHint();

  // GridToolPaint.cpp
  void paintLines(QPainter& painter, const TimelineScene& scene, const edits::GridBasis& basis) const;
  void paintFlags(QPainter& painter, const TimelineScene& scene, const edits::GridBasis& basis) const;
  void paintMove(QPainter& painter, const TimelineScene& scene, const edits::GridBasis& basis) const;
  void paintTempo(QPainter& painter, const TimelineScene& scene, const edits::GridBasis& basis) const;
  void paintTaps(QPainter& painter, const TimelineScene& scene, const edits::GridBasis& basis) const;
  [[nodiscard]] bool isMoving(std::size_t index) const;

  EditController& edits_;
  TimelineView& timeline_;
  std::function<std::optional<double>()> heard_;
  bool active_{};
  GridTask task_{GridTask::Move};
  bool snaps_{true};
  edits::Reach reach_{edits::Reach::ToNextVerified};
  GridScale scale_{model::BeatGrid{}};
  std::optional<double> selected_;
  std::optional<double> hovered_;  ///< seconds, of the beat under the pointer
  std::optional<Drag> drag_;
  std::optional<Nudges> nudges_;
  std::vector<double> taps_;
  QTimer tapsEnd_;
  std::optional<GridHint> told_;  ///< Done or Refused, while it is shown
  QTimer toldEnd_;
  Loupe loupe_;
};

}  // namespace barline::ui

#pragma once

#include <QJsonObject>
#include <QString>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/ChordNames.h"
#include "engine/model/Timeline.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Snap.h"
#include "ui/timeline/lanes/DoubtMark.h"
#include "ui/timeline/lanes/EditMarks.h"
#include "ui/timeline/lanes/WaveStyle.h"

namespace barline::evaluation {
struct Comparison;
}

namespace barline::ui {

class SampleProvider;
class SpectrumSource;
class TimelineInteractor;

/// How far the step is that feeds a lane.
struct LaneStatus {
  enum class State : unsigned char { Ready, Waiting, Running, Failed, Blocked };

  State state{State::Ready};
  double fraction{};  ///< 0–1; Running only
  QString message;    ///< Failed: one sentence. Waiting and Blocked: what for, "waits for Beats"
};

/// What lies at a time: under the pointer, or where the playhead is. Texts are ready to be shown, with their
/// units; empty where nothing is known.
struct PointerReadout {
  double time{};                         ///< seconds
  QString timeText;                      ///< "2:55.310"
  QString barBeat;                       ///< "70.2"
  QString metre;                         ///< "4/4"
  std::optional<double> beatConfidence;  ///< 0–1
  QString chord;                         ///< "F♯m"
  QString chordNumeral;                  ///< "iii"
  std::optional<double> chordConfidence;
  QString chordRunnerUp;  ///< only where the chord is doubtful
  QString key;            ///< "D major"
  std::optional<double> keyConfidence;
  QString section;    ///< "C Chorus"
  QString energy;     ///< "6.3 of 10"
  QString loudness;   ///< "−14.1 LUFS"
  QString sharpness;  ///< "1.46 acum"
  QString roughness;  ///< "0.38 asper"
  QString tempo;      ///< "95.03 BPM"
  QString height;     ///< what the pointer's height in its lane means: "440 Hz · A4"
};

struct LaneInfo {
  QString id;
  QString title;
  bool visible{};
  bool movable{};    ///< overview and ruler are not
  bool resizable{};  ///< the flexible lane is not
  int height{};      ///< logical pixels; 0 while hidden
  bool foldable{};
  bool folded{};
};

/// One track on one time axis: overview, ruler and lanes. Zoom, scroll, seek, and the heights and visibility
/// of lanes are handled here; playing and analysing are the window's.
///
/// Keys while it has the focus: Left and Right step by a beat, with Shift by a bar, with Ctrl by four; Home,
/// End; + and − zoom; F fits; Ctrl+Shift+Left and Right move the selection's end, Alt+Shift its begin; Ctrl+A
/// selects all, Escape nothing. A drag selects, with Shift to any time; with Alt or the middle button it
/// scrolls. A double click selects the section, chord, key or bar under the pointer. Pictures are painted on
/// worker threads: no call waits for them.
class TimelineView : public QWidget {
  Q_OBJECT

 public:
  explicit TimelineView(std::shared_ptr<const Theme> theme, QWidget* parent = nullptr);
  ~TimelineView() override;

  void setTheme(std::shared_ptr<const Theme> theme);

  /// Null shows the empty text. A timeline of the same track (by path and fingerprint) with more parts keeps
  /// zoom, scroll and playhead, and lanes fill in place; another track is shown from its beginning, whole.
  void setTimeline(std::shared_ptr<const model::Timeline> timeline);
  [[nodiscard]] std::shared_ptr<const model::Timeline> timeline() const;
  /// Whether the empty text invites to open a track; else nothing stands there. It does at first.
  void setInviting(bool inviting);

  /// What the waveform is about like, shown faintly as long as the timeline has none; null: nothing.
  /// Forgotten when another track is set.
  void setSketch(std::shared_ptr<const model::WaveformPeaks> sketch);

  /// Each lane knows the steps that feed it. Statuses are forgotten when another track is set.
  void setStepStatus(const QString& stepId, const LaneStatus& status);

  /// Null: zooming in ends at the stored peaks. Forgotten when another track is set.
  void setSampleProvider(std::shared_ptr<SampleProvider> provider);

  /// What spectrogram and chromagram are painted from; null: they stay empty. Nothing is read before one of
  /// them is shown. Forgotten when another track is set.
  void setSpectrumSource(std::shared_ptr<SpectrumSource> source);

  /// @param seconds clamped to the track
  void setPlayhead(double seconds, bool playing);
  [[nodiscard]] double playhead() const;
  [[nodiscard]] PointerReadout readoutAt(double seconds) const;

  /// While playing, turns the page when the playhead leaves the view, or keeps it in its place.
  void setFollow(bool follow);
  [[nodiscard]] bool follow() const;
  /// Following, the playhead stays in its place and the track moves past it, instead of the other way round.
  void setPlayheadFixed(bool fixed);
  [[nodiscard]] bool isPlayheadFixed() const;

  /// What is selected; nothing for nothing. Forgotten when another track is set.
  [[nodiscard]] std::optional<model::TimeRange> selection() const;
  /// @param range limited to the track, otherwise taken as it is; an empty one selects nothing
  void setSelection(std::optional<model::TimeRange> range);
  /// "4 bars · 10.105 s"; empty where nothing is selected.
  [[nodiscard]] QString selectionText() const;
  /// What drags and keys select in; Shift turns it off during a drag. Beat at first.
  void setSnap(SnapUnit unit);
  [[nodiscard]] SnapUnit snap() const;
  /// Selects the bar or section (or what the argument says) that holds the playhead.
  void selectUnit(SnapUnit unit);
  /// Selects the chord that holds the playhead.
  void selectChord();
  void selectAll();
  /// Moves an end of the selection by so many units of snap(), selecting the playhead's unit first where
  /// nothing is selected.
  void moveSelectionBegin(int units);
  void moveSelectionEnd(int units);

  /// What is played round and round, shown in the ruler. Forgotten when another track is set.
  void setLoop(std::optional<model::TimeRange> range);
  [[nodiscard]] std::optional<model::TimeRange> loop() const;

  /// Where the view is, or is going to while a zoom moves.
  [[nodiscard]] model::TimeRange visibleRange() const;
  void setVisibleRange(model::TimeRange range);
  /// Seconds of nothing that may be shown before the track begins and after it ends; 0 at first.
  void setMargins(double before, double after);
  /// Whether there is room for the bar that scrolls the lanes even where they need none, so that two views of
  /// one width show the same time at the same place.
  void setBarRoomKept(bool kept);
  void zoomToFit();
  /// @param factor above 1 shows less time @param anchorSeconds stays where it is
  void zoomBy(double factor, double anchorSeconds);
  /// About the playhead where it is in view, else about the middle.
  void zoomIn();
  void zoomOut();

  /// The time `count` beats from the playhead (seconds where no beats are known).
  [[nodiscard]] double timeBeatsAway(int count) const;
  /// The time `count` bars from the playhead (four seconds each where no bars are known).
  [[nodiscard]] double timeBarsAway(int count) const;

  /// In order from the top; overview and ruler are among them.
  [[nodiscard]] std::vector<LaneInfo> lanes() const;
  void setLaneVisible(const QString& id, bool visible);
  /// Leaves painting the beats over the waveform to an interactor, and shows the tempo beat by beat.
  /// @param analysed what edits are compared with; null ends it
  void setGridEditing(std::shared_ptr<const model::BeatGrid> analysed);
  /// Folds a lane that can be to a low strip, or gives it its height again.
  void setLaneFolded(const QString& id, bool folded);
  void resetLaneHeights();
  /// Moves a lane past so many visible neighbours, down or (negative) up. Overview and ruler stay.
  void moveLane(const QString& id, int steps);
  /// @param height logical pixels, limited to what the lane can have; the waveform takes what others leave
  void setLaneHeight(const QString& id, int height);

  /// Which lanes are shown, in which order and how high, for a named layout. What does not make sense in
  /// one is ignored.
  [[nodiscard]] QJsonObject laneLayout() const;
  void setLaneLayout(const QJsonObject& layout);

  /// A line in the loudness lane, LUFS; nothing for none.
  void setLoudnessTarget(std::optional<double> lufs);

  /// How chords are written, in the lane and in readouts.
  void setChordDisplay(const model::ChordDisplay& display);
  [[nodiscard]] model::ChordDisplay chordDisplay() const;

  /// What the overview marks as doubtful, in time; null: all that the timeline is unsure of.
  void setDoubts(std::shared_ptr<const std::vector<DoubtMark>> doubts);

  /// What a person has edited, verified and locked of what is shown: a place that is verified is no longer
  /// shown as doubtful, and names leave room for the signs.
  void setEditMarks(EditMarks marks);

  /// What the lane "reference" shows; null for nothing. Stays when another track is set.
  void setReference(std::shared_ptr<const evaluation::Comparison> reference);

  void setWaveStyle(WaveStyle style);
  [[nodiscard]] WaveStyle waveStyle() const;

  /// As laneLayout(), and how the view follows, snaps and draws. Unknown and malformed entries are ignored.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);

  /// From now on it is asked before the view, and before those installed earlier. Stays its owner's.
  void install(TimelineInteractor& interactor);
  /// What it has begun is forgotten without a cancel.
  void uninstall(TimelineInteractor& interactor);

  /// Paints what is missing now instead of later. Blocks: for pictures and tests.
  void finishPainting();

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void seekRequested(double seconds);
  /// The playhead is being dragged along the ruler, by its handle; scrubEnded() follows.
  void scrubbed(double seconds);
  void scrubEnded();
  void visibleRangeChanged();
  void followChanged(bool follow);
  void playheadFixedChanged(bool fixed);
  /// Also while a drag is under way.
  void selectionChanged(const std::optional<barline::model::TimeRange>& range);
  void snapChanged(barline::ui::SnapUnit unit);
  void waveStyleChanged(barline::ui::WaveStyle style);
  /// Nothing when the pointer has left.
  void pointerMoved(const std::optional<barline::ui::PointerReadout>& readout);
  void retryRequested(const QString& stepId);
  void demoRequested();
  /// Visibility, heights or how chords are written changed.
  void lanesChanged();
  void chordDisplayChanged(const barline::model::ChordDisplay& display);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  class Private;
  std::unique_ptr<Private> d_;
};

}  // namespace barline::ui

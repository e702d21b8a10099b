#pragma once

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <map>

#include "ui/timeline/ContentMaker.h"
#include "ui/timeline/LaneStack.h"
#include "ui/timeline/Readout.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/SpectrumSource.h"
#include "ui/timeline/TileCache.h"
#include "ui/timeline/TilePainter.h"
#include "ui/timeline/TimelineInteractor.h"
#include "ui/timeline/TimelineView.h"
#include "ui/timeline/lanes/Lane.h"

class QNativeGestureEvent;

namespace barline::ui {

/// What the view holds of one lane.
struct LaneState {
  std::shared_ptr<const LaneContent> content;  ///< null: nothing to show yet
  std::vector<const void*> parts;  ///< of the timeline that content shows, or will when it is made
  std::uint64_t revision{};        ///< of the content's tiles
  std::uint64_t formerRevision{};  ///< whose tiles stand in until new ones are painted
  std::uint64_t making{};          ///< serial of the content being made; 0 = none
  std::optional<qint64> filledAt;  ///< animation clock, while the lane fades in
  QString gutterValue;             ///< as painted last
};

/// What the mouse is doing while a button is down.
enum class Drag : unsigned char {
  None,
  Pressed,
  Pan,
  Overview,
  Border,
  Select,
  SelectionEdge,
  Scrub,
  LanePressed,
  Lane
};

/// A drag that selects.
struct Selecting {
  double anchor{};             ///< seconds; the end that stays
  bool edge{};                 ///< moves one end of a selection instead of making a new one
  std::vector<double> points;  ///< as snapPoints()
  std::optional<model::TimeRange> before;
};

/// The state of a TimelineView and what it does with it. Functions are in TimelineData (timeline, tiles,
/// samples), TimelineMotion (axis, zoom, follow), TimelinePaint (lanes), TimelineOverlay (what moves over
/// them), TimelineSelection, TimelineInput (mouse and keys) and TimelineInteraction (those who work in the
/// lanes).
class TimelineView::Private : public QObject {
 public:
  Private(TimelineView* view, std::shared_ptr<const Theme> theme_);

  // TimelineData.cpp
  void setTimeline(std::shared_ptr<const model::Timeline> next);
  void remakeContents();
  void setOptions(const LaneOptions& next);
  void acceptContents();
  void acceptContent(const MadeContent& made);
  void newPictures();  ///< theme or scale changed: every tile is out of date
  void requestTiles();
  void acceptTiles();
  void finishPainting();
  [[nodiscard]] std::vector<TileJob> missingTiles();
  void addJobs(std::vector<TileJob>& jobs, const LaneStack::Slot& slot, int margin);
  [[nodiscard]] TileJob jobFor(const LaneStack::Slot& slot, std::int64_t index) const;
  void setSampleProvider(std::shared_ptr<SampleProvider> next);
  void requestSamples();
  void acceptSamples(std::shared_ptr<const SampleWindow> window);
  [[nodiscard]] bool samplesCover(const TimeAxis& tile, double width) const;
  [[nodiscard]] const LaneStatus* statusOf(int lane) const;

  // TimelineMotion.cpp
  void updateGeometry();
  void moveTo(const TimeAxis& axis, bool animated);
  void jumpTo(const TimeAxis& axis);
  void zoomAt(double factor, double x, bool animated);
  void tick();
  void startTicking();
  void setPlayhead(double seconds, bool nowPlaying);
  void followPlayhead(double before, bool jumped);
  void layOutLanes();
  void lanesMoved();
  [[nodiscard]] AxisLimits limits() const;
  [[nodiscard]] double duration() const;
  [[nodiscard]] double laneWidth() const;
  [[nodiscard]] double ratio() const { return q->devicePixelRatioF(); }

  // TimelinePaint.cpp
  /// @param region what is seen of it anew; each lane and what lies over them is gone through once, in
  /// however many pieces
  void paint(QPainter& painter, const QRegion& region);
  void paintEmpty(QPainter& painter);
  void paintLane(QPainter& painter, const LaneStack::Slot& slot, const QRegion& region);
  void paintTiles(QPainter& painter, const LaneStack::Slot& slot, const QRect& rect);
  void paintStandIn(QPainter& painter, const LaneStack::Slot& slot, const TileKey& wanted,
                    const QRect& target);
  void paintScaled(QPainter& painter, const LaneStack::Slot& slot, double secondsPerPixel, const QRect& area);
  /// Index and picture (null where it is not painted yet) of the tiles of another scale over an area.
  [[nodiscard]] std::vector<std::pair<std::int64_t, const QImage*>> tilesOver(const LaneStack::Slot& slot,
                                                                              double secondsPerPixel,
                                                                              const QRect& area);
  void paintGutter(QPainter& painter, const LaneStack::Slot& slot);
  void paintStatus(QPainter& painter, const LaneStack::Slot& slot);
  [[nodiscard]] QString gutterValue(int lane) const;
  /// As far as the lane is high enough for them.
  [[nodiscard]] std::optional<AxisEnds> axisEnds(const LaneStack::Slot& slot) const;
  /// Of the lane's name: smaller where it would run into the upper axis end.
  [[nodiscard]] QFont nameFont(const LaneStack::Slot& slot, double room) const;

  // TimelineOverlay.cpp
  void paintOverlays(QPainter& painter, const QRegion& region);
  void paintOverviewFrame(QPainter& painter, const LaneStack::Slot& slot);
  void paintBlocks(QPainter& painter);
  void paintPlayhead(QPainter& painter);
  void paintPointer(QPainter& painter);
  void paintBorder(QPainter& painter);
  [[nodiscard]] QRegion playheadRegion(double seconds) const;
  /// Where the outline of the block under the playhead goes and appears when it moves.
  [[nodiscard]] QRegion outlineRegion(double before, double after) const;
  [[nodiscard]] QRegion pointerRegion() const;
  [[nodiscard]] std::vector<QRectF> takenInRuler() const;  ///< relative to the ruler lane
  [[nodiscard]] std::optional<QRectF> pointerTag() const;
  [[nodiscard]] QString pointerText() const;
  [[nodiscard]] double overviewX(double seconds) const;

  // TimelineLoop.cpp
  void paintLoop(QPainter& painter);
  [[nodiscard]] QRegion loopRegion() const;
  [[nodiscard]] bool onPlayheadHandle(const QPointF& position) const;
  void scrub(const QPointF& position);

  // TimelineLanes.cpp
  void paintGrip(QPainter& painter, const LaneStack::Slot& slot);
  void dragLane(double y);
  void dropLane();
  void paintDrop(QPainter& painter);
  [[nodiscard]] QRect gripRect(const LaneStack::Slot& slot) const;  ///< empty where it cannot be moved

  // TimelineSelection.cpp
  void setSelection(std::optional<model::TimeRange> next);
  [[nodiscard]] bool beginSelectionEdge(const QPointF& position);
  void beginSelecting(const QPointF& position);
  void dragSelection(const QPointF& position, bool free);
  void cancelSelecting();
  /// Ends a drag whose end nobody told of; a selection is what it was before.
  void abandonDrag();
  /// Scrolls while a drag is held beyond the view's ends. @return false: it is not
  bool scrollWithDrag();
  void selectBlockAt(const QPointF& position);
  void moveSelectionEdge(bool begin, int units);
  [[nodiscard]] bool selectionKey(QKeyEvent* event);
  [[nodiscard]] std::vector<double> pointsOf(SnapUnit unit) const;
  /// Which edge lies under the pointer: true for the begin.
  [[nodiscard]] std::optional<bool> edgeAt(const QPointF& position) const;
  [[nodiscard]] std::optional<QRectF> selectionTag() const;
  /// What looks different with another selection.
  [[nodiscard]] QRegion selectionRegion(const std::optional<model::TimeRange>& range) const;
  /// The selected part of a lane, logical pixels; empty where none is in view.
  [[nodiscard]] QRectF selectedPart(const LaneStack::Slot& slot) const;
  void paintSelection(QPainter& painter);  ///< edges and tag
  /// Fills the selected part of what has been painted, below everything that stands out from the ground.
  void fillSelected(QPainter& painter, const QRectF& part, const QColor& ground);
  /// A tile as it looks selected. Valid until the next call.
  [[nodiscard]] const QImage& tinted(const QImage& tile, const QColor& ground);
  [[nodiscard]] const QColor& groundOf(int lane) const;
  /// The colour that turns a ground into the fill as the tokens have it.
  [[nodiscard]] QColor selectionFill(const QColor& ground) const;

  // TimelineSpectrum.cpp
  void setSpectrumSource(std::shared_ptr<SpectrumSource> next);
  void forgetSpectrum();
  /// Asks for what the visible lanes are to be painted from.
  void requestSpectrum();
  void acceptSpectrum(std::shared_ptr<const SpectrumWindow> window);
  /// What a tile is painted from, and how good that is.
  void addSpectrum(TileJob& job, const TimeAxis& tile, double width) const;
  [[nodiscard]] bool showsSpectrum() const;
  /// Seconds a column that this zoom asks for; 0 where the overview is fine enough.
  [[nodiscard]] double spectrumColumn() const;
  void paintSpectrumProblem(QPainter& painter, const LaneStack::Slot& slot);

  // TimelineInput.cpp
  void press(QMouseEvent* event);
  void move(QMouseEvent* event);
  void release(QMouseEvent* event);
  void doubleClick(QMouseEvent* event);
  void wheel(QWheelEvent* event);
  [[nodiscard]] bool key(QKeyEvent* event);
  [[nodiscard]] bool pinch(QNativeGestureEvent* event);
  void leave();
  void beginPan(const QPointF& position);
  void dragOverview(double x);
  void updateHover(const QPointF& position);
  void showMenu(const QPoint& globalPosition);
  void stepTo(double seconds);
  void setPointer(std::optional<QPointF> position);

  // TimelineInteraction.cpp
  void install(TimelineInteractor& interactor);
  void uninstall(TimelineInteractor& interactor);
  [[nodiscard]] TimelineScene scene() const;
  [[nodiscard]] TimelinePointer pointerAt(const QPointF& position, Qt::MouseButton button,
                                          Qt::KeyboardModifiers modifiers) const;
  // Whether an interactor took it.
  [[nodiscard]] bool offerPress(QMouseEvent* event, bool doubled);
  void offerMove(QMouseEvent* event);
  [[nodiscard]] bool offerRelease(QMouseEvent* event);
  [[nodiscard]] bool offerKey(QKeyEvent* event);
  /// Whether a key is for an interactor though it is the shortcut of a command: while something is dragged,
  /// Escape ends that and nothing else.
  [[nodiscard]] bool claims(const QKeyEvent& event) const;
  [[nodiscard]] bool offerMenu(const QPoint& position, const QPoint& globalPosition);
  void cancelInteraction();
  void setHovered(TimelineInteractor* interactor, std::optional<Qt::CursorShape> shape);
  void paintInteractors(QPainter& painter,
                        void (TimelineInteractor::*layer)(QPainter&, const TimelineScene&));

  // Places
  [[nodiscard]] std::optional<LaneStack::Slot> slotAt(int y) const;
  [[nodiscard]] std::optional<LaneStack::Slot> slotNamed(const QString& id) const;
  [[nodiscard]] const LaneDeclaration& declaration(int lane) const {
    return laneCatalog()[static_cast<std::size_t>(lane)];
  }
  [[nodiscard]] LaneState& state(int lane) { return lanes[static_cast<std::size_t>(lane)]; }
  [[nodiscard]] const LaneState& state(int lane) const { return lanes[static_cast<std::size_t>(lane)]; }
  /// Slots with scrolling taken into account: overview and ruler stay, the rest moves under them.
  [[nodiscard]] std::vector<LaneStack::Slot> placedSlots() const;
  [[nodiscard]] int pinnedHeight() const;
  [[nodiscard]] QRect laneRect(const LaneStack::Slot& slot) const;  ///< without the gutter
  [[nodiscard]] QRect gutterRect(const LaneStack::Slot& slot) const;
  /// Where a click folds the lane or unfolds it; empty where it cannot.
  [[nodiscard]] QRect foldRect(const LaneStack::Slot& slot) const;
  [[nodiscard]] QRect eyeRect(const LaneStack::Slot& slot) const;
  [[nodiscard]] QRect linkRect(
      const LaneStack::Slot& slot) const;  ///< of "Try again"; empty where there is none
  [[nodiscard]] QRect demoRect() const;
  [[nodiscard]] TimeAxis axisOf(int lane) const;  ///< as shown now
  [[nodiscard]] Strip stripOf(const LaneStack::Slot& slot) const;
  [[nodiscard]] int gutter() const { return theme->tokens().size.laneGutter; }

  TimelineView* q;
  bool inviting{true};
  std::shared_ptr<const Theme> theme;
  std::shared_ptr<const model::Timeline> timeline;
  std::map<QString, LaneStatus> statuses;
  LaneOptions options;
  std::vector<LaneState> lanes;
  LaneStack stack;

  TimeAxis exact;   ///< where the view is going, as asked for
  TimeAxis target;  ///< the same on device pixels: what tiles are painted for
  TimeAxis shown;   ///< where it is now
  TimeAxis motionFrom;
  std::optional<qint64> motionStart;
  bool barRoomKept{};   ///< lanes end where the scroll bar would begin
  double roomBefore{};  ///< seconds that may be shown before the track, and after it
  double roomAfter{};
  bool fits{true};  ///< shows the whole track: stays so when resized
  QElapsedTimer clock;
  QTimer ticker;

  double playhead{};
  bool playing{};
  bool follow{true};
  bool fixedPlayhead{};
  qint64 gutterPaintedAt{};

  TileCache cache;
  TilePainter painter;
  ContentMaker maker;
  std::uint64_t serials{};
  double standInScale{};  ///< seconds a device pixel of the tiles shown before the last zoom

  std::shared_ptr<SampleProvider> provider;
  std::shared_ptr<const SampleWindow> samples;
  std::optional<std::pair<std::int64_t, std::int64_t>> askedSamples;

  std::shared_ptr<SpectrumSource> spectrumSource;
  std::shared_ptr<const SpectrumWindow> spectrum;  ///< finer than the overview
  std::optional<model::TimeRange> askedSpectrum;   ///< while an answer is under way
  double askedSpectrumColumn{};                    ///< seconds
  QString spectrumProblem;

  std::optional<model::TimeRange> loop;
  std::optional<model::TimeRange> selection;
  SnapUnit snap{SnapUnit::Beat};
  Selecting selecting;
  std::map<qint64, QImage> tints;  ///< selected tiles by the cache keys of their pictures
  Qt::KeyboardModifiers dragModifiers;

  std::optional<QPointF> pointer;
  int hoveredLane{-1};
  std::optional<int> hoveredBorder;
  Drag drag{Drag::None};
  int draggedLane{-1};
  int dropPlace{};  ///< in the order of slots: before the slot of this index
  QPointF pressedAt;
  TimeAxis pressedAxis;
  double overviewGrip{};  ///< seconds from the frame's begin to where it is held
  qint64 lastWheel{-1000};
  QScrollBar* scrollBar;

  std::vector<TimelineInteractor*> interactors;  ///< who is asked first comes first
  TimelineInteractor* active{};                  ///< took the press
  TimelineInteractor* hovered{};                 ///< whose cursor is shown
};

}  // namespace barline::ui

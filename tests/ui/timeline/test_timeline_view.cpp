#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPaintEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/TimelineView.h"

using namespace barline;
using namespace barline::ui;

namespace {

constexpr int kGutter = 92;
constexpr int kWidth = 892;  // 800 for the lanes
constexpr int kHeight = 560;
constexpr int kWaveY = 200;
constexpr int kOverviewY = 25;

void wheel(TimelineView& view, const QPointF& position, const QPoint& angle,
           Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QPoint& pixels = {}) {
  QWheelEvent event(position, view.mapToGlobal(position), pixels, angle, Qt::NoButton, modifiers,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(&view, &event);
}

double timeAt(const TimelineView& view, double x) {
  const model::TimeRange range = view.visibleRange();
  return range.begin + (x - kGutter) / (kWidth - kGutter) * range.duration();
}

void drag(TimelineView& view, const QPoint& from, const QPoint& to) {
  QTest::mousePress(&view, Qt::LeftButton, {}, from);
  // A drag is one only beyond the platform's start distance.
  for (int i = 1; i <= 4; ++i) QTest::mouseMove(&view, from + (to - from) * i / 4);
  QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
}

int heightOf(const TimelineView& view, const char* id) {
  for (const LaneInfo& lane : view.lanes()) {
    if (lane.id == QLatin1String(id)) return lane.height;
  }
  return -1;
}

/// Top of a lane in a view that does not scroll.
int topOf(const TimelineView& view, const char* id) {
  int top = 0;
  for (const LaneInfo& lane : view.lanes()) {
    if (lane.id == QLatin1String(id)) return top;
    top += lane.height;
  }
  return -1;
}

class CountingProvider final : public SampleProvider {
 public:
  void request(std::int64_t firstFrame, std::int64_t frames) override {
    ++requests;
    auto window = std::make_shared<SampleWindow>();
    window->sampleRate = 44100;
    window->firstFrame = firstFrame;
    window->channels.emplace_back(static_cast<std::size_t>(frames), 0.5F);
    Q_EMIT ready(window);
  }
  int requests{};
};

/// Gathers what is repainted.
class PaintWatch final : public QObject {
 public:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) region += static_cast<QPaintEvent*>(event)->region();
    return false;
  }
  QRegion region;
};

}  // namespace

class TestTimelineView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { timeline_ = test::syntheticTimeline(240); }
  void init() {
    theme_ = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme_);
    view_ = std::make_unique<TimelineView>(theme_);
    view_->resize(kWidth, kHeight);
    view_->setTimeline(timeline_);
    view_->show();
    view_->finishPainting();
  }
  void cleanup() { view_.reset(); }

  void showsTheWholeTrackFirst() {
    QCOMPARE(view_->visibleRange().begin, 0.0);
    QVERIFY(std::abs(view_->visibleRange().end - 240) < 1e-6);
  }

  void wheelZoomsAboutThePointer() {
    const QPointF position(kGutter + 300, kWaveY);
    const double time = timeAt(*view_, position.x());
    for (int i = 0; i < 12; ++i) wheel(*view_, position, {0, 120});
    QVERIFY(view_->visibleRange().duration() < 240 / 10.0);
    const double pixel = view_->visibleRange().duration() / 800;
    QVERIFY(std::abs(timeAt(*view_, position.x()) - time) < 3 * pixel);
    for (int i = 0; i < 20; ++i) wheel(*view_, position, {0, -120});
    QVERIFY(std::abs(view_->visibleRange().duration() - 240) < 1e-6);
  }

  void theFirstBurstOfAWheelIsOneNotch() {
    wheel(*view_, {kGutter + 400.0, kWaveY}, {0, 6000});
    QVERIFY(view_->visibleRange().duration() > 240 / 1.3);
  }

  void thePlayheadTakesTheOutlineOfItsChordAlong() {
    view_->setVisibleRange({20, 40});
    const auto& chords = timeline_->chords->changes;
    const auto first = std::ranges::find_if(chords, [](const auto& chord) { return chord.range.begin > 22; });
    const auto second = std::next(first);
    const auto middleOf = [](const model::TimeRange& range) { return (range.begin + range.end) / 2; };
    const int y = topOf(*view_, "chords") + heightOf(*view_, "chords") / 2;
    const auto edge = [&](double time) {
      return QPoint(static_cast<int>(kGutter + (time - 20) / 20 * (kWidth - kGutter)) + 2, y);
    };
    view_->setPlayhead(middleOf(first->range), false);
    view_->finishPainting();
    PaintWatch watch;
    view_->installEventFilter(&watch);
    do {  // tiles and the window system may still ask for paint
      watch.region = {};
      QTest::qWait(40);
    } while (!watch.region.isEmpty());
    view_->setPlayhead(middleOf(second->range), false);
    QTRY_VERIFY(!watch.region.isEmpty());
    QVERIFY(watch.region.contains(edge(first->range.begin)));
    QVERIFY(watch.region.contains(edge(second->range.begin)));
    QVERIFY(!watch.region.contains(edge(std::next(second)->range.end + 2)));
    view_->removeEventFilter(&watch);
  }

  void sidewaysWheelScrolls() {
    view_->setVisibleRange({100, 120});
    wheel(*view_, {kGutter + 400.0, kWaveY}, {0, -120}, Qt::ShiftModifier);
    QVERIFY(view_->visibleRange().begin > 101);
    QVERIFY(std::abs(view_->visibleRange().duration() - 20) < 1e-6);
    const double before = view_->visibleRange().begin;
    wheel(*view_, {kGutter + 400.0, kWaveY}, {16, 0}, {}, {40, 0});  // a trackpad's fine pixels
    QVERIFY(std::abs(view_->visibleRange().begin - (before - 40 * 20.0 / 800)) < 0.03);
  }

  void clickSeeks() {
    view_->setVisibleRange({100, 120});
    QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {kGutter + 200, kWaveY});
    QCOMPARE(seeks.size(), 1);
    QVERIFY(std::abs(seeks[0][0].toDouble() - 105) < 0.02);
    QVERIFY(std::abs(view_->visibleRange().begin - 100) < 0.02);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {20, kWaveY});  // the gutter is no place in time
    QCOMPARE(seeks.size(), 1);
  }

  void theOverviewMovesTheView() {
    view_->setVisibleRange({100, 120});
    QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {kGutter + 600, kOverviewY});  // 180 s of 240
    QVERIFY(std::abs(view_->visibleRange().begin - 170) < 0.1);
    drag(*view_, {kGutter + 600, kOverviewY}, {kGutter + 500, kOverviewY});
    QVERIFY(std::abs(view_->visibleRange().begin - 140) < 0.2);
    QCOMPARE(seeks.size(), 0);
  }

  void keysZoomAndFit() {
    QTest::keyClick(view_.get(), Qt::Key_Plus);
    QVERIFY(view_->visibleRange().duration() < 200);
    QTest::keyClick(view_.get(), Qt::Key_Minus);
    QVERIFY(std::abs(view_->visibleRange().duration() - 240) < 1e-6);
    view_->setVisibleRange({100, 110});
    QTest::keyClick(view_.get(), Qt::Key_F);
    QVERIFY(std::abs(view_->visibleRange().duration() - 240) < 1e-6);
  }

  void zoomReachesSamplesOnlyWhereTheyAreAtHand() {
    view_->zoomBy(1e9, 100);
    QVERIFY(view_->visibleRange().duration() > 0.1);
    view_->setSampleProvider(std::make_shared<CountingProvider>());
    view_->zoomBy(1e9, 100);
    QVERIFY(std::abs(view_->visibleRange().duration() - 800 / (44100 * 24.0)) < 1e-5);
  }

  void asksForSamplesOnceForAPlace() {
    const auto provider = std::make_shared<CountingProvider>();
    view_->setSampleProvider(provider);
    view_->setVisibleRange({100, 160});
    QCOMPARE(provider->requests, 0);
    view_->setVisibleRange({100, 100.01});
    QCOMPARE(provider->requests, 1);
    view_->setVisibleRange({100.001, 100.011});
    QCOMPARE(provider->requests, 1);
    view_->setVisibleRange({150, 150.01});
    QCOMPARE(provider->requests, 2);
  }

  void arrowsStepByBeatAndBar() {
    const auto& beats = timeline_->grid->beats;
    QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    view_->setPlayhead(beats[20].time, false);
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCOMPARE(seeks.takeLast()[0].toDouble(), beats[21].time);
    QTest::keyClick(view_.get(), Qt::Key_Left);
    QCOMPARE(seeks.takeLast()[0].toDouble(), beats[19].time);
    QTest::keyClick(view_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(seeks.takeLast()[0].toDouble(), beats[24].time);
    QTest::keyClick(view_.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(seeks.takeLast()[0].toDouble(), beats[4].time);
    QTest::keyClick(view_.get(), Qt::Key_Home);
    QCOMPARE(seeks.takeLast()[0].toDouble(), 0.0);
    QTest::keyClick(view_.get(), Qt::Key_End);
    QCOMPARE(seeks.takeLast()[0].toDouble(), 240.0);
  }

  void betweenBeatsTheFirstStepBackIsTheBeatBefore() {
    const auto& beats = timeline_->grid->beats;
    view_->setPlayhead(beats[20].time + 0.2, false);
    QCOMPARE(view_->timeBeatsAway(-1), beats[20].time);
    QCOMPARE(view_->timeBeatsAway(1), beats[21].time);
    QCOMPARE(view_->timeBarsAway(-1), beats[20].time);
  }

  void withoutBeatsArrowsStepBySeconds() {
    auto bare = std::make_shared<model::Timeline>(*timeline_);
    bare->grid = nullptr;
    view_->setTimeline(bare);
    view_->setPlayhead(10, false);
    QCOMPARE(view_->timeBeatsAway(1), 11.0);
    QCOMPARE(view_->timeBarsAway(-1), 6.0);
    QCOMPARE(view_->timeBeatsAway(-100), 0.0);
  }

  void keysTakeTheViewAlong() {
    view_->setVisibleRange({100, 104});
    QTest::keyClick(view_.get(), Qt::Key_Home);
    QCOMPARE(view_->visibleRange().begin, 0.0);
    QVERIFY(view_->accessibleDescription().size() > 3);
  }

  void followTurnsThePage() {
    view_->setVisibleRange({100, 120});
    view_->setPlayhead(110, true);
    QVERIFY(std::abs(view_->visibleRange().begin - 100) < 0.05);
    for (double time = 110; time < 119.5; time += 0.05) view_->setPlayhead(time, true);
    QVERIFY(view_->visibleRange().begin > 115);
    QVERIFY(view_->visibleRange().contains(119.5));
  }

  void whoScrollsAwayIsLeftAlone() {
    view_->setVisibleRange({100, 120});
    view_->setPlayhead(110, true);
    view_->setVisibleRange({10, 30});
    for (double time = 110; time < 112; time += 0.05) view_->setPlayhead(time, true);
    QVERIFY(std::abs(view_->visibleRange().begin - 10) < 0.05);
    view_->setPlayhead(180, true);  // a seek asks for attention
    QVERIFY(view_->visibleRange().contains(180));
  }

  void withoutFollowNothingMoves() {
    view_->setFollow(false);
    view_->setVisibleRange({100, 120});
    for (double time = 110; time < 130; time += 0.05) view_->setPlayhead(time, true);
    QVERIFY(std::abs(view_->visibleRange().begin - 100) < 0.05);
  }

  void lanesHideAndComeBack() {
    QSignalSpy changes(view_.get(), &TimelineView::lanesChanged);
    const int wave = heightOf(*view_, "waveform");
    view_->setLaneVisible(QStringLiteral("key"), false);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(heightOf(*view_, "key"), 0);
    QVERIFY(heightOf(*view_, "waveform") > wave);
    view_->setLaneVisible(QStringLiteral("key"), true);
    QVERIFY(heightOf(*view_, "key") > 0);
    view_->setLaneVisible(QStringLiteral("no such lane"), false);
    QCOMPARE(changes.size(), 2);
  }

  void theEyeInTheGutterHidesItsLane() {
    const QPoint eye(kGutter - 12, topOf(*view_, "chords") + 12);
    QTest::mouseMove(view_.get(), eye);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, eye);
    QCOMPARE(heightOf(*view_, "chords"), 0);
  }

  void aLaneIsDraggedByItsGutter() {
    const auto orderOf = [&] {
      QStringList ids;
      for (const LaneInfo& lane : view_->lanes()) {
        if (lane.visible) ids << lane.id;
      }
      return ids;
    };
    const QStringList before = orderOf();
    const int from = topOf(*view_, "chords") + 10;
    const int to = topOf(*view_, "waveform") + 20;
    drag(*view_, {30, from}, {30, to});
    QCOMPARE(orderOf().indexOf(QStringLiteral("chords")), before.indexOf(QStringLiteral("waveform")));
    QCOMPARE(orderOf().indexOf(QStringLiteral("ruler")), 1);
    drag(*view_, {30, topOf(*view_, "chords") + 10}, {30, 3});  // above the ruler there is no place
    QCOMPARE(orderOf().indexOf(QStringLiteral("chords")), 2);
    const QJsonObject layout = view_->laneLayout();
    view_->setLaneLayout({});
    QCOMPARE(orderOf(), before);
    view_->setLaneLayout(layout);
    QCOMPARE(orderOf().indexOf(QStringLiteral("chords")), 2);
    QCOMPARE(view_->laneLayout(), layout);
  }

  void aFixedPlayheadMovesTheTrack() {
    view_->setVisibleRange({100, 120});
    view_->setPlayheadFixed(true);
    view_->setPlayhead(110, true);
    const double place = (110 - view_->visibleRange().begin) / 20;
    view_->setPlayhead(110.5, true);
    const double pixel = 1.0 / 800;
    QVERIFY(std::abs((110.5 - view_->visibleRange().begin) / 20 - place) <= pixel);
    view_->setFollow(false);
    const model::TimeRange range = view_->visibleRange();
    view_->setPlayhead(111, true);
    QCOMPARE(view_->visibleRange(), range);
  }

  void theMenuSwitchesLanes() {
    QContextMenuEvent event(QContextMenuEvent::Mouse, {20, kWaveY}, view_->mapToGlobal(QPoint(20, kWaveY)));
    QApplication::sendEvent(view_.get(), &event);
    auto* menu = view_->findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    for (QAction* action : menu->actions()) {
      if (action->text() == QStringLiteral("Energy")) action->trigger();
    }
    QCOMPARE(heightOf(*view_, "energy"), 0);
    menu->close();
  }

  void bordersResizeAndResetLanes() {
    const int before = heightOf(*view_, "sections");
    const int border = topOf(*view_, "sections");
    drag(*view_, {300, border}, {300, border - 20});
    QCOMPARE(heightOf(*view_, "sections"), before + 20);
    drag(*view_, {300, border - 20}, {300, border - 300});
    QCOMPARE(heightOf(*view_, "sections"), 48);  // the tokens' greatest
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, {300, topOf(*view_, "sections")});
    QCOMPARE(heightOf(*view_, "sections"), before);
  }

  void stateComesBack() {
    view_->setLaneVisible(QStringLiteral("tempo"), false);
    view_->setFollow(false);
    view_->setSnap(SnapUnit::Section);
    view_->setWaveStyle(WaveStyle::Rms);
    const int border = topOf(*view_, "chords");
    drag(*view_, {300, border}, {300, border - 15});
    const QJsonObject state = view_->saveState();
    TimelineView other(theme_);
    other.resize(kWidth, kHeight);
    other.restoreState(state);
    QVERIFY(!other.follow());
    QCOMPARE(other.snap(), SnapUnit::Section);
    QCOMPARE(other.waveStyle(), WaveStyle::Rms);
    QCOMPARE(heightOf(other, "tempo"), 0);
    QCOMPARE(heightOf(other, "chords"), heightOf(*view_, "chords"));
    QCOMPARE(other.saveState(), state);
  }

  void lanesThatAreHiddenAtFirstComeBackWhenAskedFor() {
    QCOMPARE(heightOf(*view_, "level"), 0);
    TimelineView other(theme_);
    other.resize(kWidth, kHeight);
    other.restoreState(view_->saveState());
    QCOMPARE(heightOf(other, "level"), 0);
    view_->setLaneVisible(QStringLiteral("level"), true);
    other.restoreState(view_->saveState());
    QVERIFY(heightOf(other, "level") > 0);
  }

  void theNameOfALaneThatFoldsFoldsIt() {
    const QSignalSpy changed(view_.get(), &TimelineView::lanesChanged);
    const int before = heightOf(*view_, "sections");
    QTest::mouseClick(view_.get(), Qt::LeftButton, Qt::NoModifier, {30, topOf(*view_, "sections") + 10});
    QCOMPARE(heightOf(*view_, "sections"), 12);
    QVERIFY(!changed.isEmpty());
    TimelineView other(theme_);
    other.resize(kWidth, kHeight);
    other.restoreState(view_->saveState());
    QCOMPARE(heightOf(other, "sections"), 12);
    QTest::mouseClick(view_.get(), Qt::LeftButton, Qt::NoModifier, {30, topOf(*view_, "sections") + 6});
    QCOMPARE(heightOf(*view_, "sections"), before);
    // Others do not.
    QTest::mouseClick(view_.get(), Qt::LeftButton, Qt::NoModifier, {30, topOf(*view_, "chords") + 10});
    QVERIFY(heightOf(*view_, "chords") > 12);
  }

  void anotherTargetRepaintsTheLoudnessAlone() {
    view_->finishPainting();
    const QImage before = view_->grab().toImage();
    view_->setLoudnessTarget(-12);
    view_->finishPainting();
    const QImage after = view_->grab().toImage();
    const int top = topOf(*view_, "loudness");
    const int bottom = top + heightOf(*view_, "loudness");
    const QRect lane(0, top, before.width(), bottom - top);
    QVERIFY(before.copy(lane) != after.copy(lane));
    QCOMPARE(before.copy(0, 0, before.width(), top), after.copy(0, 0, before.width(), top));
  }

  void malformedStateIsIgnored() {
    view_->restoreState(
        {{QStringLiteral("hidden"), 3},
         {QStringLiteral("heights"),
          QJsonObject{{QStringLiteral("chords"), QStringLiteral("tall")}, {QStringLiteral("energy"), 1e9}}},
         {QStringLiteral("unknown"), true}});
    QVERIFY(heightOf(*view_, "chords") > 0);
    QCOMPARE(heightOf(*view_, "energy"), 240);
    QVERIFY(view_->follow());
  }

  void morePartsOfTheSameTrackKeepTheView() {
    auto partial = std::make_shared<model::Timeline>(*timeline_);
    partial->source.path = "/music/other.flac";
    partial->grid = nullptr;
    partial->chords = nullptr;
    view_->setTimeline(partial);
    view_->setVisibleRange({50, 60});
    view_->setPlayhead(55, false);
    auto whole = std::make_shared<model::Timeline>(*timeline_);
    whole->source.path = partial->source.path;
    view_->setTimeline(whole);
    QVERIFY(std::abs(view_->visibleRange().begin - 50) < 0.02);
    QCOMPARE(view_->playhead(), 55.0);
    view_->setTimeline(test::syntheticTimeline(100));  // another track
    QCOMPARE(view_->visibleRange().begin, 0.0);
    QCOMPARE(view_->playhead(), 0.0);
  }

  void aFailedStepOffersToTryAgain() {
    auto partial = std::make_shared<model::Timeline>(*timeline_);
    partial->chords = nullptr;
    view_->setTimeline(partial);
    view_->setStepStatus(QStringLiteral("chords"),
                         {LaneStatus::State::Failed, 0, QStringLiteral("Chords failed.")});
    view_->finishPainting();
    QSignalSpy retries(view_.get(), &TimelineView::retryRequested);
    QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    const int y = topOf(*view_, "chords") + heightOf(*view_, "chords") / 2;
    for (int x = kGutter; x < kGutter + 300 && retries.isEmpty(); x += 6) {
      QTest::mousePress(view_.get(), Qt::LeftButton, {}, {x, y});
      QTest::mouseMove(view_.get(), {x + 60, y});
      QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, {x + 60, y});
    }
    QCOMPARE(retries.size(), 1);
    QCOMPARE(retries[0][0].toString(), QStringLiteral("chords"));
    QCOMPARE(seeks.size(), 0);
  }

  void thePointerIsReadOut() {
    view_->setVisibleRange({100, 120});
    std::optional<PointerReadout> last;
    connect(view_.get(), &TimelineView::pointerMoved, this,
            [&](const std::optional<PointerReadout>& readout) { last = readout; });
    QTest::mouseMove(view_.get(), {kGutter + 400, kWaveY});
    QVERIFY(last);
    QVERIFY(std::abs(last->time - 110) < 0.02);
    const auto bar = model::barIndexAt(*timeline_->grid, last->time);
    QVERIFY(last->barBeat.startsWith(QString::number(timeline_->grid->bars[*bar].number) + u'.'));
    QVERIFY(!last->chord.isEmpty() && !last->key.isEmpty());
    QVERIFY(last->energy.endsWith(QStringLiteral("of 10")) && last->tempo.endsWith(QStringLiteral("BPM")));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(view_.get(), &leave);
    QVERIFY(!last);
  }

  void withoutATrackItOffersTheDemo() {
    view_->setTimeline(nullptr);
    QSignalSpy demo(view_.get(), &TimelineView::demoRequested);
    const int y = kHeight / 2;
    for (int x = kWidth / 2; x < kWidth && demo.isEmpty(); x += 5) {
      QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {x, y});
    }
    QCOMPARE(demo.size(), 1);
    QTest::keyClick(view_.get(), Qt::Key_Return);
    QCOMPARE(demo.size(), 2);
    wheel(*view_, {kGutter + 400.0, kWaveY}, {0, 120});
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QVERIFY(!view_->grab().isNull());
  }

  void paintsWhatIsHalfThere() {
    auto bare = std::make_shared<model::Timeline>();
    bare->source = timeline_->source;
    bare->source.path = "/music/bare.flac";
    view_->setTimeline(bare);
    for (const auto state : {LaneStatus::State::Waiting, LaneStatus::State::Running,
                             LaneStatus::State::Failed, LaneStatus::State::Blocked}) {
      view_->setStepStatus(QStringLiteral("beats"), {state, 0.5, QStringLiteral("waits for Onsets")});
      QVERIFY(!view_->grab().isNull());
    }
    QVERIFY(!view_->readoutAt(3).timeText.isEmpty());
    QVERIFY(view_->readoutAt(3).chord.isEmpty());
  }

  void aSketchStandsInUntilTheWaveformIsThere() {
    auto bare = std::make_shared<model::Timeline>();
    bare->source = timeline_->source;
    bare->source.path = "/music/new.flac";
    const auto picture = [&] {
      view_->finishPainting();
      return view_->grab(QRect(kGutter, 0, kWidth - kGutter, kHeight)).toImage();
    };
    view_->setTimeline(bare);
    const QImage nothing = picture();
    view_->setSketch(timeline_->waveform);
    const QImage sketched = picture();
    QVERIFY(sketched != nothing);
    auto more = std::make_shared<model::Timeline>(*bare);
    more->waveform = timeline_->waveform;
    view_->setTimeline(more);
    const QImage measured = picture();
    QVERIFY2(measured != sketched, "a sketch is fainter");
    // It belongs to its track.
    auto other = std::make_shared<model::Timeline>(*bare);
    other->source.path = "/music/other.flac";
    view_->setTimeline(other);
    QCOMPARE(picture(), nothing);
  }

  void tilesArriveWithoutBeingWaitedFor() {
    TimelineView fresh(theme_);
    fresh.resize(kWidth, kHeight);
    fresh.show();
    fresh.setTimeline(timeline_);
    const QPoint middle(kGutter + 400, topOf(fresh, "waveform") + heightOf(fresh, "waveform") / 2 +
                                           6);  // the axis of the wave
    const QColor high = theme_->colours().wave.high;
    QTRY_VERIFY_WITH_TIMEOUT(fresh.grab().toImage().pixelColor(middle) == high, 5000);
  }

  void keysShowTheFocusRing() {
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
    const QColor ring = theme_->colours().accent.focusRing;
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, {kGutter + 200, kWaveY});
    view_->setFocus(Qt::MouseFocusReason);
    QVERIFY(view_->grab().toImage().pixelColor(0, kHeight / 2) != ring);
    view_->clearFocus();
    view_->setFocus(Qt::TabFocusReason);
    QCOMPARE(view_->grab().toImage().pixelColor(0, kHeight / 2), ring);
  }

  void aLongerTrackThanPromisedStaysWholeInView() {
    auto promised = std::make_shared<model::Timeline>(*timeline_);
    promised->source.path = "/music/promised.mp3";
    promised->source.duration = 200;
    promised->waveform = nullptr;
    view_->setTimeline(promised);
    QVERIFY(std::abs(view_->visibleRange().end - 200) < 1e-6);
    auto decoded = std::make_shared<model::Timeline>(*promised);
    decoded->waveform = timeline_->waveform;  // 240 s
    view_->setTimeline(decoded);
    QVERIFY(std::abs(view_->visibleRange().end - 240) < 1e-3);
  }

  void everyThemeAndScaleCanBeShown() {
    for (const Scheme scheme : {Scheme::Light, Scheme::HighContrast, Scheme::Dark}) {
      const auto theme = Theme::load(scheme, true);
      view_->setTheme(theme);
      view_->finishPainting();
      const QImage image = view_->grab().toImage();
      QCOMPARE(image.pixelColor(3, kWaveY), theme->colours().bg.panel);
    }
  }

 private:
  std::shared_ptr<const Theme> theme_;
  std::shared_ptr<const model::Timeline> timeline_;
  std::unique_ptr<TimelineView> view_;
};

QTEST_MAIN(TestTimelineView)
#include "test_timeline_view.moc"

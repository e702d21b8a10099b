#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/TimelineInteractor.h"
#include "ui/timeline/TimelineView.h"

using namespace barline;
using namespace barline::ui;

namespace {

constexpr int kGutter = 92;
constexpr QPoint kInWave{492, 200};
constexpr QPoint kInGutter{40, 200};

/// Writes down what it is told, and takes what it is set to take.
class Recorder final : public TimelineInteractor {
 public:
  bool press(const TimelineScene&, const TimelinePointer& pointer) override {
    told << QStringLiteral("press");
    last = pointer;
    return takes;
  }
  bool doubleClick(const TimelineScene&, const TimelinePointer&) override {
    told << QStringLiteral("doubleClick");
    return takes;
  }
  bool key(const TimelineScene&, const QKeyEvent& event) override {
    told << QStringLiteral("key");
    return takes && event.key() == Qt::Key_Left;
  }
  void move(const TimelineScene&, const TimelinePointer& pointer) override {
    told << QStringLiteral("move");
    last = pointer;
  }
  void release(const TimelineScene&, const TimelinePointer&) override { told << QStringLiteral("release"); }
  void cancel() override { told << QStringLiteral("cancel"); }
  std::optional<Qt::CursorShape> hover(const TimelineScene&, const TimelinePointer&) override {
    return takes ? std::optional(Qt::SizeHorCursor) : std::nullopt;
  }
  void leave() override { told << QStringLiteral("leave"); }
  void paintOver(QPainter& painter, const TimelineScene& scene) override {
    seen = scene;
    ++painted;
    painter.fillRect(QRectF(scene.xOf(1.0), scene.area.top(), 4, scene.area.height()), Qt::magenta);
  }

  bool takes{true};
  QStringList told;
  TimelinePointer last;
  TimelineScene seen;
  int painted{};
};

}  // namespace

class TestTimelineInteractor : public QObject {
  Q_OBJECT

  std::unique_ptr<TimelineView> view_;

 private Q_SLOTS:
  void init() {
    view_ = std::make_unique<TimelineView>(Theme::load(Scheme::Dark, true));
    view_->resize(892, 560);
    view_->setTimeline(test::syntheticTimeline(60));
    view_->setVisibleRange({0, 8});
    view_->show();
    view_->finishPainting();
  }
  void cleanup() { view_.reset(); }

  void manyPiecesArePaintedInOneGoAndLookAsTheWhole() {
    Recorder recorder;
    view_->install(recorder);
    // As where the pointer was and is, in each lane, and the playhead.
    QRegion pieces;
    for (int lane = 0; lane < 10; ++lane) pieces += QRect(120 + 60 * lane, 50 * lane, 40 + 10 * lane, 50);
    QTest::mouseMove(view_.get(), kInWave + QPoint(33, 5));
    QImage whole(view_->size(), QImage::Format_RGB32);
    view_->render(&whole);
    QImage parts(view_->size(), QImage::Format_RGB32);
    parts.fill(Qt::black);
    recorder.painted = 0;
    view_->render(&parts, pieces.boundingRect().topLeft(), pieces);
    QCOMPARE(recorder.painted, 1);
    QImage expected(view_->size(), QImage::Format_RGB32);
    expected.fill(Qt::black);
    QPainter painter(&expected);
    painter.setClipRegion(pieces);
    painter.drawImage(0, 0, whole);
    painter.end();
    QCOMPARE(parts, expected);
  }

  void whoTakesThePressGetsTheDrag() {
    Recorder recorder;
    view_->install(recorder);
    const QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, kInWave);
    QTest::mouseMove(view_.get(), kInWave + QPoint(100, 0));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, kInWave + QPoint(100, 0));
    QCOMPARE(recorder.told, QStringList({"press", "move", "release"}));
    QCOMPARE(recorder.last.lane, QStringLiteral("waveform"));
    QVERIFY(std::abs(recorder.last.seconds - 5.0) < 0.02);
    QVERIFY(seeks.isEmpty());
    QVERIFY(std::abs(view_->visibleRange().begin) < 1e-9);
  }

  void whatNobodyTakesIsTheViews() {
    Recorder recorder;
    recorder.takes = false;
    view_->install(recorder);
    const QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, kInWave);
    QCOMPARE(seeks.size(), 1);
    QVERIFY(!recorder.told.contains("release"));
  }

  void gutterStaysTheViews() {
    Recorder recorder;
    view_->install(recorder);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, kInGutter);
    QVERIFY(!recorder.told.contains("press"));
  }

  void lastInstalledIsAskedFirst() {
    Recorder first;
    Recorder second;
    view_->install(first);
    view_->install(second);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, kInWave);
    QVERIFY(first.told.isEmpty());
    second.takes = false;
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, kInWave);
    QVERIFY(first.told.contains("press"));
  }

  void escapeCancelsADrag() {
    Recorder recorder;
    view_->install(recorder);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, kInWave);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QTest::mouseMove(view_.get(), kInWave + QPoint(50, 0));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, kInWave + QPoint(50, 0));
    QCOMPARE(recorder.told.filter(QRegularExpression("press|move|release|cancel")),
             QStringList({"press", "cancel"}));
  }

  void anotherTrackCancelsADrag() {
    Recorder recorder;
    view_->install(recorder);
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, kInWave);
    view_->setTimeline(nullptr);
    QVERIFY(recorder.told.contains("cancel"));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, kInWave);
    QVERIFY(!recorder.told.contains("release"));
  }

  void keysComeBeforeTheViewsOwn() {
    Recorder recorder;
    view_->install(recorder);
    view_->setPlayhead(4.0, false);
    const QSignalSpy seeks(view_.get(), &TimelineView::seekRequested);
    QTest::keyClick(view_.get(), Qt::Key_Left);
    QVERIFY(seeks.isEmpty());
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QCOMPARE(seeks.size(), 1);
  }

  void cursorShowsWhatAPressWouldTake() {
    Recorder recorder;
    view_->install(recorder);
    QTest::mouseMove(view_.get(), kInWave);
    QCOMPARE(view_->cursor().shape(), Qt::SizeHorCursor);
    QTest::mouseMove(view_.get(), kInGutter);
    QVERIFY(view_->cursor().shape() != Qt::SizeHorCursor);
    QCOMPARE(recorder.told, QStringList({"leave"}));
  }

  void sceneMapsTimesAndLanes() {
    Recorder recorder;
    view_->install(recorder);
    const QImage picture = view_->grab().toImage();
    QCOMPARE(recorder.seen.xOf(recorder.seen.timeAt(333.0)), 333.0);
    QVERIFY(std::abs(recorder.seen.xOf(4.0) - (kGutter + 400.0)) < 1.0);
    const auto wave = recorder.seen.laneRect(QStringLiteral("waveform"));
    QVERIFY(wave && wave->contains(QPointF(kInWave)));
    QVERIFY(!recorder.seen.laneRect(QStringLiteral("nothing")));
    QVERIFY(recorder.seen.area.top() >= recorder.seen.laneRect(QStringLiteral("overview"))->bottom());
    const QPoint painted(static_cast<int>(recorder.seen.xOf(1.0)) + 2, kInWave.y());
    QCOMPARE(picture.pixelColor(painted * picture.devicePixelRatio()), QColor(Qt::magenta));
  }

  void whoGoesIsForgotten() {
    {
      Recorder recorder;
      view_->install(recorder);
      QTest::mousePress(view_.get(), Qt::LeftButton, {}, kInWave);
    }
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, kInWave);
    view_->grab();
    Recorder survivor;
    view_->install(survivor);
    view_.reset();
  }
};

QTEST_MAIN(TestTimelineInteractor)
#include "test_timeline_interactor.moc"

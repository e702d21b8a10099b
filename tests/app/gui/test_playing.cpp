#include <QAction>
#include <QToolButton>

#include "tests/app/gui/Program.h"
#include "ui/timeline/TimelineView.h"
#include "ui/transport/Player.h"
#include "ui/transport/SoundControls.h"

namespace barline {

using namespace test;

class TestPlaying : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QTemporaryDir data_;
  fs::path song_;
  std::unique_ptr<Program> program_;

  [[nodiscard]] ui::Player& player() const { return program_->window.workspace().player(); }
  [[nodiscard]] ui::TimelineView& timeline() const { return program_->window.timeline(); }
  [[nodiscard]] QAction* action(const char* name) const {
    return program_->window.findChild<QAction*>(QLatin1String(name));
  }
  /// What the loop button says.
  [[nodiscard]] QString loopText() const {
    const auto* controls = program_->window.findChild<ui::SoundControls*>();
    return controls->findChild<QToolButton*>(QStringLiteral("loopButton"))->text();
  }

 private Q_SLOTS:
  void initTestCase() {
    song_ = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    writeSong(song_, 40.0, 120.0);
    program_ = std::make_unique<Program>(data_);
    program_->window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program_->report != nullptr, 60000);
    QTRY_VERIFY(timeline().timeline() != nullptr && timeline().timeline()->grid != nullptr);
    timeline().setFocus();
  }

  void cleanupTestCase() { program_.reset(); }

  void selectionIsLoopedAndNamed() {
    const model::BeatGrid& grid = *timeline().timeline()->grid;
    const model::TimeRange bars{grid.bars[3].range.begin, grid.bars[6].range.end};
    timeline().setSelection(bars);
    program_->key(Qt::Key_L);
    QCOMPARE(player().loop(), std::optional(bars));
    QCOMPARE(timeline().loop(), std::optional(bars));
    QVERIFY(action("loop")->isChecked());
    QCOMPARE(loopText(), QStringLiteral("Bars %1–%2").arg(grid.bars[3].number).arg(grid.bars[6].number));
    program_->key(Qt::Key_L);
    QVERIFY(!player().loop());
    QVERIFY(!timeline().loop());
    QVERIFY(!action("loop")->isChecked());
    QCOMPARE(loopText(), QStringLiteral("Loop"));
  }

  void anotherSelectionTakesTheLoopsPlace() {
    const model::BeatGrid& grid = *timeline().timeline()->grid;
    timeline().setSelection(grid.bars[2].range);
    program_->key(Qt::Key_L);
    timeline().setSelection(grid.bars[4].range);
    program_->key(Qt::Key_L);
    QCOMPARE(player().loop(), std::optional(grid.bars[4].range));
    program_->key(Qt::Key_L);
    QVERIFY(!player().loop());
  }

  void withoutASelectionTheBarAtThePlayheadIsLooped() {
    const model::BeatGrid& grid = *timeline().timeline()->grid;
    timeline().setSelection(std::nullopt);
    player().seek(grid.bars[5].range.begin + 0.3);
    QTRY_COMPARE(timeline().playhead(), grid.bars[5].range.begin + 0.3);
    program_->key(Qt::Key_L);
    QCOMPARE(player().loop(), std::optional(grid.bars[5].range));
    QCOMPARE(loopText(), QStringLiteral("Bar %1").arg(grid.bars[5].number));
    program_->key(Qt::Key_L);
  }

  void bracketsMoveTheLoopsEnds() {
    player().seek(10.0);
    program_->key(Qt::Key_BracketLeft);
    QVERIFY(player().loop());
    QCOMPARE(player().loop()->begin, 10.0);
    player().seek(13.0);
    program_->key(Qt::Key_BracketRight);
    QCOMPARE(player().loop(), std::optional(model::TimeRange{10.0, 13.0}));
    player().seek(11.5);
    program_->key(Qt::Key_BracketLeft);
    QCOMPARE(player().loop(), std::optional(model::TimeRange{11.5, 13.0}));
    player().setLoop(std::nullopt);
  }

  void speedAndPitchGoByKeys() {
    program_->key(Qt::Key_PageDown, Qt::ControlModifier);
    program_->key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(player().sound().rate.speed, 0.9);
    program_->key(Qt::Key_PageUp, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(player().sound().rate.semitones, 1.0);
    for (int i = 0; i < 60; ++i) program_->key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(player().sound().rate.speed, 0.25);
    program_->key(Qt::Key_Home, Qt::ControlModifier);
    QVERIFY(player().sound().rate.isOriginal());
  }

  void soloIsOneChannelAndOneBand() {
    action("soloMid")->trigger();
    action("soloLowBand")->trigger();
    QCOMPARE(player().sound().solo, (playback::Solo{playback::SoloChannel::Mid, playback::SoloBand::Low}));
    action("soloSide")->trigger();
    QVERIFY(!action("soloMid")->isChecked());
    action("soloSide")->trigger();
    action("soloLowBand")->trigger();
    QCOMPARE(player().sound().solo, playback::Solo());
  }

  void whatIsHeardIsRememberedSoloExcepted() {
    program_->key(Qt::Key_K);
    program_->key(Qt::Key_K, Qt::ShiftModifier);
    program_->key(Qt::Key_PageDown, Qt::ControlModifier);
    action("soloLeft")->trigger();
    QVERIFY(action("click")->isChecked());
    program_.reset();
    program_ = std::make_unique<Program>(data_);
    QVERIFY(player().sound().click.on);
    QVERIFY(player().sound().chords.on);
    QCOMPARE(player().sound().rate.speed, 0.95);
    QCOMPARE(player().sound().solo, playback::Solo());
    QVERIFY(action("click")->isChecked());
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestPlaying)
#include "test_playing.moc"

#include <QSignalSpy>
#include <map>
#include <mutex>

#include "tests/app/gui/Program.h"
#include "ui/timeline/TimelineView.h"

namespace barline {
namespace {

using namespace test;
using model::EditLayer;

/// Every beat from the second on a tenth of a second later.
model::Edit laterBeats(const model::BeatGrid& grid) {
  model::GridPatch patch;
  for (std::size_t i = 1; i < grid.beats.size(); ++i) {
    patch.beats.push_back(grid.beats[i]);
    patch.beats.back().time += 0.1;
  }
  model::Edit edit;
  edit.name = {"shift_grid", {"100"}};
  edit.changes = {{EditLayer::Grid, {grid.beats[1].time - 0.1, 1000.0}, patch, model::Reverted{}}};
  return edit;
}

model::Edit chordFrom(const model::TimeRange& range, const char* label) {
  model::Edit edit;
  edit.name = {"set_chord", {label}};
  edit.changes = {
      {EditLayer::Chords, range, model::ChordPatch{{{range, label, 1.0, {}, {}}}}, model::Reverted{}}};
  return edit;
}

QStringList computedSteps(const pipeline::AnalysisReport& report) {
  QStringList steps;
  for (const pipeline::StepReport& step : report.steps) {
    if (step.state == pipeline::StepState::Computed) steps.append(QString::fromStdString(step.id));
  }
  return steps;
}

}  // namespace

class TestEditing : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path song_;

 private Q_SLOTS:
  void initTestCase() {
    song_ = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    writeSong(song_, 40.0, 120.0);
  }

  void editShowsAtOnceAndItsDependentsFollow() {
    const QTemporaryDir data;
    Program program(data);
    ui::EditController& edits = program.window.workspace().edits();
    Report rippled;
    QObject::connect(&edits, &ui::EditController::rippled, &edits,
                     [&](const Report& report) { rippled = report; });
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
    const auto before = edits.shown();
    QVERIFY(edits.apply(laterBeats(*before->grid)));
    const auto moved = program.window.timeline().timeline();
    QCOMPARE(moved->grid->beats[1].time, before->grid->beats[1].time + 0.1);
    QCOMPARE(moved->tempo, before->tempo);
    QTRY_VERIFY(rippled);
    QVERIFY(!rippled->decoded);
    const QStringList expected{QStringLiteral("tempo"),        QStringLiteral("chords"),
                               QStringLiteral("key"),          QStringLiteral("sections"),
                               QStringLiteral("bar_features"), QStringLiteral("character")};
    QCOMPARE(computedSteps(*rippled), expected);
    const auto after = program.window.timeline().timeline();
    QCOMPARE(after->grid, moved->grid);  // the very same: not painted anew
    QCOMPARE(after->chords->perBar.size(), after->grid->bars.size());
    QCOMPARE(after->bars->bars.size(), after->grid->bars.size());
    QCOMPARE(after->waveform, before->waveform);
    QCOMPARE(*edits.analysis()->grid, *before->grid);
  }

  void chordEditRecomputesOnlyWhatHearsChords() {
    const QTemporaryDir data;
    Program program(data);
    ui::EditController& edits = program.window.workspace().edits();
    Report rippled;
    QObject::connect(&edits, &ui::EditController::rippled, &edits,
                     [&](const Report& report) { rippled = report; });
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
    QVERIFY(edits.apply(chordFrom(edits.shown()->grid->bars[2].range, "A:min")));
    QCOMPARE(edits.shown()->chords->perBar[2].label, std::string("A:min"));
    QTRY_VERIFY(rippled);
    QCOMPARE(computedSteps(*rippled), (QStringList{QStringLiteral("key"), QStringLiteral("character")}));
    QCOMPARE(edits.shown()->chords->perBar[2].label, std::string("A:min"));
  }

  void undoRedoAndComparingAreOneStepEach() {
    const QTemporaryDir data;
    Program program(data);
    ui::EditController& edits = program.window.workspace().edits();
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
    const auto analysed = edits.shown()->chords->changes;
    const model::TimeRange bar = edits.shown()->grid->bars[2].range;
    QVERIFY(edits.apply(chordFrom(bar, "A:min")));
    QVERIFY(edits.apply(chordFrom(bar, "D:min")));
    const auto labelShown = [&] { return program.window.timeline().timeline()->chords->perBar[2].label; };
    QCOMPARE(labelShown(), std::string("D:min"));
    edits.undo();
    QCOMPARE(labelShown(), std::string("A:min"));
    QCOMPARE(edits.redoable()->name.arguments.front(), std::string("D:min"));
    edits.setComparing(true);
    QCOMPARE(program.window.timeline().timeline()->chords->changes, analysed);
    edits.setComparing(false);
    edits.undo();
    QCOMPARE(program.window.timeline().timeline()->chords->changes, analysed);
    QVERIFY(!edits.canUndo());
    edits.goTo(2);
    QCOMPARE(labelShown(), std::string("D:min"));
    QVERIFY(!edits.canRedo());
  }

  void lockedStretchRefusesAndSaysWhy() {
    const QTemporaryDir data;
    Program program(data);
    ui::EditController& edits = program.window.workspace().edits();
    program.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
    model::Edit lock;
    lock.name = {"lock", {}};
    lock.changes = {{EditLayer::Chords, {2.0, 8.0}, model::Locked{true}, model::Reverted{}}};
    QVERIFY(edits.apply(lock));
    QSignalSpy refused(&edits, &ui::EditController::refused);
    QVERIFY(!edits.apply(chordFrom({6.0, 10.0}, "A:min")));
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.front().front().toString().contains(QStringLiteral("locked")));
    QVERIFY(edits.apply(chordFrom({8.0, 10.0}, "A:min")));
  }

  void editsOutliveTheProgramAnotherPathAndANewAnalysis() {
    const QTemporaryDir data;
    std::vector<model::Beat> edited;
    {
      Program program(data);
      ui::EditController& edits = program.window.workspace().edits();
      program.window.openPaths({song_});
      QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
      QVERIFY(edits.apply(laterBeats(*edits.shown()->grid)));
      QVERIFY(edits.apply(chordFrom(edits.shown()->grid->bars[2].range, "A:min")));
      edits.undo();
      edited = edits.shown()->grid->beats;
    }
    const fs::path moved = ui::pathOf(data.filePath(QStringLiteral("moved elsewhere ♪.wav")));
    fs::copy_file(song_, moved);
    Program program(data);
    ui::EditController& edits = program.window.workspace().edits();
    program.window.openPaths({moved});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && edits.canEdit(), 60'000);
    QTRY_COMPARE(program.window.timeline().timeline()->grid->beats, edited);
    QVERIFY(edits.canRedo());
    program.report.reset();
    bool editsStayed = true;
    QObject::connect(&edits, &ui::EditController::shownChanged, &edits, [&] {
      const auto shown = edits.shown();
      editsStayed = editsStayed && edits.canRedo() && (!shown->grid || shown->grid->beats == edited);
    });
    program.window.workspace().analyseAgain({program.window.workspace().openTrack()});
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QVERIFY(editsStayed);
    QCOMPARE(program.window.timeline().timeline()->grid->beats, edited);
    edits.redo();
    QCOMPARE(edits.shown()->chords->perBar[2].label, std::string("A:min"));
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestEditing)
#include "test_editing.moc"

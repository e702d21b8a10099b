#include <QElapsedTimer>
#include <QSignalSpy>

#include "tests/app/gui/Program.h"

namespace barline {
namespace {

using namespace test;
using model::EditLayer;

model::Edit verified(double begin, double end) {
  model::Edit edit;
  edit.name = {"verify", {}};
  edit.changes = {{EditLayer::Grid, {begin, end}, model::Verified{true}, model::Reverted{}}};
  return edit;
}

model::Edit chordFrom(const model::TimeRange& range, const char* label) {
  model::Edit edit;
  edit.name = {"set_chord", {label}};
  edit.changes = {
      {EditLayer::Chords, range, model::ChordPatch{{{range, label, 1.0, {}, {}}}}, model::Reverted{}}};
  return edit;
}

}  // namespace

/// Two windows on one library, as two processes would have them: they share nothing but the file.
class TestTwoWindows : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path song_;

 private Q_SLOTS:
  void initTestCase() {
    song_ = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    writeSong(song_, 20.0, 120.0);
  }

  void editsOfOneShowInTheOther() {
    const QTemporaryDir data;
    Program one(data);
    one.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(one.report && edits(one).canEdit(), 60'000);
    Program other(data);
    other.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(other.report && edits(other).canEdit(), 60'000);

    const model::TimeRange bar = edits(one).shown()->grid->bars[2].range;
    QVERIFY(edits(one).apply(chordFrom(bar, "A:min")));
    QTRY_COMPARE(edits(other).history().applied, std::size_t{1});
    QCOMPARE(edits(other).shown()->chords->perBar[2].label, std::string("A:min"));

    QVERIFY(edits(other).apply(verified(1.0, 3.0)));
    QTRY_COMPARE(edits(one).history().applied, std::size_t{2});
    QVERIFY(edits(one).overlay().isVerified(EditLayer::Grid, {1.0, 3.0}));

    edits(one).undo();
    QTRY_COMPARE(edits(other).history().applied, std::size_t{1});
    QVERIFY(edits(other).canRedo());
    edits(other).goTo(0);
    QTRY_COMPARE(edits(one).history().applied, std::size_t{0});
    QVERIFY(edits(one).shown()->chords->perBar[2].label != "A:min");
  }

  void whatOneRemovesTheOtherDoesNotBringBack() {
    const QTemporaryDir data;
    Program one(data);
    one.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(one.report && edits(one).canEdit() && one.analysed("song"), 60'000);
    const std::int64_t id = one.row("song")->record.id;
    const auto library = storage::Library::open(one.places.libraryFile);
    library->tracks().remove(id);
    QSignalSpy rippled(&edits(one), &ui::EditController::rippled);
    QVERIFY(edits(one).apply(chordFrom(edits(one).shown()->grid->bars[2].range, "A:min")));
    QTRY_COMPARE_WITH_TIMEOUT(rippled.count(), 1, 60'000);
    edits(one).goTo(0);
    QTRY_VERIFY_WITH_TIMEOUT(one.row("song") == nullptr, 20'000);
    QVERIFY(library->tracks().all().empty());
  }

  void whatIsDoneMeanwhileIsNotTakenBack() {
    const QTemporaryDir data;
    Program one(data);
    one.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(one.report && edits(one).canEdit(), 60'000);
    Program other(data);
    other.window.openPaths({song_});
    QTRY_VERIFY_WITH_TIMEOUT(other.report && edits(other).canEdit(), 60'000);
    for (int i = 0; i < 10; ++i) {
      QVERIFY(edits(i % 2 == 0 ? one : other).apply(verified(i, i + 1.0)));
      edits(one).refresh();
      edits(other).refresh();
      QTest::qWait(20);
    }
    for (Program* program : {&one, &other}) {
      QTRY_COMPARE(edits(*program).history().applied, std::size_t{10});
      for (int i = 0; i < 10; ++i)
        QVERIFY(edits(*program).overlay().isVerified(EditLayer::Grid, {i + 0.1, i + 0.9}));
    }
  }

 private:
  static ui::EditController& edits(Program& program) { return program.window.workspace().edits(); }
};

}  // namespace barline

QTEST_MAIN(barline::TestTwoWindows)
#include "test_two_windows.moc"

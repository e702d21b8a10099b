#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>

#include "tests/app/gui/Program.h"
#include "ui/harmony/HarmonyEditor.h"
#include "ui/harmony/HarmonyMenu.h"
#include "ui/harmony/SpanField.h"
#include "ui/inspector/EditListModel.h"
#include "ui/inspector/EditsPanel.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/SelectionPanel.h"
#include "ui/review/ReviewModel.h"
#include "ui/review/ReviewPanel.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/ReadoutLine.h"

namespace barline {
namespace {

using namespace test;
using model::EditLayer;

/// The program on a track whose chords, keys and sections are known: what the analysis hears in a synthetic
/// song is not the point here.
struct Desk {
  explicit Desk(const QTemporaryDir& data) : program(data) {}

  /// Two bars of each: C, Am, F (unsure, or Dm7), G7; C major, then A minor (unsure); sections A and B.
  [[nodiscard]] bool open(const fs::path& song) {
    program.window.openPaths({song});
    if (!QTest::qWaitFor([&] { return program.report && edits().canEdit(); }, 20000)) return false;
    const auto shown = edits().shown();
    if (shown->grid->bars.size() < 10) return false;
    const auto bar = [&](std::size_t index) { return shown->grid->bars[index].range.begin; };
    const double end = bar(9);
    times = {bar(1), bar(3), bar(5), bar(7), end};
    model::ChordPatch chords;
    const std::vector<std::string> labels{"C:maj", "A:min", "F:maj", "G:7"};
    for (std::size_t i = 0; i < 4; ++i)
      chords.spans.push_back({{times[i], times[i + 1]}, labels[i], i == 2 ? 0.3 : 0.9, {}, {}});
    chords.spans[2].runnerUp = "D:min7";
    model::KeyPatch keys{
        {{{times[0], times[2]}, {0, model::Mode::Major}, 0.9, {}},
         {{times[2], end}, {9, model::Mode::Minor}, 0.4, model::MusicalKey{0, model::Mode::Major}}}};
    model::SectionPatch sections;
    sections.sections = {{.range = {times[0], times[2]}, .group = 0, .confidence = 0.9, .label = {}},
                         {.range = {times[2], end}, .group = 1, .confidence = 0.9, .label = {}}};
    const model::TimeRange range{times[0], end};
    model::Edit edit;
    edit.name = {"test", {}};
    edit.changes = {{EditLayer::Chords, range, chords, {}},
                    {EditLayer::Key, range, keys, {}},
                    {EditLayer::Sections, range, sections, {}}};
    if (!edits().apply(edit)) return false;
    return QTest::qWaitFor([&] { return !edits().isRippling(); }, 20000);
  }

  [[nodiscard]] ui::EditController& edits() { return program.window.workspace().edits(); }
  [[nodiscard]] ui::TimelineView& timeline() { return program.window.timeline(); }
  [[nodiscard]] ui::SpanField& field() { return *program.window.findChild<ui::SpanField*>(); }
  void seek(double seconds) {
    program.window.workspace().player().seek(seconds);
    timeline().setPlayhead(seconds, false);
  }
  /// Of what the keys are for at a time.
  void openField(double seconds) {
    timeline().setFocus();
    seek(seconds);
    program.key(Qt::Key_F2);
  }
  [[nodiscard]] QString chordAt(double seconds) {
    for (const model::ChordSpan& chord : edits().shown()->chords->changes) {
      if (chord.range.contains(seconds)) return QString::fromStdString(chord.label);
    }
    return {};
  }
  [[nodiscard]] std::size_t chords() { return edits().shown()->chords->changes.size(); }
  [[nodiscard]] QString keyAt(double seconds) {
    for (const model::KeySpan& span : edits().shown()->key->spans) {
      if (span.range.contains(seconds)) return QString::fromStdString(model::toString(span.key));
    }
    return {};
  }
  [[nodiscard]] const model::Section* sectionAt(double seconds) {
    for (const model::Section& section : edits().shown()->sections->sections) {
      if (section.range.contains(seconds)) return &section;
    }
    return nullptr;
  }
  /// Middle of a lane at a time.
  [[nodiscard]] QPoint placeOf(const char* lane, double seconds) {
    int top = 0;
    for (const ui::LaneInfo& info : timeline().lanes()) {
      if (!info.visible) continue;
      if (info.id == QLatin1String(lane)) {
        top += info.height / 2;
        break;
      }
      top += info.height;
    }
    constexpr int kGutter = 92;
    const model::TimeRange view = timeline().visibleRange();
    const double share = (seconds - view.begin) / view.duration();
    return {kGutter + static_cast<int>(std::lround(share * (timeline().width() - kGutter))), top};
  }
  void trigger(const char* action) {
    auto* found = program.window.findChild<QAction*>(QLatin1String(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
  }

  Program program;
  std::vector<double> times;  ///< where the four stretches begin, and the last one's end
};

}  // namespace

class TestHarmonyEditing : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path song_;

 private Q_SLOTS:
  void initTestCase() {
    song_ = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    writeSong(song_, 40.0, 120.0);
  }

  void menusAreThereBeforeTheAnalysisIs() {
    const QTemporaryDir data;
    Desk desk(data);
    model::Timeline begun;
    begun.source.fingerprint = "begun";
    begun.source.duration = 40.0;
    desk.edits().setAnalysis(std::make_shared<const model::Timeline>(begun));
    ui::HarmonyEditor editor(desk.edits(), desk.timeline());
    for (const EditLayer layer : {EditLayer::Chords, EditLayer::Key, EditLayer::Sections}) {
      QMenu menu;
      ui::fillHarmonyMenu(menu, editor, layer, 1.0);
      QVERIFY(!menu.isEmpty());
    }
  }

  void whatIsBeingTypedEndsWithItsTrack() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.openField(desk.times[1] + 1.0);
    QVERIFY(desk.field().isVisible());
    model::Timeline other;
    other.source.fingerprint = "other";
    other.source.duration = 40.0;
    desk.edits().setAnalysis(std::make_shared<const model::Timeline>(other));
    QVERIFY(!desk.field().isVisible());
  }

  void aChordIsChangedByTyping() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.openField(desk.times[1] + 1.0);
    ui::SpanField& field = desk.field();
    QVERIFY(field.isVisible());
    QCOMPARE(field.text(), QStringLiteral("Am"));
    QTest::keyClicks(&field, QStringLiteral("F#/A#"));
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(!field.isVisible());
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("F#:maj/3"));
    QCOMPARE(QString::fromStdString(desk.edits().shown()->chords->perBar[3].label),
             QStringLiteral("F#:maj/3"));
    QVERIFY(desk.program.window.readout().message().startsWith(QStringLiteral("Change chord to")));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("A:min"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("F#:maj/3"));
  }

  void whatIsOfferedIsTakenByKeyboard() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.openField(desk.times[2] + 1.0);
    QAbstractItemView* const list = desk.field().findChild<QCompleter*>()->popup();
    QVERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("D:min7"));
  }

  void whatIsTypedCountsWhenTheFocusGoes() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.openField(desk.times[1] + 1.0);
    QTest::keyClicks(&desk.field(), QStringLiteral("Em"));
    desk.field().findChild<QCompleter*>()->popup()->hide();
    desk.timeline().setFocus();
    QVERIFY(!desk.field().isVisible());
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("E:min"));
    desk.program.key(Qt::Key_F2);
    QTest::keyClicks(&desk.field(), QStringLiteral("Xyz"));
    desk.field().findChild<QCompleter*>()->popup()->hide();
    desk.timeline().setFocus();
    QVERIFY(!desk.field().isVisible());
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("E:min"));
  }

  void aDoubleClickOpensTheFieldAndTabGoesOn() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    const QPoint place = desk.placeOf("chords", desk.times[0] + 2.0);
    QTest::mouseDClick(&desk.timeline(), Qt::LeftButton, {}, place);
    QTest::mouseRelease(&desk.timeline(), Qt::LeftButton, {}, place);
    ui::SpanField& field = desk.field();
    QVERIFY(field.isVisible());
    QTest::keyClicks(&field, QStringLiteral("Cmaj7"));
    QTest::keyClick(&field, Qt::Key_Tab);
    QVERIFY(field.isVisible());
    QCOMPARE(field.text(), QStringLiteral("Am"));
    QTest::keyClicks(&field, QStringLiteral("A:min7"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(desk.chordAt(desk.times[0] + 1.0), QStringLiteral("C:maj7"));
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("A:min7"));
  }

  void whatIsNoChordIsRefused() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    desk.seek(desk.times[1] + 1.0);
    const std::size_t before = desk.edits().history().applied;
    desk.program.key(Qt::Key_F2);
    ui::SpanField& field = desk.field();
    QTest::keyClicks(&field, QStringLiteral("Hm x"));
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(field.isVisible());
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(!field.isVisible());
    QCOMPARE(desk.edits().history().applied, before);
    QVERIFY(desk.timeline().hasFocus());
  }

  void splitJoinAndNoChord() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    const std::size_t before = desk.chords();
    const double bar = desk.times[1] + (desk.times[2] - desk.times[1]) / 2;
    desk.seek(bar);
    desk.program.key(Qt::Key_S);
    QCOMPARE(desk.chords(), before + 1);
    desk.program.key(Qt::Key_Delete);
    QCOMPARE(desk.chordAt(bar + 0.1), QStringLiteral("N"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chordAt(bar + 0.1), QStringLiteral("A:min"));
    desk.program.key(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(desk.chords(), before);
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chords(), before);
    desk.program.key(Qt::Key_J);
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("A:min"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("F:maj"));
  }

  void bordersAreDraggedOntoBeatsAndBars() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    ui::TimelineView& timeline = desk.timeline();
    timeline.setVisibleRange({desk.times[0], desk.times[4]});
    const auto drag = [&](const char* lane, double from, double to) {
      QTest::mouseMove(&timeline, desk.placeOf(lane, from));
      QTest::mousePress(&timeline, Qt::LeftButton, {}, desk.placeOf(lane, from));
      QTest::mouseMove(&timeline, desk.placeOf(lane, (from + to) / 2));
      QTest::mouseMove(&timeline, desk.placeOf(lane, to));
      QTest::mouseRelease(&timeline, Qt::LeftButton, {}, desk.placeOf(lane, to));
    };
    const auto& beats = desk.edits().shown()->grid->beats;
    const auto beat = std::ranges::lower_bound(beats, desk.times[2] - 1.01, {}, &model::Beat::time);
    drag("chords", desk.times[2], beat->time + 0.05);
    QCOMPARE(desk.edits().shown()->chords->changes.size(), desk.chords());
    QCOMPARE(desk.chordAt(beat->time + 0.01), QStringLiteral("F:maj"));
    QCOMPARE(desk.chordAt(beat->time - 0.01), QStringLiteral("A:min"));
    QCOMPARE(desk.edits().undoable()->name.action, std::string("move_chord_border"));

    const double bar = desk.edits().shown()->grid->bars[4].range.begin;
    drag("sections", desk.times[2], bar + 0.3);
    QVERIFY(desk.sectionAt(bar + 0.01) != nullptr);
    QCOMPARE(desk.sectionAt(bar + 0.01)->range.begin, bar);
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.sectionAt(bar + 0.01)->range.begin, desk.times[0]);

    drag("key", desk.times[2], bar + 0.05);
    QCOMPARE(desk.keyAt(bar + 0.01), QStringLiteral("A minor"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.keyAt(bar + 0.01), QStringLiteral("C major"));
  }

  void escapeWhileDraggingLeavesAllAsItWas() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    ui::TimelineView& timeline = desk.timeline();
    timeline.setFocus();
    const std::size_t before = desk.edits().history().applied;
    QTest::mousePress(&timeline, Qt::LeftButton, {}, desk.placeOf("chords", desk.times[2]));
    QTest::mouseMove(&timeline, desk.placeOf("chords", desk.times[2] + 2.0));
    QTest::keyClick(&timeline, Qt::Key_Escape);
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, desk.placeOf("chords", desk.times[2] + 2.0));
    QCOMPARE(desk.edits().history().applied, before);
  }

  void chordsOfTheSelectionAreTransposed() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setSelection(model::TimeRange{desk.times[0], desk.times[2]});
    desk.trigger("harmony.transpose_up");
    QCOMPARE(desk.chordAt(desk.times[0] + 1.0), QStringLiteral("Db:maj"));
    QCOMPARE(desk.chordAt(desk.times[1] + 1.0), QStringLiteral("Bb:min"));
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("F:maj"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chordAt(desk.times[0] + 1.0), QStringLiteral("C:maj"));
  }

  void keysAreWalkedToAndTyped() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    desk.seek(desk.times[1] + 1.0);
    desk.program.key(Qt::Key_Right, Qt::AltModifier);  // the chord at the playhead, and on from there
    desk.program.key(Qt::Key_Down, Qt::AltModifier);
    desk.program.key(Qt::Key_Right, Qt::AltModifier);
    desk.program.key(Qt::Key_Return);
    ui::SpanField& field = desk.field();
    QVERIFY(field.isVisible());
    QCOMPARE(field.text(), QStringLiteral("A minor"));
    QTest::keyClicks(&field, QStringLiteral("d minor"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(desk.keyAt(desk.times[2] + 1.0), QStringLiteral("D minor"));
    QCOMPARE(desk.keyAt(desk.times[0] + 1.0), QStringLiteral("C major"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.keyAt(desk.times[2] + 1.0), QStringLiteral("A minor"));
  }

  void aKeyIsSetFromThePlayheadAndAChordOverTheSelection() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    const double bar = desk.edits().shown()->grid->bars[4].range.begin;
    desk.seek(bar + 0.1);
    desk.trigger("harmony.key_from_here");
    QVERIFY(desk.field().isVisible());
    QTest::keyClicks(&desk.field(), QStringLiteral("Eb"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.keyAt(bar - 0.1), QStringLiteral("C major"));
    QCOMPARE(desk.keyAt(bar + 0.1), QStringLiteral("Eb major"));
    QCOMPARE(desk.keyAt(desk.times[2] + 0.1), QStringLiteral("A minor"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.keyAt(bar + 0.1), QStringLiteral("C major"));

    desk.timeline().setSelection(model::TimeRange{desk.times[0] + 1.0, desk.times[2] - 1.0});
    desk.trigger("harmony.chord_over_selection");
    QTest::keyClicks(&desk.field(), QStringLiteral("E7"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.chordAt(desk.times[1]), QStringLiteral("E:7"));
    QCOMPARE(desk.chordAt(desk.times[0]), QStringLiteral("C:maj"));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.chordAt(desk.times[1]), QStringLiteral("A:min"));
  }

  void sectionsAreDrawnNamedSplitMergedAndRemoved() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    const std::size_t before = desk.edits().shown()->sections->sections.size();
    const double middle = desk.times[1] + 1.0;
    desk.timeline().setSelection(model::TimeRange{desk.times[1], desk.times[2]});
    desk.trigger("harmony.draw_section");
    QCOMPARE(desk.edits().shown()->sections->sections.size(), before + 1);
    desk.program.key(Qt::Key_F2);
    QTest::keyClicks(&desk.field(), QStringLiteral("Solo"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QCOMPARE(desk.sectionAt(middle)->name, std::string("Solo"));
    QVERIFY(desk.timeline().readoutAt(middle).section.endsWith(QStringLiteral("Solo")));
    desk.program.key(Qt::Key_F2);
    QTest::keyClicks(&desk.field(), QStringLiteral("bridge"));
    QTest::keyClick(&desk.field(), Qt::Key_Return);
    QVERIFY(desk.sectionAt(middle)->name.empty());
    QVERIFY(desk.sectionAt(middle)->label->kind == model::SectionKind::Bridge);
    desk.seek(desk.edits().shown()->grid->bars[4].range.begin + 0.1);
    desk.program.key(Qt::Key_S);
    QCOMPARE(desk.edits().shown()->sections->sections.size(), before + 2);
    QCOMPARE(desk.sectionAt(desk.times[2] - 0.1)->range.begin,
             desk.edits().shown()->grid->bars[4].range.begin);
    desk.program.key(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(desk.edits().shown()->sections->sections.size(), before + 1);
    desk.program.key(Qt::Key_Delete);
    QCOMPARE(desk.edits().shown()->sections->sections.size(), before);
    for (int i = 0; i < 6; ++i) desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(desk.edits().shown()->sections->sections.size(), before);
    QCOMPARE(desk.sectionAt(middle)->range, (model::TimeRange{desk.times[0], desk.times[2]}));
  }

  void reviewGoesFromOneDoubtToTheNext() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    ui::ReviewPanel& review = desk.program.window.inspector().review();
    const int all = review.count();
    QVERIFY(all >= 2);
    review.setOrder(edits::DoubtOrder::InTime);
    // To the chord that is unsure, whatever else the analysis was unsure of.
    for (int i = 0; i < all; ++i) {
      desk.program.key(Qt::Key_N);
      if (review.current()->kind == edits::DoubtKind::Chord && review.current()->stated == "F:maj") break;
    }
    QVERIFY(review.current().has_value());
    QCOMPARE(desk.timeline().selection().value(), (model::TimeRange{desk.times[2], desk.times[3]}));
    QVERIFY(desk.timeline().visibleRange().contains(desk.times[2]));
    desk.program.key(Qt::Key_X);
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("D:min7"));
    QCOMPARE(review.count(), all - 1);
    QVERIFY(!review.current());  // what comes next has not been looked at
    const std::size_t made = desk.edits().history().applied;
    desk.program.key(Qt::Key_A);
    QCOMPARE(desk.edits().history().applied, made);
    desk.program.key(Qt::Key_N);
    const edits::Doubt next = review.current().value();
    desk.program.key(Qt::Key_A);
    QCOMPARE(review.count(), all - 2);
    QVERIFY(desk.edits().overlay().isVerified(next.layer, next.range));
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.count(), all - 1);
    desk.program.key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(review.count(), all);
    QCOMPARE(desk.chordAt(desk.times[2] + 1.0), QStringLiteral("F:maj"));
  }

  void aLockedSelectionRefusesAndSaysSo() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    ui::InspectorPanel& inspector = desk.program.window.inspector();
    inspector.showPage(ui::InspectorPanel::Page::Selection);
    desk.timeline().setSelection(model::TimeRange{desk.times[1], desk.times[2]});
    Q_EMIT inspector.selection().lockRequested(true);
    desk.openField(desk.times[1] + 1.0);
    QVERIFY(!desk.field().isVisible());
    QVERIFY(desk.program.window.readout().message().contains(QStringLiteral("locked")));
    desk.program.key(Qt::Key_S);
    QCOMPARE(desk.edits().undoable()->name.action, std::string("lock"));
    Q_EMIT inspector.selection().lockRequested(false);
    desk.program.key(Qt::Key_F2);
    QVERIFY(desk.field().isVisible());
  }

  void theListOfEditsLeadsToAnyPoint() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    desk.timeline().setFocus();
    desk.timeline().setSelection(model::TimeRange{desk.times[0], desk.times[4]});
    desk.trigger("harmony.transpose_up");
    desk.trigger("harmony.transpose_up");
    ui::InspectorPanel& inspector = desk.program.window.inspector();
    inspector.showPage(ui::InspectorPanel::Page::Edits);
    const ui::EditListModel& list = inspector.edits().model();
    QCOMPARE(list.rowCount(), 4);  // two and the first, over the analysis
    QVERIFY(list.row(list.index(0)).last);
    Q_EMIT inspector.edits().goToRequested(list.row(list.index(2)).applied);
    QCOMPARE(desk.chordAt(desk.times[0] + 1.0), QStringLiteral("C:maj"));
    QVERIFY(list.row(list.index(0)).undone && list.row(list.index(1)).undone);
    Q_EMIT inspector.edits().goToRequested(list.row(list.index(0)).applied);
    QCOMPARE(desk.chordAt(desk.times[0] + 1.0), QStringLiteral("D:maj"));
    Q_EMIT inspector.edits().revertTrackRequested();
    QVERIFY(desk.edits().overlay().showsAnalysis());
  }

  void noOtherCommandHasTheirKeys() {
    const QTemporaryDir data;
    Program program(data);
    const auto actions = program.window.findChildren<QAction*>();
    for (const QAction* own : actions) {
      const QString name = own->objectName();
      if (!name.startsWith(QStringLiteral("harmony.")) && !name.startsWith(QStringLiteral("review.")))
        continue;
      for (const QAction* other : actions) {
        for (const QKeySequence& key : own->shortcuts())
          QVERIFY2(other == own || !other->shortcuts().contains(key),
                   qPrintable(name + u' ' + other->objectName() + u' ' + key.toString()));
      }
    }
  }

  void chordsAreWrittenAsChosen() {
    const QTemporaryDir data;
    Desk desk(data);
    QVERIFY(desk.open(song_));
    const double time = desk.times[1] + 1.0;
    const auto chord = [&] { return desk.timeline().readoutAt(time).chord; };
    QCOMPARE(chord(), QStringLiteral("Am"));
    desk.trigger("chordsNashville");
    QCOMPARE(chord(), QStringLiteral("6-"));
    QCOMPARE(desk.timeline().readoutAt(desk.times[3] + 1.0).chord, QStringLiteral("5⁷"));
    desk.trigger("chordsRoman");
    QCOMPARE(chord(), QStringLiteral("vi"));
    desk.trigger("chordsHarte");
    QCOMPARE(chord(), QStringLiteral("A:min"));
    desk.trigger("chordsPlain");
    desk.trigger("chordsCapo2");
    QCOMPARE(chord(), QStringLiteral("Gm"));
    ui::TimelineView other(ui::Theme::load(ui::Scheme::Dark));
    other.restoreState(desk.timeline().saveState());
    QVERIFY(other.chordDisplay() == desk.timeline().chordDisplay());
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestHarmonyEditing)
#include "test_harmony_editing.moc"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/timeline/SpokenLanes.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

std::shared_ptr<model::Timeline> smallTimeline() {
  auto grid = std::make_shared<model::BeatGrid>();
  for (int i = 0; i < 8; ++i) grid->beats.push_back({0.5 * i, i % 4 + 1, i == 5 ? 0.3 : 0.9, {}});
  grid->bars = {{{0.0, 2.0}, 66, {4, 4}, 0.9}, {{2.0, 4.0}, 67, {4, 4}, 0.85}};
  auto chords = std::make_shared<model::ChordTimeline>();
  chords->changes = {{{0.0, 2.0}, "D:maj/3", 0.95, {}, {}}, {{2.0, 4.0}, "G:maj", 0.3, "E:min7", {}}};
  auto key = std::make_shared<model::KeyTimeline>();
  key->global = model::MusicalKey{2, model::Mode::Major};
  key->spans = {{{0.0, 4.0}, *key->global, 0.8, {}}};
  auto sections = std::make_shared<model::Sections>();
  sections->sections = {{{0.0, 4.0}, 1, 0.7, model::SectionLabel{model::SectionKind::Chorus, 0.6}}};
  auto timeline = std::make_shared<model::Timeline>();
  timeline->source.path = "song.wav";
  timeline->source.duration = 4.0;
  timeline->grid = grid;
  timeline->chords = chords;
  timeline->key = key;
  timeline->sections = sections;
  return timeline;
}

QString name(QAccessibleInterface* interface) {
  return interface->text(QAccessible::Name);
}

}  // namespace

class TestAccessible : public QObject {
  Q_OBJECT

  std::shared_ptr<const Theme> theme_ = Theme::load(Scheme::Dark, true);

 private Q_SLOTS:
  void itemsSayWhatTheyAre() {
    const auto timeline = smallTimeline();
    QCOMPARE(spokenItem(SpokenLane::Chords, *timeline, 1).text,
             QString("Bar 67, chord G, confidence 0.30, runner-up E minor 7"));
    QCOMPARE(spokenItem(SpokenLane::Chords, *timeline, 0).text,
             QString("Bar 66, chord D over F♯, confidence 0.95"));
    QCOMPARE(spokenItem(SpokenLane::Bars, *timeline, 1).text, QString("Bar 67, 4/4, confidence 0.85"));
    QCOMPARE(spokenItem(SpokenLane::Beats, *timeline, 5).text, QString("Bar 67, beat 2, confidence 0.30"));
    QCOMPARE(spokenItem(SpokenLane::Key, *timeline, 0).text, QString("Bar 66, key D major, confidence 0.80"));
    QCOMPARE(spokenItem(SpokenLane::Sections, *timeline, 0).text,
             QString("Bar 66, section B, Chorus, confidence 0.70"));
    QCOMPARE(spokenChord("N", {}), QString("no chord"));
    QCOMPARE(spokenChord("B:hdim7", {}), QString("B half diminished 7"));
  }

  void lanesAreListsOfItems() {
    TimelineView view(theme_);
    view.resize(1000, 600);
    view.setTimeline(smallTimeline());
    view.finishPainting();
    QAccessibleInterface* timeline = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(timeline && timeline->childCount() >= static_cast<int>(kSpokenLanes));
    QStringList lanes;
    for (int i = 0; i < static_cast<int>(kSpokenLanes); ++i) {
      QAccessibleInterface* lane = timeline->child(i);
      lanes << name(lane);
      QCOMPARE(lane->role(), QAccessible::List);
      QCOMPARE(lane->parent(), timeline);
      QCOMPARE(timeline->indexOfChild(lane), i);
      for (int item = 0; item < lane->childCount(); ++item) {
        QCOMPARE(lane->child(item)->role(), QAccessible::ListItem);
        QCOMPARE(lane->child(item)->parent(), lane);
        QCOMPARE(lane->indexOfChild(lane->child(item)), item);
        QVERIFY(!name(lane->child(item)).isEmpty());
      }
    }
    QCOMPARE(lanes, (QStringList{"Sections", "Bars", "Beats", "Chords", "Key"}));
    QAccessibleInterface* chords = timeline->child(3);
    QCOMPARE(chords->childCount(), 2);
    QVERIFY(chords->rect().intersects(chords->child(1)->rect()));
    QVERIFY(chords->child(0)->rect().right() <= chords->child(1)->rect().left());
    view.setLaneVisible("chords", false);
    QVERIFY(chords->state().invisible);
  }

  void anItemMovesThePlayhead() {
    TimelineView view(theme_);
    view.setTimeline(smallTimeline());
    QSignalSpy seek(&view, &TimelineView::seekRequested);
    QAccessibleInterface* chord = QAccessible::queryAccessibleInterface(&view)->child(3)->child(1);
    chord->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(seek.size(), 1);
    QCOMPARE(seek[0][0].toDouble(), 2.0);
    view.setPlayhead(2.5, false);
    QVERIFY(chord->state().active);
  }

  void itemsFollowEdits() {
    TimelineView view(theme_);
    view.setTimeline(smallTimeline());
    QAccessibleInterface* chords = QAccessible::queryAccessibleInterface(&view)->child(3);
    QVERIFY(name(chords->child(1)).contains("chord G"));
    auto edited = smallTimeline();
    auto changed = std::make_shared<model::ChordTimeline>(*edited->chords);
    changed->changes[1].label = "A:min";
    edited->chords = changed;
    view.setTimeline(edited);
    QVERIFY(name(chords->child(1)).contains("chord A minor"));
    edited = smallTimeline();
    edited->chords.reset();
    view.setTimeline(edited);
    QCOMPARE(chords->childCount(), 0);
    QVERIFY(chords->child(0) == nullptr);
    view.setTimeline(nullptr);
    QCOMPARE(chords->childCount(), 0);
  }

  void aWholeTrackSpeaks() {
    const auto timeline = test::syntheticTimeline(300);
    for (std::size_t lane = 0; lane < kSpokenLanes; ++lane) {
      const auto kind = static_cast<SpokenLane>(lane);
      QVERIFY(spokenCount(kind, *timeline) > 0);
      for (std::size_t i = 0; i < spokenCount(kind, *timeline); ++i) {
        QVERIFY(spokenItem(kind, *timeline, i).text.contains("confidence"));
      }
    }
  }
};

}  // namespace barline::ui

QTEST_MAIN(barline::ui::TestAccessible)
#include "test_accessible.moc"

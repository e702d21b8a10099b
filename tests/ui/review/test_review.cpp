#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include "tests/engine/edits/Song.h"
#include "ui/review/DoubtText.h"
#include "ui/review/ReviewModel.h"
#include "ui/review/ReviewPanel.h"
#include "ui/theme/Theme.h"

using namespace barline;
using namespace barline::ui;
using edits::Doubt;
using edits::DoubtKind;
using model::EditLayer;

namespace {

std::shared_ptr<const model::Timeline> shownSong() {
  return std::make_shared<const model::Timeline>(test::song());
}

/// Three places: bars 2, 4 and 6, sure by 0.4, 0.2 and 0.3.
std::vector<Doubt> threeDoubts() {
  std::vector<Doubt> doubts;
  for (const auto& [begin, confidence] : {std::pair{2.0, 0.4}, {6.0, 0.2}, {10.0, 0.3}})
    doubts.push_back({.kind = DoubtKind::WeakBeats,
                      .layer = EditLayer::Grid,
                      .range = {begin, begin + 2.0},
                      .confidence = confidence});
  return doubts;
}

}  // namespace

class TestReview : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark, true)); }

  void putsDoubtsIntoWords_data() {
    QTest::addColumn<Doubt>("doubt");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, const Doubt& doubt) {
      QTest::newRow(text) << doubt << QString::fromUtf8(text);
    };
    row("Beat 4 off its transient", {.kind = DoubtKind::OffTransient, .beats = {4}});
    row("Beats off transients", {.kind = DoubtKind::OffTransient});
    row("No onset on beats 2–4", {.kind = DoubtKind::NoOnset, .beats = {2, 3, 4}});
    row("Beats 2 and 3 weak", {.kind = DoubtKind::WeakBeats, .beats = {2, 3}});
    row("Beats 1, 2 and 4 weak", {.kind = DoubtKind::WeakBeats, .beats = {1, 2, 4}});
    row("Grid half a beat later", {.kind = DoubtKind::HalfBeat});
    row("Downbeat on beat 3", {.kind = DoubtKind::Downbeat, .beats = {3}});
    row("Downbeat on another beat", {.kind = DoubtKind::Downbeat});
    row("Chord G or Em7", {.kind = DoubtKind::Chord, .stated = "G:maj", .runnerUp = "E:min7"});
    row("Chord F♯ uncertain", {.kind = DoubtKind::Chord, .stated = "F#:maj"});
    row("D minor or D major", {.kind = DoubtKind::Key, .stated = "D minor", .runnerUp = "D major"});
    row("Section B uncertain", {.kind = DoubtKind::Section, .stated = "B"});
    row("B perhaps not Chorus",
        {.kind = DoubtKind::SectionLabel, .stated = "B", .label = model::SectionKind::Chorus});
    row("4/4 or 3/4",
        {.kind = DoubtKind::Metre,
         .alternative = model::GridAlternative{.metre = model::Metre{3, 4}, .probability = 0.3}});
  }

  void putsDoubtsIntoWords() {
    QFETCH(Doubt, doubt);
    QFETCH(QString, text);
    QCOMPARE(doubtText(doubt, test::song()), text);
  }

  void saysWhereTheyAre() {
    const model::Timeline song = test::song();
    QCOMPARE(barsText(song, {2, 4}), QStringLiteral("Bar 2"));
    QCOMPARE(barsText(song, {2, 8.0005}), QStringLiteral("Bars 2–4"));
    QCOMPARE(doubtPlace({.range = {62.5, 63}}, {}), QStringLiteral("1:02.5"));
    const model::GridAlternative other{.beatRate = 2.0, .metre = {}, .probability = 0.3};
    QCOMPARE(doubtPlace({.range = {0, 16}, .alternative = other}, song), QStringLiteral("Whole track"));
  }

  void rowsAreSortedAsChosen() {
    ReviewModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDoubts(threeDoubts(), test::song(), {});
    QCOMPARE(model.row(model.index(0)).doubt.confidence, 0.2);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Beats weak, Bar 4, confidence 0.20"));
    model.setOrder(edits::DoubtOrder::InTime);
    QCOMPARE(model.row(model.index(0)).place, QStringLiteral("Bar 2"));
  }

  void stepsGoRoundAndJump() {
    ReviewPanel panel;
    QSignalSpy jumps(&panel, &ReviewPanel::jumpRequested);
    panel.step(1);
    QCOMPARE(jumps.size(), 0);
    panel.setDoubts(threeDoubts(), shownSong(), {});
    QVERIFY(!panel.current());
    for (const double confidence : {0.2, 0.3, 0.4, 0.2}) {
      panel.step(1);
      QCOMPARE(panel.current()->confidence, confidence);
    }
    panel.step(-1);
    QCOMPARE(panel.current()->confidence, 0.4);
    QCOMPARE(jumps.size(), 5);
  }

  void thePlaceAfterASettledOneIsNextAndNotCurrent() {
    ReviewPanel panel;
    std::vector<Doubt> doubts = threeDoubts();
    panel.setDoubts(doubts, shownSong(), {});
    panel.step(1);
    std::erase_if(doubts, [](const Doubt& doubt) { return doubt.confidence == 0.2; });
    panel.setDoubts(doubts, shownSong(), {});
    QVERIFY(!panel.current());
    panel.step(1);
    QCOMPARE(panel.current()->confidence, 0.3);
    // What is still doubtful stays current, wherever it comes to stand.
    panel.setOrder(edits::DoubtOrder::InTime);
    panel.setDoubts(threeDoubts(), shownSong(), {});
    QCOMPARE(panel.current()->confidence, 0.3);
  }

  void noPlaceIsPassedOverWhereOthersGoAlongWithASettledOne() {
    ReviewPanel panel;
    std::vector<Doubt> doubts;
    for (const double confidence : {0.2, 0.3, 0.4, 0.5, 0.6})
      doubts.push_back({.kind = DoubtKind::WeakBeats,
                        .layer = EditLayer::Grid,
                        .range = {20.0 * confidence, 20.0 * confidence + 1.0},
                        .confidence = confidence});
    panel.setDoubts(doubts, shownSong(), {});
    panel.step(1);
    panel.step(1);
    QCOMPARE(panel.current()->confidence, 0.3);
    std::erase_if(doubts, [](const Doubt& doubt) { return doubt.confidence < 0.4; });
    panel.setDoubts(doubts, shownSong(), {});
    panel.step(1);
    QCOMPARE(panel.current()->confidence, 0.4);
  }

  void nothingIsSaidToBeLeftBeforeTheAnalysis() {
    ReviewPanel panel;
    const auto says = [&](const QString& text) {
      const auto labels = panel.findChildren<QLabel*>();
      return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == text; });
    };
    panel.setDoubts({}, std::make_shared<const model::Timeline>(), {});
    QVERIFY(says(QStringLiteral("Waits for the analysis.")));
    QVERIFY(!says(QStringLiteral("Nothing doubtful left.")));
    panel.setDoubts({}, shownSong(), {});
    QVERIFY(says(QStringLiteral("Nothing doubtful left.")));
  }

  void theListGivesWayToAWordWhereNothingIsLeft() {
    ReviewPanel panel;
    panel.resize(240, 300);
    panel.show();
    panel.setDoubts(threeDoubts(), shownSong(), {});
    auto* list = panel.findChild<QListView*>();
    QVERIFY(list->isVisible());
    const int full = panel.fullHeight();
    panel.setDoubts({}, shownSong(), {});
    QVERIFY(!list->isVisible());
    QVERIFY(panel.fullHeight() < full);
  }
};

QTEST_MAIN(TestReview)
#include "test_review.moc"

#include <QTest>

#include "engine/edits/Doubts.h"
#include "engine/edits/Marks.h"
#include "tests/engine/edits/Song.h"

using namespace barline;
using edits::Doubt;
using edits::DoubtKind;
using model::EditLayer;
using model::TimeRange;
using test::song;

namespace {

/// The song with its grid changed.
template <class Change>
model::Timeline songOnGrid(Change change) {
  model::Timeline timeline = song();
  model::BeatGrid grid = *timeline.grid;
  change(grid);
  timeline.grid = std::make_shared<const model::BeatGrid>(std::move(grid));
  return timeline;
}

std::vector<Doubt> gridDoubts(const model::Timeline& timeline, const edits::EditOverlay& overlay = {}) {
  std::vector<Doubt> doubts = edits::doubtsOf(timeline, overlay);
  std::erase_if(doubts, [](const Doubt& doubt) { return doubt.layer != EditLayer::Grid; });
  return doubts;
}

}  // namespace

class TestDoubts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsWhatIsUnsureInTime() {
    const std::vector<Doubt> doubts = edits::doubtsOf(song(), {});
    QCOMPARE(doubts.size(), std::size_t{2});
    QCOMPARE(doubts[0].kind, DoubtKind::Chord);
    QCOMPARE(doubts[0].range, (TimeRange{8, 12}));
    QCOMPARE(doubts[0].confidence, 0.3);
    QCOMPARE(QString::fromStdString(doubts[0].stated), QStringLiteral("F:maj"));
    QCOMPARE(QString::fromStdString(doubts[0].runnerUp), QStringLiteral("D:min7"));
    QCOMPARE(doubts[1].kind, DoubtKind::Key);
    QCOMPARE(QString::fromStdString(doubts[1].stated), QStringLiteral("A minor"));
    QCOMPARE(QString::fromStdString(doubts[1].runnerUp), QStringLiteral("C major"));
  }

  void whatIsVerifiedIsNoDoubt() {
    const std::array layers{EditLayer::Chords};
    const std::vector made{edits::verify(song(), layers, {8, 12}, true)};
    const std::vector<Doubt> doubts = edits::doubtsOf(song(), edits::EditOverlay(made));
    QCOMPARE(doubts.size(), std::size_t{1});
    QCOMPARE(doubts[0].kind, DoubtKind::Key);
    // Half of it is not enough.
    const std::vector half{edits::verify(song(), layers, {8, 10}, true)};
    QCOMPARE(edits::doubtsOf(song(), edits::EditOverlay(half)).size(), std::size_t{2});
  }

  void theRunnerUpSettlesADoubt() {
    std::vector<model::Edit> made;
    for (const Doubt& doubt : edits::doubtsOf(song(), {})) {
      const auto edit = edits::takeRunnerUp(song(), {}, doubt);
      QVERIFY(edit);
      made.push_back(*edit);
    }
    QVERIFY(edits::doubtsOf(test::songWith(made), edits::EditOverlay(made)).empty());
  }

  void saysWhyBeatsAreUnsure() {
    const model::Timeline timeline = songOnGrid([](model::BeatGrid& grid) {
      for (const std::size_t i : {5U, 6U, 7U}) {  // bar 2, beats 2–4
        grid.beats[i].confidence = 0.4;
        grid.beats[i].transient.reset();
      }
      grid.beats[15].confidence = 0.35;  // bar 4, beat 4
      grid.beats[15].transient->time += 0.05;
      grid.beats[24].confidence = 0.2;  // bar 7
    });
    const std::vector<Doubt> doubts = gridDoubts(timeline);
    QCOMPARE(doubts.size(), std::size_t{3});
    QCOMPARE(doubts[0].kind, DoubtKind::NoOnset);
    QCOMPARE(doubts[0].range, (TimeRange{2, 4}));
    QCOMPARE(doubts[0].beats, (std::vector{2, 3, 4}));
    QCOMPARE(doubts[0].confidence, 0.4);
    QCOMPARE(doubts[1].kind, DoubtKind::OffTransient);
    QCOMPARE(doubts[1].beats, (std::vector{4}));
    QCOMPARE(doubts[2].kind, DoubtKind::WeakBeats);
  }

  void barsUnsureForTheSameReasonAreOnePlace() {
    const model::Timeline timeline = songOnGrid([](model::BeatGrid& grid) {
      for (const std::size_t i : {4U, 8U, 12U, 20U}) grid.beats[i].confidence = 0.02 * static_cast<double>(i);
    });
    const std::vector<Doubt> doubts = gridDoubts(timeline);
    QCOMPARE(doubts.size(), std::size_t{2});
    QCOMPARE(doubts[0].range, (TimeRange{2, 8}));
    QCOMPARE(doubts[0].confidence, 0.08);
    QCOMPARE(doubts[1].range, (TimeRange{10, 12}));
    // Once one of them is verified, two are left.
    const std::array layers{EditLayer::Grid};
    const std::vector made{edits::verify(timeline, layers, {4, 6}, true)};
    QCOMPARE(gridDoubts(timeline, edits::EditOverlay(made)).size(), std::size_t{3});
  }

  void hearsAGridThatIsHalfABeatOff() {
    model::Timeline timeline = songOnGrid([](model::BeatGrid& grid) {
      for (std::size_t i = 16; i < 24; ++i) grid.beats[i].confidence = 0.37;
    });
    std::vector<model::Transient> transients;
    for (int i = 0; i < 32; ++i) transients.push_back({0.5 * i + (i >= 16 && i < 24 ? 0.25 : 0.0), 0.7});
    timeline.transients = std::make_shared<const model::Transients>(model::Transients{transients});
    const std::vector<Doubt> doubts = gridDoubts(timeline);
    QCOMPARE(doubts.size(), std::size_t{1});
    QCOMPARE(doubts[0].kind, DoubtKind::HalfBeat);
    QCOMPARE(doubts[0].range, (TimeRange{8, 12}));
    const auto edit = edits::takeRunnerUp(timeline, {}, doubts[0]);
    QVERIFY(edit);
    const edits::EditOverlay overlay(std::vector{*edit});
    QCOMPARE(edits::amended(timeline, overlay).grid->beats[16].time, 8.25);
  }

  void otherReadingsOfTheGridAreWorthALook() {
    const model::Timeline timeline = songOnGrid([](model::BeatGrid& grid) {
      grid.alternatives = {{.beatRate = 0.5, .metre = {}, .probability = 0.4},
                           {.beatShift = 2, .metre = {}, .probability = 0.3},
                           {.metre = model::Metre{3, 4}, .probability = 0.1}};
      grid.bars[4].confidence = 0.41;
    });
    const std::vector<Doubt> doubts = gridDoubts(timeline);
    QCOMPARE(doubts.size(), std::size_t{3});
    QCOMPARE(doubts[0].kind, DoubtKind::Tempo);
    QCOMPARE(doubts[1].kind, DoubtKind::BarPhase);
    QCOMPARE(doubts[1].beats, (std::vector{3}));
    QCOMPARE(doubts[1].range, (TimeRange{0, 16}));
    QCOMPARE(doubts[2].kind, DoubtKind::Downbeat);
    QCOMPARE(doubts[2].range, (TimeRange{8, 10}));
    QCOMPARE(doubts[2].beats, (std::vector{3}));
    for (const Doubt& doubt : doubts) QVERIFY(edits::takeRunnerUp(timeline, {}, doubt));
  }

  void sectionsAreDoubtedForTheirBorderOrTheirLabel() {
    model::Timeline timeline = song();
    model::Sections form = *timeline.sections;
    form.sections[0].label->confidence = 0.45;
    form.sections[1].confidence = 0.2;
    form.sections[2].label = model::SectionLabel{model::SectionKind::Outro, 0.1};
    form.sections[2].name = "Coda";  // a person's own
    timeline.sections = std::make_shared<const model::Sections>(form);
    std::vector<Doubt> doubts = edits::doubtsOf(timeline, {});
    std::erase_if(doubts, [](const Doubt& doubt) { return doubt.layer != EditLayer::Sections; });
    QCOMPARE(doubts.size(), std::size_t{2});
    QCOMPARE(doubts[0].kind, DoubtKind::SectionLabel);
    QCOMPARE(doubts[0].confidence, 0.45);
    QCOMPARE(doubts[1].kind, DoubtKind::Section);
  }

  void sortsByConfidenceOrTime() {
    std::vector<Doubt> doubts = edits::doubtsOf(song(), {});
    std::swap(doubts[0].confidence, doubts[1].confidence);
    edits::sortDoubts(doubts, edits::DoubtOrder::LeastCertainFirst);
    QCOMPARE(doubts[0].kind, DoubtKind::Key);
    edits::sortDoubts(doubts, edits::DoubtOrder::InTime);
    QCOMPARE(doubts[0].kind, DoubtKind::Key);  // both begin at 8: the less certain first
  }

  void anEmptyTimelineHasNoDoubts() { QVERIFY(edits::doubtsOf({}, {}).empty()); }
};

QTEST_APPLESS_MAIN(TestDoubts)
#include "test_doubts.moc"

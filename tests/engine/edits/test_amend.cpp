#include <QTest>

#include "engine/edits/Amend.h"

using namespace barline;
using model::EditLayer;
using model::TimeRange;

namespace {

edits::EditOverlay overlayOf(EditLayer layer, TimeRange range, model::EditContent content) {
  const std::vector<model::Edit> edits{{.changes = {{layer, range, std::move(content), model::Reverted{}}}}};
  return edits::EditOverlay(edits);
}

/// Bars of four beats, half a second each, from 0; sure of 0.6.
model::BeatGrid steadyGrid(int bars) {
  model::BeatGrid grid;
  for (int i = 0; i < 4 * bars; ++i) grid.beats.push_back({0.5 * i, i % 4 + 1, 0.6, {}});
  for (int i = 0; i < bars; ++i) grid.bars.push_back({{2.0 * i, 2.0 * i + 2.0}, i + 1, {4, 4}, 0.6});
  return grid;
}

std::vector<double> barBegins(const model::BeatGrid& grid) {
  std::vector<double> begins;
  for (const model::Bar& bar : grid.bars) begins.push_back(bar.range.begin);
  return begins;
}

}  // namespace

class TestAmend : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void movedBeatChangesItsBarAlone() {
    const auto overlay = overlayOf(EditLayer::Grid, {2.4, 2.7}, model::GridPatch{{{2.6, 2, 1.0, {}}}, {}});
    const model::BeatGrid grid = edits::amended(steadyGrid(3), overlay[EditLayer::Grid]);
    QCOMPARE(grid.beats.size(), 12U);
    QCOMPARE(grid.beats[5], (model::Beat{2.6, 2, 1.0, {}}));
    QCOMPARE(grid.bars, steadyGrid(3).bars);
  }

  void movedDownbeatMovesBothBars() {
    const auto overlay = overlayOf(EditLayer::Grid, {1.9, 2.2}, model::GridPatch{{{2.1, 1, 1.0, {}}}, {}});
    const model::BeatGrid grid = edits::amended(steadyGrid(3), overlay[EditLayer::Grid]);
    QCOMPARE(barBegins(grid), (std::vector{0.0, 2.1, 4.0}));
    QCOMPARE(grid.bars[0].range.end, 2.1);
    QVERIFY(grid.bars[1].metre == (model::Metre{4, 4}));
    QCOMPARE(grid.bars[1].confidence, 1.0);
    QCOMPARE(grid.bars[2], steadyGrid(3).bars[2]);
  }

  void analysedBeatTooNearAnEditedOneGivesWay() {
    // The edit ends just before a beat that the new analysis hears a little earlier than the edited one.
    const auto overlay =
        overlayOf(EditLayer::Grid, {0.9, 1.45}, model::GridPatch{{{1.0, 3, 1, {}}, {1.4, 4, 1, {}}}, {}});
    const model::BeatGrid grid = edits::amended(steadyGrid(2), overlay[EditLayer::Grid]);
    QCOMPARE(grid.beats.size(), 8U);
    QCOMPARE(grid.beats[3].time, 1.4);
    QCOMPARE(grid.beats[4].time, 2.0);
  }

  void barCutShortGetsTheMetreItHas() {
    // Downbeat set on beat 3 of bar 2; phase shifted to the end.
    model::GridPatch patch;
    for (int i = 6; i < 12; ++i) patch.beats.push_back({0.5 * i, (i - 6) % 4 + 1, 1.0, {}});
    const auto overlay = overlayOf(EditLayer::Grid, {3.0, 100.0}, patch);
    const model::BeatGrid grid = edits::amended(steadyGrid(3), overlay[EditLayer::Grid]);
    QCOMPARE(barBegins(grid), (std::vector{0.0, 2.0, 3.0, 5.0}));
    QVERIFY(grid.bars[1].metre == (model::Metre{2, 4}));
    QVERIFY(grid.bars[2].metre == (model::Metre{4, 4}));
    QCOMPARE(grid.bars[3].number, 4);
    QCOMPARE(grid.bars[0], steadyGrid(3).bars[0]);
  }

  void metreOfThePatchHoldsUntilItsEnd() {
    model::GridPatch patch{{}, {{2.0, {3, 4}}}};
    for (int i = 4; i < 10; ++i) patch.beats.push_back({0.5 * i, (i - 4) % 3 + 1, 1.0, {}});
    const auto overlay = overlayOf(EditLayer::Grid, {2.0, 5.0}, patch);
    const model::BeatGrid grid = edits::amended(steadyGrid(4), overlay[EditLayer::Grid]);
    QCOMPARE(barBegins(grid), (std::vector{0.0, 2.0, 3.5, 6.0}));
    QVERIFY(grid.bars[1].metre == (model::Metre{3, 4}));
    QVERIFY(grid.bars[3].metre == (model::Metre{4, 4}));
  }

  void beatsBeforeTheFirstDownbeatAreAPickUp() {
    const std::vector<model::Beat> beats{{1.0, 4, 1, {}}, {1.5, 1, 1, {}}, {2.0, 2, 1, {}}};
    const std::vector<model::MetreChange> metres{{1.5, {4, 4}}};
    const auto bars = edits::barsOf(beats, metres);
    QCOMPARE(bars.size(), 2U);
    QCOMPARE(bars[0].number, 0);
    QCOMPARE(bars[0].range, (TimeRange{1.0, 1.5}));
    QCOMPARE(bars[1].number, 1);
    QCOMPARE(bars[1].range, (TimeRange{1.5, 2.5}));
  }

  void barEndsWhereThePulsePauses() {
    const std::vector<model::Beat> beats{{0.0, 1, 1, {}}, {0.5, 2, 1, {}}, {4.0, 1, 1, {}}, {4.5, 2, 1, {}}};
    const std::vector<model::MetreChange> metres{{0.0, {4, 4}}};
    const auto bars = edits::barsOf(beats, metres);
    QCOMPARE(bars.size(), 2U);
    QCOMPARE(bars[0].range, (TimeRange{0.0, 1.0}));
    QVERIFY(bars[0].metre == (model::Metre{4, 4}));
  }

  void nothingComesOfNothing() {
    const auto overlay = overlayOf(EditLayer::Grid, {0, 10}, model::GridPatch{});
    QVERIFY(edits::amended(model::BeatGrid{}, overlay[EditLayer::Grid]).beats.empty());
    QVERIFY(edits::amended(steadyGrid(2), overlay[EditLayer::Grid]).bars.empty());
    QCOMPARE(edits::amended(steadyGrid(2), edits::LayerOverlay{}), steadyGrid(2));
  }

  void changedChordShowsInChangesAndBars() {
    model::PitchClassVector heard{};
    heard[0] = 1.0F;
    const model::ChordTimeline analysed{{{{0, 4}, "C:maj", 0.9, {}, heard}, {{4, 6}, "F:maj", 0.8, {}, {}}},
                                        {{{0, 2}, "C:maj", 0.9, {}, heard},
                                         {{2, 4}, "C:maj", 0.9, {}, heard},
                                         {{4, 6}, "F:maj", 0.8, {}, {}}}};
    const auto overlay =
        overlayOf(EditLayer::Chords, {2, 4}, model::ChordPatch{{{{2, 4}, "A:min", 1.0, {}, {}}}});
    const auto chords = edits::amended(analysed, overlay[EditLayer::Chords], steadyGrid(3));
    QCOMPARE(chords.changes.size(), 3U);
    QCOMPARE(chords.changes[0].range, (TimeRange{0, 2}));
    QCOMPARE(chords.changes[1].label, std::string("A:min"));
    QCOMPARE(chords.changes[1].chroma, heard);
    QCOMPARE(chords.perBar[0], analysed.perBar[0]);
    QCOMPARE(chords.perBar[1].label, std::string("A:min"));
    QCOMPARE(chords.perBar[2], analysed.perBar[2]);
  }

  void sliversBesideAnEditedChordAreClosed() {
    // The grid moved by 10 ms after the chord had been set.
    const model::ChordTimeline analysed{
        {{{0.01, 2.01}, "C:maj", 0.9, {}, {}}, {{2.01, 4.01}, "F:maj", 0.8, {}, {}}}, {}};
    const auto overlay =
        overlayOf(EditLayer::Chords, {2, 4}, model::ChordPatch{{{{2, 4}, "A:min", 1.0, {}, {}}}});
    const auto chords = edits::amended(analysed, overlay[EditLayer::Chords], model::BeatGrid{});
    QCOMPARE(chords.changes.size(), 2U);
    QCOMPARE(chords.changes[0].range, (TimeRange{0.01, 2.0}));
    QCOMPARE(chords.changes[1].range, (TimeRange{2, 4}));
  }

  void mostOfTheTrackGivesTheGlobalKey() {
    const model::MusicalKey c{0, model::Mode::Major};
    const model::MusicalKey a{9, model::Mode::Minor};
    const model::KeyTimeline analysed{c, 0.7, {{{0, 100}, c, 0.7, a}}, 5.0};
    const auto overlay = overlayOf(EditLayer::Key, {20, 100}, model::KeyPatch{{{{20, 100}, a, 1.0, {}}}});
    const auto keys = edits::amended(analysed, overlay[EditLayer::Key]);
    QCOMPARE(keys.global, std::optional(a));
    QCOMPARE(keys.confidence, 1.0);
    QCOMPARE(keys.spans.size(), 2U);
    QCOMPARE(keys.tuningCents, std::optional(5.0));
  }

  void timelineKeepsWhatNobodyChanged() {
    model::Timeline analysed;
    analysed.grid = std::make_shared<const model::BeatGrid>(steadyGrid(2));
    analysed.sections = std::make_shared<const model::Sections>(model::Sections{{{{0, 4}, 0, 0.5, {}}}});
    const auto overlay = overlayOf(EditLayer::Sections, {2, 4}, model::SectionPatch{{{{2, 4}, 1, 1.0, {}}}});
    const model::Timeline shown = edits::amended(analysed, overlay);
    QCOMPARE(shown.grid, analysed.grid);
    QCOMPARE(shown.sections->sections.size(), 2U);
    QVERIFY(!shown.chords);
  }
};

QTEST_GUILESS_MAIN(TestAmend)
#include "test_amend.moc"

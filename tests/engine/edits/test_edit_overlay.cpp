#include <QTest>

#include "engine/edits/EditOverlay.h"

using namespace barline;
using model::EditLayer;
using model::TimeRange;

namespace {

model::Edit edit(EditLayer layer, TimeRange range, model::EditContent content) {
  return {.changes = {{layer, range, std::move(content), model::Reverted{}}}};
}

model::ChordPatch chord(TimeRange range, const char* label) {
  return {{{range, label, 1.0, {}, {}}}};
}

std::string labelAt(const edits::EditOverlay& overlay, double time) {
  const edits::Patch* patch = overlay[EditLayer::Chords].patchAt(time);
  return patch == nullptr ? "" : std::get<model::ChordPatch>(*patch->content).spans.front().label;
}

}  // namespace

class TestEditOverlay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void laterEditLiesOverEarlier() {
    const std::vector<model::Edit> edits{edit(EditLayer::Chords, {0, 10}, chord({0, 10}, "C:maj")),
                                         edit(EditLayer::Chords, {4, 6}, chord({4, 6}, "A:min"))};
    const edits::EditOverlay overlay(edits);
    QCOMPARE(overlay[EditLayer::Chords].patches.size(), 3U);
    QCOMPARE(labelAt(overlay, 3.9), std::string("C:maj"));
    QCOMPARE(labelAt(overlay, 4.0), std::string("A:min"));
    QCOMPARE(labelAt(overlay, 6.0), std::string("C:maj"));
    QCOMPARE(overlay[EditLayer::Chords].patchAt(5.0)->edit, 1U);
    QVERIFY(overlay[EditLayer::Grid].showsAnalysis());
    QVERIFY(!overlay.showsAnalysis());
  }

  void revertingUncoversTheAnalysis() {
    const std::vector<model::Edit> edits{edit(EditLayer::Chords, {0, 10}, chord({0, 10}, "C:maj")),
                                         edit(EditLayer::Chords, {2, 4}, model::Reverted{})};
    const edits::EditOverlay overlay(edits);
    QCOMPARE(labelAt(overlay, 1.0), std::string("C:maj"));
    QCOMPARE(labelAt(overlay, 3.0), std::string());
    QCOMPARE(labelAt(overlay, 4.0), std::string("C:maj"));
    QVERIFY(!overlay.isEdited(EditLayer::Chords, {2.5, 3.5}));
    QVERIFY(overlay.isEdited(EditLayer::Chords, {3.5, 4.5}));
  }

  void verifiedStretchesGrowTogetherAndCanBeTakenBack() {
    std::vector<model::Edit> edits{edit(EditLayer::Grid, {0, 4}, model::Verified{}),
                                   edit(EditLayer::Grid, {4, 8}, model::Verified{})};
    QVERIFY(edits::EditOverlay(edits).isVerified(EditLayer::Grid, {2, 6}));
    QVERIFY(!edits::EditOverlay(edits).isVerified(EditLayer::Chords, {2, 6}));
    edits.push_back(edit(EditLayer::Grid, {3, 5}, model::Verified{false}));
    const edits::EditOverlay overlay(edits);
    QVERIFY(!overlay.isVerified(EditLayer::Grid, {2, 6}));
    QVERIFY(overlay.isVerified(EditLayer::Grid, {0, 3}));
    QVERIFY(overlay.isVerified(EditLayer::Grid, {5, 8}));
    QVERIFY(overlay.showsAnalysis());
  }

  void lockIsTouchedByChangesOfItsLayerOnly() {
    const std::vector<model::Edit> edits{edit(EditLayer::Grid, {10, 20}, model::Locked{})};
    const edits::EditOverlay overlay(edits);
    const auto touched = [&](EditLayer layer, TimeRange range, model::EditContent content) {
      return overlay.lockTouchedBy({layer, range, std::move(content), model::Reverted{}});
    };
    QCOMPARE(touched(EditLayer::Grid, {19, 30}, model::GridPatch{}), std::optional(TimeRange{10, 20}));
    QCOMPARE(touched(EditLayer::Grid, {19, 30}, model::Reverted{}), std::optional(TimeRange{10, 20}));
    QCOMPARE(touched(EditLayer::Grid, {20, 30}, model::GridPatch{}), std::nullopt);
    QCOMPARE(touched(EditLayer::Chords, {10, 20}, model::ChordPatch{}), std::nullopt);
    QCOMPARE(touched(EditLayer::Grid, {10, 20}, model::Locked{false}), std::nullopt);
    QCOMPARE(touched(EditLayer::Grid, {10, 20}, model::Verified{}), std::nullopt);
  }

  void signatureTellsContentsApart() {
    const auto signed_ = [](const std::vector<model::Edit>& edits) {
      return edits::signature(edits::EditOverlay(edits)[EditLayer::Chords]);
    };
    const auto major = edit(EditLayer::Chords, {0, 10}, chord({0, 10}, "C:maj"));
    QCOMPARE(signed_({major}), signed_({major}));
    QVERIFY(signed_({major}) != signed_({}));
    QVERIFY(signed_({major}) != signed_({edit(EditLayer::Chords, {0, 10}, chord({0, 10}, "C:min"))}));
    QVERIFY(signed_({major}) != signed_({edit(EditLayer::Chords, {0, 9}, chord({0, 10}, "C:maj"))}));
    QVERIFY(signed_({}).empty());
    // Undone by reverting: as if nothing had been done, so that nothing need be worked out anew.
    QVERIFY(signed_({major, edit(EditLayer::Chords, {0, 10}, model::Reverted{})}).empty());
  }

  void contentIsCutToTheRange() {
    model::Timeline timeline;
    timeline.grid = std::make_shared<const model::BeatGrid>(
        model::BeatGrid{{{0.0, 1, 1, {}}, {0.5, 2, 1, {}}, {1.0, 1, 1, {}}},
                        {{{0, 1}, 1, {2, 4}, 1}, {{1, 2}, 2, {2, 4}, 1}}});
    const auto content = edits::contentOf(timeline, EditLayer::Grid, {0.5, 2.0});
    const auto& patch = std::get<model::GridPatch>(content);
    QCOMPARE(patch.beats.size(), 2U);
    QCOMPARE(patch.metres, (std::vector<model::MetreChange>{{1.0, {2, 4}}}));
    QVERIFY(std::holds_alternative<model::Reverted>(edits::contentOf(timeline, EditLayer::Key, {0, 1})));
  }
};

QTEST_GUILESS_MAIN(TestEditOverlay)
#include "test_edit_overlay.moc"

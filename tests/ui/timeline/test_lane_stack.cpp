#include <QTest>

#include "ui/timeline/LaneStack.h"

using namespace barline::ui;

namespace {

constexpr int kRuler = 0;
constexpr int kWave = 1;
constexpr int kChords = 2;
constexpr int kEnergy = 3;

LaneStack stackOf(int height) {
  LaneStack stack({{QStringLiteral("ruler"), {34, 34, 34}, false},
                   {QStringLiteral("waveform"), {64, 190, 900}, true},
                   {QStringLiteral("chords"), {20, 36, 72}, false},
                   {QStringLiteral("energy"), {28, 48, 240}, false}});
  stack.setViewHeight(height);
  return stack;
}

int heightOf(const LaneStack& stack, int lane) {
  return stack.slotOf(lane)->height;
}

}  // namespace

class TestLaneStack : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theFlexibleLaneFillsTheView() {
    const LaneStack stack = stackOf(308);
    QCOMPARE(heightOf(stack, kRuler), 34);
    QCOMPARE(heightOf(stack, kWave), 190);
    QCOMPARE(heightOf(stack, kChords), 36);
    QCOMPARE(heightOf(stack, kEnergy), 48);
    QCOMPARE(stack.contentHeight(), 308);
  }

  void slotsTouch() {
    const LaneStack stack = stackOf(777);
    int top = 0;
    for (const LaneStack::Slot& slot : stack.slots()) {
      QCOMPARE(slot.top, top);
      top = slot.bottom();
    }
    QCOMPARE(top, 777);
  }

  void tallViewsGiveCurvesMore() {
    const LaneStack stack = stackOf(1000);
    QVERIFY(heightOf(stack, kEnergy) > 60 && heightOf(stack, kEnergy) <= 77);
    QCOMPARE(heightOf(stack, kChords), 36);
    QCOMPARE(stack.contentHeight(), 1000);
  }

  void aFoldedLaneIsAStripAndComesBack() {
    LaneStack stack({{QStringLiteral("waveform"), {64, 190, 900}, true},
                     {QStringLiteral("sections"), {18, 24, 48}, false, true},
                     {QStringLiteral("energy"), {28, 48, 240}, false}});
    stack.setViewHeight(300);
    stack.setChosenHeight(1, 40);
    stack.setFolded(1, true);
    stack.setFolded(2, true);  // cannot be
    QVERIFY(stack.isFolded(1) && !stack.isFolded(2));
    QCOMPARE(heightOf(stack, 1), LaneStack::kFoldedHeight);
    QCOMPARE(stack.contentHeight(), 300);
    // Its borders stay where they are, and moving another leaves its height alone.
    QVERIFY(!stack.canDrag(0) && !stack.canDrag(1));
    stack.freeze();
    stack.setFolded(1, false);
    QCOMPARE(heightOf(stack, 1), 40);
  }

  void aLowViewOverflows() {
    const LaneStack stack = stackOf(120);
    QCOMPARE(heightOf(stack, kWave), 64);
    QCOMPARE(stack.contentHeight(), 34 + 64 + 36 + 48);
  }

  void hiddenLanesLeaveTheirHeight() {
    LaneStack stack = stackOf(308);
    stack.setVisible(kChords, false);
    QVERIFY(!stack.slotOf(kChords));
    QCOMPARE(stack.contentHeight(), 308);
    stack.setVisible(kWave, false);
    QCOMPARE(heightOf(stack, kEnergy), 240);
    stack.setVisible(kWave, true);
    stack.setVisible(kChords, true);
    QCOMPARE(heightOf(stack, kChords), 36);
  }

  void aBorderFollowsThePointer() {
    LaneStack stack = stackOf(308);
    const int border = 1;  // between waveform and chords
    const int before = stack.slots()[border].bottom();
    stack.freeze();
    stack.moveBorder(border, before - 20);
    QCOMPARE(stack.slots()[border].bottom(), before - 20);
    QCOMPARE(heightOf(stack, kChords), 56);
    QCOMPARE(stack.contentHeight(), 308);
    // Between two lanes below the flexible one only these two change.
    const LaneStack::Slot chords = *stack.slotOf(kChords);
    stack.moveBorder(2, chords.bottom() - 10);
    QCOMPARE(stack.slotOf(kChords)->top, chords.top);
    QCOMPARE(heightOf(stack, kChords), 46);
    QCOMPARE(heightOf(stack, kEnergy), 58);
  }

  void limitsHoldABorder() {
    LaneStack stack = stackOf(308);
    stack.moveBorder(1, 0);
    QCOMPARE(heightOf(stack, kChords), 72);
    stack.moveBorder(1, 10000);
    QCOMPARE(heightOf(stack, kChords), 20);
    QCOMPARE(stack.contentHeight(), 308);
  }

  void onlyBordersThatCanMoveAreOffered() {
    const LaneStack stack = stackOf(308);
    QVERIFY(!stack.borderAt(34, 3));  // the ruler has one height
    QCOMPARE(stack.borderAt(225, 3), std::optional(1));
    QVERIFY(!stack.borderAt(200, 3));
    QVERIFY(!stack.borderAt(308, 3));  // the view's own edge
  }

  void inAnOverflowingViewALaneGrowsAlone() {
    LaneStack stack = stackOf(120);
    const int bottom = stack.slotOf(kEnergy)->bottom();
    stack.moveBorder(3, bottom + 30);
    QCOMPARE(heightOf(stack, kEnergy), 78);
    QCOMPARE(heightOf(stack, kChords), 36);
  }

  void lanesMovePastTheirVisibleNeighbours() {
    LaneStack stack({{.id = QStringLiteral("ruler"), .height = {34, 34, 34}, .pinned = true},
                     {.id = QStringLiteral("waveform"), .height = {64, 190, 900}, .flexible = true},
                     {.id = QStringLiteral("chords"), .height = {20, 36, 72}},
                     {.id = QStringLiteral("energy"), .height = {28, 48, 240}}});
    stack.setViewHeight(400);
    stack.setVisible(kChords, false);
    stack.move(kEnergy, -1);  // past the waveform, the hidden lane does not count
    QCOMPARE(stack.order(), (std::vector<int>{kRuler, kEnergy, kWave, kChords}));
    QCOMPARE(stack.slots()[1].lane, kEnergy);
    QCOMPARE(stack.slotOf(kWave)->top, stack.slotOf(kEnergy)->bottom());
    stack.move(kEnergy, -5);  // not above what is pinned
    QCOMPARE(stack.order().front(), kRuler);
    stack.move(kRuler, 2);
    QCOMPARE(stack.order().front(), kRuler);
    stack.setVisible(kChords, true);
    stack.move(kEnergy, 9);
    QCOMPARE(stack.order(), (std::vector<int>{kRuler, kWave, kChords, kEnergy}));
  }

  void anOrderNamesEveryLaneOnce() {
    LaneStack stack = stackOf(308);
    stack.setOrder({kEnergy, kEnergy, 77, -1, kRuler});
    QCOMPARE(stack.order(), (std::vector<int>{kEnergy, kRuler, kWave, kChords}));
    stack.setOrder({});
    QCOMPARE(stack.order(), (std::vector<int>{kRuler, kWave, kChords, kEnergy}));
  }

  void resetGivesBackOwnHeights() {
    LaneStack stack = stackOf(308);
    stack.moveBorder(1, 200);
    QVERIFY(stack.chosenHeight(kChords));
    stack.resetBorder(1);
    QVERIFY(!stack.chosenHeight(kChords));
    QCOMPARE(heightOf(stack, kChords), 36);
    stack.setChosenHeight(kEnergy, 5000);
    QCOMPARE(heightOf(stack, kEnergy), 240);
    stack.resetHeights();
    QCOMPARE(heightOf(stack, kEnergy), 48);
  }
};

QTEST_MAIN(TestLaneStack)
#include "test_lane_stack.moc"

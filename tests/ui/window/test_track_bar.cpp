#include <QTest>
#include <QToolButton>

#include "ui/theme/Theme.h"
#include "ui/window/CompareSwitch.h"
#include "ui/window/TrackBar.h"

using namespace barline;
using namespace barline::ui;

class TestTrackBar : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark, true)); }

  void chipsGiveWayOneAfterTheOther() {
    const auto theme = Theme::load(Scheme::Dark, true);
    const TrackFacts facts{118.0, model::MusicalKey{2, model::Mode::Major}, QStringLiteral("4/4")};
    const double all = factsWidth(facts, KeyNotation::All, *theme);
    QCOMPARE(TrackBar::chipsWithin(facts, all, *theme).facts, facts);
    double before = all + 1;
    for (double room = all; room > 0; room -= 1) {
      const TrackBar::Chips chips = TrackBar::chipsWithin(facts, room, *theme);
      const double width = factsWidth(chips.facts, chips.notation, *theme);
      QVERIFY(width <= room && width <= before);
      // The tempo is the last to go.
      QVERIFY(chips.facts.bpm || chips.facts == TrackFacts());
      before = width;
    }
    QCOMPARE(before, 0.0);
  }

  void buttonsLeaveRoomForTheTitle() {
    TrackBar bar;
    model::TrackRecord record;
    record.path = "/music/Over the Barline.flac";
    const TrackRow row(record);
    bar.setTrack(&row);
    bar.compare().setEdits(2, true, false);
    bar.show();
    bar.resize(1400, 40);
    const auto texts = [&] {
      const auto buttons = bar.findChildren<QToolButton*>(Qt::FindDirectChildrenOnly);
      return std::ranges::count(buttons, Qt::ToolButtonTextBesideIcon, &QToolButton::toolButtonStyle);
    };
    QCOMPARE(texts(), 4);
    auto before = texts();
    for (int width = 1400; width >= bar.minimumSizeHint().width(); width -= 20) {
      bar.resize(width, 40);
      QCoreApplication::sendPostedEvents();
      QVERIFY(texts() <= before);
      QVERIFY2(bar.compare().x() >= 140, qPrintable(QString::number(width)));
      before = texts();
    }
    QCOMPARE(before, 0);
  }
};

QTEST_MAIN(TestTrackBar)
#include "test_track_bar.moc"

#include <QListWidget>
#include <QToolButton>

#include "tests/app/gui/Program.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/LanesDialog.h"
#include "ui/window/LayoutMenu.h"

namespace barline {
namespace {

using namespace test;

QStringList shown(const ui::TimelineView& timeline) {
  QStringList ids;
  for (const ui::LaneInfo& lane : timeline.lanes()) {
    if (lane.visible) ids << lane.id;
  }
  return ids;
}

}  // namespace

/// Named layouts in the window, and after it was closed.
class TestLayouts : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void builtInLayoutsAreAKeyAway() {
    const QTemporaryDir data;
    Program program(data);
    const ui::TimelineView& timeline = program.window.timeline();
    QVERIFY(QTest::qWaitForWindowActive(&program.window));
    QVERIFY(shown(timeline).contains(QStringLiteral("energy")));
    QVERIFY(!shown(timeline).contains(QStringLiteral("sharpness")));
    program.key(Qt::Key_3, Qt::AltModifier);
    QCOMPARE(shown(timeline).mid(0, 5),
             (QStringList{QStringLiteral("overview"), QStringLiteral("ruler"), QStringLiteral("waveform"),
                          QStringLiteral("chromagram"), QStringLiteral("chords")}));
    program.key(Qt::Key_4, Qt::AltModifier);
    QVERIFY(shown(timeline).contains(QStringLiteral("spectrogram")));
    QVERIFY(!shown(timeline).contains(QStringLiteral("chords")));
  }

  void changesAreToldAndReset() {
    const QTemporaryDir data;
    Program program(data);
    auto* layouts = program.window.findChild<ui::LayoutMenu*>();
    QVERIFY(!layouts->isModified());
    program.window.timeline().setLaneVisible(QStringLiteral("key"), false);
    QVERIFY(layouts->isModified());
    layouts->reset();
    QVERIFY(!layouts->isModified());
    QVERIFY(shown(program.window.timeline()).contains(QStringLiteral("key")));
  }

  void ownLayoutsAreSavedRenamedAndDeleted() {
    const QTemporaryDir data;
    QStringList lanes;
    {
      Program program(data);
      auto* layouts = program.window.findChild<ui::LayoutMenu*>();
      program.window.timeline().moveLane(QStringLiteral("tempo"), -20);
      program.window.timeline().setLaneHeight(QStringLiteral("tempo"), 100);
      lanes = shown(program.window.timeline());
      layouts->save(QStringLiteral("Mine"));
      QCOMPARE(layouts->current(), QStringLiteral("Mine"));
      layouts->save(layouts->layouts().front().name);  // a built-in one is not overwritten
      QCOMPARE(layouts->layouts().size(), std::size_t{5});
      layouts->rename(QStringLiteral("Mine"), QStringLiteral("Practice"));
      layouts->apply(layouts->layouts().front().name);
      QVERIFY(shown(program.window.timeline()) != lanes);
      program.window.close();
    }
    Program program(data);
    auto* layouts = program.window.findChild<ui::LayoutMenu*>();
    layouts->apply(QStringLiteral("Practice"));
    QCOMPARE(shown(program.window.timeline()), lanes);
    QVERIFY(!layouts->isModified());
    layouts->remove(QStringLiteral("Practice"));
    QCOMPARE(layouts->layouts().size(), std::size_t{4});
    QCOMPARE(shown(program.window.timeline()), lanes);
  }

  void lanesAreArrangedByKeys() {
    const QTemporaryDir data;
    Program program(data);
    ui::TimelineView& timeline = program.window.timeline();
    ui::LanesDialog dialog(timeline);
    dialog.show();
    auto* list = dialog.findChild<QListWidget*>();
    const int row = static_cast<int>(shown(timeline).indexOf(QStringLiteral("chords")));
    for (int i = 0; i < list->count(); ++i) {
      if (list->item(i)->data(Qt::UserRole).toString() == QStringLiteral("chords")) list->setCurrentRow(i);
    }
    QTest::keyClick(&dialog, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown(timeline).indexOf(QStringLiteral("chords")), row - 1);
    QCOMPARE(list->currentItem()->data(Qt::UserRole).toString(), QStringLiteral("chords"));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(!shown(timeline).contains(QStringLiteral("chords")));
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestLayouts)
#include "test_layouts.moc"

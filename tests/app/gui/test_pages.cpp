#include <QAction>
#include <QSignalSpy>
#include <QToolButton>

#include "tests/app/gui/Program.h"
#include "ui/library/LibraryPanel.h"
#include "ui/window/CommandActions.h"
#include "ui/window/GridEditor.h"
#include "ui/window/MessageBanner.h"
#include "ui/window/Pages.h"
#include "ui/window/ReadoutLine.h"

namespace barline {
namespace {

using namespace test;

}  // namespace

/// What one page does to another.
class TestPages : public QObject {
  Q_OBJECT

  QTemporaryDir songs_;

  [[nodiscard]] fs::path song(const char* name) const {
    return ui::pathOf(songs_.filePath(QLatin1String(name) + QStringLiteral(".wav")));
  }
  static void trigger(Program& program, const char* action) {
    auto* found = program.window.findChild<QAction*>(QLatin1String(action));
    QVERIFY2(found != nullptr, action);
    found->trigger();
  }

 private Q_SLOTS:
  void initTestCase() {
    writeSong(song("one"), 12.0, 120.0);
    writeSong(song("two"), 12.0, 100.0);
  }

  void aLayoutThatIsChosenIsSeen() {
    const QTemporaryDir data;
    Program program(data);
    program.window.pages().show(ui::Page::Library);
    trigger(program, "layout2");
    QCOMPARE(program.window.pages().current(), ui::Page::Track);
  }

  void theLibraryBesideTheTimelineStaysWhateverPageIsClosed() {
    const QTemporaryDir data;
    {
      Program program(data);
      QVERIFY(program.window.library().isVisibleTo(&program.window));
      trigger(program, "layout2");
      QVERIFY(program.window.gridEditor().isActive());
      program.window.pages().show(ui::Page::Library);
      program.window.close();
    }
    Program program(data);
    program.window.pages().show(ui::Page::Track);
    QVERIFY(program.window.library().isVisibleTo(&program.window));
  }

  void theOpenTrackIsShownWhenItIsAskedForAgain() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({song("one")});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("one"), 60'000);
    program.window.pages().show(ui::Page::Library);
    program.window.workspace().open(program.row("one")->record.id);
    QCOMPARE(program.window.pages().current(), ui::Page::Track);
    program.window.pages().show(ui::Page::Library);
    program.window.openPaths({song("one")});
    QTRY_COMPARE(program.window.pages().current(), ui::Page::Track);
    QVERIFY(program.window.workspace().timeline() != nullptr);
  }

  void listeningEndsWhereTheLibraryDoes() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({song("one")});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("one"), 60'000);
    program.window.pages().show(ui::Page::Library);
    ui::Workspace& workspace = program.window.workspace();
    workspace.listenTo(*program.row("one"), 0.5);
    QCOMPARE(workspace.audition().track(), program.row("one")->record.id);
    program.window.pages().show(ui::Page::Track);
    QCOMPARE(workspace.audition().track(), 0);
  }

  void whatIsForTheTimelineIsNotToBeHadElsewhere() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({song("one")});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("one"), 60'000);
    const ui::Command* split = program.window.commands().registry().find(QStringLiteral("harmony.remove"));
    QVERIFY(split != nullptr && split->isAvailable());
    program.window.pages().show(ui::Page::Library);
    QVERIFY(!split->isAvailable());
    program.window.pages().show(ui::Page::Track);
    QVERIFY(split->isAvailable());
  }

  void whatThereIsToSayIsSaidOnEveryPageAndClosedOnce() {
    const QTemporaryDir data;
    Program program(data);
    auto* banner = program.window.findChild<ui::MessageBanner*>();
    QVERIFY(banner != nullptr && banner->isHidden());
    program.window.pages().show(ui::Page::Library);
    const QTemporaryDir empty;
    program.window.openPaths({ui::pathOf(empty.path())});
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->message().contains(QLatin1String("no music")));
    banner->findChild<QToolButton*>()->click();
    QVERIFY(banner->isHidden());
    program.window.pages().show(ui::Page::Track);
    QVERIFY(program.window.readout().message().isEmpty());
  }

  void aFileThatIsThereAgainIsNotSaidToBeGone() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("late.wav")));
    program.window.openPaths({file});
    QTRY_VERIFY(program.window.readout().message().contains(QLatin1String("late.wav")));
    writeSong(file, 12.0, 120.0);
    program.window.openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("late"), 60'000);
    QTRY_VERIFY(program.window.readout().message().isEmpty());
  }

  void theOpenTrackStaysWhereItIsAskedForWhileAnotherOpens() {
    const QTemporaryDir data;
    Program program(data);
    program.window.openPaths({song("one"), song("two")});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("one") && program.analysed("two"), 60'000);
    ui::Workspace& workspace = program.window.workspace();
    const std::int64_t one = program.row("one")->record.id;
    const std::int64_t two = program.row("two")->record.id;
    QCOMPARE(workspace.openTrack(), one);
    const QSignalSpy opening(&workspace, &ui::Workspace::opening);
    const QSignalSpy opened(&workspace, &ui::Workspace::trackOpened);
    // As if the second were on its way for longer than the person waits.
    connect(&workspace, &ui::Workspace::opening, this, [&workspace, one, two](std::int64_t track) {
      if (track == two) workspace.open(one);
    });
    workspace.open(two);
    QTRY_COMPARE(opening.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(program.report, 60'000);
    QCOMPARE(workspace.openTrack(), one);
    if (!opened.isEmpty()) QCOMPARE(opened.last().first().toLongLong(), one);
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestPages)
#include "test_pages.moc"

#include <QKeyEvent>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/app/gui/Program.h"
#include "ui/library/TrackListView.h"

namespace barline {
namespace {

using namespace test;

}  // namespace

/// The list of tracks beside the timeline.
class TestSideList : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void deleteInTheListAsksAndSparesTheTimeline() {
    const QTemporaryDir data;
    Program program(data);
    const fs::path file = ui::pathOf(data.filePath(QStringLiteral("short.wav")));
    writeSong(file, 12.0, 120.0);
    program.window.openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(program.analysed("short"), 60'000);
    auto* list = program.window.findChild<ui::TrackListView*>();
    QVERIFY(list != nullptr);
    list->setFocus();
    list->selectAll();
    // The timeline's own commands have this key, too.
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_Delete, Qt::NoModifier);
    override.ignore();
    QApplication::sendEvent(list, &override);
    QVERIFY(override.isAccepted());
    QTest::keyClick(list, Qt::Key_Delete);
    const auto question = [] { return qobject_cast<QMessageBox*>(QApplication::activeModalWidget()); };
    QTRY_VERIFY(question() != nullptr);
    question()->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(question() == nullptr);
    QCOMPARE(program.listing().count(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY(question() != nullptr);
    question()->buttons().constFirst()->click();
    QTRY_COMPARE(program.listing().count(), 0);
    QVERIFY(fs::exists(file));
  }

  void severalSelectedTracksStaySelectedWhileTheListChanges() {
    const QTemporaryDir data;
    Program program(data);
    for (const auto& [name, bpm] : {std::pair{"one", 100.0}, {"two", 120.0}, {"three", 140.0}})
      writeSong(ui::pathOf(data.filePath(QLatin1String(name) + QStringLiteral(".wav"))), 3.0, bpm);
    program.window.openPaths({ui::pathOf(data.path())});
    for (const char* const name : {"one", "two", "three"})
      QTRY_VERIFY_WITH_TIMEOUT(program.analysed(name), 60'000);
    auto* list = program.window.findChild<ui::TrackListView*>();
    QVERIFY(list != nullptr);
    list->selectAll();
    QCOMPARE(list->selectionModel()->selectedRows().size(), 3);
    program.listing().setOrder(search::TrackOrder::Title, false);
    QSignalSpy listed(&program.listing(), &ui::TrackListing::listed);
    program.listing().setOrder(search::TrackOrder::Title, true);
    QVERIFY(listed.wait());
    QCOMPARE(list->selectionModel()->selectedRows().size(), 3);
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestSideList)
#include "test_side_list.moc"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include "app/gui/LibraryRuns.h"
#include "tests/app/gui/Program.h"
#include "tests/support/DecodingHere.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/window/Pages.h"
#include "ui/window/PerformanceActions.h"

namespace barline {

/// The Performance page of the whole window.
class TestPerformance : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

 private Q_SLOTS:
  void whatTheWindowAnalysesIsKeptAndShown() {
    const test::fs::path song = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    test::writeSong(song, 6.0, 120.0);
    const auto places = storage::Locations::inFolder(ui::pathOf(folder_.filePath(QStringLiteral("data"))));
    const auto cache = std::make_shared<storage::SqliteResultCache>(places.resultsFile);
    const std::shared_ptr<storage::Library> library = storage::Library::open(places.libraryFile);
    const auto store = std::make_shared<app::LibraryStore>(library, cache);
    pipeline::Runner runner(steps::catalog(), test::decodingHere(), cache);
    ui::MainWindow window({.runner = runner,
                           .store = store,
                           .edits = store,
                           .crates = std::make_shared<app::LibraryCrates>(library),
                           .details = std::make_shared<app::LibraryDetails>(library),
                           .queue = std::make_shared<app::LibraryQueue>(library, steps::catalog()),
                           .settingsFile = folder_.filePath(QStringLiteral("barline.ini")),
                           .demoTrack = {},
                           .desktop = {},
                           .runs = std::make_shared<app::LibraryRuns>(library)});
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    ui::DashboardPage& page = window.performance()->dashboard();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(window.pages().current(), ui::Page::Performance);
    QVERIFY(page.table().empty());

    window.openPaths({song});
    QTRY_VERIFY_WITH_TIMEOUT(!library->runs().latest({}, 1).empty(), 20'000);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(page.heading().startsWith(QStringLiteral("song · today")));
    QVERIFY(page.table().find("\r\nchords,") != std::string::npos);
    const auto run = library->runs().latest({}, 1).front();
    QVERIFY(!run.queued);
    QCOMPARE(run.title, std::string("song"));
    // No page keeps the window from being small.
    window.resize(640, 420);
    QCOMPARE(window.size(), QSize(640, 420));
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestPerformance)
#include "test_performance.moc"

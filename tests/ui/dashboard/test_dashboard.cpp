#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QXmlStreamReader>

#include "tests/ui/dashboard/MemoryRuns.h"
#include "ui/dashboard/ChunkChart.h"
#include "ui/dashboard/DashboardExport.h"
#include "ui/dashboard/DashboardPage.h"
#include "ui/dashboard/HistoryChart.h"
#include "ui/dashboard/RunPage.h"
#include "ui/dashboard/StepList.h"
#include "ui/dashboard/VersionsPage.h"

using namespace barline;
using namespace barline::ui;
namespace made = barline::performance::testing;

namespace {

/// Twenty calm runs, then three with slower chords of a newer version.
std::shared_ptr<test::MemoryRuns> slowerRuns() {
  auto store = std::make_shared<test::MemoryRuns>();
  for (int i = 0; i < 20; ++i) store->add(made::run(1000 * i, 0.088));
  for (int i = 0; i < 3; ++i) {
    performance::RunRecord run = made::run(100'000 + i, 0.121, 4);
    run.trace = made::trace(0.35, 60.0F, 118.0F);
    store->add(run);
  }
  performance::RunRecord other = made::run(90'000);
  other.fingerprint = "f2";
  other.title = "Other";
  store->add(other);
  return store;
}

struct Dashboard {
  explicit Dashboard(std::shared_ptr<test::MemoryRuns> runs)
      : store(std::move(runs)), controller(store), page(controller) {
    page.resize(1280, 660);
    page.show();
  }

  bool show(const std::string& fingerprint) {
    QSignalSpy changed(&controller, &DashboardController::viewChanged);
    controller.showAudio(fingerprint);
    return changed.wait();
  }

  std::shared_ptr<test::MemoryRuns> store;
  DashboardController controller;
  DashboardPage page;
};

}  // namespace

class TestDashboard : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QLocale::setDefault(QLocale::c());
    applyTheme(*qApp, Theme::load(Scheme::Dark));
  }

  void saysWhatToDoWhereNothingIsKnown() {
    Dashboard dashboard(std::make_shared<test::MemoryRuns>());
    QVERIFY(dashboard.show("f1"));
    QVERIFY(dashboard.controller.view() == nullptr);
    const auto labels = dashboard.page.findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
      return label->isVisible() && label->text() == "Analyse a track to see where the time goes.";
    }));
    QVERIFY(dashboard.page.table().empty());
  }

  void showsTheLatestRunOfTheTrackAndWhatBecameSlower() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    const auto& comparison = dashboard.controller.view()->comparison;
    QCOMPARE(comparison.run.endedAt, std::int64_t{100'002});
    QCOMPARE(comparison.slower, std::vector<std::string>{"chords"});
    QCOMPARE(dashboard.controller.view()->own.size(), std::size_t{23});
    QCOMPARE(dashboard.controller.view()->others.size(), std::size_t{1});
    // The slower one comes first, is the one whose history is shown, and is said to be slower.
    StepList& steps = dashboard.page.runPage().steps();
    QCOMPARE(steps.currentStep(), std::string("chords"));
    const QModelIndex first = steps.list().model()->index(0, 0);
    QCOMPARE(first.data().toString(), QString("Chords"));
    QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains("slower than its history"));
    const HistoryChart& history = dashboard.page.runPage().history();
    QCOMPARE(history.points().size(), std::size_t{23});
    QVERIFY(history.verdict().slower);
    QVERIFY(history.accessibleDescription().contains("since Chords version 4"));
    QVERIFY(dashboard.page.table().starts_with("step,version"));
    QCOMPARE(dashboard.page.findChild<ChunkChart*>()->sumText(), QString("0.4 MB in all"));
  }

  void neverAsksOnTheInterfacesThread() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    QVERIFY(dashboard.store->askedOn() != std::this_thread::get_id());
  }

  void aTrackWithoutRunsShowsTheLatestOfAll() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("nobody"));
    QCOMPARE(dashboard.controller.view()->comparison.run.title, std::string("Other"));
  }

  void onlyTheLastWishIsAnswered() {
    Dashboard dashboard(slowerRuns());
    QSignalSpy changed(&dashboard.controller, &DashboardController::viewChanged);
    for (int i = 0; i < 20; ++i) dashboard.controller.showAudio(i % 2 == 0 ? "f2" : "f1");
    QTRY_VERIFY(dashboard.controller.view() != nullptr);
    QTest::qWait(50);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(dashboard.controller.view()->comparison.run.fingerprint, std::string("f1"));
  }

  void anotherRunCanBeShownHeldAgainstAndLaidOver() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    QSignalSpy changed(&dashboard.controller, &DashboardController::viewChanged);
    dashboard.controller.setAgainst(2);
    QVERIFY(changed.wait());
    dashboard.controller.setOverlay(24);
    QVERIFY(changed.wait());
    QCOMPARE(dashboard.controller.view()->comparison.against, std::int64_t{2});
    QCOMPARE(dashboard.controller.view()->comparison.overlay->title, std::string("Other"));
    dashboard.controller.showRun(5);
    QVERIFY(changed.wait());
    QCOMPARE(dashboard.controller.view()->comparison.run.id, std::int64_t{5});
  }

  void menusChooseTheRunWhetherOrNotItIsTheOneShown() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    QSignalSpy changed(&dashboard.controller, &DashboardController::viewChanged);
    const auto view = [&] { return dashboard.controller.view(); };
    QMenu& runs = *dashboard.page.findChild<DashboardBar*>()->runButton().menu();
    // Again and again: each time the menu is made anew.
    for (const int place : {0, 3, 1}) {
      runs.popup(dashboard.page.mapToGlobal(QPoint(0, 0)));
      QAction* action = runs.actions().at(place);
      const std::int64_t chosen = view()->own.at(static_cast<std::size_t>(place)).id;
      runs.setActiveAction(action);
      QTest::keyClick(&runs, Qt::Key_Return);
      QVERIFY(!runs.isVisible());
      QTRY_COMPARE(view()->comparison.run.id, chosen);
    }
    Q_EMIT runs.aboutToShow();
    QMenu& others = *runs.actions().back()->menu();
    others.actions().at(0)->trigger();
    QTRY_COMPARE(view()->comparison.run.title, std::string("Other"));
  }

  void whatGoesWrongIsSaid() {
    auto store = slowerRuns();
    store->fails = true;
    Dashboard dashboard(store);
    QSignalSpy problems(&dashboard.page, &DashboardPage::problem);
    dashboard.controller.showAudio("f1");
    QVERIFY(problems.wait());
    QCOMPARE(problems.at(0).at(0).toString(), QString("The library is locked."));
  }

  void keysWalkThroughTheHistory() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    auto* history = dashboard.page.findChild<HistoryChart*>();
    QSignalSpy chosen(history, &HistoryChart::runChosen);
    QTest::keyClick(history, Qt::Key_Left);
    QTest::keyClick(history, Qt::Key_Left);
    QTest::keyClick(history, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.at(0).at(0).toLongLong(), 22LL);
  }

  void versionsAreHeldAgainstEachOther() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    dashboard.page.setTab(DashboardTab::Versions);
    const auto [one, other] = dashboard.page.versionsPage().shown();
    QVERIFY(one != nullptr && other != nullptr && one != other);
    QCOMPARE(one->usual.runs, std::size_t{20});
    QCOMPARE(groupText(*other), QString("Barline 0.9.4 · Chords 4"));
    QVERIFY(dashboard.page.table().find("chords,0.088") != std::string::npos);
  }

  void picturesHoldWhatIsShown() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    const QImage image = DashboardExport::picture(dashboard.page.runPage(), "Heading");
    QVERIFY(image.width() == 2 * dashboard.page.runPage().width());
    QVERIFY(image.allGray() == false);
    QXmlStreamReader svg(DashboardExport::vector(dashboard.page.runPage(), "A \"heading\" <&>"));
    int texts = 0;
    while (!svg.atEnd())
      if (svg.readNext() == QXmlStreamReader::StartElement && svg.name() == QLatin1String("text")) ++texts;
    QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
    QVERIFY(texts > 20);
  }

  void lightAndHighContrastFollowAtOnce() {
    Dashboard dashboard(slowerRuns());
    QVERIFY(dashboard.show("f1"));
    const QImage dark = DashboardExport::picture(dashboard.page.runPage(), {});
    applyTheme(*qApp, Theme::load(Scheme::Light));
    QApplication::processEvents();
    const QImage light = DashboardExport::picture(dashboard.page.runPage(), {});
    QVERIFY(qGray(light.pixel(10, 10)) > 200 && qGray(dark.pixel(10, 10)) < 60);
    applyTheme(*qApp, Theme::load(Scheme::Dark));
  }
};

QTEST_MAIN(TestDashboard)
#include "test_dashboard.moc"

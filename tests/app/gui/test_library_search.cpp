// Searching in the window, from the keys to the list.

#include <QMenu>

#include "tests/app/gui/Program.h"
#include "tests/storage/StorageFixture.h"
#include "ui/library/LibraryPanel.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/search/CompatibleKeysButton.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchHelp.h"
#include "ui/search/SuggestionPopup.h"
#include "ui/window/Pages.h"

namespace barline {
namespace {

using namespace test;
using model::Mode;

}  // namespace

class TestLibrarySearch : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    const auto places = storage::Locations::inFolder(ui::pathOf(folder_->filePath(QStringLiteral("data"))));
    const auto library = storage::Library::open(places.libraryFile);
    add(*library, "Ferry at Dawn", "Delta Nine", {9, Mode::Minor});
    add(*library, "Half Light", "Fjellrand", {0, Mode::Major});
    add(*library, "Undertow", "Fjellrand", {6, Mode::Major});
    program_ = std::make_unique<Program>(*folder_);
    program_->window.activateWindow();
    program_->window.pages().show(ui::Page::Library);
    QTRY_COMPARE(listing().count(), 3);
  }
  void cleanup() {
    program_.reset();
    folder_.reset();
  }

  void whatIsTypedIsListed() {
    QTest::keyClicks(&field(), "fjell -under");
    QTRY_COMPARE(listing().count(), 1);
    QCOMPARE(program_->library->tracks().byId(listing().trackAt(0))->title, std::string("Half Light"));
    QTest::keyClick(&field(), Qt::Key_Escape);
    QTRY_COMPARE(listing().count(), 3);
  }

  void bothPagesShowTheOneSearch() {
    QTest::keyClicks(&field(), "key:8A");
    QCOMPARE(program_->window.library().searchField().text(), QString("key:8A"));
    program_->window.library().searchField().setText(QStringLiteral("key:8B"));
    QCOMPARE(field().text(), QString("key:8B"));
  }

  void compatibleKeysAreListedBehindAndRemembered() {
    QTest::keyClicks(&field(), "key:8A ");
    QTRY_COMPARE(listing().count(), 1);
    Q_EMIT keys().menu()->aboutToShow();
    keys().menu()->actions().at(2)->trigger();  // relative
    QTRY_COMPARE(listing().count(), 2);
    QCOMPARE(listing().matches(), 1);
    program_.reset();
    program_ = std::make_unique<Program>(*folder_);
    QVERIFY(listing().keyRule() == search::KeyRule::Relative);
    QVERIFY(keys().isChecked());
  }

  void theLibrarysTextsAreSuggested() {
    field().setFocus();
    QTRY_VERIFY(field().hasFocus());
    QTest::keyClicks(&field(), "artist:de");
    const auto* popup = program_->window.findChild<ui::SuggestionPopup*>();
    QTRY_VERIFY(popup != nullptr && popup->isVisible());
    QTest::keyClick(&field(), Qt::Key_Tab);
    QCOMPARE(field().text(), QString("artist:\"Delta Nine\" "));
    QTRY_COMPARE(listing().count(), 1);
  }

  void enterLeadsToTheList() {
    field().setFocus();
    QTRY_VERIFY(field().hasFocus());
    QTest::keyClicks(&field(), "dawn");
    QTRY_COMPARE(listing().count(), 1);
    QTest::keyClick(&field(), Qt::Key_Return);
    QTRY_VERIFY(!field().hasFocus() &&
                program_->window.libraryPage().isAncestorOf(QApplication::focusWidget()));
  }

  void examplesOfTheHelpCanBeTried() {
    auto* action = program_->window.findChild<QAction*>(QStringLiteral("help.search"));
    QVERIFY(action != nullptr);
    action->trigger();
    auto* help = program_->window.findChild<ui::SearchHelp*>();
    QVERIFY(help != nullptr && help->isVisible());
    Q_EMIT help->searchChosen(QStringLiteral("bpm:128~4%"));
    QCOMPARE(field().text(), QString("bpm:128~4%"));
  }

 private:
  void add(storage::Library& library, const std::string& title, const std::string& artist,
           model::MusicalKey key) {
    const auto file =
        storage::testing::writeFile(ui::pathOf(folder_->path()) / "music" / (title + ".flac"), title);
    const auto id = library.tracks().recordSource(file, storage::testing::source(title, title, artist)).id;
    library.tracks().updateAnalysis(id, {.bpm = 124.0, .key = key, .timeSignature = "4/4", .problem = ""});
  }

  ui::TrackListing& listing() const { return program_->listing(); }
  ui::SearchField& field() const { return *program_->window.libraryPage().findChild<ui::SearchField*>(); }
  ui::CompatibleKeysButton& keys() const {
    return *program_->window.libraryPage().findChild<ui::CompatibleKeysButton*>();
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Program> program_;
};

}  // namespace barline

QTEST_MAIN(barline::TestLibrarySearch)
#include "test_library_search.moc"

// Crates and the other places of a library, from the disk to the window.

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QSignalSpy>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

#include "tests/app/gui/Program.h"
#include "ui/crates/HeardTime.h"
#include "ui/crates/Sidebar.h"
#include "ui/library/TrackListing.h"
#include "ui/library/TrackMime.h"
#include "ui/library/details/KeySearch.h"
#include "ui/window/LibraryPlaces.h"

using namespace barline;
using namespace barline::ui;
using model::Crate;
using model::CrateKind;
using Ids = std::vector<std::int64_t>;

namespace {

Crate named(const std::string& name, CrateKind kind = CrateKind::Crate, std::int64_t parent = 0,
            const std::string& search = {}) {
  return {.id = 0, .parent = parent, .kind = kind, .name = name, .search = search};
}

Ids fill(storage::Library& library, int count) {
  Ids ids;
  for (int i = 0; i < count; ++i) {
    model::AudioSource source;
    source.fingerprint = "print" + std::to_string(i);
    source.title = "Song " + std::to_string(i);
    source.artist = i % 2 == 0 ? "Even" : "Odd";
    source.duration = 100;
    ids.push_back(library.tracks().recordSource("/music/" + source.fingerprint + ".flac", source).id);
    library.tracks().setState(ids.back(), model::TrackState::Analysed);
  }
  return ids;
}

std::unique_ptr<QMimeData> mimeOf(const Ids& tracks) {
  auto data = std::make_unique<QMimeData>();
  setDraggedTracks(*data, tracks);
  return data;
}

}  // namespace

class TestLibraryPlaces : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;
  std::shared_ptr<storage::Library> library_;
  std::unique_ptr<QUndoStack> undo_;
  std::unique_ptr<CrateController> controller_;

  /// The changes asked for until now have been made.
  void settle() {
    QSignalSpy answered(controller_.get(), &CrateController::tracksFound);
    controller_->findTracks({.list = LibraryList::History, .crate = 0});
    QVERIFY(answered.wait(20'000));
  }
  [[nodiscard]] std::vector<Crate> crates() const { return library_->crates().all(); }
  [[nodiscard]] std::int64_t idOf(const char* name) const {
    for (const Crate& crate : crates()) {
      if (crate.name == name) return crate.id;
    }
    return 0;
  }

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, Theme::load(Scheme::Dark)); }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    library_ = storage::Library::open(ui::pathOf(folder_->filePath(QStringLiteral("library.sqlite"))));
    undo_ = std::make_unique<QUndoStack>();
    controller_ = std::make_unique<CrateController>(std::make_shared<app::LibraryCrates>(library_), *undo_);
  }
  void cleanup() {
    controller_.reset();
    undo_.reset();
    library_.reset();
    folder_.reset();
  }

  void everyChangeCanBeUndoneAndDoneAgain() {
    const Ids t = fill(*library_, 4);
    controller_->create(named("Sets", CrateKind::Folder));
    settle();
    const std::int64_t sets = idOf("Sets");
    controller_->create(named("Friday", CrateKind::Crate, sets), 0, {t[0], t[1]});
    settle();
    const std::int64_t friday = idOf("Friday");
    controller_->addTracks(friday, {t[2], t[3]}, t[1]);
    controller_->moveTracks(friday, {t[1]}, t[0]);
    controller_->takeOutTracks(friday, {t[2]});
    controller_->rename(friday, QStringLiteral("Friday at the Pier"));
    controller_->move(friday, {.parent = 0, .before = sets});
    controller_->create(named("Loud", CrateKind::Smart, 0, "loudness:>-8"));
    settle();
    controller_->setSearch(idOf("Loud"), QStringLiteral("loudness:>-6"));
    controller_->remove(*library_->crates().byId(friday));
    controller_->remove(*library_->crates().byId(sets));
    settle();

    std::vector<std::pair<std::vector<Crate>, Ids>> states;
    const auto state = [&] { return std::pair(crates(), library_->crates().tracks(friday)); };
    states.push_back(state());
    while (undo_->canUndo()) {
      undo_->undo();
      settle();
      states.push_back(state());
    }
    QVERIFY(crates().empty());
    QCOMPARE(states.size(), 12U);
    QCOMPARE(states[2].second, (Ids{t[1], t[0], t[3]}));
    QCOMPARE(states[8].second, (Ids{t[0], t[2], t[3], t[1]}));
    for (std::size_t back = states.size() - 1; back > 0; --back) {
      undo_->redo();
      settle();
      QVERIFY2(state() == states[back - 1], qPrintable(QString::number(back)));
    }
  }

  void aFailedChangeIsToldAndLeavesNothingToUndo() {
    QSignalSpy problems(controller_.get(), &CrateController::problem);
    controller_->create(named("Lost", CrateKind::Crate, 4711));
    settle();
    QCOMPARE(problems.size(), 1);
    undo_->undo();
    settle();
    QVERIFY(crates().empty());
    QCOMPARE(problems.size(), 1);
  }

  void whatCannotBeUndoneNowCanBeLater() {
    std::atomic<bool> isBusy{true};
    std::atomic<int> made{0};
    controller_->change(QStringLiteral("Count"), CrateChange([&](CrateStore&) {
                          ++made;
                          return CrateChange([&](CrateStore&) {
                            if (isBusy) throw std::runtime_error("The library is busy.");
                            --made;
                            return CrateChange();
                          });
                        }));
    settle();
    QSignalSpy problems(controller_.get(), &CrateController::problem);
    undo_->undo();
    settle();
    QCOMPARE(problems.size(), 1);
    QVERIFY(undo_->canUndo() && made == 1);
    isBusy = false;
    undo_->undo();
    settle();
    QCOMPARE(made.load(), 0);
    QCOMPARE(problems.size(), 1);
    QVERIFY(!undo_->canUndo());
  }

  void placesAreCounted() {
    const Ids t = fill(*library_, 5);
    library_->tracks().setState(t[0], model::TrackState::Waiting);
    const std::int64_t crate = library_->crates().create(named("Some"));
    library_->crates().addTracks(crate, Ids{t[1], t[2]});
    const std::int64_t smart = library_->crates().create(named("Odd", CrateKind::Smart, 0, "artist:odd"));
    const std::int64_t broken = library_->crates().create(named("Broken", CrateKind::Smart, 0, "bpm:fast"));
    library_->history().add(t[3], storage::HistoryRepository::Event::Opened, 1000);
    LibraryCounts counts;
    connect(controller_.get(), &CrateController::counted, this,
            [&](const LibraryCounts& counted) { counts = counted; });
    controller_->load();
    QTRY_COMPARE(counts.lists.size(), kLibraryLists.size());
    QCOMPARE(counts.lists[LibraryList::All], 5);
    QCOMPARE(counts.lists[LibraryList::RecentlyAdded], 5);
    QCOMPARE(counts.lists[LibraryList::NotAnalysed], 1);
    QCOMPARE(counts.lists[LibraryList::Missing], 0);
    QCOMPARE(counts.lists[LibraryList::History], 1);
    QCOMPARE(counts.crates[crate].value(), 2);
    QCOMPARE(counts.crates[smart].value(), 2);
    QVERIFY(!counts.crates[broken]);
  }

  void tracksAndCratesAreDroppedWhereTheyCanGo() {
    const Ids t = fill(*library_, 2);
    const std::int64_t sets = library_->crates().create(named("Sets", CrateKind::Folder));
    const std::int64_t deep = library_->crates().create(named("Deep", CrateKind::Folder, sets));
    const std::int64_t crate = library_->crates().create(named("Crate"));
    const std::int64_t smart = library_->crates().create(named("Smart", CrateKind::Smart));
    Sidebar sidebar(*controller_);
    controller_->load();
    settle();
    auto& model = const_cast<SidebarModel&>(sidebar.places());
    const auto at = [&](std::int64_t id) { return model.indexOf(LibraryPlace{.list = {}, .crate = id}); };
    const auto head = [&](SidebarModel::Section section) { return model.indexOf(section); };
    const auto can = [&](const QMimeData& data, const QModelIndex& parent, int row = -1) {
      return model.canDropMimeData(&data, Qt::CopyAction, row, 0, parent);
    };
    const auto tracks = mimeOf(t);
    QVERIFY(can(*tracks, at(crate)));
    QVERIFY(can(*tracks, at(sets)));
    QVERIFY(can(*tracks, head(SidebarModel::Section::Crates)));
    QVERIFY(!can(*tracks, at(smart)));
    QVERIFY(!can(*tracks, head(SidebarModel::Section::SmartCrates)));
    QVERIFY(!can(*tracks, model.indexOf(LibraryPlace{})));
    QVERIFY(can(*tracks, {}));

    const std::unique_ptr<QMimeData> folder(model.mimeData({at(sets)}));
    QVERIFY(!can(*folder, at(deep)));
    QVERIFY(!can(*folder, at(crate)));
    QVERIFY(can(*folder, head(SidebarModel::Section::Crates), 1));
    QVERIFY(!can(*folder, head(SidebarModel::Section::SmartCrates)));
    const std::unique_ptr<QMimeData> clever(model.mimeData({at(smart)}));
    QVERIFY(can(*clever, at(deep)));
    QVERIFY(can(*clever, head(SidebarModel::Section::SmartCrates)));
    QVERIFY(!can(*clever, head(SidebarModel::Section::Crates)));
    QVERIFY(can(*clever, {}));

    model.dropMimeData(tracks.get(), Qt::CopyAction, -1, 0, at(crate));
    const std::unique_ptr<QMimeData> moving(model.mimeData({at(crate)}));
    model.dropMimeData(moving.get(), Qt::MoveAction, 0, 0, at(sets));
    settle();
    QCOMPARE(library_->crates().tracks(crate), t);
    QCOMPARE(library_->crates().byId(crate)->parent, sets);
    QCOMPARE(model.depth(at(crate)), 1);
    model.dropMimeData(moving.get(), Qt::MoveAction, -1, 0, {});
    settle();
    QCOMPARE(library_->crates().byId(crate)->parent, 0);
    model.dropMimeData(tracks.get(), Qt::CopyAction, -1, 0, at(deep));
    settle();
    QCOMPARE(library_->crates().tracks(idOf("New crate")), t);
    QCOMPARE(library_->crates().byId(idOf("New crate"))->parent, deep);
  }

  void whatIsTypedForANameIsKept() {
    const std::int64_t crate = library_->crates().create(named("Old"));
    Sidebar sidebar(*controller_);
    controller_->load();
    settle();
    auto& model = const_cast<SidebarModel&>(sidebar.places());
    const QModelIndex index = model.indexOf(LibraryPlace{.list = {}, .crate = crate});
    QVERIFY(!model.setData(index, QStringLiteral("   "), Qt::EditRole));
    QVERIFY(model.setData(index, QStringLiteral("  New   name "), Qt::EditRole));
    QCOMPARE(index.data().toString(), QStringLiteral("New name"));
    settle();
    QCOMPARE(library_->crates().byId(crate)->name, std::string("New name"));
    undo_->undo();
    settle();
    QCOMPARE(index.data().toString(), QStringLiteral("Old"));
  }

  void aNameThatIsBeingTypedOutlastsAChangeOfTheCrates() {
    const std::int64_t crate = library_->crates().create(named("Old"));
    Sidebar sidebar(*controller_);
    sidebar.show();
    controller_->load();
    settle();
    auto* view = sidebar.findChild<QTreeView*>();
    view->setCurrentIndex(sidebar.places().indexOf({.list = {}, .crate = crate}));
    view->edit(view->currentIndex());
    const QPointer<QLineEdit> field = view->findChild<QLineEdit*>();
    QVERIFY(field != nullptr);
    field->setText(QStringLiteral("Late"));
    const std::int64_t another = library_->crates().create(named("Another"));
    controller_->load();
    settle();
    QVERIFY(field != nullptr && field->isVisible());
    QCOMPARE(field->text(), QStringLiteral("Late"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(sidebar.places().crate(another) != nullptr);
    QTRY_COMPARE(QString::fromStdString(library_->crates().byId(crate)->name), QStringLiteral("Late"));
    QTRY_COMPARE(QString::fromStdString(sidebar.places().crate(crate)->name), QStringLiteral("Late"));
    // To go on to another row while a list waits.
    view->edit(sidebar.places().indexOf({.list = {}, .crate = crate}));
    library_->crates().remove(another);
    controller_->load();
    settle();
    const QPersistentModelIndex all = sidebar.places().indexOf(LibraryPlace{});
    view->setCurrentIndex(all);
    QVERIFY(all.isValid() && view->currentIndex() == all);
    QTRY_VERIFY(sidebar.places().crate(another) == nullptr);
  }

  void theWindowListsTheChosenPlace() {
    const QTemporaryDir home;
    test::Program program(home);
    const Ids t = fill(*program.library, 6);
    storage::CrateRepository& stored = program.library->crates();
    const std::int64_t sets = stored.create(named("Sets", CrateKind::Folder));
    const std::int64_t one = stored.create(named("One", CrateKind::Crate, sets));
    const std::int64_t two = stored.create(named("Two", CrateKind::Crate, sets));
    const std::int64_t odd = stored.create(named("Odd", CrateKind::Smart, 0, "artist:odd"));
    stored.addTracks(one, Ids{t[4], t[0], t[2]});
    stored.addTracks(two, Ids{t[0], t[5]});
    LibraryPlaces& places = program.window.places();
    Sidebar& sidebar = places.sidebar();
    TrackListing& listing = program.window.workspace().listing();
    QTRY_VERIFY(sidebar.places().crate(odd) != nullptr);
    QTRY_COMPARE(listing.count(), 6);

    sidebar.choose({.list = {}, .crate = one});
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[0], t[2]}));
    QCOMPARE(places.listedCrate(), one);
    sidebar.choose({.list = {}, .crate = sets});
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[0], t[2], t[5]}));
    QCOMPARE(places.listedCrate(), 0);
    sidebar.choose({.list = {}, .crate = odd});
    QTRY_COMPARE(listing.count(), 3);
    QCOMPARE(listing.search(), QStringLiteral("artist:odd"));
    sidebar.choose({.list = {}, .crate = one});
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[0], t[2]}));
    QVERIFY(listing.search().isEmpty());

    places.takeOut({t[0]});
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[2]}));
    program.window.libraryUndo().undo();
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[0], t[2]}));
    // Another process.
    const auto other = storage::Library::open(program.library->file());
    other->crates().addTracks(one, Ids{t[1]});
    QTRY_COMPARE(listing.tracks(), (Ids{t[4], t[0], t[2], t[1]}));
    other->crates().remove(sets);
    QTRY_COMPARE(listing.count(), 6);
    QVERIFY(sidebar.place() == LibraryPlace{});
  }

  void aSearchIsKeptAsASmartCrate() {
    const QTemporaryDir home;
    test::Program program(home);
    fill(*program.library, 6);
    LibraryPlaces& places = program.window.places();
    TrackListing& listing = program.window.workspace().listing();
    listing.setSearch(QStringLiteral("artist:even"));
    places.saveSearch();
    QTRY_COMPARE(program.library->crates().all().size(), 1U);
    const Crate crate = program.library->crates().all().front();
    QVERIFY(crate.kind == CrateKind::Smart);
    QCOMPARE(crate.search, std::string("artist:even"));
    QTRY_COMPARE(places.sidebar().place().crate, crate.id);
    QTRY_COMPARE(listing.count(), 3);
    places.crates().setSearch(crate.id, QStringLiteral("artist:nobody"));
    QTRY_COMPARE(listing.count(), 0);
    QCOMPARE(listing.search(), QStringLiteral("artist:nobody"));
    // The "+" of the smart crates takes what is searched for.
    listing.setSearch(QStringLiteral("artist:odd"));
    Q_EMIT places.sidebar().smartCrateRequested();
    QTRY_COMPARE(program.library->crates().all().size(), 2U);
    QCOMPARE(program.library->crates().all().back().search, std::string("artist:odd"));
    // What was made of a smart crate's search stays with it.
    QTRY_COMPARE(listing.search(), QStringLiteral("artist:odd"));
    listing.setSearch(QStringLiteral("artist:odd one"));
    places.sidebar().choose({.list = ui::LibraryList::All});
    QCOMPARE(listing.search(), QString());
  }

  void aTrackCountsAsPlayedOnceItWasHeardLongEnough() {
    HeardTime heard;
    QSignalSpy played(&heard, &HeardTime::heard);
    heard.setTrack(7, 0.04);
    QTest::qWait(40);
    QCOMPARE(played.size(), 0);
    heard.setPlaying(true);
    heard.setPlaying(false);
    QTest::qWait(40);
    QCOMPARE(played.size(), 0);
    heard.setPlaying(true);
    QTRY_COMPARE(played.size(), 1);
    QCOMPARE(played.front().front().toLongLong(), 7);
    heard.setPlaying(false);
    heard.setPlaying(true);
    QTest::qWait(40);
    QCOMPARE(played.size(), 1);
  }

  void theKeyInASearchIsReplacedOrAddedOrTakenAway() {
    const model::MusicalKey aMinor{9, model::Mode::Minor};
    QCOMPARE(searchForKey({}, aMinor), QStringLiteral("key:8A"));
    QCOMPARE(searchForKey(QStringLiteral("house "), aMinor), QStringLiteral("house key:8A"));
    QCOMPARE(searchForKey(QStringLiteral("KEY:3B,4B bpm:120"), aMinor), QStringLiteral("key:8A bpm:120"));
    QCOMPARE(searchForKey(QStringLiteral("x key:8a bpm:120"), aMinor), QStringLiteral("x bpm:120"));
    QCOMPARE(searchForKey(QStringLiteral("-key:8A"), aMinor), QStringLiteral("-key:8A key:8A"));
  }
};

QTEST_MAIN(TestLibraryPlaces)
#include "test_library_places.moc"

#include <QTest>
#include <stdexcept>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
using model::Crate;
using model::CrateKind;
using Ids = std::vector<std::int64_t>;
using Place = CrateRepository::Place;

namespace {

Crate named(const std::string& name, CrateKind kind = CrateKind::Crate, std::int64_t parent = 0) {
  return {.id = 0, .parent = parent, .kind = kind, .name = name, .search = {}};
}

/// "Sets(Friday Radio) Later", as all() has them.
std::string outline(const std::vector<Crate>& crates, std::int64_t parent = 0) {
  std::string text;
  for (const Crate& crate : crates) {
    if (crate.parent != parent) continue;
    if (!text.empty()) text += ' ';
    text += crate.name;
    if (crate.kind == CrateKind::Folder) text += '(' + outline(crates, crate.id) + ')';
  }
  return text;
}

}  // namespace

class TestCrateRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;

  [[nodiscard]] CrateRepository& crates() const { return library_->crates(); }
  [[nodiscard]] std::string outlined() const { return outline(crates().all()); }
  [[nodiscard]] Ids makeTracks(int count) const {
    Ids ids;
    for (int i = 0; i < count; ++i) {
      const std::string name = std::to_string(i);
      ids.push_back(library_->tracks().recordSource("/music/" + name + ".flac", source(name)).id);
    }
    return ids;
  }
  [[nodiscard]] static Ids pick(const Ids& from, std::initializer_list<std::size_t> places) {
    Ids picked;
    for (const std::size_t place : places) picked.push_back(from.at(place));
    return picked;
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void cratesOutliveTheProgram() {
    const std::int64_t sets = crates().create(named("Sets", CrateKind::Folder));
    crates().create(named("Friday", CrateKind::Crate, sets));
    Crate smart = named("Peak", CrateKind::Smart);
    smart.search = "bpm:120-128 key:8A";
    const std::int64_t peak = crates().create(smart);
    crates().create(named("Radio", CrateKind::Crate, sets), crates().all().at(1).id);
    library_.reset();
    library_ = Library::open(folder_->locations().libraryFile);
    QCOMPARE(outlined(), std::string("Sets(Radio Friday) Peak"));
    QCOMPARE(crates().byId(peak)->search, smart.search);
    QVERIFY(crates().byId(peak)->kind == CrateKind::Smart);
    QVERIFY(!crates().byId(999));
  }

  void namesAndSearchesChangeBack() {
    const std::int64_t id = crates().create(named("Slow"));
    QCOMPARE(crates().rename(id, "Søvn 😴"), std::string("Slow"));
    QCOMPARE(crates().byId(id)->name, std::string("Søvn 😴"));
    QCOMPARE(crates().setSearch(id, "bpm:<90"), std::string());
    QCOMPARE(crates().setSearch(id, ""), std::string("bpm:<90"));
    QVERIFY_EXCEPTION_THROWN(crates().rename(id, ""), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(crates().create(named("")), std::invalid_argument);
    QVERIFY_EXCEPTION_THROWN(crates().create(named("In a crate", CrateKind::Crate, id)),
                             std::invalid_argument);
  }

  void cratesMoveAndBack() {
    const std::int64_t a = crates().create(named("A", CrateKind::Folder));
    const std::int64_t b = crates().create(named("B", CrateKind::Folder, a));
    const std::int64_t c = crates().create(named("C"));
    const std::int64_t d = crates().create(named("D"));
    const auto from = crates().move(d, {.parent = b, .before = 0});
    QVERIFY(from == (Place{.parent = 0, .before = 0}));
    QCOMPARE(outlined(), std::string("A(B(D)) C"));
    const auto second = crates().move(c, {.parent = 0, .before = a});
    QCOMPARE(outlined(), std::string("C A(B(D))"));
    QVERIFY(crates().move(c, {.parent = 0, .before = c}).has_value());
    QCOMPARE(outlined(), std::string("C A(B(D))"));
    crates().move(c, *second);
    crates().move(d, *from);
    QCOMPARE(outlined(), std::string("A(B()) C D"));
  }

  void nothingMovesIntoItselfOrIntoACrate() {
    const std::int64_t a = crates().create(named("A", CrateKind::Folder));
    const std::int64_t b = crates().create(named("B", CrateKind::Folder, a));
    const std::int64_t c = crates().create(named("C"));
    QVERIFY(!crates().move(a, {.parent = b, .before = 0}));
    QVERIFY(!crates().move(a, {.parent = a, .before = 0}));
    QVERIFY(!crates().move(a, {.parent = c, .before = 0}));
    QVERIFY(!crates().move(999, {}));
    QCOMPARE(outlined(), std::string("A(B()) C"));
  }

  void aTrackLiesInACrateOnceAndWhereItWasPut() {
    const Ids t = makeTracks(5);
    const std::int64_t crate = crates().create(named("Set"));
    QCOMPARE(crates().addTracks(crate, pick(t, {0, 1, 2})), pick(t, {0, 1, 2}));
    QCOMPARE(crates().addTracks(crate, pick(t, {3, 1, 4, 3}), t[1]), pick(t, {3, 4}));
    QCOMPARE(crates().tracks(crate), pick(t, {0, 3, 4, 1, 2}));
    QCOMPARE(crates().addTracks(crate, Ids{4711}), Ids{});
    QCOMPARE(crates().counts().at(crate), 5);
    QCOMPARE(crates().cratesOf(t[0]), Ids{crate});
    const std::int64_t folder = crates().create(named("Folder", CrateKind::Folder));
    QCOMPARE(crates().addTracks(folder, t), Ids{});
  }

  void tracksMoveWithinACrateAndBack() {
    const Ids t = makeTracks(6);
    const std::int64_t crate = crates().create(named("Set"));
    crates().addTracks(crate, pick(t, {0, 1, 2, 3, 4}));
    const Ids before = crates().moveTracks(crate, pick(t, {3, 0, 5}), t[2]);
    QCOMPARE(crates().tracks(crate), pick(t, {1, 3, 0, 2, 4}));
    crates().moveTracks(crate, pick(t, {1, 3}), 0);
    QCOMPARE(crates().tracks(crate), pick(t, {0, 2, 4, 1, 3}));
    crates().moveTracks(crate, pick(t, {2, 3}), t[2]);
    QCOMPARE(crates().tracks(crate), pick(t, {0, 2, 3, 4, 1}));
    crates().restoreTracks(crate, before);
    QCOMPARE(crates().tracks(crate), pick(t, {0, 1, 2, 3, 4}));
  }

  void whatIsTakenOutComesBackInItsPlace() {
    const Ids t = makeTracks(5);
    const std::int64_t crate = crates().create(named("Set"));
    crates().addTracks(crate, pick(t, {0, 1, 2, 3}));
    const Ids before = crates().removeTracks(crate, pick(t, {1, 2, 4}));
    QCOMPARE(crates().tracks(crate), pick(t, {0, 3}));
    crates().addTracks(crate, pick(t, {4}));
    crates().restoreTracks(crate, before);
    QCOMPARE(crates().tracks(crate), pick(t, {0, 1, 2, 3, 4}));
  }

  void aRemovedFolderComesBackAsItWas() {
    const Ids t = makeTracks(3);
    const std::int64_t sets = crates().create(named("Sets", CrateKind::Folder));
    crates().create(named("Later"));
    const std::int64_t friday = crates().create(named("Friday", CrateKind::Crate, sets));
    const std::int64_t old = crates().create(named("Old", CrateKind::Folder, sets), friday);
    const std::int64_t deep = crates().create(named("Deep", CrateKind::Crate, old));
    crates().addTracks(friday, pick(t, {2, 0}));
    crates().addTracks(deep, pick(t, {1}));
    const std::vector<Crate> before = crates().all();
    const auto removed = crates().remove(sets);
    QCOMPARE(outlined(), std::string("Later"));
    QVERIFY(crates().counts().empty());
    library_->tracks().remove(t[0]);
    crates().restore(removed);
    QCOMPARE(outlined(), std::string("Sets(Old(Deep) Friday) Later"));
    QVERIFY(crates().all() == before);
    QCOMPARE(crates().tracks(friday), pick(t, {2}));
    QCOMPARE(crates().tracks(deep), pick(t, {1}));
    crates().restore(removed);
    QVERIFY(crates().all() == before);
  }

  void whatLayInAFolderRemovedSinceComesBackAtTheTop() {
    const std::int64_t sets = crates().create(named("Sets", CrateKind::Folder));
    const std::int64_t friday = crates().create(named("Friday", CrateKind::Crate, sets));
    const auto removed = crates().remove(friday);
    QVERIFY(!crates().remove(sets).empty());
    crates().restore(removed);
    QCOMPARE(outlined(), std::string("Friday"));
  }

  void aTrackThatTurnsOutToBeAnotherKeepsItsCrates() {
    const std::int64_t known = makeTracks(1).front();
    const std::int64_t waiting = library_->tracks().add("/elsewhere/copy.flac").id;
    QVERIFY(waiting != known);
    const std::int64_t alone = crates().create(named("Only the copy"));
    const std::int64_t both = crates().create(named("Both"));
    crates().addTracks(alone, Ids{waiting});
    crates().addTracks(both, Ids{waiting, known});
    library_->history().add(waiting, HistoryRepository::Event::Opened, 100);
    QCOMPARE(library_->tracks().recordSource("/elsewhere/copy.flac", source("0")).id, known);
    QCOMPARE(crates().tracks(alone), Ids{known});
    QCOMPARE(crates().tracks(both), Ids{known});
    QCOMPARE(library_->history().latest(), Ids{known});
  }

  void removingATrackFromTheLibraryTakesItOutOfItsCrates() {
    const Ids t = makeTracks(2);
    const std::int64_t crate = crates().create(named("Set"));
    crates().addTracks(crate, t);
    library_->tracks().remove(t[0]);
    QCOMPARE(crates().tracks(crate), pick(t, {1}));
  }

  void whatAnotherProcessChangesIsSeen() {
    const std::int64_t crate = crates().create(named("Set"));
    const auto other = Library::open(library_->file());
    other->crates().rename(crate, "Other");
    QCOMPARE(crates().byId(crate)->name, std::string("Other"));
    other->crates().remove(crate);
    QCOMPARE(crates().rename(crate, "Gone"), std::string("Gone"));
    QVERIFY(crates().all().empty());
  }

  void historyHasEachTrackOnceAndCountsPlays() {
    using Event = HistoryRepository::Event;
    const Ids t = makeTracks(3);
    HistoryRepository& history = library_->history();
    history.add(t[0], Event::Opened, 1000);
    history.add(t[1], Event::Heard, 1010);
    history.add(t[2], Event::Opened, 1020);
    history.add(t[0], Event::Heard, 1020);
    history.add(4711, Event::Heard, 2000);
    QCOMPARE(history.latest(), pick(t, {0, 2, 1}));
    QCOMPARE(history.count(), 3);
    QCOMPARE(plays(t[0]), (std::pair<std::int64_t, std::int64_t>(1, 1020)));
    QCOMPARE(plays(t[2]), (std::pair<std::int64_t, std::int64_t>(0, 0)));
    history.add(t[0], Event::Heard, 500);
    QCOMPARE(plays(t[0]), (std::pair<std::int64_t, std::int64_t>(2, 1020)));
    history.clear();
    QVERIFY(history.latest().empty());
    QCOMPARE(plays(t[0]).first, 2);
  }

 private:
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> plays(std::int64_t track) const {
    Connection connection(library_->file(), Connection::Access::ReadOnly);
    const std::string rest = " FROM tracks WHERE id = " + std::to_string(track);
    return {connection.integer("SELECT plays" + rest),
            connection.integer("SELECT coalesce(played_at, 0)" + rest)};
  }
};

QTEST_GUILESS_MAIN(TestCrateRepository)
#include "test_crate_repository.moc"

#include <QTest>
#include <fstream>

#include "app/intake/CollectionImport.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::app;
using storage::testing::source;
using storage::testing::TemporaryFolder;
using storage::testing::writeFile;
namespace fs = std::filesystem;

class TestCollectionImport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = storage::Library::open(folder_->path() / "data" / "library.sqlite");
    music_ = folder_->path() / "music";
    writeFile(music_ / "a.mp3", "a");
    writeFile(music_ / "sub" / "B\xC3\xBC.mp3", "b");
    collection_ = importing::Collection{};
    collection_.program = "rekordbox";
    collection_.tracks = {track("C:/Music/a.mp3"), track("C:/Music/sub/bu\xCC\x88.mp3"),
                          track("C:/Music/gone.mp3")};
    collection_.tracks[0].rating = 3;
    collection_.tracks[0].colour = 5;
    collection_.tracks[0].reference.grid = {{0.5, 128.0, 1, 4, 4}};
    collection_.playlists = {{"Sets", true, 0, {}}, {"Friday", false, 0, {1, 2, 0}}};
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void findsFilesBelowAnotherFolder() {
    QCOMPARE(locate(collection_, {}).found, std::size_t{0});
    QCOMPARE(locate(collection_, {}).missingFolder.string(), "C:/Music");
    const LocatedCollection located = locate(collection_, {{"C:/Music", music_}});
    QCOMPARE(located.found, std::size_t{2});
    QVERIFY(located.files[1] == music_ / "sub" / "B\xC3\xBC.mp3");
    QCOMPARE(located.missingFolder.string(), "C:/Music");
  }

  void takesTracksCratesRatingsAndGrids() {
    const ImportReport report = import();
    QCOMPARE(report.added, std::size_t{2});
    QCOMPARE(report.missing, std::size_t{1});
    QCOMPARE(report.crates, std::size_t{2});
    QCOMPARE(report.waiting.size(), std::size_t{2});
    const auto first = library_->tracks().byPath(music_ / "a.mp3");
    QCOMPARE(first->rating, 3);
    QCOMPARE(first->colour, 5);
    const auto references = library_->references().of(first->id);
    QCOMPARE(references.size(), std::size_t{1});
    QCOMPARE(references[0].source, "rekordbox");
    QVERIFY(references[0].grid == collection_.tracks[0].reference.grid);
    const std::vector<model::Crate> crates = library_->crates().all();
    QCOMPARE(crates.size(), std::size_t{3});
    QCOMPARE(crates[0].name, "rekordbox");
    QCOMPARE(crates[0].id, report.folder);
    QCOMPARE(crates[1].name, "Sets");
    QCOMPARE(crates[1].parent, crates[0].id);
    QCOMPARE(crates[2].parent, crates[1].id);
    const auto second = library_->tracks().byPath(music_ / "sub" / "B\xC3\xBC.mp3");
    QCOMPARE(library_->crates().tracks(crates[2].id), (std::vector{second->id, first->id}));
  }

  void leavesWhatAPersonSaid() {
    const auto record = library_->tracks().add(music_ / "a.mp3");
    library_->tracks().amend(std::vector<model::AmendedTrack>{{record.id, {.rating = 1}}});
    const ImportReport report = import();
    QCOMPARE(report.known + report.added, std::size_t{2});
    QCOMPARE(library_->tracks().byId(record.id)->rating, 1);
    QCOMPARE(library_->tracks().byId(record.id)->colour, 5);
  }

  void isDoneTwiceWithoutDoubles() {
    import();
    const std::vector<model::Crate> crates = library_->crates().all();
    const auto own = library_->tracks().add(writeFile(folder_->path() / "own.mp3", "o"));
    library_->crates().addTracks(crates.back().id, std::vector{own.id});
    const ImportReport again = import();
    QCOMPARE(again.added, std::size_t{0});
    QCOMPARE(again.known, std::size_t{2});
    QVERIFY(library_->crates().all() == crates);
    QCOMPARE(library_->crates().tracks(crates.back().id).size(), std::size_t{3});
    QCOMPARE(library_->tracks().count(), 3);
    const auto first = library_->tracks().byPath(music_ / "a.mp3");
    QCOMPARE(library_->references().of(first->id).size(), std::size_t{1});
  }

  void aTrackListedTwiceIsOneNewTrack() {
    collection_.tracks.push_back(track("C:/Music/a.mp3"));
    QCOMPARE(import().added, std::size_t{2});
    QCOMPARE(import().known, std::size_t{2});
  }

  void aPlaylistAloneLeavesAPersonsCrateOfItsNameAlone() {
    collection_.playlists = {{"Friday", false, 0, {1, 0}}};
    const auto own = library_->tracks().add(writeFile(folder_->path() / "own.mp3", "o"));
    const std::int64_t crate = library_->crates().create(
        {.id = 0, .parent = 0, .kind = model::CrateKind::Crate, .name = "Friday", .search = {}});
    library_->crates().addTracks(crate, std::vector{own.id});
    const std::int64_t made = import().folder;
    QCOMPARE(library_->crates().byId(made)->name, "Friday 2");
    QCOMPARE(library_->crates().tracks(crate), std::vector{own.id});
    library_->crates().removeTracks(made, std::vector{library_->crates().tracks(made).front()});
    QCOMPARE(import().folder, made);
    QCOMPARE(library_->crates().tracks(made).size(), std::size_t{2});
    QCOMPARE(library_->crates().all().size(), std::size_t{2});
  }

  void playlistsOfOneNameStayApart() {
    collection_.playlists = {{"Sets", true, 0, {}}, {"Friday", false, 0, {1}}, {"Friday", false, 0, {0}}};
    import();
    const std::vector<model::Crate> crates = library_->crates().all();
    QCOMPARE(crates.size(), std::size_t{4});
    import();
    QVERIFY(library_->crates().all() == crates);
    QCOMPARE(library_->crates().tracks(crates[2].id).size(), std::size_t{1});
  }

  void takesOnlyWhatIsChosen() {
    const LocatedCollection located = locate(collection_, {{"C:/Music", music_}});
    const ImportReport report = importCollection(*library_, collection_, located,
                                                 {.playlists = false, .ratings = false, .references = false});
    QCOMPARE(report.crates, std::size_t{0});
    QVERIFY(library_->crates().all().empty());
    const auto first = library_->tracks().byPath(music_ / "a.mp3");
    QCOMPARE(first->rating, 0);
    QVERIFY(library_->references().of(first->id).empty());
  }

  void aTrackThatTurnsOutToBeKnownPassesOnWhatItWasGiven() {
    const auto known =
        library_->tracks().recordSource(writeFile(folder_->path() / "old.mp3", "a"), source("f1"));
    import();
    const auto merged = library_->tracks().recordSource(music_ / "a.mp3", source("f1"));
    QCOMPARE(merged.id, known.id);
    QCOMPARE(merged.rating, 3);
    QCOMPARE(library_->references().of(known.id).size(), std::size_t{1});
    QCOMPARE(library_->crates().cratesOf(known.id).size(), std::size_t{1});
  }

  void stopsWhenItIsTold() {
    const LocatedCollection located = locate(collection_, {{"C:/Music", music_}});
    const ImportReport report =
        importCollection(*library_, collection_, located, {}, [](double) { return false; });
    QVERIFY(report.cancelled);
    QCOMPARE(library_->tracks().count(), 0);
  }

  void referencesComeBackAsTheyWere() {
    const auto record = library_->tracks().add(music_ / "a.mp3");
    const model::TrackReference reference{
        .source = "Traktor",
        .grid = {{1.25, 127.5, 2, 7, 8}},
        .beginsBefore = true,
        .key = model::AnnotatedKey{std::nullopt, model::AnnotatedMode::Other}};
    library_->references().put(
        std::vector{std::pair(record.id, reference), std::pair(std::int64_t{999}, reference)});
    QVERIFY(library_->references().of(record.id) == std::vector{reference});
    library_->references().remove(record.id, "Traktor");
    QVERIFY(library_->references().of(record.id).empty());
  }

 private:
  static importing::CollectionTrack track(const char* path) {
    importing::CollectionTrack made;
    made.path = path;
    made.reference.source = "rekordbox";
    return made;
  }
  ImportReport import() {
    return importCollection(*library_, collection_, locate(collection_, {{"C:/Music", music_}}), {});
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<storage::Library> library_;
  fs::path music_;
  importing::Collection collection_;
};

QTEST_GUILESS_MAIN(TestCollectionImport)
#include "test_collection_import.moc"

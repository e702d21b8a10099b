#include <QtTest>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/transfer/LibraryExport.h"
#include "storage/transfer/LibraryMerge.h"
#include "tests/storage/transfer/TwoLibraries.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

class TestMerge : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    ours_ = Library::open(*folder_ / "ours/library.sqlite");
    theirs_ = Library::open(*folder_ / "theirs/library.sqlite");
  }
  void cleanup() {
    if (ours_) {
      const CheckReport check = checkLibrary(ours_->file());
      QVERIFY2(check.sound(), check.sound() ? "" : check.problems.front().c_str());
    }
    ours_.reset();
    theirs_.reset();
    folder_.reset();
  }

  void tracksOfBothAreThereOnce() {
    analysed(*ours_, "both", 100.0, 5);
    analysed(*ours_, "ours", 101.0, 5);
    analysed(*theirs_, "theirs", 102.0, 5);
    analysed(*theirs_, "both", 100.0, 5);
    const std::string before = readFile(theirs_->file());
    const MergeReport report = merge();
    QCOMPARE(report.tracksAdded, 1);
    QCOMPARE(report.tracksMatched, 1);
    QCOMPARE(ours_->tracks().count(), 3);
    QVERIFY(readFile(theirs_->file()) == before);
    const auto added = ours_->tracks().byFingerprint("theirs");
    QCOMPARE(added->bpm.value(), 102.0);
    QVERIFY(added->path == fs::path("/music/theirs.flac"));
    QCOMPARE(ours_->tracks().figures(added->id)->measures[model::Measure::Danceability].value(), 1.02);
    QCOMPARE(matches(*ours_, "theirs"), std::size_t{1});
    QCOMPARE(ours_->tracks().byPath("/music/theirs.flac")->id, added->id);
    QCOMPARE(merge().tracksAdded, 0);
    QCOMPARE(ours_->tracks().count(), 3);
  }

  void aCatalogueThatIsInMemorySeesTheMerge() {
    analysed(*ours_, "ours", 101.0, 5);
    QCOMPARE(ours_->catalogue().count({}), std::size_t{1});
    QCOMPARE(ours_->figures().measures()->size(), std::size_t{1});
    analysed(*theirs_, "theirs", 102.0, 5);
    merge();
    QCOMPARE(ours_->catalogue().count({}), std::size_t{2});
    QCOMPARE(ours_->figures().measures()->size(), std::size_t{2});
  }

  void theNewerAnalysisStays() {
    analysed(*ours_, "a", 100.0, 10);
    analysed(*ours_, "b", 100.0, 10);
    analysed(*theirs_, "a", 200.0, 20);
    analysed(*theirs_, "b", 200.0, 5);
    ours_->tracks().recordSource("/music/c.flac", source("c"));
    analysed(*theirs_, "c", 200.0, 5);
    QCOMPARE(merge().analysesReplaced, 2);
    const auto bpm = [&](const char* name) { return ours_->tracks().byFingerprint(name)->bpm.value_or(0.0); };
    QCOMPARE(bpm("a"), 200.0);
    QCOMPARE(bpm("b"), 100.0);
    QCOMPARE(bpm("c"), 200.0);
    const auto figures = ours_->tracks().figures(ours_->tracks().byFingerprint("a")->id);
    QCOMPARE(figures->measures[model::Measure::Danceability].value(), 2.0);
  }

  void aTrackThatOnlyOneHasReadIsKnownByItsFile() {
    const std::string path = writeFile(*folder_ / "song.flac", "audio").string();
    const std::int64_t id = ours_->tracks().add(fs::path(path)).id;
    const std::int64_t other = theirs_->tracks().recordSource(path, source("print", "Read there")).id;
    theirs_->tracks().updateAnalysis(other, {.bpm = 99.0, .key = {}, .timeSignature = "", .problem = ""});
    QCOMPARE(merge().tracksMatched, 1);
    const auto track = ours_->tracks().byId(id);
    QCOMPARE(track->fingerprint, std::string("print"));
    QCOMPARE(track->title, std::string("Read there"));
    QCOMPARE(track->bpm.value(), 99.0);
    QCOMPARE(matches(*ours_, "read there"), std::size_t{1});
  }

  void ownValuesAreKeptOfBothAndConflictsAreListed() {
    const std::int64_t our = analysed(*ours_, "a", 100.0, 10);
    const std::int64_t their = analysed(*theirs_, "a", 100.0, 10);
    amend(*ours_, our, {.title = "Our title", .rating = 3, .tags = {{"peak", "warm"}}});
    amend(*theirs_, their,
          {.title = "Their title", .genre = "House", .rating = 3, .colour = 2, .tags = {{"dark", "peak"}}});
    const MergeReport report = merge();
    QCOMPARE(report.conflicts.size(), std::size_t{1});
    QCOMPARE(report.conflicts[0], (MergeConflict{.kind = MergeConflict::Kind::OwnValue,
                                                 .track = "Somebody – Our title",
                                                 .field = "title",
                                                 .ours = "Our title",
                                                 .theirs = "Their title"}));
    const auto track = ours_->tracks().byId(our);
    QCOMPARE(track->title, std::string("Our title"));
    QCOMPARE(track->genre, std::string("House"));
    QCOMPARE(track->rating, 3);
    QCOMPARE(track->colour, 2);
    QCOMPARE(track->tags, (std::vector<std::string>{"dark", "peak", "warm"}));
    QCOMPARE(matches(*ours_, "house"), std::size_t{1});
    QCOMPARE(matches(*ours_, "dark"), std::size_t{1});
  }

  void editsOfBothAreKeptInTheOrderTheyWereMade() {
    for (Library* library : {ours_.get(), theirs_.get()}) {
      analysed(*library, "a", 100.0, 10);
      library->edits().append("a", verified(0.0, 1.0, 1000));
    }
    ours_->edits().append("a", verified(10.0, 12.0, 3000));
    theirs_->edits().append("a", verified(20.0, 22.0, 2000));
    theirs_->edits().append("a", verified(11.0, 13.0, 4000, false));
    const MergeReport report = merge();
    QCOMPARE(report.editsAdded, 2);
    QCOMPARE(editTimes(*ours_, "a"), (std::vector<std::int64_t>{1000, 2000, 3000, 4000}));
    QCOMPARE(ours_->edits().history("a").applied, std::size_t{4});
    QCOMPARE(report.conflicts.size(), std::size_t{1});
    QCOMPARE(report.conflicts[0].field, std::string("grid"));
    QVERIFY(report.conflicts[0].ours.ends_with("somebody: 10.0–12.0 s"));
    QVERIFY(report.conflicts[0].theirs.ends_with("somebody: 11.0–13.0 s"));
    QVERIFY(ours_->tracks().byFingerprint("a")->edited);
    const MergeReport again = merge();
    QCOMPARE(again.editsAdded, 0);
    QVERIFY(again.conflicts.empty());
  }

  void editsThatWereThereKeepTheirNumbers() {
    const std::int64_t id = ours_->edits().append("a", verified(0.0, 1.0, 1000));
    theirs_->edits().append("a", verified(5.0, 6.0, 2000));
    merge();
    QCOMPARE(ours_->edits().history("a").edits.front().id, id);
    QCOMPARE(editTimes(*ours_, "a").size(), std::size_t{2});
  }

  void whatWasUndoneStaysUndoneBehindTheOthers() {
    ours_->edits().append("a", verified(0.0, 1.0, 1000));
    ours_->edits().setUndone(ours_->edits().append("a", verified(2.0, 3.0, 2000)), true);
    theirs_->edits().append("a", verified(4.0, 5.0, 3000));
    merge();
    QCOMPARE(editTimes(*ours_, "a"), (std::vector<std::int64_t>{1000, 3000, 2000}));
    QCOMPARE(ours_->edits().history("a").applied, std::size_t{2});
  }

  void editsOfAudioThatIsInNoLibraryComeAlong() {
    theirs_->edits().append("gone", verified(0.0, 1.0, 1000));
    QCOMPARE(merge().editsAdded, 1);
    QCOMPARE(editTimes(*ours_, "gone").size(), std::size_t{1});
  }

  void cratesOfTheSameNameAndPlaceBecomeOne() {
    const std::int64_t our = fillCrates(*ours_, {"a", "b"});
    theirs_->tracks().recordSource("/music/other numbers.flac", source("z"));
    fillCrates(*theirs_, {"c", "b", "d"});
    theirs_->crates().create({.kind = model::CrateKind::Smart, .name = "Fast", .search = "bpm:>140"});
    QCOMPARE(merge().cratesAdded, 1);
    const auto all = ours_->crates().all();
    QCOMPARE(all.size(), std::size_t{3});
    std::vector<std::string> names;
    for (const std::int64_t track : ours_->crates().tracks(our))
      names.push_back(ours_->tracks().byId(track)->fingerprint);
    QCOMPARE(names, (std::vector<std::string>{"a", "b", "c", "d"}));
    merge();
    QCOMPARE(ours_->crates().all().size(), std::size_t{3});
  }

  void smartCratesOfTheSameNameThatSearchForOtherThingsAreTwo() {
    const auto smart = [](Library& library, const std::string& name, const std::string& search) {
      library.crates().create({.kind = model::CrateKind::Smart, .name = name, .search = search});
    };
    smart(*ours_, "Fast", "bpm:>140");
    smart(*ours_, "Calm", "energy:<3");
    smart(*theirs_, "Fast", "bpm:>160");
    smart(*theirs_, "Calm", "energy:<3");
    QCOMPARE(merge().cratesAdded, 1);
    std::vector<std::string> searches;
    for (const model::Crate& crate : ours_->crates().all()) searches.push_back(crate.search);
    QCOMPARE(searches, (std::vector<std::string>{"bpm:>140", "energy:<3", "bpm:>160"}));
    QCOMPARE(merge().cratesAdded, 0);
  }

  void playsAreCountedOnce() {
    const std::int64_t our = analysed(*ours_, "a", 100.0, 10);
    const std::int64_t their = analysed(*theirs_, "a", 100.0, 10);
    const std::int64_t added = analysed(*theirs_, "b", 100.0, 10);
    using Event = HistoryRepository::Event;
    ours_->history().add(our, Event::Heard, 1000);
    theirs_->history().add(their, Event::Heard, 1000);
    theirs_->history().add(their, Event::Heard, 2000);
    theirs_->history().add(added, Event::Heard, 3000);
    merge();
    QCOMPARE(ours_->tracks().byId(our)->plays, 2);
    QCOMPARE(ours_->tracks().byFingerprint("b")->plays, 1);
    QCOMPARE(ours_->history().count(), 2);
    merge();
    QCOMPARE(ours_->tracks().byId(our)->plays, 2);
    QCOMPARE(ours_->tracks().byFingerprint("b")->plays, 1);
  }

  void aBackupLeadsBack() {
    analysed(*ours_, "ours", 101.0, 5);
    analysed(*theirs_, "theirs", 102.0, 5);
    fs::path backup;
    mergeLibrary(ours_->file(), theirs_->file(), {}, &backup);
    QCOMPARE(ours_->catalogue().count({}), std::size_t{2});
    QVERIFY(listBackups(ours_->file()).front().reason == BackupReason::Change);
    replaceContent(ours_->file(), backup);
    QCOMPARE(ours_->tracks().count(), 1);
    QCOMPARE(ours_->catalogue().count({}), std::size_t{1});
    QVERIFY(!ours_->tracks().byFingerprint("theirs"));
  }

  void cancellingChangesNothing() {
    analysed(*theirs_, "theirs", 102.0, 5);
    for (int allowed = 0; allowed < 40; ++allowed) {
      int asked = 0;
      try {
        mergeLibrary(ours_->file(), theirs_->file(), [&](double) { return asked++ < allowed; });
        break;
      } catch (const Cancelled&) {
        QCOMPARE(ours_->tracks().count(), 0);
      }
    }
    QCOMPARE(filesIn(ours_->file().parent_path()).size(), std::size_t{4});  // -wal, -shm, backups
  }

  void whatIsNoLibraryChangesNothing_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"text", "newer", "trigger", "itself", "missing"}) QTest::newRow(kind) << kind;
  }
  void whatIsNoLibraryChangesNothing() {
    QFETCH(QString, kind);
    analysed(*ours_, "ours", 101.0, 5);
    analysed(*theirs_, "theirs", 102.0, 5);
    fs::path other = theirs_->file();
    theirs_.reset();
    if (kind == "text") other = writeFile(*folder_ / "a.sqlite", std::string(9000, 'x'));
    if (kind == "newer")
      Connection(other, Connection::Access::ReadWrite).execute("PRAGMA user_version = 999");
    if (kind == "trigger") {
      Connection(other, Connection::Access::ReadWrite)
          .execute("CREATE TRIGGER theirs AFTER INSERT ON edits BEGIN DELETE FROM tracks; END");
    }
    if (kind == "itself") other = ours_->file();
    if (kind == "missing") other = *folder_ / "no such file";
    QVERIFY_EXCEPTION_THROWN(mergeLibrary(ours_->file(), other), StorageError);
    QCOMPARE(ours_->tracks().count(), 1);
    QVERIFY(listBackups(ours_->file()).empty());
  }

 private:
  MergeReport merge() { return mergeLibrary(ours_->file(), theirs_->file()); }

  static void amend(Library& library, std::int64_t track, const model::TrackAmendment& amendment) {
    const model::AmendedTrack amended{track, amendment};
    library.tracks().amend(std::span(&amended, 1));
  }

  /// A crate in a folder. @return the crate
  static std::int64_t fillCrates(Library& library, const std::vector<std::string>& tracks) {
    const std::int64_t folder =
        library.crates().create({.kind = model::CrateKind::Folder, .name = "Sets", .search = {}});
    const std::int64_t crate = library.crates().create(
        {.parent = folder, .kind = model::CrateKind::Crate, .name = "Tonight", .search = {}});
    std::vector<std::int64_t> ids;
    for (const std::string& name : tracks) {
      ids.push_back(library.tracks().recordSource("/music/" + name + ".flac", source(name)).id);
    }
    library.crates().addTracks(crate, ids);
    return crate;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> ours_;
  std::unique_ptr<Library> theirs_;
};

QTEST_GUILESS_MAIN(TestMerge)
#include "test_merge.moc"

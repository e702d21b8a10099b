#include <QTest>
#include <chrono>
#include <filesystem>
#include <memory>

#include "storage/Connection.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

class TestFileRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;

  [[nodiscard]] FileRepository& files() const { return library_->files(); }
  [[nodiscard]] fs::path music() const { return *folder_ / "music"; }

  /// A track that was read, with its file.
  std::int64_t add(const fs::path& file, const std::string& fingerprint) {
    writeFile(file, "sound of " + fingerprint);
    library_->tracks().add(file);
    return library_->tracks().recordSource(file, source(fingerprint)).id;
  }
  FolderDifference compare(const std::vector<fs::path>& listed, const std::vector<fs::path>& unknown = {}) {
    return files().compare(music(), listed, unknown);
  }
  [[nodiscard]] model::TrackState stateOf(std::int64_t track) const {
    return library_->tracks().byId(track)->state;
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

  void aFolderIsWatchedOnceHoweverItIsWritten() {
    QVERIFY(files().watchedFolders().empty());
    QVERIFY(files().watch("/music/b/"));
    QVERIFY(!files().watch("/music/b"));
    QVERIFY(!files().watch("/music/a/../b"));
    QVERIFY(files().watch("/music/a"));
    QVERIFY(files().watch("/"));
    QVERIFY((files().watchedFolders() == std::vector<fs::path>{"/", "/music/a", "/music/b"}));
    files().unwatch("/music/./b/");
    files().unwatch("/never watched");
    QVERIFY((files().watchedFolders() == std::vector<fs::path>{"/", "/music/a"}));
  }

  void watchedFoldersAreThereWhenTheLibraryIsOpenedAgain() {
    const fs::path odd("/music/\xFF\xFE not text");
    files().watch(odd);
    const fs::path file = library_->file();
    library_.reset();
    library_ = Library::open(file);
    QVERIFY(files().watchedFolders() == std::vector{odd});
  }

  void whatTheLibraryDoesNotKnowHasAppeared() {
    const fs::path known = music() / "known.flac";
    add(known, "known");
    const fs::path fresh = writeFile(music() / "fresh.flac", "fresh");
    const FolderDifference difference = compare({known, fresh, music() / "vanished meanwhile.flac"});
    QVERIFY(difference.appeared == std::vector{fresh});
    QVERIFY(difference.changed.empty() && difference.lost.empty());
    // It is for the caller to add it.
    QVERIFY(compare({known, fresh}).appeared == std::vector{fresh});
  }

  void aFileThatWasWrittenToHasChanged() {
    const fs::path file = music() / "a.flac";
    add(file, "a");
    writeFile(file, "other and longer sound");
    const FolderDifference difference = compare({file});
    QVERIFY(difference.changed == std::vector{file});
    QVERIFY(difference.appeared.empty() && difference.lost.empty());
  }

  void aCopyPutInPlaceOfAFileIsTheSameFile() {
    const fs::path file = music() / "a.flac";
    add(file, "a");
    const auto time = fs::last_write_time(file);
    fs::copy_file(file, *folder_ / "copy");
    fs::rename(*folder_ / "copy", file);  // another inode
    fs::last_write_time(file, time);
    QVERIFY(compare({file}) == FolderDifference{});
    QVERIFY(library_->tracks().knownSource(file).has_value());
  }

  void aFileThatIsGoneIsNotedOnceForItsTrack() {
    const fs::path file = music() / "a.flac";
    const std::int64_t track = add(file, "a");
    QCOMPARE(add(music() / "copy.flac", "a"), track);
    const std::int64_t other = add(*folder_ / "elsewhere.flac", "b");
    fs::remove(file);
    fs::remove(music() / "copy.flac");
    fs::remove(*folder_ / "elsewhere.flac");
    QVERIFY(compare({}).lost == std::vector{track});
    QVERIFY(stateOf(track) == model::TrackState::Missing);
    QVERIFY(stateOf(other) != model::TrackState::Missing);  // nobody looked there
    QVERIFY(compare({}).lost.empty());

    writeFile(file, "back again");
    QVERIFY(compare({file}).appeared == std::vector{file});
  }

  void othersGetInWhileThousandsAreGone() {
    std::vector<fs::path> files;
    for (int i = 0; i < 1001; ++i) files.push_back(music() / std::to_string(10'000 + i));
    const auto tracks = library_->tracks().add(files);
    {
      Connection other(library_->file(), Connection::Access::ReadWrite);
      other.execute("CREATE TRIGGER refuses BEFORE UPDATE OF gone ON paths WHEN NEW.track_id = " +
                    std::to_string(tracks.back().id) + " BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
    // What the last one breaks off is not the work on the first ones.
    QVERIFY_THROWS_EXCEPTION(StorageError, (void)compare({}));
    QVERIFY(stateOf(tracks.front().id) == model::TrackState::Missing);
    QVERIFY(stateOf(tracks[999].id) == model::TrackState::Missing);
    QVERIFY(stateOf(tracks.back().id) == model::TrackState::Waiting);
    Connection(library_->file(), Connection::Access::ReadWrite).execute("DROP TRIGGER refuses");
    QVERIFY(compare({}).lost == std::vector{tracks.back().id});
  }

  void nothingIsSaidOfFoldersThatWereNotLookedInto() {
    const fs::path closed = music() / "closed";
    const std::int64_t hidden = add(closed / "deep/a.flac", "a");
    const std::int64_t beside = add(music() / "closed too.flac", "b");
    fs::remove(closed / "deep/a.flac");
    fs::remove(music() / "closed too.flac");
    QVERIFY(compare({}, {closed}).lost == std::vector{beside});
    QVERIFY(stateOf(hidden) != model::TrackState::Missing);
    QVERIFY(compare({}).lost == std::vector{hidden});
  }

  void aFileThatIsThereUnderANameThatIsNotListedStays() {
    const fs::path file = music() / "a.flac";
    const std::int64_t track = add(file, "a");
    QVERIFY(compare({}).lost.empty());  // hidden from the listing, yet there
    const fs::path other = music() / "A.FLAC";
    fs::create_hard_link(file, other);  // the same file listed by another name, as where case does not count
    QVERIFY(compare({other}).lost == std::vector{track});
  }

  void aFolderThatBeginsLikeAnotherIsAnother() {
    const std::int64_t track = add(*folder_ / "music 2/a.flac", "a");
    fs::remove(*folder_ / "music 2/a.flac");
    QVERIFY(compare({}).lost.empty());
    QVERIFY(stateOf(track) != model::TrackState::Missing);
  }

  void whatWasReadOfAPathIsKnownThoughTheFileChanged() {
    const fs::path file = music() / "a.flac";
    QVERIFY(!files().lastSource(file));
    library_->tracks().add(writeFile(file, "a"));
    QVERIFY(!files().lastSource(file));  // not read yet
    library_->tracks().recordSource(file, source("f", "Title"));
    writeFile(file, "something else");
    const auto last = files().lastSource(file);
    QVERIFY(last.has_value());
    QCOMPARE(last->fingerprint, std::string("f"));
    QCOMPARE(last->title, std::string("Title"));
    QVERIFY(last->path == file);
  }

  void otherAudioInAFileMakesATrackOfItsOwn() {
    const fs::path file = music() / "a.flac";
    const std::int64_t former = add(file, "a");
    const fs::path copy = music() / "copy.flac";
    QCOMPARE(add(copy, "a"), former);
    writeFile(file, "other sound");
    const std::int64_t track = files().replaceAudio(file);
    QVERIFY(track != former);
    QCOMPARE(library_->tracks().byPath(file)->id, track);
    QVERIFY(stateOf(track) == model::TrackState::Waiting);
    QVERIFY(library_->tracks().byId(track)->fingerprint.empty());
    QVERIFY(library_->tracks().byId(former)->path == copy);
    QVERIFY(stateOf(former) != model::TrackState::Missing);

    files().replaceAudio(copy);
    QVERIFY(stateOf(former) == model::TrackState::Missing);
    const fs::path unknown = writeFile(music() / "unknown.flac", "new");
    const std::int64_t made = files().replaceAudio(unknown);
    QCOMPARE(library_->tracks().byPath(unknown)->id, made);
  }

  void missingTracksAreListedWithWhatIsKnownOfTheirFiles() {
    const fs::path first = music() / "a.flac";
    const std::int64_t read = add(first, "a");
    const auto stamp = stampOf(first);
    const fs::path second = *folder_ / "other/b.flac";
    const std::int64_t never = library_->tracks().add(second).id;
    const fs::path kept = music() / "kept.flac";
    const std::int64_t half = add(kept, "half");
    add(music() / "kept too.flac", "half");
    QVERIFY(files().missing().empty());
    fs::remove(first);
    fs::remove(kept);
    QVERIFY((compare({music() / "kept too.flac"}).lost == std::vector{read, half}));
    library_->tracks().refreshMissing();
    Connection(library_->file(), Connection::Access::ReadWrite)
        .execute("UPDATE paths SET seen_at = 1000 + track_id");

    const auto all = files().missing();
    QCOMPARE(all.size(), std::size_t{2});  // a track that lies elsewhere too is not missing
    QCOMPARE(all[0].track, never);         // seen last
    QVERIFY(all[0].path == second);
    QVERIFY(all[0].fingerprint.empty() && !all[0].stamp);
    QCOMPARE(all[1].track, read);
    QVERIFY(all[1].path == first);
    QCOMPARE(all[1].fingerprint, std::string("a"));
    QVERIFY(all[1].stamp == stamp);

    const auto below = files().missing(music());
    QCOMPARE(below.size(), std::size_t{1});
    QCOMPARE(below[0].track, read);
    QVERIFY(files().missing(*folder_ / "mus").empty());
  }

  void aMissingTrackIsLinkedToWhereItsFileIsNow() {
    const fs::path file = music() / "a.flac";
    const std::int64_t track = add(file, "a");
    const fs::path moved = *folder_ / "moved/a.flac";
    fs::create_directories(moved.parent_path());
    fs::rename(file, moved);
    QVERIFY(compare({}).lost == std::vector{track});

    files().relink(track, moved.parent_path() / "." / "a.flac");
    QVERIFY(stateOf(track) != model::TrackState::Missing);
    QVERIFY(library_->tracks().byId(track)->path == moved);
    QVERIFY(library_->tracks().knownSource(moved).has_value());
    QVERIFY(files().missing().empty());
  }

  void aPathThatIsLinkedToATrackLeavesTheOneItHad() {
    const fs::path file = music() / "a.flac";
    const std::int64_t track = add(file, "a");
    const fs::path taken = music() / "taken.flac";
    const std::int64_t former = add(taken, "b");
    fs::remove(file);
    QVERIFY(compare({taken}).lost == std::vector{track});
    files().relink(track, taken);
    QCOMPARE(library_->tracks().byPath(taken)->id, track);
    QVERIFY(stateOf(former) == model::TrackState::Missing);

    files().relink(999, taken);  // removed meanwhile
    QCOMPARE(library_->tracks().byPath(taken)->id, track);
  }

  void aTrackThatWasNeverReadIsReadWhereItIsLinkedTo() {
    const std::int64_t track = library_->tracks().add(music() / "never.flac").id;
    const fs::path file = writeFile(*folder_ / "here.flac", "sound");
    files().relink(track, file);
    QVERIFY(library_->tracks().byId(track)->path == file);
    QVERIFY(!library_->tracks().knownSource(file));
  }
};

QTEST_GUILESS_MAIN(TestFileRepository)
#include "test_file_repository.moc"

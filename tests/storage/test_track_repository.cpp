#include <QtTest>

#include <sys/stat.h>

#include "storage/FileStamp.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

class TestTrackRepository : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void aNewFileWaitsUnderItsName() {
    const auto record = tracks().add(song("Blue in Green.flac", "a"));
    QVERIFY(record.id > 0);
    QCOMPARE(record.title, std::string("Blue in Green"));
    QVERIFY(record.fingerprint.empty());
    QVERIFY(record.state == model::TrackState::Waiting);
    QVERIFY(!tracks().knownSource(record.path));
    QVERIFY(tracks().byId(record.id) == record);
  }

  void anAnalysedTrackKeepsWhatTheListShows() {
    const auto file = song("a.flac", "a");
    tracks().add(file);
    auto expected = tracks().recordSource(file, source("f1", "Naïve", "Ólafur"));
    tracks().updateAnalysis(expected.id, {.bpm = 127.5,
                                          .key = model::MusicalKey{3, model::Mode::Minor},
                                          .timeSignature = "7/8",
                                          .problem = "The file ends early."});
    reopen();
    expected.bpm = 127.5;
    expected.key = model::MusicalKey{3, model::Mode::Minor};
    expected.timeSignature = "7/8";
    expected.problem = "The file ends early.";
    expected.state = model::TrackState::Analysed;
    expected.analysedAt = tracks().byFingerprint("f1")->analysedAt;
    QVERIFY(expected.analysedAt >= expected.addedAt);
    QVERIFY(tracks().byFingerprint("f1") == expected);
    QVERIFY(tracks().all() == std::vector{expected});
  }

  void aFilesTagsAreKept() {
    model::TrackTags tags;
    tags.album = "Out of TagLib";
    tags.genre = "House";
    tags.year = 1998;
    tags.comment = "white\nlabel";
    const auto file = song("a.flac", "a");
    tracks().recordSource(file, source("f1"), tags);
    const auto record = tracks().recordSource(file, source("f1"));  // without tags: they stay
    QCOMPARE(record.title, std::string("Song"));
    QCOMPARE(record.genre, std::string("House"));
    QCOMPARE(record.year, 1998);
    tags.genre.clear();
    QCOMPARE(tracks().recordSource(file, source("f1"), tags).genre, std::string());
    QCOMPARE(tracks().byPath(file)->album, std::string("Out of TagLib"));
  }

  void anUnchangedFileIsKnownWithoutReadingIt() {
    const auto file = song("a.flac", "a");
    tracks().add(file);
    auto audio = source("f1");
    audio.warning = "The file ends early.";
    tracks().recordSource(file, audio);
    reopen();
    audio.path = file;
    QVERIFY(tracks().knownSource(file) == audio);
    writeFile(file, "longer than before");
    QVERIFY(!tracks().knownSource(file));
  }

  void aFileWrittenToWhileItWasReadIsNotTrusted() {
    const auto file = song("a.flac", "a");
    tracks().add(file);
    writeFile(file, "longer than before");
    tracks().recordSource(file, source("f1"));
    QVERIFY(!tracks().knownSource(file));
  }

  void theSameAudioAtTwoPathsIsOneTrack() {
    const auto first = tracks().recordSource(song("a.flac", "a"), source("f1"));
    const auto copy = song("copies/a.flac", "a");
    QVERIFY(tracks().add(copy).id != first.id);
    const auto second = tracks().recordSource(copy, source("f1"));
    QCOMPARE(second.id, first.id);
    QVERIFY(second.path == copy);
    QCOMPARE(tracks().count(), 1);
    QCOMPARE(tracks().paths(first.id).size(), std::size_t{2});
  }

  void whatWasSaidOfACopyJoinsTheTrack() {
    const auto known = tracks().recordSource(song("a.flac", "a"), source("f1")).id;
    const auto copy = song("copy.flac", "a");
    const auto waiting = tracks().add(copy).id;
    const auto tagged = [](std::int64_t track, std::vector<std::string> tags) {
      model::AmendedTrack amended{track, {}};
      amended.amendment.tags = std::move(tags);
      return amended;
    };
    tracks().amend(std::vector{tagged(known, {"peak", "warm"}), tagged(waiting, {"late", "warm"})});
    library_->history().add(known, HistoryRepository::Event::Heard, 300);
    library_->history().add(waiting, HistoryRepository::Event::Heard, 100);
    library_->history().add(waiting, HistoryRepository::Event::Heard, 400);
    const auto joined = tracks().recordSource(copy, source("f1"));
    QCOMPARE(joined.id, known);
    QCOMPARE(joined.tags, (std::vector<std::string>{"late", "peak", "warm"}));
    QCOMPARE(joined.plays, 3);
    QCOMPARE(joined.playedAt, 400);
    const auto unheard = song("another.flac", "a");
    tracks().add(unheard);
    QCOMPARE(tracks().recordSource(unheard, source("f1")).playedAt, 400);
  }

  void aCopyWithoutTagsTakesNothingFromTheTrack() {
    model::TrackTags tags;
    tags.title = "Song";
    tags.artist = "Somebody";
    tags.album = "First";
    tags.albumArtist = "Several";
    tags.genre = "House";
    tags.comment = "white label";
    tags.year = 1998;
    tags.trackNumber = 3;
    const auto tagged = song("a.flac", "a");
    const auto id = tracks().recordSource(tagged, source("f1"), tags).id;
    const auto bare = song("copy.wav", "bare a");
    model::AudioSource untagged = source("f1", "", "");
    untagged.album.clear();
    const auto record = tracks().recordSource(bare, untagged, model::TrackTags{});
    QCOMPARE(record.id, id);
    QCOMPARE(record.title, std::string("Song"));
    QCOMPARE(record.artist, std::string("Somebody"));
    QCOMPARE(record.album, std::string("First"));
    QCOMPARE(record.albumArtist, std::string("Several"));
    QCOMPARE(record.genre, std::string("House"));
    QCOMPARE(record.comment, std::string("white label"));
    QCOMPARE(record.year, 1998);
    QCOMPARE(record.trackNumber, 3);
    // What a copy does say counts, and what the only file says no more is known no more.
    model::TrackTags other;
    other.genre = "Techno";
    QCOMPARE(tracks().recordSource(bare, untagged, other).genre, std::string("Techno"));
    fs::remove(tagged);
    tracks().refreshMissing();
    const auto alone = tracks().recordSource(bare, untagged, model::TrackTags{});
    QCOMPARE(alone.title, std::string("copy"));
    QCOMPARE(alone.genre, std::string());
    QVERIFY(!alone.year);
  }

  void aRenamedFileIsTheSameTrackWithoutReadingIt() {
    const auto before = song("a.flac", "a");
    tracks().add(before);
    const auto track = tracks().recordSource(before, source("f1", ""));
    const auto after = *folder_ / "moved/b.flac";
    fs::create_directories(after.parent_path());
    fs::rename(before, after);
    const auto found = tracks().add(after);
    QCOMPARE(found.id, track.id);
    QCOMPARE(found.title, std::string("b"));
    QVERIFY(tracks().knownSource(after).has_value());
    QVERIFY(tracks().byId(track.id)->path == after);
  }

  void anInodeNumberThatWasGivenAgainIsNoRenaming() {
    const auto first = song("a.wav", "1st song");
    const auto track = tracks().recordSource(first, source("f1"));
    const auto second = song("b.wav", "2nd song");
    const FileStamp stamp = stampOf(second).value();
    Connection(library_->file(), Connection::Access::ReadWrite)
        .execute("UPDATE paths SET inode = " + std::to_string(stamp.inode) +
                 ", mtime_ns = " + std::to_string(stamp.modifiedNanoseconds));
    QVERIFY(tracks().add(second).id != track.id);
    QVERIFY(!tracks().knownSource(second));
    QCOMPARE(tracks().paths(track.id).size(), std::size_t{1});
  }

  void anotherNameOfAFileIsTheSameTrackWithoutReadingIt() {
    const auto first = song("a.wav", "a");
    const auto track = tracks().recordSource(first, source("f1"));
    fs::create_hard_link(first, *folder_ / "b.wav");
    QCOMPARE(tracks().add(*folder_ / "b.wav").id, track.id);
    QCOMPARE(tracks().paths(track.id).size(), std::size_t{2});
    QVERIFY(tracks().knownSource(first) && tracks().knownSource(*folder_ / "b.wav"));
  }

  void ofTwoCopiesTheOneSeenLastIsShown() {
    const auto first = song("a.flac", "sound");
    const auto second = song("b.flac", "sound");
    const auto track = tracks().recordSource(first, source("f1"));
    tracks().recordSource(second, source("f1"));
    QVERIFY(tracks().byId(track.id)->path == second);
    tracks().recordSource(first, source("f1"));
    QVERIFY(tracks().byId(track.id)->path == first);
  }

  void aFileMovedToAnotherDiskIsTheSameTrackOnceRead() {
    const auto before = song("a.flac", "a");
    const auto track = tracks().recordSource(before, source("f1"));
    const auto after = song("elsewhere/a.flac", "a");
    fs::remove(before);
    tracks().add(after);
    tracks().recordSource(after, source("f1"));
    tracks().refreshMissing();
    const auto found = tracks().byId(track.id);
    QVERIFY(found->path == after);
    QVERIFY(found->state == model::TrackState::Waiting);
    QCOMPARE(tracks().count(), 1);
  }

  void otherAudioAtAPathIsAnotherTrackAndTheOldOneStays() {
    const auto file = song("mix.wav", "first take");
    const auto old = tracks().recordSource(file, source("f1"));
    tracks().updateAnalysis(old.id, {.bpm = 90.0, .key = {}, .timeSignature = "", .problem = ""});
    writeFile(file, "the second take");
    tracks().add(file);
    const auto now = tracks().recordSource(file, source("f2"));
    QVERIFY(now.id != old.id);
    QCOMPARE(tracks().byPath(file)->id, now.id);
    QVERIFY(tracks().byId(old.id)->state == model::TrackState::Missing);
    QVERIFY(tracks().byId(old.id)->path == file);
    QCOMPARE(tracks().byId(old.id)->bpm.value(), 90.0);
    QCOMPARE(tracks().recordSource(file, source("f1")).id, old.id);
    QVERIFY(tracks().byId(old.id)->state == model::TrackState::Analysed);
  }

  void newTagsLeaveTheTrackWhatItIs() {
    const auto file = song("a.flac", "a");
    const auto before = tracks().recordSource(file, source("f1", "Old"));
    writeFile(file, "a with a longer tag");
    tracks().add(file);
    const auto after = tracks().recordSource(file, source("f1", "New"));
    QCOMPARE(after.id, before.id);
    QCOMPARE(after.title, std::string("New"));
  }

  void aMissingFileIsNotedAndFoundAgain() {
    const auto file = song("a.flac", "a");
    const auto track = tracks().recordSource(file, source("f1"));
    const auto away = *folder_ / "away";
    fs::rename(file, away);
    QVERIFY(tracks().refreshMissing() == std::vector{track.id});
    QVERIFY(tracks().refreshMissing().empty());
    QVERIFY(tracks().byId(track.id)->state == model::TrackState::Missing);
    QVERIFY(tracks().byId(track.id)->path == file);
    fs::rename(away, file);
    QVERIFY(tracks().refreshMissing() == std::vector{track.id});
    QVERIFY(tracks().byId(track.id)->state == model::TrackState::Waiting);
  }

  void aFileThatNeverWasCanBeAddedAndFails() {
    const auto record = tracks().add(*folder_ / "nothing.mp3");
    tracks().setState(record.id, model::TrackState::Failed, "There is no file nothing.mp3.");
    QVERIFY(tracks().byId(record.id)->state == model::TrackState::Failed);
    QCOMPARE(tracks().byId(record.id)->problem, std::string("There is no file nothing.mp3."));
    tracks().setState(record.id, model::TrackState::Waiting);
    QVERIFY(tracks().byId(record.id)->problem.empty());
  }

  void whatIsUnderWayIsNotStored() {
    const auto record = tracks().add(song("a.flac", "a"));
    tracks().setState(record.id, model::TrackState::Analysing);
    QVERIFY(tracks().byId(record.id)->state == model::TrackState::Waiting);
  }

  void removingForgetsTheTrackAndLeavesTheFile() {
    const auto file = song("a.flac", "a");
    const auto track = tracks().recordSource(file, source("f1"));
    tracks().remove(track.id);
    QVERIFY(!tracks().byId(track.id));
    QVERIFY(!tracks().byPath(file));
    QVERIFY(tracks().all().empty());
    QVERIFY(fs::exists(file));
    QVERIFY(tracks().add(file).id != track.id);
  }

  void oddPathsComeBackByteForByte_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("spaces") << QByteArray("  two  spaces .flac");
    QTest::newRow("newline") << QByteArray("first\nsecond.flac");
    QTest::newRow("quotes and percent") << QByteArray("it's \"100%\" _*?;--.flac");
    QTest::newRow("not UTF-8") << QByteArray("caf\xE9 \xFF\xFE.flac");
    QTest::newRow("composed") << QByteArray("caf\u00e9.flac");
    QTest::newRow("decomposed") << QByteArray("cafe\u0301.flac");
    QTest::newRow("200 characters") << QString(QString::fromUtf8("音").repeated(80) + "x.flac").toUtf8();
    QTest::newRow("deep") << (QByteArray("ångström/").repeated(20) + "a.flac");
  }
  void oddPathsComeBackByteForByte() {
    QFETCH(QByteArray, name);
    const auto file = song(name.toStdString(), "a");
    const auto track = tracks().recordSource(file, source("f1", ""));
    reopen();
    QVERIFY(tracks().all().front().path == file);
    QVERIFY(tracks().byPath(file)->id == track.id);
    QVERIFY(tracks().knownSource(file).has_value());
    QVERIFY(QString::fromStdString(track.title).toStdString() == track.title);
  }

  void composedAndDecomposedNamesAreTwoFiles() {
    const auto composed = tracks().add(song("caf\u00e9.flac", "a"));
    const auto decomposed = tracks().add(song("cafe\u0301.flac", "b"));
    QVERIFY(composed.id != decomposed.id);
  }

  void aRelativePathIsTheSameFile() {
    const auto file = song("a.flac", "a");
    const auto before = fs::current_path();
    fs::current_path(folder_->path());
    const auto track = tracks().add("./sub/../a.flac");
    fs::current_path(before);
    QVERIFY(track.path == file);
  }

  void manyTracksAreRenamedAllOrNone_data() {
    QTest::addColumn<bool>("canBeTakenBack");
    QTest::newRow("all are taken back") << true;
    QTest::newRow("and none where that fails too") << false;
  }
  void manyTracksAreRenamedAllOrNone() {
    QFETCH(bool, canBeTakenBack);
    std::vector<fs::path> files;
    for (int i = 0; i < 1001; ++i) files.push_back(*folder_ / std::to_string(i));
    const auto records = tracks().add(files);
    std::vector<model::AmendedTrack> renamed;
    for (const auto& record : records)
      renamed.push_back({record.id, {.title = std::optional<std::string>("new")}});
    {
      Connection other(library_->file(), Connection::Access::ReadWrite);
      const std::string last = std::to_string(records.back().id);
      other.execute("CREATE TRIGGER refuses BEFORE UPDATE OF own_title ON tracks WHEN NEW.id = " + last +
                    (canBeTakenBack ? "" : " OR NEW.own_title IS NULL") +
                    " BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
    QVERIFY_THROWS_EXCEPTION(StorageError, (void)tracks().amend(renamed));
    // Each piece of many is kept as it is done, so that others get in between.
    QCOMPARE(tracks().byId(records[0].id)->title, std::string(canBeTakenBack ? "0" : "new"));
    QCOMPARE(tracks().byId(records[999].id)->title, std::string(canBeTakenBack ? "999" : "new"));
    Connection(library_->file(), Connection::Access::ReadWrite).execute("DROP TRIGGER refuses");
    const auto former = tracks().amend(renamed);
    QCOMPARE(former.size(), std::size_t{1001});
    QCOMPARE(tracks().byId(records[1000].id)->title, std::string("new"));
    tracks().amend(former);
    QCOMPARE(tracks().byId(records[1000].id)->title, std::string("1000"));
  }

  void manyFilesAreAddedInOrder() {
    std::vector<fs::path> files;
    for (int i = 0; i < 50; ++i) files.push_back(song(std::to_string(i) + ".wav", "x"));
    files.push_back(files.front());
    const auto records = tracks().add(files);
    QCOMPARE(records.size(), files.size());
    QCOMPARE(records.back().id, records.front().id);
    for (std::size_t i = 0; i < files.size(); ++i) QVERIFY(records[i].path == files[i]);
    QCOMPARE(tracks().count(), 50);
  }

 private:
  [[nodiscard]] TrackRepository& tracks() { return library_->tracks(); }
  fs::path song(const std::string& name, std::string_view bytes) const {
    return writeFile(*folder_ / name, bytes);
  }
  void reopen() {
    library_.reset();
    library_ = Library::open(folder_->locations().libraryFile);
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
};

QTEST_GUILESS_MAIN(TestTrackRepository)
#include "test_track_repository.moc"

#include <QTest>
#include <chrono>
#include <cmath>
#include <fstream>

#include "app/intake/FolderSync.h"
#include "app/intake/Relink.h"
#include "engine/audio/Fingerprint.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/WavFile.h"

using namespace barline;
using namespace barline::app;
using storage::testing::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A WAV file whose audio depends on `note`, written long ago.
fs::path song(const fs::path& file, int note) {
  fs::create_directories(file.parent_path());
  std::vector<float> sound(2000);
  for (std::size_t i = 0; i < sound.size(); ++i)
    sound[i] = std::sin(static_cast<float>(i) * 0.01F * static_cast<float>(note));
  test::writeWav(file, sound, 8000);
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(1));
  return file;
}

/// Puts a comment at the end of a WAV file, as a tag editor does. The audio stays.
void tag(const fs::path& file, std::string comment) {
  if (comment.size() % 2 != 0) comment.push_back('\0');
  const auto number = [](std::size_t value) {
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(value >> shift));
    return bytes;
  };
  const std::string info = "INFOICMT" + number(comment.size()) + comment;
  std::ofstream out(file, std::ios::binary | std::ios::app);
  out << "LIST" << number(info.size()) << info;
  out.close();
  std::fstream header(file, std::ios::binary | std::ios::in | std::ios::out);
  header.seekp(4);
  header << number(fs::file_size(file) - 8);
  header.close();
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(30));
}

}  // namespace

class TestFolderSync : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = storage::Library::open(folder_->path() / "data" / "library.sqlite");
    music_ = folder_->path() / "music";
    fs::create_directories(music_);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void newFilesWait() {
    song(music_ / "a.wav", 1);
    song(music_ / "sub" / "b.wav", 2);
    const FolderReport report = look();
    QVERIFY(report.reachable);
    QCOMPARE(report.waiting.size(), std::size_t{2});
    QVERIFY(report.waiting[0].state == model::TrackState::Waiting);
    QCOMPARE(report.folders.size(), std::size_t{2});
    QCOMPARE(library_->tracks().count(), 2);
    QCOMPARE(look().waiting.size(), std::size_t{0});
  }

  void movedFilesKeepTheirTrack() {
    const std::int64_t track = analysed(song(music_ / "a.wav", 1));
    fs::create_directories(music_ / "sub");
    fs::rename(music_ / "a.wav", music_ / "sub" / "other name.wav");
    const FolderReport report = look();
    QCOMPARE(report.lost, std::size_t{1});
    QCOMPARE(report.found, std::size_t{1});
    QVERIFY(report.waiting.empty());
    const auto record = library_->tracks().byId(track);
    QVERIFY(record->path == music_ / "sub" / "other name.wav");
    QVERIFY(record->state == model::TrackState::Analysed);
  }

  void aFolderIsMovedWithItsFiles() {
    const std::int64_t track = analysed(song(music_ / "old" / "deep" / "a.wav", 1));
    look();
    fs::rename(music_ / "old", music_ / "new");
    look();
    QVERIFY(library_->tracks().byId(track)->path == music_ / "new" / "deep" / "a.wav");
    QCOMPARE(library_->tracks().count(), 1);
  }

  void aFileRenamedBeforeItWasReadIsNoNewTrack() {
    song(music_ / "a.wav", 1);
    const auto waiting = look().waiting;
    fs::rename(music_ / "a.wav", music_ / "A.wav");
    look();
    QCOMPARE(library_->tracks().count(), 1);
    QVERIFY(library_->tracks().byId(waiting[0].id)->path == music_ / "A.wav");
  }

  void removedFilesAreMissedAndFoundAgain() {
    const std::int64_t track = analysed(song(music_ / "a.wav", 1));
    fs::rename(music_ / "a.wav", folder_->path() / "away.wav");
    QCOMPARE(look().lost, std::size_t{1});
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Missing);
    fs::rename(folder_->path() / "away.wav", music_ / "a.wav");
    QCOMPARE(look().found, std::size_t{1});
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Analysed);
  }

  void changedTagsAreReadAndTheTrackStays() {
    const fs::path file = song(music_ / "a.wav", 1);
    const std::int64_t track = analysed(file);
    tag(file, "from another program");
    const FolderReport report = look();
    QCOMPARE(report.retagged, std::size_t{1});
    QVERIFY(report.waiting.empty());
    const auto record = library_->tracks().byId(track);
    QCOMPARE(record->comment, "from another program");
    QVERIFY(record->state == model::TrackState::Analysed);
    QVERIFY(library_->tracks().knownSource(file));
    QCOMPARE(look().retagged, std::size_t{0});
  }

  void otherAudioIsAnotherTrack() {
    const fs::path file = song(music_ / "a.wav", 1);
    const std::int64_t track = analysed(file);
    song(file, 5);
    fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::minutes(20));
    const FolderReport report = look();
    QCOMPARE(report.waiting.size(), std::size_t{1});
    QVERIFY(report.waiting[0].id != track);
    QVERIFY(report.waiting[0].path == file);
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Missing);  // stays listed
  }

  void filesThatAreBeingWrittenAreLeftForLater() {
    const fs::path file = song(music_ / "a.wav", 1);
    fs::last_write_time(file, fs::file_time_type::clock::now());
    const FolderReport report = look();
    QVERIFY(report.waiting.empty());
    QCOMPARE(report.unfinished, std::vector<fs::path>{file});
  }

  void aFolderThatIsAwayLosesNothing() {
    const std::int64_t track = analysed(song(music_ / "a.wav", 1));
    fs::rename(music_, folder_->path() / "unplugged");
    const FolderReport report = look();
    QVERIFY(!report.reachable);
    QCOMPARE(report.lost, std::size_t{0});
    QVERIFY(library_->tracks().byId(track).has_value());
  }

  void oneFolderIsComparedWithoutThoseBelow() {
    analysed(song(music_ / "sub" / "b.wav", 2));
    song(music_ / "a.wav", 1);
    const FolderReport report = look(files::Depth::Folder);
    QCOMPARE(report.lost, std::size_t{0});
    QCOMPARE(report.waiting.size(), std::size_t{1});
  }

  void filesWithOtherNamesAreNotLost() {
    const std::int64_t track = analysed(song(music_ / "a.bin", 1));
    QCOMPARE(look().lost, std::size_t{0});
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Analysed);
  }

  void namesThatAreNoTextAndLongPathsWork() {
    fs::path deep = music_;
    while (deep.native().size() < 3700) deep /= std::string(200, 'x');
    const std::int64_t long_ = analysed(song(deep / std::string(240, 'y').append(".wav"), 3));
    const std::int64_t odd = analysed(song(music_ / "caf\xE9\xFF.wav", 4));
    look();
    QVERIFY(library_->tracks().byId(long_)->state == model::TrackState::Analysed);
    fs::rename(music_ / "caf\xE9\xFF.wav", music_ / "tea\xE9\xFF.wav");
    look();
    QVERIFY(library_->tracks().byId(odd)->path == music_ / "tea\xE9\xFF.wav");
  }

  void aMissingTrackIsGivenItsFile() {
    const fs::path file = song(music_ / "a.wav", 1);
    const std::int64_t track = analysed(file);
    fs::copy_file(file, folder_->path() / "copy.wav");
    song(folder_->path() / "stranger.wav", 7);
    std::ofstream(folder_->path() / "note.wav") << "a shopping list";
    fs::remove(file);
    library_->tracks().refreshMissing();
    QVERIFY(relink(*library_, test::decodingHere(), track, folder_->path() / "stranger.wav") ==
            RelinkOutcome::OtherAudio);
    QVERIFY(relink(*library_, test::decodingHere(), track, folder_->path() / "note.wav") ==
            RelinkOutcome::Unreadable);
    QVERIFY(relink(*library_, test::decodingHere(), track, folder_->path() / "none.wav") ==
            RelinkOutcome::NoFile);
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Missing);
    QVERIFY(relink(*library_, test::decodingHere(), track, folder_->path() / "copy.wav") ==
            RelinkOutcome::Done);
    QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Analysed);
    QVERIFY(library_->tracks().byId(track)->path == folder_->path() / "copy.wav");
  }

  void aFolderOfMissingTracksIsFoundElsewhere() {
    const std::int64_t moved = analysed(song(music_ / "album" / "M\xC3\xBCnze.wav", 1));
    const std::int64_t replaced = analysed(song(music_ / "album" / "b.wav", 2));
    const std::int64_t lost = analysed(song(music_ / "c.wav", 3));
    const std::int64_t elsewhere = analysed(song(folder_->path() / "other" / "d.wav", 4));
    const fs::path drive = folder_->path() / "drive";
    fs::create_directories(drive / "Album");
    fs::rename(music_ / "album" / "M\xC3\xBCnze.wav", drive / "Album" / "Mu\xCC\x88nze.wav");
    song(drive / "Album" / "b.wav", 8);
    fs::remove_all(music_);
    fs::remove_all(folder_->path() / "other");
    library_->tracks().refreshMissing();
    QCOMPARE(relinkFolder(*library_, test::decodingHere(), music_, drive), (FolderRelink{1, 1, 1}));
    QVERIFY(library_->tracks().byId(moved)->path == drive / "Album" / "Mu\xCC\x88nze.wav");
    for (const std::int64_t track : {replaced, lost, elsewhere})
      QVERIFY(library_->tracks().byId(track)->state == model::TrackState::Missing);
  }

  void watchedFoldersAreKept() {
    QVERIFY(library_->files().watch(music_ / "sub" / ".."));
    QVERIFY(!library_->files().watch(music_));
    QCOMPARE(library_->files().watchedFolders(), std::vector<fs::path>{music_});
    library_->files().unwatch(music_);
    QVERIFY(library_->files().watchedFolders().empty());
  }

 private:
  FolderReport look(files::Depth depth = files::Depth::All) {
    return FolderSync(*library_, test::decodingHere()).look(music_, depth);
  }

  /// A track with the file's true fingerprint.
  std::int64_t analysed(const fs::path& file) {
    library_->tracks().add(file);
    model::AudioSource source = storage::testing::source(test::decodingHere().fingerprint(file));
    const std::int64_t track = library_->tracks().recordSource(file, source).id;
    library_->tracks().updateAnalysis(track, {});
    return track;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<storage::Library> library_;
  fs::path music_;
};

QTEST_GUILESS_MAIN(TestFolderSync)
#include "test_folder_sync.moc"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "app/gui/LibraryWatch.h"
#include "engine/audio/Fingerprint.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/WavFile.h"
#include "ui/library/watch/WatchController.h"
#include "ui/library/watch/WatchedFoldersDialog.h"

using namespace barline;
using namespace std::chrono_literals;
using storage::testing::TemporaryFolder;
using State = ui::WatchedFolder::State;
namespace fs = std::filesystem;

/// Folders that are watched while files come and go, against a library on the disk.
class TestWatching : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = std::shared_ptr(storage::Library::open(folder_->path() / "data" / "library.sqlite"));
    music_ = folder_->path() / "music";
    fs::create_directories(music_);
  }
  void cleanup() {
    watch_.reset();
    library_.reset();
    folder_.reset();
  }

  void whatIsThereComesInAtTheStart() {
    bring("a.wav", 1);
    bring("sub/b.wav", 2);
    library_->files().watch(music_);
    watching();
    QCOMPARE(added_, (std::vector<std::string>{"a.wav", "b.wav"}));
  }

  void newFilesAndFoldersAreNoticed() {
    watchMusic();
    bring("a.wav", 1);
    QTRY_COMPARE(added_.size(), std::size_t{1});
    fs::create_directories(folder_->path() / "ready" / "deep");
    make(folder_->path() / "ready" / "deep" / "b.wav", 2);
    fs::rename(folder_->path() / "ready", music_ / "ready");
    QTRY_COMPARE(added_.size(), std::size_t{2});
    bring("ready/deep/c.wav", 3);  // the new folder is watched too
    QTRY_COMPARE(added_.size(), std::size_t{3});
  }

  void renamedMovedAndRemovedFilesAreFollowed() {
    const std::int64_t track = analysed(bring("a.wav", 1));
    fs::create_directories(music_ / "sub");
    watchMusic();
    fs::rename(music_ / "a.wav", music_ / "b.wav");
    QTRY_VERIFY(library_->tracks().byId(track)->path == music_ / "b.wav");
    fs::rename(music_ / "b.wav", music_ / "sub" / "b.wav");
    QTRY_VERIFY(library_->tracks().byId(track)->path == music_ / "sub" / "b.wav");
    fs::remove(music_ / "sub" / "b.wav");
    QTRY_VERIFY(library_->tracks().byId(track)->state == model::TrackState::Missing);
    QVERIFY(added_.empty());
  }

  void aFileIsTakenOnceItIsWritten() {
    watchMusic();
    make(music_ / "a.wav", 1);
    fs::last_write_time(music_ / "a.wav", fs::file_time_type::clock::now());
    QTRY_COMPARE(added_.size(), std::size_t{1});
  }

  void aFolderThatWasAwayIsTakenUpAgain() {
    const std::int64_t track = analysed(bring("a.wav", 1));
    watchMusic();
    const QSignalSpy files(watch_.get(), &ui::WatchController::folderLost);
    fs::rename(music_, folder_->path() / "unplugged");
    QTRY_COMPARE(watch_->folders().front().state, State::Away);
    QVERIFY(!files.isEmpty());
    QVERIFY(library_->tracks().byId(track).has_value());
    make(folder_->path() / "unplugged" / "b.wav", 2);
    fs::rename(folder_->path() / "unplugged", music_);
    QTRY_COMPARE(watch_->folders().front().state, State::Watched);
    QTRY_COMPARE(added_, std::vector<std::string>{"b.wav"});
  }

  void foldersThatCannotAllBeWatchedAreLookedAtNowAndThen() {
    fs::create_directories(music_ / "1" / "2" / "3");
    ui::FolderNotifier notifier(1ms);
    notifier.setLimit(2);
    QVERIFY(notifier.watch(music_));
    QVERIFY(notifier.watch(music_ / "1"));
    QVERIFY(!notifier.watch(music_ / "1" / "2"));
    notifier.unwatchBelow(music_ / "1");
    QCOMPARE(notifier.count(), std::size_t{1});
    QVERIFY(notifier.watch(music_ / "1" / "2"));
  }

  void aFolderIsNoLongerWatched() {
    watchMusic();
    watch_->remove(music_);
    QTRY_VERIFY(watch_->folders().empty());
    QVERIFY(library_->files().watchedFolders().empty());
    bring("a.wav", 1);
    QTest::qWait(100);
    QVERIFY(added_.empty());
  }

  void theDialogListsThem() {
    watchMusic();
    ui::WatchedFoldersDialog dialog(*watch_);
    dialog.show();
    const auto* list = dialog.findChild<QListWidget*>();
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().startsWith(ui::pathText(music_)));
    watch_->remove(music_);
    QTRY_COMPARE(list->count(), 0);
  }

 private:
  void watching() {
    const ui::WatchController::Patience patience{
        .quiet = 20ms, .unfinished = 300ms, .away = 50ms, .poll = 10s};
    watch_ = std::make_unique<ui::WatchController>(
        std::make_shared<app::LibraryWatch>(library_, test::decodingHere()), patience);
    added_.clear();
    connect(watch_.get(), &ui::WatchController::added, this,
            [this](const std::vector<ui::AddedTrack>& tracks, bool, const QString&) {
              for (const ui::AddedTrack& track : tracks)
                added_.push_back(track.row.record.path.filename().string());
            });
    watch_->start();
    QTRY_VERIFY(!watch_->folders().empty() && watch_->folders().front().state == State::Watched);
    QCoreApplication::processEvents();
  }
  void watchMusic() {
    library_->files().watch(music_);
    watching();
    added_.clear();
  }

  static void make(const fs::path& file, int note) {
    std::vector<float> sound(1000);
    for (std::size_t i = 0; i < sound.size(); ++i)
      sound[i] = std::sin(static_cast<float>(i) * 0.01F * static_cast<float>(note));
    test::writeWav(file, sound, 8000);
    fs::last_write_time(file, fs::file_time_type::clock::now() - 1h);
  }
  /// A complete file, moved into the folder.
  fs::path bring(const fs::path& name, int note) {
    make(folder_->path() / "made.wav", note);
    fs::create_directories((music_ / name).parent_path());
    fs::rename(folder_->path() / "made.wav", music_ / name);
    return music_ / name;
  }
  std::int64_t analysed(const fs::path& file) {
    library_->tracks().add(file);
    const auto source = storage::testing::source(test::decodingHere().fingerprint(file));
    const std::int64_t track = library_->tracks().recordSource(file, source).id;
    library_->tracks().updateAnalysis(track, {});
    return track;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::shared_ptr<storage::Library> library_;
  fs::path music_;
  std::unique_ptr<ui::WatchController> watch_;
  std::vector<std::string> added_;
};

QTEST_MAIN(TestWatching)
#include "test_watching.moc"

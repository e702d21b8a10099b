#include <unistd.h>

#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/files/AudioNames.h"
#include "engine/files/FindFile.h"
#include "engine/files/FolderListing.h"

using namespace barline::files;
namespace fs = std::filesystem;

class TestFolderListing : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    std::string name = (fs::temp_directory_path() / "barline-files-XXXXXX").string();
    QVERIFY(::mkdtemp(name.data()) != nullptr);
    root_ = name;
  }
  void cleanup() {
    if (fs::exists(root_ / "locked")) fs::permissions(root_ / "locked", fs::perms::owner_all);
    fs::remove_all(root_);
  }

  void knowsAudioByItsName() {
    QVERIFY(hasAudioName("/a/b.FLAC"));
    QVERIFY(hasAudioName("caf\xE9.mp3"));
    QVERIFY(!hasAudioName("/a.mp3/readme"));
    QVERIFY(!hasAudioName("/a/.mp3"));
    QVERIFY(!hasAudioName("/a/._song.mp3"));
    QVERIFY(!hasAudioName("cover.jpg"));
  }

  void listsWhatLiesBelow() {
    touch("b.flac");
    touch("A.mp3");
    touch("sub/deep/c.wav");
    touch("cover.jpg");
    touch(".Trash-1000/files/gone.mp3");
    const FolderListing all = listFolder(root_, Depth::All);
    QVERIFY(all.readable);
    QCOMPARE(names(all.files), (std::vector<std::string>{"A.mp3", "b.flac", "sub/deep/c.wav"}));
    QVERIFY(all.unknown.empty());
    QCOMPARE(all.folders.front(), root_);
    QCOMPARE(all.folders.size(), std::size_t{3});
    const FolderListing top = listFolder(root_, Depth::Folder);
    QCOMPARE(names(top.files), (std::vector<std::string>{"A.mp3", "b.flac"}));
    QCOMPARE(names(top.unknown), std::vector<std::string>{"sub"});
  }

  void followsLinksOnce() {
    touch("music/a.flac");
    fs::create_directory_symlink(root_, root_ / "music" / "loop");
    touch("elsewhere/b.flac");
    fs::create_directory_symlink(root_ / "elsewhere", root_ / "music" / "link");
    fs::create_symlink(root_ / "nowhere", root_ / "music" / "broken.flac");
    fs::create_symlink(root_ / "music" / "a.flac", root_ / "music" / "again.flac");
    const FolderListing all = listFolder(root_ / "music", Depth::All);
    std::vector<std::string> found = names(all.files);
    QCOMPARE(std::ranges::count(found, "music/a.flac"), 1);
    QCOMPARE(std::ranges::count(found, "music/again.flac"), 1);
    QCOMPARE(std::ranges::count(found, "music/broken.flac"), 0);
    QCOMPARE(found.size(), std::size_t{3});  // and b.flac, by one of its two ways
  }

  void saysWhatItCouldNotLookInto() {
    if (::geteuid() == 0) QSKIP("root may read everything");
    touch("locked/a.flac");
    touch("open/b.flac");
    fs::permissions(root_ / "locked", fs::perms::none);
    const FolderListing all = listFolder(root_, Depth::All);
    QCOMPARE(names(all.unknown), std::vector<std::string>{"locked"});
    QCOMPARE(names(all.files), std::vector<std::string>{"open/b.flac"});
  }

  void saysWhereThereIsNoFolder() {
    QVERIFY(!listFolder(root_ / "not there", Depth::All).readable);
    touch("a.flac");
    QVERIFY(!listFolder(root_ / "a.flac", Depth::All).readable);
    QVERIFY(!listFolder(root_, Depth::All, [] { return true; }).readable);
  }

  void leavesTheKernelsFilesAlone() {
    const FolderListing proc = listFolder("/", Depth::Folder);
    QVERIFY(proc.readable);
    fs::create_directory_symlink("/proc", root_ / "proc");
    touch("a.flac");
    const FolderListing all = listFolder(root_, Depth::All);
    QCOMPARE(names(all.files), std::vector<std::string>{"a.flac"});
    QCOMPARE(names(all.unknown), std::vector<std::string>{"proc"});
  }

  void longAndStrangeNamesAreListed() {
    fs::path deep = root_;
    while (deep.native().size() < 3700) deep /= std::string(200, 'x');
    fs::create_directories(deep);
    const fs::path file = deep / (std::string(200, 'y') + "\xFF\xFE.flac");
    std::ofstream(file) << "x";
    const FolderListing all = listFolder(root_, Depth::All);
    QCOMPARE(all.files.size(), std::size_t{1});
    QVERIFY(all.files.front() == file);
  }

  void findsFilesThatAreWrittenOtherwise() {
    touch("Bj\xC3\xB6rk/J\xC3\xB3ga.flac");  // composed
    const auto found = findFile(root_ / "Bjo\xCC\x88rk" / "Jo\xCC\x81ga.flac");
    QVERIFY(found == root_ / "Bj\xC3\xB6rk" / "J\xC3\xB3ga.flac");
    QVERIFY(findFile(root_ / "BJ\xC3\x96RK" / "j\xC3\xB3ga.FLAC") == found);
    QVERIFY(!findFile(root_ / "Bjork" / "Joga.flac"));
    touch("same.flac");
    touch("SAME.flac");
    QVERIFY(findFile(root_ / "same.flac") == root_ / "same.flac");
    QVERIFY(!findFile(root_ / "Same.flac"));  // either could be meant
    touch("caf\xE9.flac");
    QVERIFY(findFile(root_ / "caf\xE9.flac"));
    QVERIFY(!findFile("relative.flac"));
    QVERIFY(!findFile(root_));
  }

 private:
  void touch(const std::string& name) {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << "x";
  }
  std::vector<std::string> names(const std::vector<fs::path>& paths) const {
    std::vector<std::string> found;
    for (const fs::path& path : paths) found.push_back(path.lexically_relative(root_).string());
    return found;
  }

  fs::path root_;
};

QTEST_APPLESS_MAIN(TestFolderListing)
#include "test_folder_listing.moc"

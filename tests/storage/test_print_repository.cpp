#include <QTest>
#include <memory>

#include "storage/Library.h"
#include "storage/PrintRepository.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

class TestPrintRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  std::unique_ptr<PrintRepository> prints_;

  /// An analysed track with a file.
  std::int64_t add(const std::string& name, const std::string& fingerprint) {
    const auto file = writeFile(*folder_ / name, name);
    library_->tracks().add(file);
    const std::int64_t id = library_->tracks().recordSource(file, source(fingerprint)).id;
    library_->tracks().updateAnalysis(id, {});
    return id;
  }
  void put(std::int64_t track, std::vector<std::uint32_t> keys, std::vector<SoundsLike> matches = {},
           double duration = 100.0) {
    prints_->put(track, 1, duration, std::vector(3, std::byte{static_cast<unsigned char>(track)}), keys,
                 matches);
  }
  [[nodiscard]] bool isDuplicate(std::int64_t track) const {
    return library_->tracks().byId(track)->duplicate;
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
    prints_ = std::make_unique<PrintRepository>(library_->file());
  }
  void cleanup() {
    prints_.reset();
    library_.reset();
    folder_.reset();
  }

  void whatIsAnalysedAndHasNoPrintIsNamed() {
    const std::int64_t first = add("a.flac", "a");
    const std::int64_t second = add("b.flac", "b");
    library_->tracks().add(*folder_ / "waiting.flac");
    auto missing = prints_->unprinted(1, 0, 10);
    QCOMPARE(missing.size(), 2U);
    QCOMPARE(missing[0].track, first);
    QVERIFY(missing[0].path == *folder_ / "a.flac");
    QCOMPARE(prints_->unprinted(1, missing[0].revision, 10).size(), 1U);
    QCOMPARE(prints_->unprinted(1, 0, 1).size(), 1U);
    put(first, {1});
    prints_->put(second, 1, 100.0, std::nullopt, {}, {});
    QCOMPARE(prints_->countUnprinted(1), 0U);
    QCOMPARE(prints_->countUnprinted(2), 2U);
    prints_->put(999, 1, 100.0, std::nullopt, {}, {});  // gone meanwhile
  }

  void candidatesShareKeysAndLength() {
    std::vector<std::int64_t> tracks;
    for (const char* const name : {"a", "b", "c", "d"}) tracks.push_back(add(name, name));
    put(tracks[0], {1, 2, 3});
    put(tracks[1], {3, 4});
    put(tracks[2], {2, 3});
    put(tracks[3], {1, 2, 3}, {}, 200.0);
    const std::vector<std::uint32_t> keys{1, 2, 3, 0xFFFFFFFF};
    const auto found = prints_->candidates(1, keys, 105.0, 7.0, tracks[0]);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].track, tracks[2]);
    QCOMPARE(found[1].track, tracks[1]);
    QVERIFY(found[1].print == std::vector(3, std::byte{static_cast<unsigned char>(tracks[1])}));
    QVERIFY(prints_->candidates(2, keys, 105.0, 7.0, 0).empty());
    library_->tracks().remove(tracks[2]);
    QCOMPARE(prints_->candidates(1, keys, 105.0, 7.0, tracks[0]).size(), 1U);
    prints_->tidy();
    QCOMPARE(prints_->candidates(1, keys, 105.0, 7.0, tracks[0]).size(), 1U);
  }

  void tracksThatSoundTheSameAreMarked() {
    std::vector<std::int64_t> tracks;
    for (const char* const name : {"a", "b", "c", "d", "e"}) tracks.push_back(add(name, name));
    for (const std::int64_t track : tracks) QVERIFY(!isDuplicate(track));
    put(tracks[1], {}, {{tracks[0], 0.9}});
    put(tracks[2], {}, {{tracks[1], 0.95}, {998, 0.9}});
    put(tracks[4], {}, {{tracks[3], 0.99}});
    QVERIFY(isDuplicate(tracks[0]) && isDuplicate(tracks[1]) && isDuplicate(tracks[2]) &&
            isDuplicate(tracks[3]));
    const auto groups = prints_->groups();
    QCOMPARE(groups.size(), 2U);
    QVERIFY((groups[0] == std::vector{tracks[0], tracks[1], tracks[2]}));
    QVERIFY((groups[1] == std::vector{tracks[3], tracks[4]}));
    QVERIFY((prints_->soundsLike(tracks[1]) == std::vector<SoundsLike>{{tracks[0], 0.9}, {tracks[2], 0.95}}));
    QCOMPARE(library_->catalogue().count(
                 {{{.negated = false, .anyOf = {search::FlagCondition{search::Flag::Duplicate}}}}}),
             std::size_t{5});

    const std::vector pair{tracks[3], tracks[4]};
    prints_->setDismissed(pair, true);
    QVERIFY(!isDuplicate(tracks[3]) && !isDuplicate(tracks[4]));
    put(tracks[4], {}, {{tracks[3], 0.98}});  // printed anew
    QVERIFY(!isDuplicate(tracks[3]));
    prints_->setDismissed(pair, false);
    QVERIFY(isDuplicate(tracks[3]));

    library_->tracks().remove(tracks[4]);
    QVERIFY(!isDuplicate(tracks[3]));
    put(tracks[2], {}, {});
    QVERIFY(!isDuplicate(tracks[2]) && isDuplicate(tracks[1]));
  }

  void theSameAudioInSeveralFilesIsMarked() {
    const std::int64_t track = add("a.flac", "a");
    QCOMPARE(add("copy.flac", "a"), track);
    QVERIFY(isDuplicate(track));
    std::filesystem::remove(*folder_ / "copy.flac");
    library_->tracks().refreshMissing();
    QVERIFY(!isDuplicate(track));
    // Another name of the same file takes no room.
    std::filesystem::create_symlink(*folder_ / "a.flac", *folder_ / "link.flac");
    library_->tracks().add(*folder_ / "link.flac");
    QCOMPARE(library_->tracks().recordSource(*folder_ / "link.flac", source("a")).id, track);
    QVERIFY(!isDuplicate(track));
  }
};

QTEST_GUILESS_MAIN(TestPrintRepository)
#include "test_print_repository.moc"

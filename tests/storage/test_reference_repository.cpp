#include <QTest>
#include <memory>
#include <stdexcept>

#include "storage/Connection.h"
#include "storage/Library.h"
#include "storage/ReferenceJson.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

using Reference = model::TrackReference;

namespace {

Reference gridded(const std::string& program, double bpm) {
  return {.source = program,
          .grid = {{.time = 0.125, .bpm = bpm, .beat = 3, .beatsPerBar = 7, .beatUnit = 8},
                   {.time = 61.5, .bpm = bpm + 0.01, .beat = -2, .beatsPerBar = 4, .beatUnit = 4}},
          .beginsBefore = true,
          .key = model::AnnotatedKey{.tonic = 11, .mode = model::AnnotatedMode::Minor}};
}

}  // namespace

class TestReferenceRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  std::int64_t track_{};

  [[nodiscard]] ReferenceRepository& references() const { return library_->references(); }
  void put(std::int64_t track, const Reference& reference) const {
    references().put(std::vector{std::pair{track, reference}});
  }
  void execute(const std::string& sql) const {
    Connection(library_->file(), Connection::Access::ReadWrite).execute(sql);
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
    track_ = library_->tracks().add(*folder_ / "a.flac").id;
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void whatIsPutComesBack_data() {
    QTest::addColumn<Reference>("reference");
    QTest::newRow("grid and key") << gridded("traktor", 127.98);
    QTest::newRow("nothing but its name") << Reference{.source = "traktor"};
    QTest::newRow("a major key") << Reference{
        .source = "x", .key = model::AnnotatedKey{.tonic = 0, .mode = model::AnnotatedMode::Major}};
    QTest::newRow("another mode") << Reference{
        .source = "x", .key = model::AnnotatedKey{.tonic = 7, .mode = model::AnnotatedMode::Other}};
    QTest::newRow("no key in the music") << Reference{
        .source = "x", .key = model::AnnotatedKey{.tonic = {}, .mode = model::AnnotatedMode::Other}};
  }
  void whatIsPutComesBack() {
    QFETCH(const Reference, reference);
    QVERIFY(references().of(track_).empty());
    put(track_, reference);
    QVERIFY(references().of(track_) == std::vector{reference});
    const auto file = library_->file();
    library_.reset();
    library_ = Library::open(file);
    QVERIFY(references().of(track_) == std::vector{reference});
  }

  void thereIsOneOfEachProgramInTheOrderOfTheirNames() {
    const std::int64_t other = library_->tracks().add(*folder_ / "b.flac").id;
    references().put(std::vector<std::pair<std::int64_t, Reference>>{{track_, gridded("traktor", 100)},
                                                                     {other, gridded("traktor", 90)},
                                                                     {track_, gridded("rekordbox", 101)}});
    put(track_, gridded("traktor", 120));  // in place of the former
    QVERIFY((references().of(track_) == std::vector{gridded("rekordbox", 101), gridded("traktor", 120)}));
    references().remove(track_, "traktor");
    references().remove(track_, "never there");
    QVERIFY(references().of(track_) == std::vector{gridded("rekordbox", 101)});
    QVERIFY(references().of(other) == std::vector{gridded("traktor", 90)});
  }

  void unknownTracksArePassedOver() {
    references().put(
        std::vector<std::pair<std::int64_t, Reference>>{{999, gridded("a", 1)}, {track_, gridded("b", 2)}});
    QVERIFY(references().of(999).empty());
    QVERIFY(references().of(track_) == std::vector{gridded("b", 2)});
  }

  void aTrackThatIsRemovedTakesItsReferencesWithIt() {
    put(track_, gridded("traktor", 120));
    library_->tracks().remove(track_);
    QVERIFY(references().of(track_).empty());
  }

  void aDamagedReferenceIsLeftOutAndToldOf() {
    put(track_, gridded("rekordbox", 120));
    put(track_, gridded("traktor", 120));
    execute("UPDATE track_references SET content_checksum = content_checksum + 1 WHERE source = 'rekordbox'");
    QTest::ignoreMessage(QtWarningMsg, "a reference of track 1 cannot be read: its bytes are damaged");
    QVERIFY(references().of(track_) == std::vector{gridded("traktor", 120)});
  }

  void whatIsNoReferenceIsRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("of a newer Barline") << QByteArray(R"({"format": 2, "grid": []})");
    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("no grid") << QByteArray(R"({"format": 1})");
    QTest::newRow("half a marker") << QByteArray(R"({"format": 1, "grid": [[0.5, 120]]})");
    QTest::newRow("a bar of no beats") << QByteArray(R"({"format": 1, "grid": [[0.5, 120, 1, 0, 4]]})");
    QTest::newRow("a beat that is no number")
        << QByteArray(R"({"format": 1, "grid": [[0.5, 120, "1", 4, 4]]})");
    QTest::newRow("a thirteenth pitch class")
        << QByteArray(R"({"format": 1, "grid": [], "key": {"mode": "major", "tonic": 12}})");
    QTest::newRow("a key without mode") << QByteArray(R"({"format": 1, "grid": [], "key": {"tonic": 1}})");
  }
  void whatIsNoReferenceIsRefused() {
    QFETCH(const QByteArray, text);
    QVERIFY_EXCEPTION_THROWN((void)parseReferenceJson(text.toStdString()), std::runtime_error);
  }
};

QTEST_GUILESS_MAIN(TestReferenceRepository)
#include "test_reference_repository.moc"

#include <QTest>
#include <atomic>
#include <memory>

#include "app/duplicates/BackgroundDuplicates.h"
#include "app/duplicates/DuplicateSearch.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/Fingerprint.h"
#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using storage::testing::TemporaryFolder;

class TestDuplicates : public QObject {
  Q_OBJECT

  TemporaryFolder folder_;
  std::unique_ptr<storage::Library> library_;
  std::vector<std::int64_t> tracks_;

  void add(const char* name, const QStringList& options) {
    const std::filesystem::path file = folder_ / name;
    test::ffmpeg(QStringList{QStringLiteral("-i"), QStringLiteral(BARLINE_DEMO)} + options +
                 QStringList{test::toQString(file)});
    model::AudioSource source = audio::Decoder(test::decodingHere(), file).source();
    source.fingerprint = test::decodingHere().fingerprint(file);
    library_->tracks().add(file);
    tracks_.push_back(library_->tracks().recordSource(file, source).id);
    library_->tracks().updateAnalysis(tracks_.back(), {});
  }

 private Q_SLOTS:
  void initTestCase() {
    library_ = storage::Library::open(folder_ / "library.sqlite");
    add("a.flac", {QStringLiteral("-t"), QStringLiteral("50")});
    add("b.flac", {QStringLiteral("-ss"), QStringLiteral("30"), QStringLiteral("-t"), QStringLiteral("50")});
    add("c.mp3", {QStringLiteral("-t"), QStringLiteral("50"), QStringLiteral("-b:a"), QStringLiteral("96k")});
  }

  void theSameRecordingIsFoundInOtherFiles() {
    storage::PrintRepository prints(library_->file());
    app::DuplicateSearch search(prints, test::decodingHere());
    QCOMPARE(search.run([] { return true; }), 0U);
    std::size_t last = 0;
    QCOMPARE(search.run([] { return false; }, [&](std::size_t done) { last = done; }), 3U);
    QCOMPARE(last, 3U);
    QCOMPARE(search.run([] { return false; }), 0U);
    QVERIFY((prints.groups() == std::vector<std::vector<std::int64_t>>{{tracks_[0], tracks_[2]}}));
    QVERIFY(library_->tracks().byId(tracks_[0])->duplicate);
    QVERIFY(!library_->tracks().byId(tracks_[1])->duplicate);
  }

  void aFileThatCannotBeReadIsPassedOver() {
    add("d.flac", {QStringLiteral("-t"), QStringLiteral("49")});
    std::filesystem::rename(folder_ / "d.flac", folder_ / "elsewhere.flac");
    storage::PrintRepository prints(library_->file());
    app::DuplicateSearch search(prints, test::decodingHere());
    QCOMPARE(search.run([] { return false; }), 1U);
    QCOMPARE(prints.countUnprinted(1), 1U);
    std::filesystem::rename(folder_ / "elsewhere.flac", folder_ / "d.flac");
    QCOMPARE(app::DuplicateSearch(prints, test::decodingHere()).run([] { return false; }), 1U);
    QCOMPARE(prints.groups().front().size(), 3U);
  }

  void theBackgroundEndsAtOnce() {
    std::atomic<bool> asked{false};
    const app::BackgroundDuplicates background(library_->file(), test::decodingHere(), [&] {
      asked = true;
      return false;
    });
  }
};

QTEST_GUILESS_MAIN(TestDuplicates)
#include "test_duplicates.moc"

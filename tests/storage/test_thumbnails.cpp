#include <QtTest>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

namespace {

std::vector<std::byte> bytes(const char* text) {
  const auto view = std::as_bytes(std::span(text, std::strlen(text)));
  return {view.begin(), view.end()};
}

}  // namespace

class TestThumbnails : public QObject {
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

  void waveformsAreKept() {
    const std::int64_t track = add("a.flac", "f1");
    const std::int64_t other = add("b.flac", "f2");
    model::WaveformThumbnail waveform;
    waveform.low[3] = 9;
    thumbnails().setWaveform(track, waveform);
    waveform.high[5] = 7;
    thumbnails().setWaveform(track, waveform);
    thumbnails().setWaveform(9999, waveform);  // unknown
    const auto found = thumbnails().of(std::vector{other, track, std::int64_t{9999}});
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(!found[0].waveform);
    QCOMPARE(found[1].track, track);
    QVERIFY(found[1].waveform == waveform);
    QVERIFY(!found[2].waveform);
  }

  void tracksShareACover() {
    const std::int64_t first = add("a.flac", "f1");
    const std::int64_t second = add("b.flac", "f2");
    const PictureHash hash = pictureHash(bytes("a picture"));
    QVERIFY(!thumbnails().shareArtwork(first, hash));
    thumbnails().setArtwork(first, hash, bytes("small"));
    QVERIFY(thumbnails().shareArtwork(second, hash));
    const auto found = thumbnails().of(std::vector{first, second});
    QVERIFY(found[0].artwork > 0);
    QCOMPARE(found[0].artwork, found[1].artwork);
    QCOMPARE(thumbnails().artwork(found[0].artwork), bytes("small"));
  }

  void aCoverGoesWithItsLastTrack() {
    const std::int64_t first = add("a.flac", "f1");
    const std::int64_t second = add("b.flac", "f2");
    const PictureHash hash = pictureHash(bytes("a picture"));
    thumbnails().setArtwork(first, hash, bytes("small"));
    thumbnails().setArtwork(second, hash, bytes("ignored"));
    library_->tracks().remove(first);
    QVERIFY(thumbnails().shareArtwork(second, hash));
    thumbnails().setNoArtwork(second);
    QVERIFY(!thumbnails().shareArtwork(second, hash));
  }

  void tellsWhoseAreMissing() {
    const std::int64_t first = add("a.flac", "f1");
    const std::int64_t second = add("b.flac", "f2");
    library_->tracks().add(folder_->path() / "unread.flac");
    QCOMPARE(thumbnails().withoutArtwork(0, 10), (std::vector{first, second}));
    QCOMPARE(thumbnails().withoutArtwork(first, 10), std::vector{second});
    QCOMPARE(thumbnails().withoutArtwork(0, 1), std::vector{first});
    thumbnails().setNoArtwork(first);
    QCOMPARE(thumbnails().withoutArtwork(0, 10), std::vector{second});

    QVERIFY(thumbnails().withoutWaveform(0, 10).empty());  // none is analysed
    library_->tracks().updateAnalysis(second, {});
    QVERIFY(thumbnails().withoutWaveform(0, 10) ==
            (std::vector<std::pair<std::int64_t, std::string>>{{second, "f2"}}));
    thumbnails().setWaveform(second, {});
    QVERIFY(thumbnails().withoutWaveform(0, 10).empty());
  }

 private:
  ThumbnailRepository& thumbnails() { return library_->thumbnails(); }
  std::int64_t add(const char* name, const char* fingerprint) {
    return library_->tracks().recordSource(writeFile(*folder_ / name, name), source(fingerprint)).id;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
};

QTEST_GUILESS_MAIN(TestThumbnails)
#include "test_thumbnails.moc"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include "ui/library/thumbnails/ArtworkThumbnail.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/library/thumbnails/WaveformPainter.h"

using namespace barline;
using namespace barline::ui;

namespace {

std::vector<std::byte> encoded(const QImage& image, const char* format) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, format);
  std::vector<std::byte> bytes(static_cast<std::size_t>(buffer.size()));
  std::memcpy(bytes.data(), buffer.data().constData(), bytes.size());
  return bytes;
}

QImage filled(int width, int height, const QColor& colour) {
  QImage image(width, height, QImage::Format_ARGB32);
  image.fill(colour);
  return image;
}

/// Track n has n in its waveform, and cover 1 where n is even; track 13 cannot be read.
class FakeStore final : public ThumbnailStore {
 public:
  std::vector<TrackThumbnails> thumbnails(std::span<const std::int64_t> tracks) override {
    const std::scoped_lock lock(mutex);
    questions.emplace_back(tracks.begin(), tracks.end());
    std::vector<TrackThumbnails> found;
    for (const std::int64_t track : tracks) {
      if (track == 13) throw std::runtime_error("The library is damaged.");
      model::WaveformThumbnail waveform;
      waveform.low[0] = static_cast<std::uint8_t>(track);
      found.push_back({track, waveform, track % 2 == 0 ? 1 : 0});
    }
    return found;
  }
  std::vector<std::byte> artwork(std::int64_t) override {
    const std::scoped_lock lock(mutex);
    ++artworks;
    return encoded(filled(10, 10, Qt::red), "jpeg");
  }
  std::vector<std::int64_t> completeThumbnails(const std::function<bool()>&) override { return {2}; }

  std::mutex mutex;
  std::vector<std::vector<std::int64_t>> questions;
  int artworks{};
};

}  // namespace

class TestThumbnailCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void coversBecomeSmall() {
    const QImage small = decodeArtworkThumbnail(artworkThumbnail(encoded(filled(900, 450, Qt::blue), "png")));
    QCOMPARE(small.size(), QSize(kArtworkPixels, kArtworkPixels / 2));
    QVERIFY(small.pixelColor(20, 20).blue() > 240);
    QCOMPARE(decodeArtworkThumbnail(artworkThumbnail(encoded(filled(20, 30, Qt::red), "jpeg"))).size(),
             QSize(20, 30));
    const QImage clear =
        decodeArtworkThumbnail(artworkThumbnail(encoded(filled(50, 50, Qt::transparent), "png")));
    QVERIFY(clear.pixelColor(20, 20).lightness() > 250);
    // A line stays one.
    QVERIFY(!decodeArtworkThumbnail(artworkThumbnail(encoded(filled(5000, 1, Qt::red), "png"))).isNull());
  }

  void picturesThatAreNoneLeaveNothing() {
    const auto bytesOf = [](const QByteArray& text) {
      const auto view = std::as_bytes(std::span(text.constData(), static_cast<std::size_t>(text.size())));
      return std::vector<std::byte>(view.begin(), view.end());
    };
    QVERIFY(artworkThumbnail({}).empty());
    QVERIFY(artworkThumbnail(bytesOf("<svg width='10' height='10'/>")).empty());
    QVERIFY(artworkThumbnail(bytesOf("\xFF\xD8\xFF broken")).empty());
    std::vector<std::byte> huge = encoded(filled(4, 4, Qt::red), "bmp");
    huge[20] = huge[24] = std::byte{0x10};  // a million pixels wide and high
    QVERIFY(artworkThumbnail(huge).empty());
    QVERIFY(decodeArtworkThumbnail({}).isNull());
  }

  void whatOnePaintMissesIsAskedForAtOnce() {
    const auto store = std::make_shared<FakeStore>();
    ThumbnailCache cache(store);
    const QSignalSpy arrived(&cache, &ThumbnailCache::arrived);
    QVERIFY(cache.waveform(1) == nullptr);
    QVERIFY(cache.waveform(2) == nullptr);
    QVERIFY(cache.artwork(2).isNull());
    cache.finish();
    QCOMPARE(store->questions, (std::vector<std::vector<std::int64_t>>{{1, 2}}));
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(cache.waveform(1)->low[0], std::uint8_t{1});
    QVERIFY(cache.artwork(1).isNull());
    QCOMPARE(cache.artwork(2).size(), QSize(10, 10));
    QVERIFY(cache.artwork(4).isNull());
    cache.finish();
    QVERIFY(!cache.artwork(4).isNull());
    QCOMPARE(store->artworks, 1);  // tracks of one album share it
  }

  void changedTracksAreReadAgain() {
    const auto store = std::make_shared<FakeStore>();
    ThumbnailCache cache(store);
    (void)cache.waveform(1);
    cache.finish();
    cache.refresh({1, 77});
    QVERIFY(cache.waveform(1) != nullptr);  // the old one until then
    cache.finish();
    QCOMPARE(store->questions.back(), std::vector<std::int64_t>{1});
  }

  void completedTracksAreShown() {
    const auto store = std::make_shared<FakeStore>();
    ThumbnailCache cache(store);
    (void)cache.waveform(2);
    cache.finish();
    cache.complete();
    cache.finish();
    QCOMPARE(store->questions.size(), std::size_t{2});
  }

  void aLibraryThatFailsIsAskedAgainOnlyWhenLookedAt() {
    const auto store = std::make_shared<FakeStore>();
    ThumbnailCache cache(store);
    (void)cache.waveform(13);
    cache.finish();
    QCOMPARE(store->questions.size(), std::size_t{1});
    (void)cache.waveform(13);
    cache.finish();
    QCOMPARE(store->questions.size(), std::size_t{2});
  }

  void waveformsArePaintedMirrored() {
    const auto theme = Theme::load(Scheme::Dark);
    model::WaveformThumbnail waveform;
    std::ranges::fill(waveform.low, std::uint8_t{255});
    QImage image(100, 40, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::black);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    paintWaveformThumbnail(painter, QRectF(0, 0, 50, 20), waveform, *theme);
    painter.end();
    QCOMPARE(image.pixelColor(50, 4), image.pixelColor(50, 35));
    QVERIFY(image.pixelColor(50, 4) != QColor(Qt::black));
  }
};

QTEST_MAIN(TestThumbnailCache)
#include "test_thumbnail_cache.moc"

#include <QTest>

#include "ui/timeline/TileCache.h"

using namespace barline::ui;

namespace {

TileKey key(std::int64_t index) {
  TileKey out;
  out.secondsPerPixel = 0.5;
  out.height = 10;
  out.index = index;
  return out;
}

QImage tile(QRgb colour = 0) {
  QImage image(10, 10, QImage::Format_RGB32);  // 400 bytes
  image.fill(colour);
  return image;
}

}  // namespace

class TestTileCache : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void dropsTheLeastRecentlyUsed() {
    TileCache cache(1200);
    for (int i = 0; i < 3; ++i) cache.insert(key(i), tile());
    QVERIFY(cache.find(key(0)) != nullptr);  // now 1 is the oldest
    cache.insert(key(3), tile());
    QCOMPARE(cache.size(), std::size_t{3});
    QVERIFY(cache.contains(key(0)));
    QVERIFY(!cache.contains(key(1)));
    QVERIFY(cache.contains(key(2)) && cache.contains(key(3)));
    QCOMPARE(cache.bytes(), std::int64_t{1200});
  }

  void askingWhetherIsNoUse() {
    TileCache cache(800);
    cache.insert(key(0), tile());
    cache.insert(key(1), tile());
    QVERIFY(cache.contains(key(0)));
    cache.insert(key(2), tile());
    QVERIFY(!cache.contains(key(0)));
  }

  void aNewPictureReplacesTheOld() {
    TileCache cache(2000);
    cache.insert(key(0), tile(0xff112233));
    cache.insert(key(0), tile(0xff445566));
    QCOMPARE(cache.size(), std::size_t{1});
    QCOMPARE(cache.bytes(), std::int64_t{400});
    QCOMPARE(cache.find(key(0))->pixel(0, 0), QRgb{0xff445566});
  }

  void keepsATileThatIsLargerThanItself() {
    TileCache cache(100);
    cache.insert(key(0), tile());
    QVERIFY(cache.find(key(0)) != nullptr);
    cache.insert(key(1), tile());
    QCOMPARE(cache.size(), std::size_t{1});
  }

  void shrinksWithItsCapacity() {
    TileCache cache(4000);
    for (int i = 0; i < 10; ++i) cache.insert(key(i), tile());
    cache.setCapacity(1000);
    QCOMPARE(cache.size(), std::size_t{2});
    QVERIFY(cache.contains(key(9)) && cache.contains(key(8)));
  }

  void findsTheBestThatWasPaintedOfAPlace() {
    TileCache cache(100000);
    const auto painted = [](std::int64_t index, std::uint64_t samples) {
      TileKey out = key(index);
      out.samples = samples;
      return out;
    };
    cache.insert(painted(1, 2), tile(0xff000002));
    cache.insert(painted(1, 7), tile(0xff000007));
    cache.insert(painted(2, 9), tile(0xff000009));
    QCOMPARE(cache.findBest(painted(1, 0))->pixel(0, 0), QRgb{0xff000007});
    QVERIFY(cache.findBest(painted(0, 0)) == nullptr);
    QVERIFY(cache.findBest(painted(3, 0)) == nullptr);
    QVERIFY(cache.containsAtLeast(painted(1, 5)));
    QVERIFY(!cache.containsAtLeast(painted(1, 8)));
  }

  void everyPartOfAKeyCounts() {
    TileCache cache(100000);
    cache.insert(key(0), tile());
    TileKey other = key(0);
    other.revision = 1;
    QVERIFY(!cache.contains(other));
    other = key(0);
    other.secondsPerPixel = 0.25;
    QVERIFY(!cache.contains(other));
    other = key(0);
    other.height = 20;
    QVERIFY(!cache.contains(other));
    other = key(0);
    other.samples = 1;
    QVERIFY(!cache.contains(other));
    other = key(0);
    other.lane = 2;
    QVERIFY(!cache.contains(other));
  }
};

QTEST_MAIN(TestTileCache)
#include "test_tile_cache.moc"

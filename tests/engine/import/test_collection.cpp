#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <string>

#include "engine/import/Collection.h"
#include "engine/import/ImportError.h"

using namespace barline;
using namespace barline::importing;
namespace fs = std::filesystem;

class TestCollection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsRekordbox() {
    const Collection collection = readCollection(data("rekordbox.xml"));
    QCOMPARE(collection.program, "rekordbox");
    QCOMPARE(collection.tracks.size(), std::size_t{2});
    const CollectionTrack& track = collection.tracks[0];
    QCOMPARE(track.path.string(), "C:/Music/M\xC3\xBCnze #1.mp3");
    QCOMPARE(track.title, "Ferry & Dawn");
    QCOMPARE(track.rating, 4);
    QCOMPARE(track.colour, 2);
    QVERIFY(track.reference.key == (model::AnnotatedKey{9, model::AnnotatedMode::Minor}));
    const std::vector<model::GridMarker> grid{{0.025, 120.0, 2, 4, 4}, {4.025, 60.0, 1, 3, 4}};
    QVERIFY(track.reference.grid == grid);
    QCOMPARE(collection.tracks[1].path.string(), "/Users/me/b.wav");
    QCOMPARE(collection.tracks[1].rating, 0);
    QVERIFY(!collection.tracks[1].reference.key);
    const std::vector<CollectionPlaylist> playlists{
        {"Sets", true, 0, {}}, {"Friday", false, 0, {1, 0}}, {"By place", false, 2, {1}}};
    QVERIFY(collection.playlists == playlists);
    QCOMPARE(collection.leftOut, std::size_t{2});  // the stream, and the entry of no track
  }

  void readsTraktor() {
    const Collection collection = readCollection(data("traktor.nml"));
    QCOMPARE(collection.program, "Traktor");
    QCOMPARE(collection.tracks.size(), std::size_t{2});
    QCOMPARE(collection.tracks[0].path.string(), "/Users/me/Music/a.mp3");
    QCOMPARE(collection.tracks[0].rating, 5);
    QVERIFY(collection.tracks[0].reference.key == (model::AnnotatedKey{9, model::AnnotatedMode::Minor}));
    QCOMPARE(collection.tracks[0].reference.grid.size(), std::size_t{1});
    QCOMPARE(collection.tracks[0].reference.grid[0].time, 1.0505);
    QCOMPARE(collection.tracks[0].reference.grid[0].bpm, 120.0);
    QCOMPARE(collection.tracks[1].path.string(), "D:/Sets/b.mp3");
    const std::vector<CollectionPlaylist> playlists{{"Nights", true, 0, {}}, {"Late", false, 0, {1}}};
    QVERIFY(collection.playlists == playlists);
  }

  void readsPlaylists() {
    const Collection collection =
        read("Friday.m3u8",
             "\xEF\xBB\xBF#EXTM3U\r\n#PLAYLIST:At the pier\r\n#EXTINF:210,Delta Nine - Signal Box\r\n"
             "sub/a.mp3\r\n/abs/caf\xE9.mp3\nfile:///x/b%20c.mp3\nhttp://radio/stream\nC:\\Music\\d.mp3\n");
    QCOMPARE(collection.tracks.size(), std::size_t{4});
    QVERIFY(collection.tracks[0].path == folder() / "sub" / "a.mp3");
    QCOMPARE(collection.tracks[0].artist, "Delta Nine");
    QCOMPARE(collection.tracks[0].title, "Signal Box");
    QVERIFY(collection.tracks[1].path == "/abs/caf\xE9.mp3");
    QVERIFY(collection.tracks[2].path == "/x/b c.mp3");
    QVERIFY(collection.tracks[3].path == "C:/Music/d.mp3");
    QCOMPARE(collection.leftOut, std::size_t{1});
    QCOMPARE(collection.playlists.size(), std::size_t{1});
    QCOMPARE(collection.playlists[0].name, "At the pier");
    QCOMPARE(collection.playlists[0].tracks.size(), std::size_t{4});
  }

  void linesOfAPlaylistEndInEveryWay() {
    const Collection collection =
        read("Mac.m3u", "#EXTM3U\r#EXTINF:3,A - B\ra.mp3\rb.mp3\n\r\nc.mp3\r\nd.mp3");
    QCOMPARE(collection.tracks.size(), std::size_t{4});
    QCOMPARE(collection.tracks[0].title, "B");
    QVERIFY(collection.tracks[0].path == folder() / "a.mp3");
    QVERIFY(collection.tracks[2].path == folder() / "c.mp3");
    QVERIFY(collection.tracks[3].path == folder() / "d.mp3");
  }

  void anOldPlaylistIsWindows1252() {
    const Collection collection = read(
        "Alt.M3U",
        "#EXTINF:3,Bj\xF6rk - J\xF3ga\ncaf\xE9 \x96 \x93Z\xFCrich\x94.mp3\nM\xC3\xBCnze.mp3\nmy caf\xE9\n");
    QCOMPARE(collection.tracks[0].artist, "Bj\xC3\xB6rk");
    QCOMPARE(collection.tracks[0].title, "J\xC3\xB3ga");
    QVERIFY(collection.tracks[0].path ==
            folder() / "caf\xC3\xA9 \xE2\x80\x93 \xE2\x80\x9CZ\xC3\xBCrich\xE2\x80\x9D.mp3");
    QVERIFY(collection.tracks[1].path == folder() / "M\xC3\xBCnze.mp3");  // that is UTF-8 already
    QVERIFY(collection.tracks[2].path == folder() / "my caf\xC3\xA9");
  }

  void addressesInAPlaylistArePaths() {
    const Collection collection =
        read("x.m3u8",
             "file:///C:/Music/a%20b.mp3\nFILE://localhost/x/%C3%BC.mp3\nfile:///a%00b.mp3\nfile://host\n");
    QCOMPARE(collection.tracks.size(), std::size_t{2});
    QVERIFY(collection.tracks[0].path == "C:/Music/a b.mp3");
    QVERIFY(collection.tracks[1].path == "/x/\xC3\xBC.mp3");
    QCOMPARE(collection.leftOut, std::size_t{2});
  }

  void refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("other XML") << QByteArray("<svg></svg>");
    QTest::newRow("no XML") << QByteArray("<DJ_PLAYLISTS><COLLECTION");
    QTest::newRow("broken tags") << QByteArray("<DJ_PLAYLISTS><COLLECTION></DJ_PLAYLISTS>");
    QTest::newRow("entities") << QByteArray(
        "<!DOCTYPE x [<!ENTITY a \"b\">]><DJ_PLAYLISTS>&a;</DJ_PLAYLISTS>");
    QTest::newRow("text") << QByteArray("a shopping list");
    QTest::newRow("empty") << QByteArray();
  }
  void refusesWhatItDoesNotKnow() {
    QFETCH(QByteArray, content);
    QVERIFY_EXCEPTION_THROWN((void)read("x.xml", content.toStdString()), ImportError);
  }

  void staysWithinBounds() {
    std::string deep = "<DJ_PLAYLISTS><PLAYLISTS>";
    for (int i = 0; i < 5000; ++i) deep += "<NODE Type=\"0\" Name=\"n\">";
    for (int i = 0; i < 5000; ++i) deep += "</NODE>";
    QVERIFY(read("deep.xml", deep + "</PLAYLISTS></DJ_PLAYLISTS>").playlists.size() <= 33);
    std::string many = "<DJ_PLAYLISTS><COLLECTION><TRACK Location=\"file://localhost/a.mp3\">";
    for (int i = 0; i < 20'001; ++i) many += "<TEMPO Inizio=\"" + std::to_string(i) + ".5\" Bpm=\"120\"/>";
    QVERIFY_EXCEPTION_THROWN((void)read("many.xml", many + "</TRACK></COLLECTION></DJ_PLAYLISTS>"),
                             ImportError);
    const Collection odd =
        read("odd.xml",
             "<DJ_PLAYLISTS><COLLECTION><TRACK Rating=\"-9\" Location=\"file://localhost/a%00b.mp3\"/>"
             "<TRACK Location=\"file://localhost/b.mp3\"><TEMPO Inizio=\"1e9\" Bpm=\"120\"/>"
             "<TEMPO Inizio=\"1\" Bpm=\"-1\"/><TEMPO Inizio=\"1\" Bpm=\"nan\"/></TRACK>"
             "</COLLECTION></DJ_PLAYLISTS>");
    QCOMPARE(odd.tracks.size(), std::size_t{1});
    QVERIFY(odd.tracks[0].reference.grid.empty());
  }

  void stopsWhenItIsTold() {
    std::string many = "<DJ_PLAYLISTS><COLLECTION>";
    for (int i = 0; i < 2000; ++i)
      many += "<TRACK Location=\"file://localhost/" + std::to_string(i) + ".mp3\"/>";
    const auto file = write("many.xml", many + "</COLLECTION></DJ_PLAYLISTS>");
    const Collection collection = readCollection(file, [](double) { return false; });
    QVERIFY(collection.tracks.size() < 2000);
  }

  void gridsBecomeBeats() {
    model::TrackReference reference{.source = "x", .grid = {{0.5, 120.0, 4, 4, 4}, {2.5, 60.0, 1, 3, 4}}};
    const model::Annotation annotation = model::annotationOf(reference, 6.0);
    const std::vector<model::AnnotatedBeat> beats{{0.5, 4}, {1.0, 1}, {1.5, 2}, {2.0, 3},
                                                  {2.5, 1}, {3.5, 2}, {4.5, 3}, {5.5, 1}};
    QVERIFY(annotation.beats == beats);
    QVERIFY(annotation.downbeats == (std::vector<double>{1.0, 2.5, 5.5}));
    QCOMPARE(annotation.metres.size(), std::size_t{2});
    QVERIFY(annotation.tempo->bpm == std::vector<double>{60.0});
    reference = {.source = "x", .grid = {{1.25, 120.0}}, .beginsBefore = true};
    const model::Annotation before = model::annotationOf(reference, 2.0);
    QVERIFY(before.beats == (std::vector<model::AnnotatedBeat>{{0.25, 3}, {0.75, 4}, {1.25, 1}, {1.75, 2}}));
    QVERIFY(!model::annotationOf({.source = "x", .grid = {}}, 5.0).beats);
  }

 private:
  static fs::path data(const char* name) {
    return fs::path(BARLINE_TEST_SOURCES) / "data" / "collections" / name;
  }
  fs::path folder() const { return folder_.path().toStdString(); }
  fs::path write(const std::string& name, const std::string& content) const {
    std::ofstream(folder() / name, std::ios::binary) << content;
    return folder() / name;
  }
  Collection read(const std::string& name, const std::string& content) const {
    return readCollection(write(name, content));
  }

  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TestCollection)
#include "test_collection.moc"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/tags/TagReader.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using tags::TagReader;

namespace {

QByteArray bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(stream)), {});
  return QByteArray::fromStdString(text);
}

QByteArray asQt(const std::vector<std::byte>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

}  // namespace

/// What ffmpeg writes into files, read back.
class TestTagReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void readsTheTagsOfEachFormat_data();
  void readsTheTagsOfEachFormat();
  void readsThePicture_data();
  void readsThePicture();
  void knowsAFileByItsBytes();
  void takesOpusGainToReplayGain();
  void hasNothingToSayOfOtherFiles();
  void readsPathsThatAreNoText();

 private:
  [[nodiscard]] std::filesystem::path path(const QString& name) const {
    return folder_.filePath(name).toStdString();
  }
  std::filesystem::path encode(const QString& name, const QStringList& encoding,
                               const QStringList& tags) const;

  QTemporaryDir folder_;
};

void TestTagReader::initTestCase() {
  test::ffmpeg({"-f", "lavfi", "-i", "testsrc=size=64x64:duration=0.04:rate=25", "-frames:v", "1",
                folder_.filePath("cover.png")});
}

std::filesystem::path TestTagReader::encode(const QString& name, const QStringList& encoding,
                                            const QStringList& tags) const {
  QStringList arguments{"-f", "lavfi", "-i", "sine=frequency=440:duration=0.3"};
  arguments += encoding;
  for (const QString& tag : tags) arguments += {"-metadata", tag};
  test::ffmpeg(arguments + QStringList{folder_.filePath(name)});
  return path(name);
}

void TestTagReader::readsTheTagsOfEachFormat_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("encoding");
  QTest::addColumn<bool>("all");  // whether the format has a place for all of them
  QTest::newRow("mp3, ID3v2.4") << "a.mp3" << QStringList{"-c:a", "libmp3lame", "-id3v2_version", "4"}
                                << true;
  QTest::newRow("mp3, ID3v2.3") << "b.mp3" << QStringList{"-c:a", "libmp3lame", "-id3v2_version", "3"}
                                << true;
  QTest::newRow("flac") << "a.flac" << QStringList{} << true;
  QTest::newRow("ogg") << "a.ogg" << QStringList{"-c:a", "libvorbis"} << true;
  QTest::newRow("opus") << "a.opus" << QStringList{"-c:a", "libopus"} << true;
  QTest::newRow("m4a") << "a.m4a" << QStringList{"-c:a", "aac"} << false;
  QTest::newRow("aiff") << "a.aiff" << QStringList{"-write_id3v2", "1"} << true;
  QTest::newRow("wav") << "a.wav" << QStringList{} << false;
  QTest::newRow("wma") << "a.wma" << QStringList{"-c:a", "wmav2"} << false;
  QTest::newRow("wavpack") << "a.wv" << QStringList{"-c:a", "wavpack"} << true;
}

void TestTagReader::readsTheTagsOfEachFormat() {
  QFETCH(QString, name);
  QFETCH(QStringList, encoding);
  QFETCH(bool, all);
  const bool isId3 = name.endsWith(".mp3") || name.endsWith(".aiff");
  const auto file = encode(
      name, encoding,
      {"title=Ferry at Dawn", "artist=Tessellate Trio ♪", "album=Hafenlichter – Öst", "genre=Deep House",
       "date=2019-04-05", "comment=first pressing", "track=3/12", "album_artist=Various",
       isId3 ? "TBPM=124.05" : "BPM=124.05", isId3 ? "TKEY=8A" : "INITIALKEY=8A",
       "REPLAYGAIN_TRACK_GAIN=-7.03 dB", "REPLAYGAIN_TRACK_PEAK=0.988", "REPLAYGAIN_ALBUM_GAIN=+1.5 dB"});
  const model::TrackTags tags = TagReader(file).tags();
  QCOMPARE(tags.title, "Ferry at Dawn");
  QCOMPARE(tags.artist, "Tessellate Trio ♪");
  QCOMPARE(tags.album, "Hafenlichter – Öst");
  QCOMPARE(tags.genre, "Deep House");
  if (name.endsWith(".wma")) return;  // ffmpeg has places of its own for the rest
  QCOMPARE(tags.comment, "first pressing");
  QCOMPARE(tags.year, 2019);
  QCOMPARE(tags.trackNumber, 3);
  if (!all) return;
  QCOMPARE(tags.albumArtist, "Various");
  QCOMPARE(tags.bpm, 124.05);
  QCOMPARE(tags.key, "8A");
  QCOMPARE(tags.trackGain.gain, -7.03);
  QCOMPARE(tags.trackGain.peak, 0.988);
  QCOMPARE(tags.albumGain.gain, 1.5);
}

void TestTagReader::readsThePicture_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("encoding");
  QTest::newRow("mp3") << "p.mp3" << QStringList{"-c:a", "libmp3lame"};
  QTest::newRow("flac") << "p.flac" << QStringList{};
  QTest::newRow("m4a") << "p.m4a" << QStringList{"-c:a", "aac"};
  QTest::newRow("aiff") << "p.aiff" << QStringList{"-write_id3v2", "1"};
}

void TestTagReader::readsThePicture() {
  QFETCH(QString, name);
  QFETCH(QStringList, encoding);
  test::ffmpeg(QStringList{"-f", "lavfi", "-i", "sine=duration=0.3", "-i", folder_.filePath("cover.png")} +
               encoding +
               QStringList{"-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v:0", "attached_pic",
                           folder_.filePath(name)});
  const auto artwork = TagReader(path(name)).artwork();
  QVERIFY(artwork.has_value());
  QCOMPARE(artwork->mimeType, "image/png");
  QCOMPARE(asQt(artwork->bytes), bytesOf(path("cover.png")));
}

void TestTagReader::knowsAFileByItsBytes() {
  const auto file = encode("liar.flac", {}, {"title=FLAC inside"});
  std::filesystem::rename(file, path("liar.mp3"));
  QCOMPARE(TagReader(path("liar.mp3")).tags().title, "FLAC inside");
}

void TestTagReader::takesOpusGainToReplayGain() {
  // 256 steps are one decibel, and the reference is 5 dB lower.
  const auto file = encode("gain.opus", {"-c:a", "libopus"}, {"R128_TRACK_GAIN=-512"});
  QCOMPARE(TagReader(file).tags().trackGain.gain, 3.0);
}

void TestTagReader::hasNothingToSayOfOtherFiles() {
  std::ofstream(path("note.mp3")) << "this is a shopping list";
  std::ofstream(path("empty.mp3")).close();
  QVERIFY(TagReader(path("note.mp3")).tags() == model::TrackTags());
  QVERIFY(TagReader(path("empty.mp3")).tags() == model::TrackTags());
  QVERIFY(TagReader(path("not there.mp3")).tags() == model::TrackTags());
  QVERIFY(TagReader(folder_.path().toStdString()).tags() == model::TrackTags());
  QVERIFY(TagReader("/dev/zero").tags() == model::TrackTags());
  QVERIFY(!TagReader(path("note.mp3")).artwork().has_value());
  const auto plain = encode("plain.wav", {"-bitexact"}, {});
  QVERIFY(TagReader(plain).tags() == model::TrackTags());
}

void TestTagReader::readsPathsThatAreNoText() {
  const auto file = encode("ascii.flac", {}, {"title=Latin-1 name"});
  const std::filesystem::path odd = file.parent_path() / "caf\xE9 \xFF.flac";
  std::filesystem::rename(file, odd);
  const model::TrackTags tags = TagReader(odd).tags();
  std::filesystem::remove(odd);  // which Qt's folder cannot
  QCOMPARE(tags.title, "Latin-1 name");
}

QTEST_GUILESS_MAIN(TestTagReader)
#include "test_tag_reader.moc"

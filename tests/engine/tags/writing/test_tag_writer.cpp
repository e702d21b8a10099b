#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/audio/Fingerprint.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagWriter.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"

using namespace barline;
using namespace barline::tags;

namespace {

using Path = std::filesystem::path;

std::string contentOf(const Path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a file holds as mutagen reads it.
QJsonObject tagsOf(const Path& file) {
  QProcess python;
  python.start(
      QStringLiteral(BARLINE_PYTHON),
      {QStringLiteral(BARLINE_TEST_SOURCES "/engine/tags/writing/read_tags.py"), test::toQString(file)});
  python.waitForFinished();
  return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

QString tag(const QJsonObject& tags, const char* name) {
  return tags.value(QString::fromUtf8(name)).toArray().first().toString();
}

TrackFacts facts() {
  return {.bpm = 123.98,
          .key = model::MusicalKey{6, model::Mode::Minor},
          .energyRating = 7.3,
          .integratedLufs = -8.25,
          .truePeakDbtp = -0.5};
}

TagWishes everything() {
  TagWishes wishes;
  wishes.bpm = wishes.key = wishes.energy = wishes.replayGain = true;
  return wishes;
}

std::size_t filesIn(const Path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

ReadyCopy prepared(const TagPlan& plan) {
  auto ready = prepareTags(plan, temporaryNameFor(plan.file), test::decodingHere());
  if (!ready) throw std::runtime_error("cancelled");
  return *std::move(ready);
}

}  // namespace

class TestTagWriter : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;
  [[nodiscard]] Path path(const char* name) const { return Path(folder_->path().toStdString()) / name; }

  /// Three seconds of two tones with tags, and a picture where ffmpeg can put one.
  [[nodiscard]] Path make(const QString& codec, const char* name, bool picture = false) const {
    QStringList arguments{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                          QStringLiteral("aevalsrc=0.3*sin(440*6.28*t)|0.2*sin(333*6.28*t):s=44100:d=3")};
    if (picture) {
      arguments += {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                    QStringLiteral("testsrc=d=1:s=64x64:r=1")};
      arguments += {QStringLiteral("-map"),           QStringLiteral("0"),
                    QStringLiteral("-map"),           QStringLiteral("1"),
                    QStringLiteral("-c:v"),           QStringLiteral("mjpeg"),
                    QStringLiteral("-disposition:v"), QStringLiteral("attached_pic")};
    }
    arguments += {QStringLiteral("-c:a"),      codec,
                  QStringLiteral("-metadata"), QStringLiteral("title=Fährboot"),
                  QStringLiteral("-metadata"), QStringLiteral("artist=Trio"),
                  QStringLiteral("-metadata"), QStringLiteral("comment=bought in Porto"),
                  QStringLiteral("-strict"),   QStringLiteral("-2")};
    if (std::string_view(name).ends_with("aiff"))
      arguments += {QStringLiteral("-write_id3v2"), QStringLiteral("1")};
    test::ffmpeg(arguments << test::toQString(path(name)));
    return path(name);
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }
  void cleanup() { folder_.reset(); }

  void everyFormatGetsItsTagsAndKeepsItsAudio_data() {
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("picture");
    QTest::addColumn<QMap<QString, QString>>("expected");
    using Tags = QMap<QString, QString>;
    const auto tags = [](std::initializer_list<std::pair<const char*, const char*>> pairs) {
      Tags map;
      for (const auto& [name, value] : pairs) map.insert(QString::fromUtf8(name), QString::fromUtf8(value));
      return map;
    };
    const Tags id3 = tags({{"TBPM", "123.98"},
                           {"TKEY", "F#m"},
                           {"TIT2", "Fährboot"},
                           {"COMM::eng", "Energy 7"},
                           {"TXXX:REPLAYGAIN_TRACK_GAIN", "-9.75 dB"},
                           {"TXXX:REPLAYGAIN_TRACK_PEAK", "0.944061"}});
    const Tags xiph = tags({{"BPM", "123.98"},
                            {"INITIALKEY", "F#m"},
                            {"TITLE", "Fährboot"},
                            {"DESCRIPTION", "Energy 7 - bought in Porto"},
                            {"REPLAYGAIN_TRACK_GAIN", "-9.75 dB"},
                            {"REPLAYGAIN_TRACK_PEAK", "0.944061"}});
    const Tags opus = tags({{"BPM", "123.98"},
                            {"INITIALKEY", "F#m"},
                            {"DESCRIPTION", "Energy 7 - bought in Porto"},
                            {"R128_TRACK_GAIN", "-3776"}});
    const Tags mp4 = tags({{"tmpo", "124"},
                           {"----:com.apple.iTunes:BPM", "123.98"},
                           {"----:com.apple.iTunes:initialkey", "F#m"},
                           {"\u00a9nam", "Fährboot"},
                           {"\u00a9cmt", "Energy 7 - bought in Porto"},
                           {"----:com.apple.iTunes:replaygain_track_gain", "-9.75 dB"},
                           {"----:com.apple.iTunes:replaygain_track_peak", "0.944061"}});
    QTest::newRow("mp3") << QStringLiteral("libmp3lame") << QByteArray("a.mp3") << true << id3;
    QTest::newRow("flac") << QStringLiteral("flac") << QByteArray("a.flac") << true << xiph;
    QTest::newRow("ogg") << QStringLiteral("libvorbis") << QByteArray("a.ogg") << false << xiph;
    QTest::newRow("opus") << QStringLiteral("libopus") << QByteArray("a.opus") << false << opus;
    QTest::newRow("m4a") << QStringLiteral("aac") << QByteArray("a.m4a") << true << mp4;
    QTest::newRow("wav") << QStringLiteral("pcm_s16le") << QByteArray("a.wav") << false
                         << tags({{"TBPM", "123.98"}, {"TKEY", "F#m"}, {"COMM::eng", "Energy 7"}});
    QTest::newRow("aiff") << QStringLiteral("pcm_s24be") << QByteArray("a.aiff") << false << id3;
  }
  void everyFormatGetsItsTagsAndKeepsItsAudio() {
    QFETCH(QString, codec);
    QFETCH(QByteArray, name);
    QFETCH(bool, picture);
    using Tags = QMap<QString, QString>;
    QFETCH(Tags, expected);
    const Path file = make(codec, name.constData(), picture);
    const std::string before = contentOf(file);
    const auto samples = test::ffmpegDecode(file, 2);
    const std::string fingerprint = test::decodingHere().fingerprint(file);
    const QJsonObject tagsBefore = tagsOf(file);

    const TagPlan plan = planTags(file, facts(), everything());
    ReadyCopy ready = prepared(plan);
    QVERIFY(contentOf(file) == before);
    ready.put(std::nullopt);

    const QJsonObject tags = tagsOf(file);
    for (auto i = expected.cbegin(); i != expected.cend(); ++i)
      QCOMPARE(tag(tags, i.key().toUtf8().constData()), i.value());
    if (name != "a.wav") {  // of which ffprobe reads what stands before the samples alone
      const QByteArray probed =
          test::ffprobe({QStringLiteral("-show_entries"), QStringLiteral("format_tags:stream_tags"),
                         test::toQString(file)});
      QVERIFY2(probed.contains("=123.98"), probed.constData());
    }
    for (const QString& key : tagsBefore.keys()) QVERIFY2(tags.contains(key), qPrintable(key));
    QVERIFY(test::ffmpegDecode(file, 2) == samples);
    QCOMPARE(test::decodingHere().fingerprint(file), fingerprint);
    QCOMPARE(planTags(file, facts(), everything()).changes.size(), 0U);

    const auto kept = ready.wayBack();
    QVERIFY2(kept.size() < 6000, std::to_string(kept.size()).c_str());
    prepareFormer(file, ready.former(), ready.coming(), kept, temporaryNameFor(file))
        .put(ready.formerModified());
    QVERIFY(contentOf(file) == before);
    QCOMPARE(filesIn(path("")), 1U);
  }

  /// The tables of samples stand before them and have to be moved along.
  void longTagsMoveTheAudioOfEveryFormat_data() {
    QTest::addColumn<QStringList>("codec");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("m4a, tables in front")
        << QStringList{QStringLiteral("aac"), QStringLiteral("-movflags"), QStringLiteral("+faststart")}
        << QByteArray("a.m4a");
    QTest::newRow("m4a, in fragments") << QStringList{QStringLiteral("aac"), QStringLiteral("-movflags"),
                                                      QStringLiteral("frag_keyframe+empty_moov")}
                                       << QByteArray("a.m4a");
    QTest::newRow("m4a, in many fragments")
        << QStringList{QStringLiteral("aac"), QStringLiteral("-movflags"), QStringLiteral("empty_moov"),
                       QStringLiteral("-frag_duration"), QStringLiteral("500000")}
        << QByteArray("a.m4a");
    QTest::newRow("alac") << QStringList{QStringLiteral("alac")} << QByteArray("a.m4a");
    QTest::newRow("ogg of many pages")
        << QStringList{QStringLiteral("libvorbis"), QStringLiteral("-page_duration"), QStringLiteral("20000")}
        << QByteArray("a.ogg");
    QTest::newRow("opus of many pages")
        << QStringList{QStringLiteral("libopus"), QStringLiteral("-page_duration"), QStringLiteral("20000")}
        << QByteArray("a.opus");
    QTest::newRow("flac") << QStringList{QStringLiteral("flac")} << QByteArray("a.flac");
    QTest::newRow("mp3") << QStringList{QStringLiteral("libmp3lame")} << QByteArray("a.mp3");
    QTest::newRow("mp3, ID3v2.3 and ID3v1")
        << QStringList{QStringLiteral("libmp3lame"), QStringLiteral("-id3v2_version"), QStringLiteral("3"),
                       QStringLiteral("-write_id3v1"), QStringLiteral("1")}
        << QByteArray("a.mp3");
    QTest::newRow("wav of floats") << QStringList{QStringLiteral("pcm_f32le")} << QByteArray("a.wav");
    QTest::newRow("aifc") << QStringList{QStringLiteral("pcm_s16le")} << QByteArray("a.aiff");
  }
  void longTagsMoveTheAudioOfEveryFormat() {
    QFETCH(QStringList, codec);
    QFETCH(QByteArray, name);
    test::ffmpeg(QStringList{QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
                             QStringLiteral(
                                 "anoisesrc=d=4:c=pink:seed=3:a=0.3:r=44100,aformat=channel_layouts=stereo"),
                             QStringLiteral("-c:a")}
                 << codec << test::toQString(path(name.constData())));
    const Path file = path(name.constData());
    const std::string before = contentOf(file);
    const auto samples = test::ffmpegDecode(file, 2);
    TagPlan plan = planTags(file, facts(), everything());
    for (TagChange& change : plan.changes) {
      // More than any padding, and more than the page of the tags in an Ogg file.
      if (change.subject == TagSubject::Energy) change.after = {std::string(200'000, 'e')};
    }
    ReadyCopy ready = prepared(plan);
    ready.put(std::nullopt);
    QVERIFY(test::ffmpegDecode(file, 2) == samples);
    QVERIFY(planTags(file, facts(), everything()).changes.size() <= 1);
    QVERIFY2(ready.wayBack().size() < 50000, std::to_string(ready.wayBack().size()).c_str());
    prepareFormer(file, ready.former(), ready.coming(), ready.wayBack(), temporaryNameFor(file))
        .put(ready.formerModified());
    QVERIFY(contentOf(file) == before);
  }

  void whatTheFileSystemKeepsOfAFileStays() {
    const Path file = make(QStringLiteral("flac"), "a.flac");
    const Path link = path("link.flac");
    std::filesystem::create_symlink(file, link);
    ::chmod(file.c_str(), 0640);
    const bool attributes = ::setxattr(file.c_str(), "user.note", "mine", 4, 0) == 0;
    ReadyCopy ready = prepared(planTags(realFile(link), facts(), everything()));
    ready.put(ready.formerModified());
    struct stat status {};
    QCOMPARE(::stat(file.c_str(), &status), 0);
    QCOMPARE(status.st_mode & 07777U, 0640U);
    QCOMPARE(status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec, ready.formerModified());
    QVERIFY(std::filesystem::is_symlink(link));
    std::array<char, 8> note{};
    if (attributes) QCOMPARE(::getxattr(file.c_str(), "user.note", note.data(), note.size()), 4);
  }

  void aFileThatChangedMeanwhileIsLeftAlone() {
    const Path file = make(QStringLiteral("flac"), "a.flac");
    const TagPlan plan = planTags(file, facts(), everything());
    {
      ReadyCopy ready = prepared(plan);
      std::ofstream(file, std::ios::app) << "more";
      QVERIFY_EXCEPTION_THROWN(ready.put(std::nullopt), TagError);
      QCOMPARE(filesIn(path("")), 2U);
    }
    QCOMPARE(filesIn(path("")), 1U);
    static_cast<void>(make(QStringLiteral("flac"), "a.flac"));
    ReadyCopy ready = prepared(plan);
    ready.put(std::nullopt);
    QVERIFY_EXCEPTION_THROWN(prepared(plan), TagError);  // the fields hold something else now
    std::ofstream(file, std::ios::app) << "more";
    QVERIFY_EXCEPTION_THROWN(
        prepareFormer(file, ready.former(), ready.coming(), ready.wayBack(), temporaryNameFor(file)),
        TagError);
    QCOMPARE(filesIn(path("")), 1U);
    // Then the fields themselves lead back.
    const TagPlan back = planBack(plan);
    QCOMPARE(back.changes.size(), plan.changes.size());
    prepared(back).put(std::nullopt);
    QCOMPARE(tag(tagsOf(file), "DESCRIPTION"), QStringLiteral("bought in Porto"));
    QVERIFY(!tagsOf(file).contains(QStringLiteral("BPM")));
  }

  void cancellingLeavesNothing() {
    const Path file = make(QStringLiteral("flac"), "a.flac");
    const std::string before = contentOf(file);
    QVERIFY(!prepareTags(planTags(file, facts(), everything()), temporaryNameFor(file), test::decodingHere(),
                         [] { return true; }));
    QVERIFY(contentOf(file) == before);
    QCOMPARE(filesIn(path("")), 1U);
  }

  void whatCannotBeWrittenIsSaid() {
    const Path text = path("notes.mp3");
    std::ofstream(text) << "not music";
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(planTags(text, facts(), everything())), TagError);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(planTags(path("gone.mp3"), facts(), everything())), TagError);
    const Path file = make(QStringLiteral("flac"), "a.flac");
    const TagPlan plan = planTags(file, facts(), everything());
    ::chmod(file.c_str(), 0444);
    QVERIFY_EXCEPTION_THROWN(prepared(plan), TagError);
    ::chmod(file.c_str(), 0644);
    const Path cut = path("cut.flac");
    std::ofstream(cut, std::ios::binary) << contentOf(file).substr(0, 60);
    QVERIFY_EXCEPTION_THROWN(prepared(planTags(cut, facts(), everything())), std::runtime_error);
    QCOMPARE(filesIn(path("")), 3U);
  }

  /// TagLib knows of MPEG-4's items what iTunes writes, and would drop this one.
  void aFieldThatWouldBeLostStopsTheWriting() {
    const Path file = make(QStringLiteral("aac"), "a.m4a");
    std::string content = contentOf(file);
    const auto item = content.find("\xa9too");
    QVERIFY(item != std::string::npos);
    content.replace(item, 4, "xxyz");
    content[item + 4 + 8 + 3] =
        21;  // an integer's type, which TagLib expects of no item that it does not know
    std::ofstream(file, std::ios::binary) << content;
    QVERIFY_EXCEPTION_THROWN(prepared(planTags(file, facts(), everything())), TagError);
    QVERIFY(contentOf(file) == content);
  }
};

QTEST_GUILESS_MAIN(TestTagWriter)
#include "test_tag_writer.moc"

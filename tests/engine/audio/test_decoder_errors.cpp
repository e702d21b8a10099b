#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <random>

#include "engine/audio/Decoder.h"
#include "engine/audio/Fingerprint.h"
#include "engine/audio/MediaError.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

constexpr int kRate = 44100;

void write(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What opening and reading a file throws; empty where it can be read.
std::optional<MediaError> problemOf(const std::filesystem::path& file) {
  try {
    readAll(file);
  } catch (const MediaError& error) {
    return error;
  }
  return std::nullopt;
}

/// One sentence that names the file.
bool isSentenceAbout(std::string_view text, std::string_view name) {
  return text.starts_with(name) && text.ends_with('.') && text.find('\n') == std::string_view::npos &&
         text.find(". ") == std::string_view::npos && text.find("..") == std::string_view::npos;
}

/// Makes files unreadable for this process while it lives, also where the tests run as root.
class WithoutPermission {
 public:
  explicit WithoutPermission(const std::filesystem::path& file) : file_(file), asRoot_(::geteuid() == 0) {
    std::filesystem::permissions(file_, std::filesystem::perms::none);
    constexpr uid_t kNobody = 65534;
    if (asRoot_ && ::seteuid(kNobody) != 0) throw std::runtime_error("Cannot leave root");
  }
  ~WithoutPermission() {
    if (asRoot_ && ::seteuid(0) != 0) std::abort();
    std::filesystem::permissions(file_, std::filesystem::perms::owner_all);
  }

 private:
  std::filesystem::path file_;
  bool asRoot_;
};

}  // namespace

class TestDecoderErrors : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    writeWav(folder_ / "sound.wav", sine(440, 0.5, kRate), kRate);
    auto music = whiteNoise(6.0, kRate, 0.2);
    mixInto(music, sweep(100, 2000, 6.0, kRate, 0.3));
    writeWav(folder_ / "long.wav", {music, music}, kRate);
  }

  void contentThatIsNoAudioIsRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<MediaProblem>("problem");
    const QByteArray sound = QByteArray::fromStdString((folder_ / "sound.wav").string());
    using enum MediaProblem;
    QTest::newRow("nothing") << QByteArray() << Empty;
    QTest::newRow("text") << QByteArray("Dear diary,\ntoday I heard a song.\n") << NotAudio;
    QTest::newRow("long text") << QByteArray("la la la, that is how it goes\n").repeated(20000) << NotAudio;
    QTest::newRow("UTF-16 text") << QByteArray("\xFF\xFEH\0e\0l\0l\0o\0", 12) << NotAudio;
    QTest::newRow("zeros") << QByteArray(100000, '\0') << NotAudio;
    QTest::newRow("a single byte") << QByteArray("\xFF") << NotAudio;
    QTest::newRow("an ID3 tag alone")
        << QByteArray("ID3\x04\0\0\0\0\0\x0A", 10) + QByteArray(10, '\0') << Empty;
    QTest::newRow("M3U") << "#EXTM3U\n#EXTINF:1,Sound\n" + sound + "\n" << Refused;
    QTest::newRow("M3U with a byte order mark") << "\xEF\xBB\xBF#EXTM3U\r\n" + sound + "\r\n" << Refused;
    QTest::newRow("bare list") << sound + "\n" << Refused;
    QTest::newRow("HLS") << "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n" + sound + "\n#EXT-X-ENDLIST\n"
                         << Refused;
    QTest::newRow("PLS") << "[playlist]\nFile1=" + sound + "\nNumberOfEntries=1\n" << Refused;
    QTest::newRow("ffconcat") << "ffconcat version 1.0\nfile '" + sound + "'\n" << Refused;
    QTest::newRow("XSPF") << "<?xml version=\"1.0\"?>\n<playlist version=\"1\"><trackList><track><location>" +
                                 sound + "</location></track></trackList></playlist>"
                          << Refused;
    QTest::newRow("DASH")
        << QByteArray("<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>")
        << Refused;
    QTest::newRow("cue sheet") << "TITLE \"Album\"\nFILE \"" + sound + "\" WAVE\n  TRACK 01 AUDIO\n"
                               << Refused;
    QTest::newRow("SDP") << QByteArray("v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 96\n") << Refused;
  }

  void contentThatIsNoAudioIsRefused() {
    QFETCH(QByteArray, content);
    QFETCH(MediaProblem, problem);
    const auto file = folder_ / "song.mp3";
    write(file, {content.constData(), static_cast<std::size_t>(content.size())});
    const auto error = problemOf(file);
    QVERIFY(error);
    QCOMPARE(error->problem(), problem);
    QCOMPARE(error->file(), file);
    QVERIFY2(isSentenceAbout(error->what(), "song.mp3"), error->what());
    QVERIFY_THROWS_EXCEPTION(MediaError, (void)decodingHere().fingerprint(file));
  }

  void whatIsNoFileIsRefused() {
    const auto check = [this](const char* name, MediaProblem problem) {
      const auto error = problemOf(folder_ / name);
      QVERIFY2(error, name);
      QCOMPARE(error->problem(), problem);
      QVERIFY2(isSentenceAbout(error->what(), name), error->what());
    };
    std::filesystem::create_directory(folder_ / "folder.wav");
    QCOMPARE(::mkfifo((folder_ / "pipe.wav").c_str(), 0600), 0);
    std::filesystem::create_symlink("/dev/zero", folder_ / "device.wav");
    std::filesystem::create_symlink("nowhere.wav", folder_ / "dangling.wav");
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = (folder_ / "socket.wav").string();
    QVERIFY(path.size() < sizeof(address.sun_path));
    std::ranges::copy(path, address.sun_path);
    QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);

    check("missing.wav", MediaProblem::NotFound);
    check("dangling.wav", MediaProblem::NotFound);
    check("folder.wav", MediaProblem::IsFolder);
    check("pipe.wav", MediaProblem::Refused);
    check("device.wav", MediaProblem::Refused);
    check("socket.wav", MediaProblem::Refused);
    ::close(socket);
    QCOMPARE(problemOf("")->problem(), MediaProblem::NotFound);
    QCOMPARE(problemOf(folder_ / "sound.wav" / "inside.wav")->problem(), MediaProblem::NotFound);
  }

  void missingPermissionIsReported() {
    const auto file = folder_ / "private.wav";
    writeWav(file, sine(440, 0.1, kRate), kRate);
    std::optional<MediaError> error;
    {
      const WithoutPermission guard(file);
      error = problemOf(file);
    }
    QVERIFY(error);
    QCOMPARE(error->problem(), MediaProblem::NoPermission);
    QVERIFY2(isSentenceAbout(error->what(), "private.wav"), error->what());
  }

  void everyProblemHasItsSentence() {
    using enum MediaProblem;
    for (const MediaProblem problem :
         {NotFound, IsFolder, NoPermission, Empty, NotAudio, Refused, Unsupported, Damaged, Unreadable})
      for (const char* detail : {"", "a detail"})
        QVERIFY(isSentenceAbout(describe(problem, "/music/a song.mp3", detail), "a song.mp3 "));
    // A name may hold anything; the sentence stays one line of UTF-8.
    const std::string odd = describe(NotAudio, "two\nlines\xFF.mp3", {});
    QVERIFY2(isSentenceAbout(odd, "two lines\xEF\xBF\xBD.mp3 "), odd.c_str());
  }

  void otherMediaIsNotAudio() {
    ffmpeg({"-f", "lavfi", "-i", "testsrc=d=1:s=64x64", "-c:v", "mpeg4", toQString(folder_ / "silent.mp4"),
            "-frames:v", "1", toQString(folder_ / "picture.png"), "-c:v", "mpeg4",
            toQString(folder_ / "silent.mkv")});
    QCOMPARE(problemOf(folder_ / "silent.mp4")->problem(), MediaProblem::Empty);
    QCOMPARE(problemOf(folder_ / "silent.mkv")->problem(), MediaProblem::Empty);
    QCOMPARE(problemOf(folder_ / "picture.png")->problem(), MediaProblem::NotAudio);
  }

  void shapesBeyondTheBoundsAreUnsupported() {
    writeWav(folder_ / "slow.wav", sine(100, 0.2, 4000), 4000);
    writeWav(folder_ / "fast.wav", sine(100, 0.2, 384000), 384000);
    ffmpeg({"-f", "lavfi", "-i", "anullsrc=cl=hexadecagonal:d=0.1", toQString(folder_ / "wide.wav")});
    for (const char* name : {"slow.wav", "fast.wav", "wide.wav"}) {
      const auto error = problemOf(folder_ / name);
      QVERIFY2(error, name);
      QCOMPARE(error->problem(), MediaProblem::Unsupported);
      QVERIFY2(isSentenceAbout(error->what(), name), error->what());
    }
  }

  void soundWithoutSamplesIsEmpty() {
    writeWav(folder_ / "none.wav", std::vector<float>{}, kRate);
    QCOMPARE(problemOf(folder_ / "none.wav")->problem(), MediaProblem::Empty);
  }

  void fileWithoutItsIndexIsDamaged() {
    encode(folder_ / "long.wav", folder_ / "whole.m4a");
    const std::string whole = contentOf(folder_ / "whole.m4a");
    write(folder_ / "half.m4a", std::string_view(whole).substr(0, whole.size() / 2));
    const auto error = problemOf(folder_ / "half.m4a");
    QVERIFY(error);
    QCOMPARE(error->problem(), MediaProblem::Damaged);
    QVERIFY2(isSentenceAbout(error->what(), "half.m4a"), error->what());
  }

  void chunkThatReachesBeyondEveryFileIsNoFaultOfTheDisk() {
    encode(folder_ / "long.wav", folder_ / "whole.caf");
    const Planes whole = readAll(folder_ / "whole.caf");
    // A chunk that ends so near the largest number that there is no reading on from there.
    const std::string sound = contentOf(folder_ / "whole.caf");
    const auto length =
        static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) - sound.size() - 1000;
    std::string chunk = "junk";
    for (int shift = 56; shift >= 0; shift -= 8) chunk += static_cast<char>((length >> shift) & 0xFFU);
    write(folder_ / "endless.caf", sound + chunk + std::string(20, 'x'));
    const Planes planes = readAll(folder_ / "endless.caf");
    QVERIFY(std::ranges::equal(planes[0], whole[0]));
  }

  void truncatedFilesAreReadAsFarAsTheyGo_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("lossless");
    const auto row = [](const char* name, const char* options, bool lossless) {
      QTest::newRow(name) << QByteArray(name) << QByteArray(options) << lossless;
    };
    row("cut.wav", "", true);
    row("cut.w64", "", true);
    row("cut.aiff", "", true);
    row("cut.caf", "", true);
    row("cut.flac", "", true);
    row("cut.wv", "", true);
    row("cut.tta", "", true);
    row("cut-alac.m4a", "-c:a alac -movflags faststart", true);
    row("cut.m4a", "-movflags faststart", false);
    row("cut.mp3", "", false);
    row("cut.ogg", "", false);
    row("cut.opus", "", false);
    row("cut.mka", "-c:a aac", false);
    row("cut.wma", "", false);
    row("cut.avi", "-c:a libmp3lame", false);
  }

  void truncatedFilesAreReadAsFarAsTheyGo() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, options);
    QFETCH(bool, lossless);
    const auto file = folder_ / name.constData();
    encode(folder_ / "long.wav", file, options.constData());
    const Planes whole = readAll(file);
    const std::string bytes = contentOf(file);
    write(file, std::string_view(bytes).substr(0, bytes.size() * 6 / 10));

    Decoder decoder(decodingHere(), file);
    const Planes planes = readAll(decoder);
    const double part = static_cast<double>(planes[0].size()) / static_cast<double>(whole[0].size());
    QVERIFY2(part > 0.35 && part < 0.75, qPrintable(QString::number(part)));
    if (lossless) QVERIFY(std::ranges::equal(planes[0], std::span(whole[0]).first(planes[0].size())));
    const std::string warning = decoder.warning().value_or("");
    QVERIFY2(isSentenceAbout(warning, name.toStdString() + " ends early: "), warning.c_str());
    QCOMPARE(decoder.source().warning, decoder.warning());
    QCOMPARE(decoder.source().duration, static_cast<double>(planes[0].size()) / decoder.format().sampleRate);
    QCOMPARE(decodingHere().fingerprint(file), decoder.source().fingerprint);
  }

  void warningSaysHowMuchCouldBeRead() {
    encode(folder_ / "long.wav", folder_ / "song.flac");
    const std::string bytes = contentOf(folder_ / "song.flac");
    write(folder_ / "song.flac", std::string_view(bytes).substr(0, bytes.size() / 2));
    Decoder decoder(decodingHere(), folder_ / "song.flac");
    QVERIFY(!decoder.warning());
    readAll(decoder);
    QCOMPARE(decoder.warning().value_or(""),
             std::string("song.flac ends early: 0:02 of 0:06 could be read."));
  }

  void damageIsSkipped_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("keepsTime");
    QTest::newRow("flac") << QByteArray("bad.flac") << QByteArray() << true;
    QTest::newRow("wavpack") << QByteArray("bad.wv") << QByteArray() << true;
    QTest::newRow("vorbis") << QByteArray("bad.ogg") << QByteArray() << true;
    QTest::newRow("opus") << QByteArray("bad.opus") << QByteArray() << true;
    QTest::newRow("aac") << QByteArray("bad.m4a") << QByteArray("-aac_pns 0") << true;
    QTest::newRow("matroska") << QByteArray("bad.mka") << QByteArray("-c:a libmp3lame") << true;
    QTest::newRow("mp3") << QByteArray("bad.mp3") << QByteArray() << false;
  }

  void damageIsSkipped() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, options);
    QFETCH(bool, keepsTime);
    const auto file = folder_ / name.constData();
    encode(folder_ / "long.wav", file, options.constData());
    const Planes whole = readAll(file);
    std::string bytes = contentOf(file);
    bytes.replace(bytes.size() / 2, 1500, 1500, '\x55');
    write(file, bytes);

    Decoder decoder(decodingHere(), file);
    const Planes planes = readAll(decoder);
    const std::string warning = decoder.warning().value_or("");
    QVERIFY2(isSentenceAbout(warning, name.toStdString() + " is damaged: "), warning.c_str());
    const auto frames = std::ssize(whole[0]);
    QVERIFY(std::abs(std::ssize(planes[0]) - frames) < (keepsTime ? 100 : kRate / 2));
    // The first fifth and, where time is kept, the last one are as if nothing had happened.
    const auto fifth = static_cast<std::size_t>(frames / 5);
    QCOMPARE_LE(largestDifference(std::span(planes[0]).first(fifth), std::span(whole[0]).first(fifth)),
                1e-6F);
    if (!keepsTime || planes[0].size() != whole[0].size()) return;
    const auto last = [fifth](const std::vector<float>& plane) { return std::span(plane).last(fifth); };
    QCOMPARE_LE(largestDifference(last(planes[0]), last(whole[0])), 2e-3F);
  }

  void healthyStreamsRaiseNoWarning_data() {
    QTest::addColumn<QByteArray>("options");
    // Written to a pipe, so that no length or index could be filled in afterwards.
    for (const char* options :
         {"-f wav", "-f flac", "-f mp3", "-f mp3 -q:a 3 -write_xing 0", "-f ogg", "-f opus",
          "-c:a libopus -f matroska", "-f au", "-f wv", "-f adts", "-c:a aac -f mpegts", "-c:a aac -f flv",
          "-c:a aac -movflags frag_keyframe+empty_moov -f mp4"})
      QTest::newRow(options) << QByteArray(options);
  }

  void healthyStreamsRaiseNoWarning() {
    QFETCH(QByteArray, options);
    const QByteArray bytes = ffmpeg(QStringList{"-i", toQString(folder_ / "long.wav")} +
                                    QString::fromLatin1(options).split(QLatin1Char(' ')) + QStringList{"-"});
    write(folder_ / "stream", {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    Decoder decoder(decodingHere(), folder_ / "stream");
    const Planes planes = readAll(decoder);
    QVERIFY2(!decoder.warning(), decoder.warning().value_or("").c_str());
    QVERIFY(std::abs(static_cast<double>(planes[0].size()) / decoder.format().sampleRate - 6.0) < 0.1);
  }

  void insaneSamplesAreMadeSane() {
    const float infinity = std::numeric_limits<float>::infinity();
    const std::vector<float> samples = {0.25F,    std::numeric_limits<float>::quiet_NaN(),
                                        infinity, -infinity,
                                        1e30F,    -1e30F,
                                        1e-40F,   -1e-40F,
                                        -1.5F,    2.0F,
                                        0.0F};
    writeWav(folder_ / "insane.wav", samples, kRate, WavEncoding::Float32);
    const Planes planes = readAll(folder_ / "insane.wav");
    QCOMPARE(planes[0],
             (std::vector<float>{0.25F, 0.0F, 64.0F, -64.0F, 64.0F, -64.0F, 0.0F, 0.0F, -1.5F, 2.0F, 0.0F}));
  }

  void anyByteMayBeWrong_data() {
    QTest::addColumn<QByteArray>("name");
    for (const char* name : {"fuzz.wav", "fuzz.flac", "fuzz.mp3", "fuzz.m4a", "fuzz.ogg", "fuzz.opus",
                             "fuzz.mka", "fuzz.wma", "fuzz.aiff", "fuzz.wv", "fuzz.aac", "fuzz.caf"})
      QTest::newRow(name) << QByteArray(name);
  }

  void anyByteMayBeWrong() {
    // Whatever comes of it: sane samples or a MediaError, and a file that reads the same twice.
    QFETCH(QByteArray, name);
    const auto file = folder_ / name.constData();
    encode(folder_ / "sound.wav", file);
    const std::string bytes = contentOf(file);
    std::mt19937 generator(11);
    for (int round = 0; round < 40; ++round) {
      std::string broken = bytes;
      const std::size_t reach = round % 2 == 0 ? std::min<std::size_t>(broken.size(), 600) : broken.size();
      for (int i = 0; i < 8; ++i) broken[generator() % reach] = static_cast<char>(generator());
      write(file, broken);
      try {
        Decoder decoder(decodingHere(), file);
        const Planes planes = readAll(decoder);
        for (const auto& plane : planes)
          QVERIFY(
              std::ranges::all_of(plane, [](float x) { return std::isfinite(x) && std::abs(x) <= 64.0F; }));
        decoder.seek(std::ssize(planes[0]) / 2);
        Planes block;
        decoder.read(block, 1000);
      } catch (const MediaError& error) {
        QVERIFY2(isSentenceAbout(error.what(), name.toStdString()), error.what());
      }
    }
  }

 private:
  Folder folder_;
};

QTEST_GUILESS_MAIN(TestDecoderErrors)
#include "test_decoder_errors.moc"

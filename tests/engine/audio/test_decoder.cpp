#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include "engine/audio/Decoder.h"
#include "engine/audio/Fingerprint.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

constexpr int kRate = 44100;
constexpr std::size_t kFrames = 4 * kRate + 777;

/// How a format keeps the length of what was encoded.
enum class Length { Exact, WithinMilliseconds, Rounded };

struct Format {
  const char* name;     // of the file
  const char* options;  // for ffmpeg
  Length length;
  float tolerance;  // largest difference between a straight decode and one after a seek
};

// AAC is encoded without noise substitution, which decoders fill with random numbers that no seek brings
// back.

/// Every format that must be decoded, in each container where it is usual.
constexpr std::array kFormats = std::to_array<Format>({
    {"pcm.wav", "", Length::Exact, 0},
    {"pcm.w64", "", Length::Rounded, 0},
    {"pcm.aiff", "", Length::Exact, 0},
    {"pcm.caf", "", Length::Exact, 0},
    {"pcm.au", "", Length::Exact, 0},
    {"adpcm.wav", "-c:a adpcm_ima_wav", Length::Rounded, 0},
    {"flac.flac", "", Length::Exact, 0},
    {"flac.oga", "-c:a flac", Length::Exact, 0},
    {"flac.mka", "-c:a flac", Length::Exact, 0},
    {"alac.m4a", "-c:a alac", Length::Exact, 0},
    {"wavpack.wv", "", Length::Exact, 0},
    {"tta.tta", "", Length::Exact, 0},
    {"lame.mp3", "-b:a 128k", Length::Exact, 0},
    {"lame-vbr.mp3", "-q:a 4", Length::Exact, 0},
    {"lame-low.mp3", "-b:a 32k", Length::Exact, 0},
    {"lame.mp4", "-c:a libmp3lame", Length::WithinMilliseconds, 0},
    {"aac.m4a", "-aac_pns 0 -b:a 128k", Length::WithinMilliseconds, 1e-5F},
    {"aac.mov", "-aac_pns 0 -c:a aac", Length::WithinMilliseconds, 1e-5F},
    {"aac-fragmented.mp4", "-aac_pns 0 -c:a aac -movflags frag_keyframe+empty_moov", Length::Exact, 1e-5F},
    {"aac.aac", "-aac_pns 0 -b:a 128k", Length::Rounded, 1e-5F},
    {"aac.mka", "-aac_pns 0 -c:a aac", Length::Rounded, 1e-5F},
    {"aac.ts", "-aac_pns 0 -c:a aac", Length::Rounded, 1e-5F},
    {"aac.flv", "-aac_pns 0 -c:a aac", Length::Rounded, 1e-5F},
    {"vorbis.ogg", "-c:a libvorbis", Length::Exact, 1e-6F},
    {"vorbis.mka", "-c:a libvorbis", Length::Rounded, 1e-6F},
    {"opus.opus", "-c:a libopus", Length::Exact, 2e-3F},
    {"opus.mka", "-c:a libopus", Length::Exact, 2e-3F},
    {"opus.webm", "-c:a libopus", Length::Exact, 2e-3F},
    {"opus.mp4", "-c:a libopus", Length::WithinMilliseconds, 2e-3F},
    {"wma1.wma", "-c:a wmav1", Length::Rounded, 1e-6F},
    {"wma2.wma", "-c:a wmav2", Length::Rounded, 1e-6F},
});

std::string bigEndian32(std::size_t value) {
  std::string bytes;
  for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string box(const std::string& type, const std::string& content) {
  return bigEndian32(8 + content.size()) + type + content;
}

/// Adds what iTunes writes into its files: encoder delay, padding and length. The file's last box must be
/// "moov".
void addITunesGaplessTag(const std::filesystem::path& file, unsigned delay, std::size_t frames) {
  constexpr std::size_t kPacket = 1024;
  const std::size_t padding = (frames + delay + kPacket - 1) / kPacket * kPacket - frames - delay;
  const QByteArray text =
      QByteArray(" 00000000 ") + QByteArray::number(delay, 16).rightJustified(8, '0') + ' ' +
      QByteArray::number(static_cast<qulonglong>(padding), 16).rightJustified(8, '0') + ' ' +
      QByteArray::number(static_cast<qulonglong>(frames), 16).rightJustified(16, '0');
  const std::string item = box(
      "----", box("mean", bigEndian32(0) + "com.apple.iTunes") + box("name", bigEndian32(0) + "iTunSMPB") +
                  box("data", bigEndian32(1) + bigEndian32(0) + text.toUpper().toStdString()));
  const std::string handler =
      box("hdlr", bigEndian32(0) + bigEndian32(0) + "mdirappl" + std::string(9, '\0'));
  const std::string tag = box("udta", box("meta", bigEndian32(0) + handler + box("ilst", item)));
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  const std::size_t moov = bytes.rfind("moov") - 4;
  bytes.replace(moov, 4, bigEndian32(bytes.size() - moov + tag.size()));
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out << bytes << tag;
}

std::vector<double> clickTimes() {
  return regularTimes(120.0, 0.25, 4.0);
}

}  // namespace

class TestDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    // Clicks whose times are known in one channel; in the other a sweep and noise, so that any wrong sample
    // shows.
    const double seconds = static_cast<double>(kFrames) / kRate;
    const auto clickTrack = clicks(clickTimes(), seconds, kRate);
    auto music = whiteNoise(seconds, kRate, 0.1);
    mixInto(music, sweep(100, 4000, seconds, kRate, 0.4));
    writeWav(folder_ / "track.wav", {clickTrack, music}, kRate);
    QStringList arguments = {QStringLiteral("-i"), toQString(folder_ / "track.wav")};
    for (const Format& format : kFormats) {
      arguments += QStringList{QStringLiteral("-map"), QStringLiteral("0:a")};
      arguments += QString::fromLatin1(format.options).split(QLatin1Char(' '), Qt::SkipEmptyParts);
      arguments += toQString(folder_ / format.name);
    }
    ffmpeg(arguments);
    std::vector<std::filesystem::path> files;
    for (const Format& format : kFormats) files.push_back(folder_ / format.name);
    ffmpegs_ = ffmpegDecodeAll(files, std::vector<int>(files.size(), 2));
  }

  void firstDecodedSampleIsFirstEncodedSample_data() { formats(); }

  void firstDecodedSampleIsFirstEncodedSample() {
    const Format format = kFormats[fetch()];
    Decoder decoder(decodingHere(), folder_ / format.name);
    const Planes planes = readAll(decoder);
    const int rate = decoder.format().sampleRate;
    QCOMPARE(planes.size(), std::size_t{2});
    const auto& plane = planes.front();
    for (const double time : clickTimes()) {
      const auto centre = static_cast<std::ptrdiff_t>(std::lround(time * rate));
      const auto begin = plane.begin() + std::max<std::ptrdiff_t>(0, centre - rate / 5);
      const auto end = plane.begin() + std::min<std::ptrdiff_t>(std::ssize(plane), centre + rate / 5);
      const auto loudest =
          std::max_element(begin, end, [](float a, float b) { return std::abs(a) < std::abs(b); });
      const double found = static_cast<double>(loudest - plane.begin()) / rate;
      QVERIFY2(std::abs(found - time) < 0.001,
               qPrintable(QStringLiteral("%1 s at %2 s").arg(time).arg(found)));
    }

    const double frames = static_cast<double>(plane.size());
    const double expected = std::round(static_cast<double>(kFrames) * rate / kRate);
    const double slack = format.length == Length::Exact     ? 0.0
                         : format.length == Length::Rounded ? 4096.0
                                                            : 0.002 * rate;
    QVERIFY2(std::abs(frames - expected) <= slack, qPrintable(QStringLiteral("%1 frames").arg(frames)));
    QCOMPARE(decoder.source().duration, frames / rate);
    QVERIFY2(!decoder.warning(), decoder.warning().value_or("").c_str());
  }

  void samplesAreThoseThatFfmpegDecodes_data() { formats(); }

  void samplesAreThoseThatFfmpegDecodes() {
    // ffmpeg keeps encoder delay and padding where this decoder knows better: the common stretch must be the
    // same.
    const Format format = kFormats[fetch()];
    const Planes ours = readAll(folder_ / format.name);
    const Planes& theirs = ffmpegs_[fetch()];
    const auto surplus = std::ssize(theirs[0]) - std::ssize(ours[0]);
    QVERIFY(std::abs(surplus) <= 2 * 2048);
    const auto loudest = [](const std::vector<float>& plane) {
      // The first click, which is alone in its first half second.
      return std::max_element(plane.begin(), plane.begin() + kRate / 2,
                              [](float a, float b) { return std::abs(a) < std::abs(b); }) -
             plane.begin();
    };
    // WMA made by ffmpeg loses its first click in ffmpeg itself; the sweep alone can't align, so the file's
    // start does.
    const bool startsLate = std::string_view(format.name).ends_with(".wma");
    const std::ptrdiff_t shift = startsLate ? -2048 : loudest(theirs[0]) - loudest(ours[0]);
    const auto frames = std::min(std::ssize(ours[0]), std::ssize(theirs[0]) - shift);
    QVERIFY(frames > std::ssize(ours[0]) - 4096);
    const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, -shift));
    for (std::size_t c = 0; c < 2; ++c) {
      const std::span<const float> our =
          std::span(ours[c]).subspan(from, static_cast<std::size_t>(frames) - from);
      const std::span<const float> their =
          std::span(theirs[c]).subspan(from + static_cast<std::size_t>(shift), our.size());
      QCOMPARE_LE(largestDifference(our, their), 1e-6F);
    }
  }

  void chainedStreamsFollowOneAnother() {
    for (const char* name : {"opus.opus", "vorbis.ogg"}) {
      const auto file = folder_ / "chained.ogg";
      encode(folder_ / "track.wav", folder_ / "second.ogg",
             std::string_view(name) == "opus.opus" ? "-c:a libopus -b:a 64k" : "-q:a 2");
      std::ofstream joined(file, std::ios::binary | std::ios::trunc);
      for (const char* part : {name, "second.ogg"})
        joined << std::ifstream(folder_ / part, std::ios::binary).rdbuf();
      joined.close();
      const Planes first = readAll(folder_ / name);
      Decoder straight(decodingHere(), file);
      const Planes all = readAll(straight);
      QVERIFY2(!straight.warning(), straight.warning().value_or("").c_str());
      const auto frames = first[0].size();
      QVERIFY(std::abs(std::ssize(all[0]) - 2 * std::ssize(first[0])) < 1024);
      QCOMPARE(largestDifference(first[1], std::span(all[1]).first(frames)), 0.0F);
      Decoder fresh(decodingHere(), file);
      checkSeeks(fresh, all, 2e-3F);
    }
  }

  void everySampleFormatComesOutAsFfmpegHasIt() {
    struct Shape {
      const char* codec;
      int channels;
      int rate;
    };
    std::vector<Shape> shapes;
    for (const char* codec :
         {"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw"})
      shapes.push_back({codec, 2, 48000});
    for (const int channels : {1, 3, 4, 5, 6, 7, 8}) shapes.push_back({"pcm_s24le", channels, 48000});
    for (const int rate : {8000, 11025, 22050, 32000, 88200, 96000, 192000})
      shapes.push_back({"pcm_s16le", 2, rate});

    QStringList inputs;
    QStringList outputs;
    std::vector<std::filesystem::path> files;
    std::vector<int> channels;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      const Shape& shape = shapes[i];
      std::vector<std::vector<float>> source;
      for (int c = 0; c < shape.channels; ++c) source.push_back(sine(100.0 * (c + 1), 0.25, shape.rate, 0.9));
      const auto file = folder_ / ("source" + std::to_string(i) + ".wav").c_str();
      writeWav(file, source, shape.rate, WavEncoding::Float32);
      files.push_back(folder_ / ("coded" + std::to_string(i) + ".wav").c_str());
      channels.push_back(shape.channels);
      inputs += QStringList{"-i", toQString(file)};
      outputs += QStringList{"-map", QString::number(i) + ":a", "-c:a", shape.codec, toQString(files.back())};
    }
    ffmpeg(inputs + outputs);
    const std::vector<Planes> theirs = ffmpegDecodeAll(files, channels);
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      Decoder decoder(decodingHere(), files[i]);
      QCOMPARE(decoder.format().sampleRate, shapes[i].rate);
      QCOMPARE(decoder.format().channels, shapes[i].channels);
      QCOMPARE(decoder.format().expectedFrames, std::ssize(theirs[i][0]));
      QCOMPARE(decoder.source().codec, std::string(shapes[i].codec));
      const Planes ours = readAll(decoder);
      for (std::size_t c = 0; c < ours.size(); ++c)
        QCOMPARE_LE(largestDifference(ours[c], theirs[i][c]), 1e-7F);
    }
  }

  void speakersAreKnown() {
    constexpr std::uint64_t kMono = 0x4;
    constexpr std::uint64_t kSurround51 = 0x3F;
    constexpr std::uint64_t kSurround71 = 0x63F;
    const auto maskOf = [this](int channels) {
      writeWav(folder_ / "speakers.wav",
               std::vector<std::vector<float>>(static_cast<std::size_t>(channels), silence(0.1, 8000)), 8000);
      return Decoder(decodingHere(), folder_ / "speakers.wav").format().channelMask;
    };
    QCOMPARE(maskOf(1), kMono);
    QCOMPARE(maskOf(6), kSurround51);
    QCOMPARE(maskOf(8), kSurround71);
  }

  void soundOfAVideoIsDecoded_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("options");
    QTest::newRow("mp4") << QByteArray("video.mp4") << QByteArray("-c:v mpeg4 -c:a alac");
    QTest::newRow("mkv") << QByteArray("video.mkv") << QByteArray("-c:v mpeg4 -c:a flac");
    QTest::newRow("avi") << QByteArray("video.avi") << QByteArray("-c:v mpeg4 -c:a pcm_s16le");
    QTest::newRow("mov") << QByteArray("video.mov") << QByteArray("-c:v mpeg4 -c:a pcm_s16le");
  }

  void soundOfAVideoIsDecoded() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, options);
    const auto file = folder_ / name.constData();
    ffmpeg(
        QStringList{"-f", "lavfi", "-i", "testsrc=d=5:s=64x48:r=10", "-i", toQString(folder_ / "track.wav")} +
        QString::fromLatin1(options).split(QLatin1Char(' ')) + QStringList{toQString(file)});
    Decoder decoder(decodingHere(), file);
    const Planes planes = readAll(decoder);
    QVERIFY2(!decoder.warning(), decoder.warning().value_or("").c_str());
    QCOMPARE(planes, readAll(folder_ / "track.wav"));
    Decoder fresh(decodingHere(), file);
    checkSeeks(fresh, planes, 0.0F);
  }

  void coverPictureIsNotInTheWay() {
    ffmpeg({"-i",
            toQString(folder_ / "track.wav"),
            "-f",
            "lavfi",
            "-i",
            "testsrc=d=0.1:s=600x600:r=10",
            "-map",
            "0:a",
            "-map",
            "1:v",
            "-frames:v",
            "1",
            "-c:v",
            "png",
            "-disposition:v",
            "attached_pic",
            "-metadata",
            "title=Caf\u00e9",
            "-metadata",
            "artist=The Band",
            "-metadata",
            "album=An Album",
            toQString(folder_ / "cover.flac"),
            "-map",
            "0:a",
            "-map",
            "1:v",
            "-frames:v",
            "1",
            "-c:v",
            "png",
            "-b:a",
            "128k",
            toQString(folder_ / "cover.mp3")});
    Decoder decoder(decodingHere(), folder_ / "cover.flac");
    QCOMPARE(readAll(decoder), readAll(folder_ / "track.wav"));
    QCOMPARE(decoder.source().artist, std::string("The Band"));
    QCOMPARE(decoder.source().album, std::string("An Album"));
    QCOMPARE(readAll(folder_ / "cover.mp3"), readAll(folder_ / "lame.mp3"));
    QCOMPARE(decodingHere().fingerprint(folder_ / "cover.mp3"),
             decodingHere().fingerprint(folder_ / "lame.mp3"));
  }

  void tagsAreAlwaysUtf8() {
    // A WAV file's INFO chunk may hold any bytes.
    writeWav(folder_ / "tagged.wav", sine(440, 0.1, 8000), 8000);
    std::ofstream stream(folder_ / "tagged.wav", std::ios::binary | std::ios::app);
    stream.write("LIST\x16\0\0\0INFOINAM\x0A\0\0\0A\xFF\xC3\xA9\nB\xED\xA0\x80\0", 30);
    stream.close();
    const std::string title = Decoder(decodingHere(), folder_ / "tagged.wav").source().title;
    QCOMPARE(title, std::string("A\xEF\xBF\xBD\xC3\xA9 B\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
  }

  void tagLargerThanWhatIsProbedIsSkipped() {
    std::ifstream in(folder_ / "lame.mp3", std::ios::binary);
    const std::string sound{std::istreambuf_iterator<char>(in), {}};
    constexpr std::size_t kTagBytes = std::size_t{3} << 20;
    std::string tag("ID3\x04\0\0", 6);
    for (const int shift : {21, 14, 7, 0}) tag += static_cast<char>(kTagBytes >> shift & 0x7F);
    tag.resize(10 + kTagBytes);
    std::ofstream out(folder_ / "large-tag.mp3", std::ios::binary);
    out << tag << sound;
    out.close();
    QCOMPARE(readAll(folder_ / "large-tag.mp3"), readAll(folder_ / "lame.mp3"));
    QCOMPARE(decodingHere().fingerprint(folder_ / "large-tag.mp3"),
             decodingHere().fingerprint(folder_ / "lame.mp3"));
  }

  void parametersThatChangeAreConvertedToTheFirst() {
    writeWav(folder_ / "first.wav", {sine(440, 2.0, 44100), sine(440, 2.0, 44100)}, 44100);
    writeWav(folder_ / "second.wav", sine(440, 2.0, 22050), 22050);
    encode(folder_ / "first.wav", folder_ / "first.mp3", "-write_xing 0 -id3v2_version 0");
    encode(folder_ / "second.wav", folder_ / "second.mp3", "-write_xing 0 -id3v2_version 0");
    std::ofstream joined(folder_ / "joined.mp3", std::ios::binary);
    for (const char* name : {"first.mp3", "second.mp3"})
      joined << std::ifstream(folder_ / name, std::ios::binary).rdbuf();
    joined.close();
    Decoder decoder(decodingHere(), folder_ / "joined.mp3");
    const Planes planes = readAll(decoder);
    QCOMPARE(decoder.format().sampleRate, 44100);
    QCOMPARE(planes.size(), std::size_t{2});
    const auto frames = planes[0].size();
    QVERIFY(std::abs(static_cast<double>(frames) / 44100 - 4.1) < 0.15);
    // The tone goes on: two crossings of zero for each period.
    const auto crossings = [&](double from, double to) {
      int count = 0;
      for (auto i = static_cast<std::size_t>(from * 44100); i < static_cast<std::size_t>(to * 44100); ++i)
        count += (planes[1][i] < 0.0F) != (planes[1][i + 1] < 0.0F) ? 1 : 0;
      return count;
    };
    QVERIFY(std::abs(crossings(0.5, 1.5) - 880) <= 2);
    QVERIFY(std::abs(crossings(2.5, 3.5) - 880) <= 2);
  }

  void readingInAnyPortionsGivesTheSame() {
    const Planes whole = readAll(folder_ / "vorbis.ogg");
    for (const std::size_t frames : {std::size_t{1000}, std::size_t{4096}, std::size_t{1} << 20}) {
      Decoder decoder(decodingHere(), folder_ / "vorbis.ogg");
      QCOMPARE(readAll(decoder, frames), whole);
    }
  }

  void monkeysAudioIsDecoded() {
    // ffmpeg has no encoder for it; the file holds these two signals in 16 bits.
    const auto file = std::filesystem::path(BARLINE_TEST_DATA) / "sweep.ape";
    const Planes truth = {sweep(100, 4000, 0.25, 22050, 0.5), sine(440, 0.25, 22050, 0.5)};
    Decoder decoder(decodingHere(), file);
    QCOMPARE(decoder.source().codec, std::string("ape"));
    const Planes planes = readAll(decoder);
    for (std::size_t c = 0; c < truth.size(); ++c)
      QCOMPARE_LE(largestDifference(planes[c], truth[c]), 2.0F / 32767.0F);
    QVERIFY(!decoder.warning());
    checkSeeks(decoder, planes, 0.0F);
  }

  void lengthThatITunesStatesIsKept() {
    const auto file = folder_ / "itunes.m4a";
    encode(folder_ / "track.wav", file, "-use_editlist 0 -aac_pns 0");
    addITunesGaplessTag(file, 1024, kFrames);
    Decoder decoder(decodingHere(), file);
    QCOMPARE(decoder.format().expectedFrames, static_cast<std::int64_t>(kFrames));
    const Planes planes = readAll(decoder);
    QCOMPARE(planes[0].size(), kFrames);
    Decoder fresh(decodingHere(), file);
    checkSeeks(fresh, planes, 1e-5F);
  }

  void wavThatWasStreamedHasAnExpectedLength() {
    // Sizes as programs leave them that write to a pipe.
    for (const std::uint32_t size : {0x0U, 0x7FFFF000U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
      const auto file = folder_ / "streamed.wav";
      writeWav(file, sine(440, 1.0, kRate), kRate);
      std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
      for (const int position : {4, 40}) {
        stream.seekp(position);
        for (int shift = 0; shift < 32; shift += 8) stream.put(static_cast<char>(size >> shift & 0xFFU));
      }
      stream.close();
      Decoder decoder(decodingHere(), file);
      QVERIFY(std::abs(decoder.format().expectedFrames - kRate) < 100);
      QCOMPARE(readAll(decoder)[0].size(), static_cast<std::size_t>(kRate));
      QVERIFY2(!decoder.warning(), decoder.warning().value_or("").c_str());
    }
  }

  void seekingBeyondTheEndEnds() {
    for (const char* name : {"pcm.wav", "flac.flac", "lame.mp3", "vorbis.ogg", "aac.m4a", "wma2.wma"}) {
      Decoder decoder(decodingHere(), folder_ / name);
      Planes block;
      decoder.seek(std::int64_t{1} << 40);
      QCOMPARE(decoder.read(block, 100), std::size_t{0});
      decoder.seek(-5);
      QCOMPARE(decoder.read(block, 100), std::size_t{100});
      QVERIFY2(!decoder.warning(), decoder.warning().value_or("").c_str());
    }
  }

  void decodersMove() {
    Decoder decoder(decodingHere(), folder_ / "flac.flac");
    decoder.seek(1000);
    Decoder other = std::move(decoder);
    Planes block;
    QCOMPARE(other.read(block, 10), std::size_t{10});
  }

  void seekingIsExact_data() { formats(); }

  void seekingIsExact() {
    const Format format = kFormats[fetch()];
    const auto file = folder_ / format.name;
    Decoder straight(decodingHere(), file);
    const Planes all = readAll(straight);
    Decoder fresh(decodingHere(), file);
    for (Decoder* decoder : {&fresh, &straight}) checkSeeks(*decoder, all, format.tolerance);
  }

  void seekingIsExactWhereTimestampsAreNot() {
    // ffmpeg hands the misplaced timestamps of its Vorbis demuxer on into what it writes.
    for (const char* name : {"uneven.m4a", "uneven.opus", "uneven-alac.m4a", "uneven.ogg"}) {
      const char* options = std::string_view(name) == "uneven-alac.m4a" ? "-c:a alac" : "";
      encode(folder_ / "vorbis.ogg", folder_ / name, options);
      Decoder straight(decodingHere(), folder_ / name);
      const Planes all = readAll(straight);
      QVERIFY2(!straight.warning(), straight.warning().value_or("").c_str());
      Decoder fresh(decodingHere(), folder_ / name);
      checkSeeks(fresh, all, 2e-3F);
    }
  }

 private:
  static void formats() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < kFormats.size(); ++i) QTest::newRow(kFormats[i].name) << static_cast<int>(i);
  }

  static std::size_t fetch() {
    QFETCH(int, index);
    return static_cast<std::size_t>(index);
  }

  static void checkSeeks(Decoder& decoder, const Planes& all, float tolerance) {
    const std::size_t frames = all.front().size();
    std::vector<std::size_t> places = {frames,           0, frames - 1, 1, frames / 2, frames / 2 + 100,
                                       frames / 2 + 4000};
    std::mt19937 generator(7);
    for (int i = 0; i < 15; ++i) places.push_back(generator() % frames);
    std::erase_if(places, [frames](std::size_t place) { return place > frames; });
    Planes block;
    for (const std::size_t place : places) {
      decoder.seek(static_cast<std::int64_t>(place));
      const std::size_t count = decoder.read(block, 3000);
      QCOMPARE(count, std::min<std::size_t>(3000, frames - place));
      for (std::size_t c = 0; c < block.size(); ++c)
        QCOMPARE_LE(largestDifference(block[c], std::span(all[c]).subspan(place, count)), tolerance);
    }
  }

  Folder folder_;
  std::vector<Planes> ffmpegs_;  // what ffmpeg decodes from each of kFormats
};

QTEST_GUILESS_MAIN(TestDecoder)
#include "test_decoder.moc"

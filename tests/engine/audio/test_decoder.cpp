#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "engine/audio/Decoder.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

constexpr int kRate = 44100;
constexpr std::size_t kFrames = 6 * kRate + 777;

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

std::vector<double> clickTimes() {
  return regularTimes(120.0, 0.25, 6.0);
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
  }

  void firstDecodedSampleIsFirstEncodedSample_data() { formats(); }

  void firstDecodedSampleIsFirstEncodedSample() {
    const Format format = kFormats[fetch()];
    Decoder decoder(folder_ / format.name);
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
    const Planes theirs = ffmpegDecode(folder_ / format.name, 2);
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

  void seekingIsExact_data() { formats(); }

  void seekingIsExact() {
    const Format format = kFormats[fetch()];
    const auto file = folder_ / format.name;
    Decoder straight(file);
    const Planes all = readAll(straight);
    Decoder fresh(file);
    for (Decoder* decoder : {&fresh, &straight}) checkSeeks(*decoder, all, format.tolerance);
  }

  void seekingIsExactWhereTimestampsAreNot() {
    // ffmpeg hands the misplaced timestamps of its Vorbis demuxer on into what it writes.
    for (const char* name : {"uneven.m4a", "uneven.opus", "uneven-alac.m4a", "uneven.ogg"}) {
      const char* options = std::string_view(name) == "uneven-alac.m4a" ? "-c:a alac" : "";
      encode(folder_ / "vorbis.ogg", folder_ / name, options);
      Decoder straight(folder_ / name);
      const Planes all = readAll(straight);
      QVERIFY2(!straight.warning(), straight.warning().value_or("").c_str());
      Decoder fresh(folder_ / name);
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
    for (int i = 0; i < 25; ++i) places.push_back(generator() % frames);
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
};

QTEST_GUILESS_MAIN(TestDecoder)
#include "test_decoder.moc"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "engine/audio/MediaError.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/formats/WavCopy.h"
#include "engine/export/formats/WavFile.h"
#include "tests/engine/export/Grids.h"
#include "tests/engine/export/ReadBack.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/GermanLocale.h"

namespace barline::exporting {

namespace {

constexpr int kRate = 44100;

/// 12 bars at 240 BPM: 12 s; the audio has 13.
ExportTrack songTrack(const std::filesystem::path& path) {
  ExportTrack track = test::trackOf(test::stretchedGrid({{.bars = 12, .bpm = 240.0, .endBpm = 240.0}}, 0.5));
  track.timeline.source.path = path;
  track.timeline.source.duration = 13.0;
  track.record.path = path;
  track.range = {0.0, 13.0};
  model::Sections sections = *track.timeline.sections;
  sections.sections.front().name = "Töne; \"laut\"\n🎛️";
  track.timeline.sections = std::make_shared<const model::Sections>(sections);
  return track;
}

QByteArray hashOf(const std::filesystem::path& file) {
  return test::ffmpeg({"-i", test::toQString(file), "-map", "0:a", "-c", "copy", "-f", "md5", "-"});
}

}  // namespace

class TestWavCopy : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(german_.isSet()); }

  void theCopyHasTheSamplesAndTheMarkers_data() {
    QTest::addColumn<QStringList>("encoding");
    QTest::newRow("16 bit stereo") << QStringList{"-c:a", "pcm_s16le", "-ac", "2"};
    QTest::newRow("24 bit mono") << QStringList{"-c:a", "pcm_s24le", "-ac", "1"};
    QTest::newRow("32 bit float, 6 channels") << QStringList{"-c:a", "pcm_f32le", "-ac", "6"};
    QTest::newRow("RF64") << QStringList{"-c:a", "pcm_s16le", "-ac", "2", "-rf64", "always"};
    QTest::newRow("A-law") << QStringList{"-c:a", "pcm_alaw", "-ac", "1"};
  }

  void theCopyHasTheSamplesAndTheMarkers() {
    QFETCH(const QStringList, encoding);
    const auto original = makeWav(encoding);
    const std::string before = test::fileBytes(original);
    const ExportTrack track = songTrack(original);
    const auto copy = folder() / "copy ü %#.wav";
    wavCopyFormat().writeCopy(track, wavCopyFormat().layers, copy, test::decodingHere(), {});
    QVERIFY(test::fileBytes(original) == before);
    QCOMPARE(hashOf(copy), hashOf(original));
    // ffprobe reads cue points as chapters.
    const auto probed = nlohmann::json::parse(
        test::ffprobe({"-show_chapters", "-show_format", "-of", "json", test::toQString(copy)})
            .toStdString());
    const auto& timeline = track.timeline;
    QCOMPARE(probed["chapters"].size(), timeline.sections->sections.size() + timeline.chords->changes.size() +
                                            timeline.grid->bars.size() + timeline.grid->beats.size());
    const nlohmann::json markers = test::readWith("read_wav_markers.py", copy);
    QCOMPARE(markers.size(), probed["chapters"].size());
    QVERIFY(markers[0][1].get<std::string>().starts_with("Töne; \"laut\" 🎛️"));
    std::size_t beat = 0;
    std::size_t regions = 0;
    for (const auto& marker : markers) {
      regions += marker[2].get<int>() > 0 ? 1 : 0;
      if (marker[1] != std::to_string(beat / 4 + 1) + "." + std::to_string(beat % 4 + 1)) continue;
      QCOMPARE(marker[0].get<long long>(), std::llround(timeline.grid->beats[beat].time * kRate));
      ++beat;
    }
    QCOMPARE(beat, timeline.grid->beats.size());
    QCOMPARE(regions, timeline.sections->sections.size() + timeline.chords->changes.size());
    QCOMPARE(probed["format"]["tags"]["title"].get<std::string>(), std::string("Ä title"));
  }

  /// What libsndfile makes of cue points, loops and tempo.
  void samplersFindLoopsAndTempo() {
    const auto original = makeWav({"-c:a", "pcm_s16le", "-ac", "2"});
    const auto copy = folder() / "copy.wav";
    wavCopyFormat().writeCopy(songTrack(original), wavCopyFormat().usual, copy, test::decodingHere(), {});
    const QString info = QString::fromUtf8(test::outputOf("sndfile-info", {test::toQString(copy)}));
    const auto has = [&](const char* pattern) { return QRegularExpression(pattern).match(info).hasMatch(); };
    QVERIFY2(has("Tempo\\s*: 120"), qPrintable(info));
    QVERIFY(has("Meter\\s*: 4/4") && has("Beats\\s*: 26") && has("Root Note\\s*: 69|Root note\\s*: 0x45"));
    QVERIFY(has("Loop Count\\s*: 2"));
    QVERIFY(has("Sample Rate\\s*: 44100"));
    const QString soxi = QString::fromUtf8(test::outputOf("sox", {"--info", test::toQString(copy)}));
    QVERIFY2(soxi.contains("13.00"), qPrintable(soxi));
  }

  void aStretchFromTheBeginIsOneToo() {
    const auto original = makeWav({"-c:a", "pcm_s24le", "-ac", "1"});
    ExportTrack track = songTrack(original);
    track.range = {0.0, 3.0};
    track.fromStretch = true;
    const auto copy = folder() / "begin.wav";
    wavCopyFormat().writeCopy(track, {Layer::Beats}, copy, test::decodingHere(), {});
    QCOMPARE(test::ffmpegDecode(copy, 1).front().size(), std::size_t{3} * kRate);
  }

  /// Where times begin with the stretch, so do the samples.
  void aStretchIsCutToTheSample() {
    const auto original = makeWav({"-c:a", "pcm_s24le", "-ac", "1"});
    ExportTrack track = songTrack(original);
    track.range = {2.4, 8.4};
    track.fromStretch = true;
    const auto copy = folder() / "stretch.wav";
    wavCopyFormat().writeCopy(track, {Layer::Beats}, copy, test::decodingHere(), {});
    const auto whole = test::ffmpegDecode(original, 1).front();
    const auto part = test::ffmpegDecode(copy, 1).front();
    const auto first = static_cast<std::ptrdiff_t>(2.4 * kRate);
    QCOMPARE(part.size(), std::size_t{6 * kRate});
    QVERIFY(std::equal(part.begin(), part.end(), whole.begin() + first));
    const auto probed = nlohmann::json::parse(
        test::ffprobe({"-show_chapters", "-show_format", "-of", "json", test::toQString(copy)})
            .toStdString());
    QCOMPARE(probed["chapters"][0]["start_time"].get<std::string>(), std::string("0.500000"));
    QCOMPARE(probed["format"]["tags"]["title"].get<std::string>(), std::string("Ä title"));
  }

  void markersOfACopyGiveWayToNewOnes() {
    const auto original = makeWav({"-c:a", "pcm_s16le", "-ac", "1"});
    const auto first = folder() / "first.wav";
    const auto second = folder() / "second.wav";
    ExportTrack track = songTrack(original);
    wavCopyFormat().writeCopy(track, wavCopyFormat().layers, first, test::decodingHere(), {});
    track.timeline.source.path = first;
    wavCopyFormat().writeCopy(track, wavCopyFormat().layers, second, test::decodingHere(), {});
    QVERIFY(test::fileBytes(first) == test::fileBytes(second));
    // Without new ones they stay.
    wavCopyFormat().writeCopy(track, {Layer::Tempo}, second, test::decodingHere(), {});
    QVERIFY(test::readWith("read_wav_markers.py", first) == test::readWith("read_wav_markers.py", second));
    QCOMPARE(std::filesystem::file_size(first), std::filesystem::file_size(second));
  }

  void brokenFilesAreRefusedOrCopiedAsFarAsTheyGo() {
    const std::string bytes = test::fileBytes(makeWav({"-c:a", "pcm_s16le", "-ac", "2"}));
    const auto broken = folder() / "broken.wav";
    for (const std::size_t length : {0U, 3U, 8U, 12U, 20U, 30U, 43U, 80U, 200U, 5001U}) {
      test::putFile(broken, bytes.substr(0, length));
      const auto layout = readWavLayout(AudioOriginal(broken));
      if (layout) QVERIFY(layout->samples.offset + layout->samples.size <= static_cast<std::int64_t>(length));
    }
    for (std::size_t i = 0; i < 100; ++i) {
      std::string changed = bytes.substr(0, 4000);
      changed[i] = '\xFF';
      test::putFile(broken, changed);
      const auto layout = readWavLayout(AudioOriginal(broken));
      if (!layout) continue;
      wavCopyFormat().writeCopy(songTrack(broken), wavCopyFormat().layers, folder() / "of broken.wav",
                                test::decodingHere(), {});
    }
    test::putFile(broken, "this is no audio");
    QVERIFY_EXCEPTION_THROWN(wavCopyFormat().writeCopy(songTrack(broken), wavCopyFormat().layers,
                                                       folder() / "x.wav", test::decodingHere(), {}),
                             audio::MediaError);
    QVERIFY_EXCEPTION_THROWN(AudioOriginal("/no/such.wav"), FileError);
    QVERIFY_EXCEPTION_THROWN(AudioOriginal("/dev/null"), FileError);
  }

  void theOriginalIsNeverWrittenOver() {
    const auto original = makeWav({"-c:a", "pcm_s16le", "-ac", "1"});
    const std::string before = test::fileBytes(original);
    QVERIFY_EXCEPTION_THROWN(wavCopyFormat().writeCopy(songTrack(original), wavCopyFormat().layers, original,
                                                       test::decodingHere(), {}),
                             FileError);
    QVERIFY(test::fileBytes(original) == before);
  }

  void cancellingEndsTheCopy() {
    const auto original = makeWav({"-c:a", "pcm_s16le", "-ac", "2"});
    QVERIFY_EXCEPTION_THROWN(
        wavCopyFormat().writeCopy(songTrack(original), wavCopyFormat().layers, folder() / "x.wav",
                                  test::decodingHere(), [](double) { return false; }),
        pipeline::Cancelled);
  }

  void otherLosslessFilesAreCopiedBitForBit_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QStringList>("encoding");
    QTest::addColumn<QString>("stored");
    QTest::newRow("FLAC, 16 bit") << ".flac" << QStringList{"-sample_fmt", "s16"} << "s16le";
    QTest::newRow("FLAC, 24 bit") << ".flac" << QStringList{"-sample_fmt", "s32"} << "s24le";
    QTest::newRow("AIFF, 24 bit") << ".aiff" << QStringList{"-c:a", "pcm_s24be"} << "s24le";
    QTest::newRow("ALAC, 3 channels") << ".m4a" << QStringList{"-c:a", "alac", "-ac", "3"} << "s16le";
    QTest::newRow("W64, floats") << ".w64" << QStringList{"-c:a", "pcm_f32le"} << "f32le";
    QTest::newRow("W64, 8 bit, odd") << ".w64" << QStringList{"-c:a", "pcm_u8"} << "u8";
  }

  void otherLosslessFilesAreCopiedBitForBit() {
    QFETCH(const QString, ending);
    QFETCH(const QStringList, encoding);
    QFETCH(const QString, stored);
    const auto original = folder() / ("other" + ending.toStdString());
    test::ffmpeg(QStringList{"-f", "lavfi", "-i", "anoisesrc=d=3.00001:r=44100:seed=2"} + encoding +
                 QStringList{test::toQString(original)});
    const auto copy = folder() / "decoded.wav";
    const ExportTrack track = songTrack(original);
    wavCopyFormat().writeCopy(track, wavCopyFormat().layers, copy, test::decodingHere(), {});
    const auto samples = [&](const std::filesystem::path& file) {
      return test::ffmpeg({"-i", test::toQString(file), "-f", stored, "-"});
    };
    QVERIFY(!samples(copy).isEmpty());
    QVERIFY(samples(copy) == samples(original));
    const QString info = QString::fromUtf8(test::outputOf("sndfile-info", {test::toQString(copy)}));
    QVERIFY2(info.contains("Loop Count") && !info.contains("rror"), qPrintable(info));
    QVERIFY(test::readWith("read_wav_markers.py", copy).size() > 4);
  }

  void aStretchOfAnotherFileIsCutToTheSample() {
    const auto original = folder() / "long.flac";
    test::ffmpeg(
        {"-f", "lavfi", "-i", "anoisesrc=d=9:r=44100:seed=2", "-ac", "1", test::toQString(original)});
    ExportTrack track = songTrack(original);
    track.range = {4.5, 6.5};
    track.fromStretch = true;
    const auto copy = folder() / "stretch.wav";
    wavCopyFormat().writeCopy(track, {Layer::Beats}, copy, test::decodingHere(), {});
    const auto whole = test::ffmpegDecode(original, 1).front();
    const auto part = test::ffmpegDecode(copy, 1).front();
    QCOMPARE(part.size(), std::size_t{2 * kRate});
    QVERIFY(std::equal(part.begin(), part.end(), whole.begin() + static_cast<std::ptrdiff_t>(4.5 * kRate)));
  }

  void thatACopyIsDecodedIsTold() {
    const auto told = [](const char* codec) {
      ExportTrack track = songTrack("/music/a");
      track.timeline.source.codec = codec;
      std::string all;
      for (const Loss& loss : wavCopyFormat().losses(track, wavCopyFormat().layers)) all += englishText(loss);
      return all.find("decoded") != std::string::npos;
    };
    QVERIFY(told("mp3") && told("opus"));
    QVERIFY(!told("flac") && !told("pcm_s16be"));
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path().toStdString(); }

  std::filesystem::path makeWav(const QStringList& encoding) {
    auto file = folder() / ("original %# é " + encoding.join("").toStdString() + ".wav");
    if (std::filesystem::exists(file)) return file;
    test::ffmpeg(
        QStringList{"-f", "lavfi", "-i", "anoisesrc=d=13:r=44100:seed=1", "-metadata", "title=Ä title"} +
        encoding + QStringList{test::toQString(file)});
    return file;
  }

  test::GermanLocale german_;
  QTemporaryDir folder_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestWavCopy)
#include "test_wav_copy.moc"

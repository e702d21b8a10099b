#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <utility>

#include "engine/audio/BlockReader.h"
#include "engine/audio/MediaError.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/export/chunks/ChunkWriter.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/engine/export/Samples.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/DuckDb.h"
#include "tests/support/GermanLocale.h"
#include "tests/support/Signals.h"
#include "tests/support/SmallDisk.h"
#include "tests/support/WavFile.h"

namespace barline::exporting {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 8000;
constexpr std::size_t kFrames = 56004;  // of the sample timeline's 7.0005 s
constexpr std::size_t kDownbeat = 4800;

std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The samples of a WAV file, by its RIFF chunks.
std::string dataOf(const fs::path& file) {
  const std::string bytes = contentOf(file);
  for (std::size_t at = 12; at + 8 <= bytes.size();) {
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + at + 4, 4);
    if (bytes.compare(at, 4, "data") == 0) return bytes.substr(at + 8, size);
    at += 8 + size + size % 2;
  }
  return {};
}

std::string randomBytes(std::size_t count) {
  std::mt19937 random(7);
  std::string bytes(count, '\0');
  std::ranges::generate(bytes, [&] { return static_cast<char>(random() & 0xFFU); });
  return bytes;
}

/// What sox makes of files one after the other.
QByteArray soxJoined(const ChunkReport& report, const fs::path& folder, const QString& type) {
  QStringList arguments;
  for (const WrittenChunk& chunk : report.chunks) arguments << test::toQString(folder / chunk.file);
  arguments << QStringLiteral("-t") << type << QStringLiteral("-");
  QProcess sox;
  sox.start(QStringLiteral("sox"), arguments);
  if (!sox.waitForFinished() || sox.exitCode() != 0)
    throw std::runtime_error("sox: " +
                             (sox.errorString().toUtf8() + sox.readAllStandardError()).toStdString());
  return sox.readAllStandardOutput();
}

std::string joined(const ChunkReport& report, const fs::path& folder) {
  std::string all;
  for (const WrittenChunk& chunk : report.chunks) all += dataOf(folder / chunk.file);
  return all;
}

std::vector<std::int16_t> int16s(const std::string& bytes) {
  std::vector<std::int16_t> samples(bytes.size() / 2);
  std::memcpy(samples.data(), bytes.data(), samples.size() * 2);
  return samples;
}

}  // namespace

class TestChunkWriter : public QObject {
  Q_OBJECT

  const test::GermanLocale locale_;
  QTemporaryDir folder_;
  int outputs_{};

  [[nodiscard]] fs::path in(const std::string& name) const {
    return fs::path(folder_.path().toStdString()) / name;
  }

  [[nodiscard]] ChunkRequest requestFor(const fs::path& file) {
    ChunkRequest request;
    request.track.timeline = test::sampleTimeline();
    request.track.record.path = file;
    request.track.record.title = "Song";
    request.track.range = {0.0, static_cast<double>(kFrames) / kRate};
    request.folder = in("output" + std::to_string(++outputs_));
    request.threads = 2;
    return request;
  }

  /// A lossless file of the given raw samples, made by ffmpeg.
  [[nodiscard]] fs::path made(const std::string& raw, const QString& rawFormat, const std::string& name,
                              const QString& codec) const {
    const fs::path rawFile = in("raw");
    std::ofstream(rawFile, std::ios::binary) << raw;
    QStringList arguments{QStringLiteral("-f"),   rawFormat,
                          QStringLiteral("-ar"),  QString::number(kRate),
                          QStringLiteral("-ac"),  QStringLiteral("2"),
                          QStringLiteral("-i"),   test::toQString(rawFile),
                          QStringLiteral("-c:a"), codec};
    if (codec == QLatin1String("flac") || codec == QLatin1String("alac"))
      arguments << QStringLiteral("-bits_per_raw_sample")
                << (rawFormat.startsWith(QLatin1String("s16")) ? QStringLiteral("16") : QStringLiteral("24"));
    test::ffmpeg(arguments + QStringList{test::toQString(in(name))});
    return in(name);
  }

  /// 16-bit stereo WAV of a tone.
  /// @param level of the left channel; the right one has half of it
  [[nodiscard]] fs::path tone(double level = 0.5) const {
    fs::path file = in("tone.wav");
    const auto left = test::sine(220.0, 8.0, kRate, level);
    const auto right = test::sine(221.0, 8.0, kRate, level / 2);
    test::writeWav(file, {{left.begin(), left.begin() + kFrames}, {right.begin(), right.begin() + kFrames}},
                   kRate);
    return file;
  }

 private Q_SLOTS:
  void losslessSamplesAreCopiedBitForBit_data() {
    QTest::addColumn<QString>("raw");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("bytes");
    const auto row = [](const char* raw, const char* name, const char* codec, int bytes) {
      QTest::newRow(name) << QString::fromLatin1(raw) << std::string(name) << QString::fromLatin1(codec)
                          << bytes;
    };
    row("u8", "8.wav", "pcm_u8", 1);
    row("s16le", "16.wav", "pcm_s16le", 2);
    row("s24le", "24.wav", "pcm_s24le", 3);
    row("s32le", "32.wav", "pcm_s32le", 4);
    row("f32le", "float.wav", "pcm_f32le", 4);
    row("f64le", "double.wav", "pcm_f64le", 8);
    row("s24le", "24.aiff", "pcm_s24be", 3);
    row("s16le", "16.flac", "flac", 2);
    row("s24le", "24.flac", "flac", 3);
    row("s24le", "24.m4a", "alac", 3);
    row("s16le", "16.wv", "wavpack", 2);
    row("s16le", "16.tta", "tta", 2);
  }
  /// Of random bits: floats include NaN, infinity and numbers too small to be normal.
  void losslessSamplesAreCopiedBitForBit() {
    QFETCH(QString, raw);
    QFETCH(std::string, name);
    QFETCH(QString, codec);
    QFETCH(int, bytes);
    const auto frame = 2 * static_cast<std::size_t>(bytes);
    const std::string samples = randomBytes(kFrames * frame);
    const ChunkRequest request = requestFor(made(samples, raw, name, codec));
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.chunks.size(), std::size_t{3});
    QVERIFY(report.bitExact);
    QCOMPARE(report.bits, 8 * bytes);
    QVERIFY(joined(report, request.folder) == samples.substr(kDownbeat * frame));
  }

  void flacHoldsTheSameSamples_data() {
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("codec");
    QTest::addColumn<int>("bytes");
    QTest::newRow("16") << QStringLiteral("s16le") << QStringLiteral("pcm_s16le") << 2;
    QTest::newRow("24") << QStringLiteral("s24le") << QStringLiteral("pcm_s24le") << 3;
  }
  /// As sox reads it.
  void flacHoldsTheSameSamples() {
    QFETCH(QString, raw);
    QFETCH(QString, codec);
    QFETCH(int, bytes);
    const auto frame = 2 * static_cast<std::size_t>(bytes);
    const std::string samples = randomBytes(kFrames * frame);
    ChunkRequest request = requestFor(made(samples, raw, "source.wav", codec));
    request.settings.encoding = ChunkEncoding::Flac;
    request.settings.unit = ChunkUnit::Beat;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.chunks.size(), std::size_t{12});
    QVERIFY(report.bitExact);
    const QByteArray read = soxJoined(report, request.folder, raw.left(3));
    QVERIFY(read.toStdString() == samples.substr(kDownbeat * frame));
  }

  void flacRefusesWhatItCannotHold() {
    ChunkRequest request = requestFor(
        made(randomBytes(kFrames * 8), QStringLiteral("s32le"), "32.wav", QStringLiteral("pcm_s32le")));
    request.settings.encoding = ChunkEncoding::Flac;
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(writeChunks(request, test::decodingHere())));
    QVERIFY(!fs::exists(request.folder));
    request.settings.depth = ChunkDepth::Int24;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QVERIFY(!report.bitExact);
    QCOMPARE(report.bits, 24);
  }

  void lossyFilesAreCutAsTheyDecode() {
    const fs::path mp3 = in("tone.mp3");
    test::encode(tone(), mp3, "-b:a 64k");
    const ChunkRequest request = requestFor(mp3);
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QVERIFY(!report.bitExact);
    QCOMPARE(report.bits, 32);
    const audio::Planes planes = test::readAll(mp3);
    const std::string bytes = joined(report, request.folder);
    std::vector<float> floats(bytes.size() / sizeof(float));
    std::memcpy(floats.data(), bytes.data(), bytes.size());
    QCOMPARE(floats.size(), 2 * (planes.front().size() - kDownbeat));
    for (std::size_t i = 0; i < floats.size(); ++i) QCOMPARE(floats[i], planes[i % 2][kDownbeat + i / 2]);
  }

  void theAnalysisSignalIsCutWithoutSeams() {
    const fs::path file = tone();
    ChunkRequest request = requestFor(file);
    request.settings.audio = ChunkAudio::Analysis;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.sampleRate, 22050);
    QCOMPARE(report.channels, 1);
    std::vector<float> whole;
    audio::BlockReader reader(test::decodingHere(), file);
    audio::OwnedBlock block;
    while (reader.next(block)) whole.insert(whole.end(), block.analysis.begin(), block.analysis.end());
    const auto first = static_cast<std::size_t>(std::llround(0.6 * 22050));
    const std::vector<std::int16_t> written = int16s(joined(report, request.folder));
    QCOMPARE(written.size(), whole.size() - first);
    for (std::size_t i = 0; i < written.size(); ++i)
      QVERIFY(std::abs(static_cast<double>(written[i]) - 32768.0 * static_cast<double>(whole[first + i])) <=
              0.5);
  }

  void aStretchOfAFileIsFoundInIt() {
    const std::string samples = randomBytes(kFrames * 4);
    ChunkRequest request =
        requestFor(made(samples, QStringLiteral("s16le"), "whole.wav", QStringLiteral("pcm_s16le")));
    request.track.range = {2.5, 5.0};
    auto& grid = request.track.timeline.grid;
    grid = std::make_shared<const model::BeatGrid>(
        model::BeatGrid{{}, {{{2.6, 4.6}, 2, {4, 4}, 1.0}, {{4.6, 5.0}, 3, {4, 4}, 1.0}}});
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.chunks.size(), std::size_t{2});
    QVERIFY(joined(report, request.folder) == samples.substr(20800 * 4, 19200 * 4));
  }

  void cutsAtZeroCrossingsStillTouch() {
    ChunkRequest request = requestFor(tone());
    request.settings.cut = ChunkCut::ZeroCrossing;
    request.settings.unit = ChunkUnit::Beat;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    std::int64_t next = report.chunks.front().firstFrame;
    const std::string all = dataOf(tone());
    QVERIFY(joined(report, request.folder) == all.substr(static_cast<std::size_t>(next) * 4));
    const std::vector<std::int16_t> samples = int16s(all);
    for (const WrittenChunk& chunk : report.chunks) {
      QCOMPARE(chunk.firstFrame, next);
      next += chunk.frames;
      const auto at = static_cast<std::size_t>(chunk.firstFrame) * 2;
      QVERIFY(samples[at] + samples[at + 1] >= 0);
      QVERIFY(samples[at - 2] + samples[at - 1] < 0);
      QVERIFY(std::abs(static_cast<double>(chunk.firstFrame) / kRate - chunk.plan.range.begin) <=
              kZeroCrossingReach);
    }
  }

  void aShortChunkKeepsNoOtherCutFromItsCrossing() {
    ChunkRequest request = requestFor(tone());
    request.settings.cut = ChunkCut::ZeroCrossing;
    request.settings.leadIn = true;
    request.track.range.begin = 0.6 - 0.0002;  // the first bar is at 0.6 s
    const std::vector<std::int16_t> samples = int16s(dataOf(tone()));
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QVERIFY(report.chunks.size() > 3);
    QVERIFY(report.chunks.front().frames < 20);
    for (std::size_t i = 2; i < report.chunks.size(); ++i) {
      const auto at = static_cast<std::size_t>(report.chunks[i].firstFrame) * 2;
      QVERIFY(samples[at] + samples[at + 1] >= 0 && samples[at - 2] + samples[at - 1] < 0);
    }
  }

  void fadesLevelAndPaddingShapeAChunk() {
    ChunkRequest request = requestFor(tone());
    request.settings.unit = ChunkUnit::Beat;
    request.settings.fadeIn = request.settings.fadeOut = 0.01;
    request.settings.level = ChunkLevel::EachChunk;
    request.settings.peak = -6.0;
    request.settings.padding = ChunkPadding::Grid;
    request.settings.gridSeconds = 0.3;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QVERIFY(!report.bitExact);
    for (const WrittenChunk& chunk : report.chunks) {
      const std::vector<std::int16_t> samples = int16s(dataOf(request.folder / chunk.file));
      QCOMPARE(chunk.frames % 2400, 0);
      QCOMPARE(static_cast<std::int64_t>(samples.size() / 2), chunk.frames);
      QVERIFY(std::abs(samples.front()) < 100);
      const auto last = static_cast<std::size_t>(chunk.frames - chunk.silence) * 2;
      QVERIFY(std::abs(samples[last - 2]) < 100);
      QVERIFY(std::all_of(samples.begin() + static_cast<std::ptrdiff_t>(last), samples.end(),
                          [](auto s) { return s == 0; }));
      const double largest = std::ranges::max(samples) / 32768.0;
      QVERIFY(std::abs(20.0 * std::log10(largest) + 6.0) < 0.05);
      QVERIFY(std::abs(chunk.gain - 0.02) < 0.05);
    }
  }

  void nearSilenceIsNotMadeNoiseOf() {
    ChunkRequest request = requestFor(tone(0.0005));
    request.settings.level = ChunkLevel::EachChunk;
    for (const WrittenChunk& chunk : writeChunks(request, test::decodingHere()).chunks)
      QCOMPARE(chunk.gain, 0.0);
  }

  void aFilterThatSelectsNothingIsAnErrorWhereChunksAreToBeWritten() {
    ChunkRequest request = requestFor(tone());
    request.settings.filter = "bars:400-500";
    QVERIFY(planChunks(request.track, request.settings).chunks.empty());
    QVERIFY_EXCEPTION_THROWN((void)chunksToWrite(request.track, request.settings), ChunkError);
  }

  void paddingToTheLongestMakesAllAlikeButTheTail() {
    ChunkRequest request = requestFor(tone());
    request.settings.unit = ChunkUnit::Section;
    request.settings.leadIn = true;
    request.settings.padding = ChunkPadding::Longest;
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.chunks.size(), std::size_t{3});
    QCOMPARE(report.chunks[0].frames, 16000);
    QCOMPARE(report.chunks[0].silence, 16000 - 4800);
    QCOMPARE(report.chunks[1].frames, 16000);
    QCOMPARE(report.chunks[2].silence, 0);
  }

  void oneGainForAllKeepsTheirBalance() {
    ChunkRequest request = requestFor(tone());
    request.settings.level = ChunkLevel::WholeTrack;
    model::Loudness loudness = *request.track.timeline.loudness;
    loudness.truePeakDbtp = -3.0;
    request.track.timeline.loudness = std::make_shared<const model::Loudness>(loudness);
    const ChunkReport report = writeChunks(request, test::decodingHere());
    for (const WrittenChunk& chunk : report.chunks) QVERIFY(std::abs(chunk.gain - 2.0) < 1e-9);
    request.collision = ChunkCollision::Replace;
    request.track.timeline.loudness = nullptr;
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(writeChunks(request, test::decodingHere())));
  }

  void manifestsSayTheSameInAllThreeForms() {
    QVERIFY(locale_.isSet());
    ChunkRequest request = requestFor(tone());
    request.settings.manifestJson = request.settings.manifestParquet = true;
    request.settings.filter = "section:chorus";
    request.track.record.title = "\"Ü,\tß\n🎛";
    const ChunkReport report = writeChunks(request, test::decodingHere());
    QCOMPARE(report.manifests.size(), std::size_t{3});
    for (const WrittenChunk& chunk : report.chunks)
      QCOMPARE(chunk.bytes, fs::file_size(request.folder / chunk.file));
    const std::string csv = contentOf(request.folder / "tone/tone_manifest.csv");
    QVERIFY2(
        csv.find("\ntone/bar_0002.wav,2,2,2,,2.6,4.6,20800,16000,0,8000,2,16,64044,120,4/4,A:min7,0.87,C "
                 "minor,chorus,B,2,") != std::string::npos,
        csv.c_str());
    const QJsonObject json =
        QJsonDocument::fromJson(
            QByteArray::fromStdString(contentOf(request.folder / "tone/tone_manifest.json")))
            .object();
    QVERIFY(json[QStringLiteral("bit_exact")].toBool());
    QCOMPARE(json[QStringLiteral("title")].toString().toStdString(), request.track.record.title);
    const QJsonArray chunks = json[QStringLiteral("chunks")].toArray();
    QCOMPARE(chunks.size(), 2);
    QCOMPARE(chunks[0][QStringLiteral("end")].toDouble(), 4.6);
    QVERIFY(chunks[0][QStringLiteral("beat")].isUndefined());

    const QString parquet = test::sqlPath(request.folder / "tone/tone_manifest.parquet");
    const QString table = test::sqlPath(request.folder / "tone/tone_manifest.csv");
    const QJsonArray results =
        test::duckDb({QStringLiteral("SELECT * FROM ") + parquet, QStringLiteral("SELECT * FROM ") + table});
    for (int i = 0; i < 2; ++i) {
      const QJsonObject row = results[0].toArray()[i].toObject();
      const QJsonObject csvRow = results[1].toArray()[i].toObject();
      QCOMPARE(row.keys(), csvRow.keys());
      for (const QString& column : row.keys()) {
        QVERIFY2(row[column] == csvRow[column], qPrintable(column));
        const QJsonValue member = chunks[i][column];
        QVERIFY2(row[column].isNull() ? member.isUndefined() : row[column] == member, qPrintable(column));
      }
    }
  }

  void theSameRequestGivesTheSameBytes() {
    ChunkRequest request = requestFor(tone());
    request.settings.encoding = ChunkEncoding::Flac;
    const ChunkReport first = writeChunks(request, test::decodingHere());
    const fs::path before = request.folder;
    request.folder = in("again");
    const ChunkReport second = writeChunks(request, test::decodingHere());
    for (std::size_t i = 0; i < first.chunks.size(); ++i)
      QVERIFY(contentOf(before / first.chunks[i].file) == contentOf(request.folder / second.chunks[i].file));
  }

  void aTakenNameIsUpToThePerson() {
    ChunkRequest request = requestFor(tone());
    QVERIFY(takenNames(request).empty());
    static_cast<void>(writeChunks(request, test::decodingHere()));
    QCOMPARE(takenNames(request).size(), std::size_t{4});
    const fs::path file = request.folder / "tone/bar_0002.wav";
    std::ofstream(file) << "mine";
    QVERIFY_THROWS_EXCEPTION(FileError, static_cast<void>(writeChunks(request, test::decodingHere())));
    request.collision = ChunkCollision::Skip;
    QCOMPARE(writeChunks(request, test::decodingHere()).skipped, std::size_t{3});
    request.collision = ChunkCollision::KeepBoth;
    QCOMPARE(writeChunks(request, test::decodingHere()).chunks[1].file, fs::path("tone-2/bar_0002.wav"));
    QCOMPARE(contentOf(file), std::string("mine"));
    fs::remove(request.folder / "tone/bar_0001.wav");
    request.collision = ChunkCollision::Skip;
    QCOMPARE(writeChunks(request, test::decodingHere()).chunks.size(), std::size_t{1});
    QCOMPARE(contentOf(file), std::string("mine"));
    request.collision = ChunkCollision::Replace;
    static_cast<void>(writeChunks(request, test::decodingHere()));
    QVERIFY(contentOf(file).starts_with("RIFF"));
    QCOMPARE(std::distance(fs::directory_iterator(request.folder), {}), 2);  // nothing hidden is left
  }

  void anotherTrackOfTheRunIsNeverReplaced() {
    ChunkRequest request = requestFor(tone());
    request.collision = ChunkCollision::Replace;
    for (const WrittenChunk& chunk : writeChunks(request, test::decodingHere()).chunks)
      request.reserved.insert(request.folder / chunk.file);
    QVERIFY(takenNames(request).empty());  // nothing to ask about
    QCOMPARE(writeChunks(request, test::decodingHere()).chunks[0].file, fs::path("tone-2/bar_0001.wav"));
  }

  void theTrackItselfIsNeverReplaced() {
    ChunkRequest request = requestFor(tone());
    request.folder = in("");
    request.settings.pattern = "tone";
    request.settings.filter = "bars:1";
    request.settings.manifestCsv = false;
    request.collision = ChunkCollision::Replace;
    const std::string before = contentOf(tone());
    QCOMPARE(writeChunks(request, test::decodingHere()).chunks[0].file, fs::path("tone-2.wav"));
    QVERIFY(contentOf(request.track.record.path) == before);
  }

  void cancellingLeavesNothing() {
    ChunkRequest request = requestFor(tone());
    request.folder /= "deep/er";
    QVERIFY_THROWS_EXCEPTION(pipeline::Cancelled,
                             static_cast<void>(writeChunks(request, test::decodingHere(),
                                                           [](double fraction) { return fraction < 0.5; })));
    QVERIFY(!fs::exists(request.folder.parent_path().parent_path()));
  }

  void progressGrowsToTheEnd() {
    std::vector<double> told;
    static_cast<void>(writeChunks(requestFor(tone()), test::decodingHere(), [&](double fraction) {
      told.push_back(fraction);
      return true;
    }));
    QVERIFY(std::ranges::is_sorted(told));
    QCOMPARE(told.back(), 1.0);
  }

  void whatFailsInTheMiddleLeavesNothing() {
    ChunkRequest request = requestFor(tone());
    request.settings.pattern = "{bar}/x";
    request.settings.manifestCsv = false;
    fs::create_directories(request.folder);
    std::ofstream(request.folder / "2") << "a file where a folder would have to be";
    QVERIFY_THROWS_EXCEPTION(FileError, static_cast<void>(writeChunks(request, test::decodingHere())));
    QCOMPARE(std::distance(fs::directory_iterator(request.folder), {}), 1);
  }

  void noSpaceIsFoundBeforeAnythingIsWritten() {
    const test::SmallDisk disk(in("disk"), 1);
    if (!disk.mounted()) QSKIP("Mounting a disk is not allowed here.");
    disk.fill(100'000);
    ChunkRequest request = requestFor(tone());
    request.folder = disk.folder() / "chunks";
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(writeChunks(request, test::decodingHere())));
    QVERIFY(!fs::exists(request.folder));
  }

  void aDiskThatFillsUpInTheMiddleHoldsNothingHalf() {
    const test::SmallDisk disk(in("disk"), 1);
    if (!disk.mounted()) QSKIP("Mounting a disk is not allowed here.");
    ChunkRequest request = requestFor(tone());
    request.folder = disk.folder() / "chunks";
    bool filled = false;
    const auto fill = [&](double) {
      if (!std::exchange(filled, true)) disk.fill(20'000);
      return true;
    };
    QVERIFY_THROWS_EXCEPTION(FileError, static_cast<void>(writeChunks(request, test::decodingHere(), fill)));
    QVERIFY(filled);
    QVERIFY(!fs::exists(request.folder));
    disk.empty();
    QCOMPARE(writeChunks(request, test::decodingHere()).chunks.size(), std::size_t{3});
  }

  void aFileThatBecameShorterIsNoticed() {
    ChunkRequest request = requestFor(tone());
    test::writeWav(request.track.record.path, test::sine(220.0, 2.0, kRate), kRate);
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(writeChunks(request, test::decodingHere())));
    QVERIFY(!fs::exists(request.folder));
  }

  void whatCannotBeReadIsSaid() {
    ChunkRequest request = requestFor(in("missing.wav"));
    QVERIFY_THROWS_EXCEPTION(audio::MediaError,
                             static_cast<void>(writeChunks(request, test::decodingHere())));
    request = requestFor(tone());
    request.settings.filter = "bars:99";
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(writeChunks(request, test::decodingHere())));
    request = requestFor(tone());
    request.folder = request.track.record.path;  // a file
    QVERIFY_THROWS_EXCEPTION(FileError, static_cast<void>(writeChunks(request, test::decodingHere())));
  }
};

}  // namespace barline::exporting

QTEST_APPLESS_MAIN(barline::exporting::TestChunkWriter)
#include "test_chunk_writer.moc"

#include <QTest>
#include <array>
#include <cmath>

#include "engine/audio/BlockReader.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

struct Whole {
  Planes planes;
  std::vector<float> analysis;
};

/// Reads a file to its end and joins the blocks, checking that they follow one another.
Whole readWhole(const std::filesystem::path& file) {
  BlockReader reader(decodingHere(), file);
  OwnedBlock block;
  Whole whole;
  whole.planes.resize(static_cast<std::size_t>(reader.format().channels));
  bool last = false;
  while (reader.next(block)) {
    if (last) throw std::runtime_error("A block after one that was not full");
    if (block.firstFrame != std::ssize(whole.planes.front()) ||
        block.firstAnalysisFrame != std::ssize(whole.analysis))
      throw std::runtime_error("A block that does not follow the one before");
    for (std::size_t c = 0; c < whole.planes.size(); ++c) append(whole.planes[c], block.planes[c]);
    append(whole.analysis, block.analysis);
    last = block.planes.front().empty();
  }
  return whole;
}

}  // namespace

class TestBlockReader : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void analysisSignalIsAlignedWithTheTrack_data() {
    QTest::addColumn<int>("rate");
    for (const int rate : {8000, 11025, 22050, 32000, 44100, 48000, 96000, 192000})
      QTest::addRow("%d Hz", rate) << rate;
  }

  void analysisSignalIsAlignedWithTheTrack() {
    QFETCH(int, rate);
    // A sine as sampled at the analysis rate must come out wherever the resampler has its whole window.
    constexpr double kSeconds = 3.37;
    const auto file = folder_ / "sine.wav";
    writeWav(file, sine(440, kSeconds, rate), rate, WavEncoding::Float32);
    const Whole whole = readWhole(file);
    const auto truth = sine(440, kSeconds, kAnalysisRate);
    QVERIFY(std::abs(std::ssize(whole.analysis) - std::ssize(truth)) <= 1);
    const std::size_t inner = truth.size() - 400;
    QCOMPARE_LE(largestDifference(std::span(whole.analysis).subspan(200, inner),
                                  std::span(truth).subspan(200, inner)),
                2e-3F);
  }

  void clicksKeepTheirTimes() {
    const auto times = regularTimes(100, 0.3, 5.0);
    const auto file = folder_ / "clicks.wav";
    writeWav(file, clicks(times, 5.0, 48000), 48000);
    const Whole whole = readWhole(file);
    for (const double time : times) {
      const auto from = static_cast<std::size_t>((time - 0.1) * kAnalysisRate);
      std::size_t loudest = from;
      for (std::size_t i = from; i < from + 4410 && i < whole.analysis.size(); ++i)
        if (std::abs(whole.analysis[i]) > std::abs(whole.analysis[loudest])) loudest = i;
      QVERIFY(std::abs(static_cast<double>(loudest) / kAnalysisRate - time) < 0.0005);
    }
  }

  void analysisSignalIsTheMeanOfAllChannels() {
    const auto file = folder_ / "channels.wav";
    const auto tone = sine(300, 1.0, 22050, 0.6);
    writeWav(file, {tone, silence(1.0, 22050), tone}, 22050, WavEncoding::Float32);
    const Whole whole = readWhole(file);
    std::vector<float> mean;
    mixInto(mean = silence(1.0, 22050), tone, 0, 2.0F / 3.0F);
    QCOMPARE_LE(largestDifference(whole.analysis, mean), 1e-6F);
  }

  void blocksAreFullExceptAtTheEnd() {
    const auto file = folder_ / "noise.wav";
    writeWav(file, whiteNoise(2.0, 44100), 44100);
    BlockReader reader(decodingHere(), file);
    OwnedBlock block;
    std::size_t left = 88200;
    while (reader.next(block)) {
      QCOMPARE(block.planes.front().size(), std::min(left, kBlockFrames));
      left -= block.planes.front().size();
    }
    QCOMPARE(left, std::size_t{0});
    QVERIFY(!reader.next(block));
    QVERIFY(!reader.source().fingerprint.empty());
  }

  void containerDoesNotMatter() {
    // The same samples, which each container's demuxer divides differently.
    const auto file = folder_ / "source.wav";
    writeWav(file, whiteNoise(3.0, 48000), 48000);
    encode(file, folder_ / "same.flac");
    encode(file, folder_ / "same.mka", "-c:a pcm_s16le");
    const Whole wav = readWhole(file);
    const Whole flac = readWhole(folder_ / "same.flac");
    const Whole matroska = readWhole(folder_ / "same.mka");
    QCOMPARE(flac.analysis, wav.analysis);
    QCOMPARE(matroska.analysis, wav.analysis);
    QCOMPARE(flac.planes, wav.planes);
  }

  void oneSampleIsEnough() {
    const auto file = folder_ / "one.wav";
    writeWav(file, std::array{0.5F}, 48000, WavEncoding::Float32);
    const Whole whole = readWhole(file);
    QCOMPARE(whole.planes.front(), std::vector<float>{0.5F});
    QVERIFY(whole.analysis.size() <= 1);
  }

 private:
  Folder folder_;
};

QTEST_GUILESS_MAIN(TestBlockReader)
#include "test_block_reader.moc"

#include <QTest>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <system_error>

#include "engine/audio/Encoder.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/SmallDisk.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

namespace fs = std::filesystem;

constexpr int kRate = 44100;
constexpr std::size_t kFrames = 3 * kRate + 123;

std::vector<std::byte> noise(const PcmFormat& format) {
  std::mt19937 random(3);
  std::vector<std::byte> samples(kFrames * format.frameBytes());
  for (std::byte& byte : samples) byte = static_cast<std::byte>(random() & 0xFFU);
  // Of 24 bits in Int32 the lowest byte does not count.
  if (format.type == SampleType::Int32 && format.bits == 24)
    for (std::size_t i = 0; i < samples.size(); i += 4) samples[i] = std::byte{};
  return samples;
}

std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::byte> storedIn(const fs::path& file, std::int64_t from = 0) {
  Decoder decoder(decodingHere(), file, Decoder::Samples::AsStored);
  if (from > 0) decoder.seek(from);
  std::vector<std::byte> all;
  std::vector<std::byte> block;
  while (decoder.readStored(block, 5000) > 0) all.insert(all.end(), block.begin(), block.end());
  return all;
}

void write(const fs::path& file, AudioContainer container, const PcmFormat& format,
           std::span<const std::byte> samples) {
  Encoder encoder(file, container, format);
  encoder.write(samples);
  const std::uintmax_t bytes = encoder.finish();
  QCOMPARE(bytes, fs::file_size(file));
}

}  // namespace

class TestEncoder : public QObject {
  Q_OBJECT

  Folder folder_;

 private Q_SLOTS:
  void whatIsWrittenIsReadBack_data() {
    QTest::addColumn<PcmFormat>("format");
    QTest::addColumn<AudioContainer>("container");
    using enum AudioContainer;
    QTest::newRow("u8.wav") << PcmFormat{SampleType::UInt8, 8, kRate, 1, 0} << Wav;
    QTest::newRow("s16.wav") << PcmFormat{SampleType::Int16, 16, kRate, 2, 0} << Wav;
    QTest::newRow("s24.wav") << PcmFormat{SampleType::Int32, 24, kRate, 2, 0} << Wav;
    QTest::newRow("s32.wav") << PcmFormat{SampleType::Int32, 32, kRate, 2, 0} << Wav;
    QTest::newRow("f32.wav") << PcmFormat{SampleType::Float32, 32, 192000, 2, 0} << Wav;
    QTest::newRow("f64.wav") << PcmFormat{SampleType::Float64, 64, 8000, 1, 0} << Wav;
    QTest::newRow("surround.wav") << PcmFormat{SampleType::Int16, 16, kRate, 6, 0x60F} << Wav;
    QTest::newRow("s16.flac") << PcmFormat{SampleType::Int16, 16, kRate, 1, 0} << Flac;
    QTest::newRow("s24.flac") << PcmFormat{SampleType::Int32, 24, 96000, 2, 0} << Flac;
    QTest::newRow("odd speakers.flac") << PcmFormat{SampleType::Int16, 16, kRate, 3, 0x103} << Flac;
  }
  void whatIsWrittenIsReadBack() {
    QFETCH(PcmFormat, format);
    QFETCH(AudioContainer, container);
    const fs::path file = folder_ / QTest::currentDataTag();
    const std::vector<std::byte> samples = noise(format);
    QVERIFY(holds(container, format));
    write(file, container, format, samples);
    const Decoder decoder(decodingHere(), file, Decoder::Samples::AsStored);
    QCOMPARE(decoder.storedFormat().type, format.type);
    QCOMPARE(decoder.storedFormat().bits, format.bits);
    QCOMPARE(decoder.storedFormat().sampleRate, format.sampleRate);
    QVERIFY(decoder.lossless());
    QVERIFY(storedIn(file) == samples);
    const std::int64_t from = 2 * kRate + 17;
    QVERIFY(storedIn(file, from) ==
            std::vector(samples.begin() + from * static_cast<std::ptrdiff_t>(format.frameBytes()),
                        samples.end()));
  }

  void speakersAreKept() {
    const fs::path file = folder_ / "six.wav";
    const PcmFormat format{SampleType::Int16, 16, kRate, 6, 0x60F};
    write(file, AudioContainer::Wav, format, noise(format));
    QCOMPARE(ffprobe({QStringLiteral("-show_entries"), QStringLiteral("stream=channel_layout"),
                      QStringLiteral("-of"), QStringLiteral("csv=p=0"), toQString(file)})
                 .trimmed(),
             QByteArray("5.1(side)"));
  }

  /// In whatever pieces the samples come, the file is the same.
  void piecesDoNotMatter() {
    const PcmFormat format{SampleType::Int16, 16, kRate, 2, 0};
    const std::vector<std::byte> samples = noise(format);
    for (const auto container : {AudioContainer::Wav, AudioContainer::Flac}) {
      const fs::path whole = folder_ / (container == AudioContainer::Wav ? "whole.wav" : "whole.flac");
      const fs::path pieces = folder_ / (container == AudioContainer::Wav ? "pieces.wav" : "pieces.flac");
      write(whole, container, format, samples);
      Encoder encoder(pieces, container, format);
      const std::span<const std::byte> all(samples);
      for (std::size_t at = 0; at < all.size();) {
        const std::size_t size = std::min(all.size() - at, (1 + at % 9001) * format.frameBytes());
        encoder.write(all.subspan(at, size));
        at += size;
      }
      static_cast<void>(encoder.finish());
      QVERIFY(contentOf(whole) == contentOf(pieces));
    }
  }

  void nothingIsWrittenOver() {
    const fs::path file = folder_ / "mine.wav";
    std::ofstream(file) << "mine";
    const PcmFormat format{SampleType::Int16, 16, kRate, 2, 0};
    QVERIFY_THROWS_EXCEPTION(std::system_error, Encoder(file, AudioContainer::Wav, format));
    QCOMPARE(contentOf(file), std::string("mine"));
  }

  void flacTakesNoFloats() {
    const PcmFormat format{SampleType::Float32, 32, kRate, 2, 0};
    QVERIFY(!holds(AudioContainer::Flac, format));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument,
                             Encoder(folder_ / "x.flac", AudioContainer::Flac, format));
  }

  void aWavFileTakesNoMoreThanItCanCount() {
    // The header's sizes are of 32 bits, and of all but the first eight bytes.
    QVERIFY(Encoder::kMostWavBytes + 1024 < std::uint64_t{1} << 32);
    constexpr std::uint64_t kRoom = 6000;
    const PcmFormat format{SampleType::Int32, 24, kRate, 2, 0};  // six bytes a frame in the file
    const std::vector<std::byte> thousand(1000 * format.frameBytes());
    const std::vector<std::byte> one(format.frameBytes());
    Encoder wav(folder_ / "full.wav", AudioContainer::Wav, format, kRoom);
    wav.write(thousand);
    try {
      wav.write(one);
      QFAIL("It took more than there is room for.");
    } catch (const std::system_error& error) {
      QCOMPARE(error.code().value(), EFBIG);
    }
    static_cast<void>(wav.finish());
    QCOMPARE(storedIn(folder_ / "full.wav").size(), thousand.size());
    Encoder flac(folder_ / "long.flac", AudioContainer::Flac, format, kRoom);
    flac.write(thousand);
    flac.write(one);
    static_cast<void>(flac.finish());
    QCOMPARE(storedIn(folder_ / "long.flac").size(), thousand.size() + one.size());
  }

  void aFullDiskIsSaid() {
    const SmallDisk disk(folder_ / "disk", 1);
    if (!disk.mounted()) QSKIP("Mounting a disk is not allowed here.");
    disk.fill(50'000);
    const PcmFormat format{SampleType::Int16, 16, kRate, 2, 0};
    try {
      Encoder encoder(disk.folder() / "x.wav", AudioContainer::Wav, format);
      encoder.write(noise(format));
      static_cast<void>(encoder.finish());
      QFAIL("There was space after all.");
    } catch (const std::system_error& error) {
      QCOMPARE(error.code().value(), ENOSPC);
    }
  }
};

QTEST_APPLESS_MAIN(TestEncoder)
#include "test_encoder.moc"

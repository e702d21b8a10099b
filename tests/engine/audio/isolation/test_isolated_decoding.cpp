#include <sys/wait.h>
#include <unistd.h>

#include <QProcess>
#include <QTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <thread>

#include "engine/audio/BlockReader.h"
#include "engine/audio/Decoder.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/isolation/IsolatedDecoding.h"
#include "engine/audio/isolation/Sanitizers.h"
#include "tests/engine/audio/DecodingHelp.h"
#include "tests/engine/audio/isolation/Processes.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::audio;
using namespace barline::test;

namespace {

constexpr int kRate = 44100;

/// All that an analysis gets of a file.
struct Blocks {
  std::vector<std::int64_t> firsts;
  Planes planes;
  std::vector<float> analysis;
  barline::model::AudioSource source;

  bool operator==(const Blocks&) const = default;
};

Blocks blocksOf(Decoding& decoding, const std::filesystem::path& file) {
  BlockReader reader(decoding, file);
  Blocks all;
  all.planes.resize(static_cast<std::size_t>(reader.format().channels));
  OwnedBlock block;
  while (reader.next(block)) {
    all.firsts.push_back(block.firstFrame);
    all.firsts.push_back(block.firstAnalysisFrame);
    for (std::size_t c = 0; c < block.planes.size(); ++c)
      all.planes[c].insert(all.planes[c].end(), block.planes[c].begin(), block.planes[c].end());
    all.analysis.insert(all.analysis.end(), block.analysis.begin(), block.analysis.end());
  }
  all.source = reader.source();
  return all;
}

std::string problemOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const MediaError& error) {
    return error.what();
  }
  return {};
}

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The one worker that a launcher has.
pid_t workerOf(IsolatedDecoding& decoding) {
  const auto workers = childrenOf(decoding.launcher());
  return workers.size() == 1 ? workers.front() : 0;
}

}  // namespace

class TestIsolatedDecoding : public QObject {
  Q_OBJECT

 public:
  explicit TestIsolatedDecoding(IsolatedDecoding& decoding) : decoding_(decoding) {}

 private Q_SLOTS:
  void initTestCase() {
    auto music = whiteNoise(20.0, kRate, 0.2);
    mixInto(music, sweep(100, 2000, 20.0, kRate, 0.3));
    writeWav(folder_ / "song.wav", {music, music}, kRate);
    for (const char* name : {"song.mp3", "song.flac", "song.m4a", "song.opus", "song.ogg"})
      encode(folder_ / "song.wav", folder_ / name);
    const std::vector<float> hot{0.5F, 1e30F, NAN, INFINITY, -0.25F};
    writeWav(folder_ / "hot.wav", hot, kRate, WavEncoding::Float32);
    std::filesystem::copy_file(folder_ / "song.flac", folder_ / "cut.flac");
    std::filesystem::resize_file(folder_ / "cut.flac", std::filesystem::file_size(folder_ / "cut.flac") / 2);
  }

  void cleanup() {
    // Nothing stays behind once nobody reads any more.
    QVERIFY(QTest::qWaitFor([this] { return childrenOf(decoding_.launcher()).empty(); }));
  }

  void givesWhatDecodingHereGives_data() {
    QTest::addColumn<QByteArray>("name");
    for (const char* name :
         {"song.wav", "song.mp3", "song.flac", "song.m4a", "song.opus", "song.ogg", "hot.wav", "cut.flac"})
      QTest::newRow(name) << QByteArray(name);
  }

  void givesWhatDecodingHereGives() {
    QFETCH(QByteArray, name);
    const auto file = folder_ / name.constData();
    QVERIFY(blocksOf(decoding_, file) == blocksOf(decodingHere(), file));
    QCOMPARE(decoding_.fingerprint(file), decodingHere().fingerprint(file));
    Decoder apart(decoding_, file);
    Decoder here(decodingHere(), file);
    QVERIFY(apart.format() == here.format());
    QVERIFY(apart.source() == here.source());
    QCOMPARE(apart.lossless(), here.lossless());
    QVERIFY(readAll(apart, 100'000) == readAll(here, 100'000));
    QVERIFY(apart.source() == here.source());
    for (const std::int64_t frame : {30'000, 4, 10'000'000}) {
      apart.seek(frame);
      here.seek(frame);
      QVERIFY(readAll(apart) == readAll(here));
    }
  }

  void storedSamplesAreTheSameBits() {
    for (const char* name : {"song.flac", "hot.wav"}) {
      Decoder apart(decoding_, folder_ / name, Decoder::Samples::AsStored);
      Decoder here(decodingHere(), folder_ / name, Decoder::Samples::AsStored);
      QVERIFY(apart.storedFormat() == here.storedFormat());
      std::vector<std::byte> a;
      std::vector<std::byte> b;
      do {
        apart.readStored(a, 70'000);
        here.readStored(b, 70'000);
        QVERIFY(a == b);
      } while (!b.empty());
    }
  }

  void refusesWithTheSameSentences() {
    std::ofstream(folder_ / "list.mp3") << "#EXTM3U\nsong.wav\n";
    std::ofstream(folder_ / "text.wav") << "Dear diary\n";
    std::ofstream(folder_ / "empty.wav").flush();
    for (const char* name : {"list.mp3", "text.wav", "empty.wav", "none.wav", "."}) {
      const auto file = folder_ / name;
      const std::string expected = problemOf([&] { BlockReader(decodingHere(), file); });
      QVERIFY(!expected.empty());
      QCOMPARE(problemOf([&] { BlockReader(decoding_, file); }), expected);
      QCOMPARE(problemOf([&] { Decoder(decoding_, file); }), expected);
      QCOMPARE(problemOf([&] { (void)decoding_.fingerprint(file); }), expected);
    }
  }

  void workersCanDoNothingElse() {
    if (kIsSanitized) QSKIP("Sanitizers need what workers must not have.");
    const ConfinementReport report = decoding_.examine();
    QVERIFY(!report.openedFile);
    QVERIFY(!report.copiedDescriptor);
    QVERIFY(!report.grewMemory);
    if (!report.filtered) QSKIP("This system filters no calls.");
    QVERIFY(!report.startedProcess);
  }

  void aFaultCostsOneFile_data() {
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("crash") << SIGSEGV << "song.flac could not be decoded: its data broke the decoder.";
    QTest::newRow("ended") << SIGKILL
                           << "song.flac could not be decoded: the process that decoded it was ended.";
    QTest::newRow("forbidden")
        << SIGSYS << "song.flac could not be decoded: its data made the decoder do what it must not.";
  }

  void aFaultCostsOneFile() {
    QFETCH(int, signal);
    QFETCH(QString, sentence);
    BlockReader reader(decoding_, folder_ / "song.flac");
    OwnedBlock block;
    QVERIFY(reader.next(block));
    const pid_t worker = workerOf(decoding_);
    QVERIFY(worker != 0);
    Decoder other(decoding_, folder_ / "song.wav");
    ::kill(worker, signal);
    const std::string problem = problemOf([&] {
      while (reader.next(block)) {
      }
    });
    QCOMPARE(QString::fromStdString(problem), sentence);
    QCOMPARE(readAll(other).front().size(), std::size_t{20} * kRate);
    QVERIFY(!blocksOf(decoding_, folder_ / "song.flac").source.fingerprint.empty());
  }

  void oneWithoutProgressIsGivenUp() {
    IsolatedDecoding impatient({.limits = {.wallSeconds = 0.3}});
    BlockReader reader(impatient, folder_ / "song.flac");
    ::kill(workerOf(impatient), SIGSTOP);
    OwnedBlock block;
    QCOMPARE(problemOf([&] {
               while (reader.next(block)) {
               }
             }),
             std::string("song.flac could not be decoded: its decoder makes no progress."));
  }

  void tooMuchMemoryIsOneSentence() {
    if (kIsSanitized) QSKIP("Sanitizers know no limit.");
    // A FLAC file may carry comments of up to 16 MiB.
    constexpr std::size_t kBytes = 0xFFFFF0;
    std::string bytes = contentOf(folder_ / "song.flac");
    const std::string block = std::string("\x04\xFF\xFF\xF0", 4) + std::string(kBytes, '\0');
    constexpr std::size_t kBehindStreamInfo = 4 + 4 + 34;
    bytes.insert(kBehindStreamInfo, block);
    std::ofstream(folder_ / "large.flac", std::ios::binary) << bytes;
    QVERIFY(problemOf([&] { blocksOf(decoding_, folder_ / "large.flac"); }).empty());
    IsolatedDecoding poor({.limits = {.memoryBytes = 1 << 20}});
    QCOMPARE(problemOf([&] { blocksOf(poor, folder_ / "large.flac"); }),
             std::string("large.flac could not be decoded: it needs more memory than one file may take."));
  }

  void waitingCanBeCancelled() {
    std::atomic<bool> cancelled{false};
    BlockReader reader(decoding_, folder_ / "song.flac", [&] { return cancelled.load(); });
    ::kill(workerOf(decoding_), SIGSTOP);
    cancelled = true;
    OwnedBlock block;
    QVERIFY(!problemOf([&] {
               while (reader.next(block)) {
               }
             }).empty());
    QVERIFY(decoding_.fingerprint(folder_ / "song.wav", [] { return true; }).size() % 32 == 0);
  }

  void manyAtOnce() {
    const Blocks expected = blocksOf(decodingHere(), folder_ / "song.mp3");
    std::atomic<int> right{0};
    {
      std::array<std::jthread, 8> threads;
      for (auto& thread : threads)
        thread =
            std::jthread([&] { right += blocksOf(decoding_, folder_ / "song.mp3") == expected ? 1 : 0; });
    }
    QCOMPARE(right.load(), 8);
  }

  void readersMayEndInTheMiddle() {
    for (int i = 0; i < 20; ++i) {
      BlockReader reader(decoding_, folder_ / "song.mp3");
      OwnedBlock block;
      QVERIFY(reader.next(block));
    }
  }

  void tellsWhatIsSpentApart() {
    BlockReader reader(decoding_, folder_ / "song.mp3");
    OwnedBlock block;
    while (reader.next(block)) {
      QVERIFY(decoding_.mebibytesApart() > 0.0);
    }
    QVERIFY(reader.cpuSecondsApart() > 0.0);
  }

  void aLostLauncherIsReplacedOnce() {
    std::vector<std::string> told;
    IsolatedDecoding decoding({.tell = [&](const std::string& sentence) { told.push_back(sentence); }});
    const pid_t first = decoding.launcher();
    BlockReader reader(decoding, folder_ / "song.flac");
    OwnedBlock block;
    ::kill(first, SIGKILL);
    QVERIFY(QTest::qWaitFor([&] { return childrenOf(first).empty(); }));
    QVERIFY(!problemOf([&] {
               while (reader.next(block)) {
               }
             }).empty());
    const auto song = folder_ / "song.wav";
    QVERIFY(blocksOf(decoding, song) == blocksOf(decodingHere(), song));
    const pid_t second = decoding.launcher();
    QVERIFY(second != first);
    ::kill(second, SIGKILL);
    QVERIFY(QTest::qWaitFor([&] { return !std::ranges::count(childrenOf(::getpid()), second); }));
    QVERIFY(!decoding.fingerprint(song).empty());
    QCOMPARE(told.size(), std::size_t{1});
  }

  void endsWithItsOwner() {
    pid_t launcher = 0;
    pid_t worker = 0;
    {
      IsolatedDecoding decoding;
      launcher = decoding.launcher();
      const BlockReader reader(decoding, folder_ / "song.flac");
      worker = workerOf(decoding);
    }
    QVERIFY(isGone(launcher, 0));
    QVERIFY(isGone(worker));
  }

  void endsWithAProgramThatIsKilled() {
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--hold"), toQString(folder_ / "song.flac")});
    QVERIFY(program.waitForReadyRead(20'000));
    const QList<QByteArray> words = program.readLine().trimmed().split(' ');
    QCOMPARE(words.size(), 3);
    const pid_t launcher = words[0].toInt();
    const pid_t worker = words[1].toInt();
    // Ctrl+C in a terminal reaches the program and not the processes that decode for it.
    QVERIFY(::getpgid(launcher) != words[2].toInt());
    QVERIFY(::getpgid(worker) != words[2].toInt());
    program.kill();
    QVERIFY(program.waitForFinished());
    QVERIFY(isGone(launcher));
    QVERIFY(isGone(worker));
  }

 private:
  IsolatedDecoding& decoding_;
  Folder folder_;
};

namespace {

/// Reads a little of a file, tells who decodes it, and waits to be killed.
int hold(IsolatedDecoding& decoding, const char* file) {
  BlockReader reader(decoding, file);
  OwnedBlock block;
  reader.next(block);
  std::cout << decoding.launcher() << ' ' << workerOf(decoding) << ' ' << ::getpgrp() << std::endl;
  ::pause();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (const auto status = runDecodingProcess(argc, argv)) return *status;
  IsolatedDecoding decoding;
  if (argc == 3 && std::string_view(argv[1]) == "--hold") return hold(decoding, argv[2]);
  QCoreApplication application(argc, argv);
  TestIsolatedDecoding test(decoding);
  return QTest::qExec(&test, argc, argv);
}

#include "test_isolated_decoding.moc"

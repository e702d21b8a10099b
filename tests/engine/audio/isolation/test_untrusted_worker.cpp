#include <QTest>
#include <atomic>
#include <cstring>
#include <functional>
#include <limits>
#include <memory>
#include <optional>

#include "engine/audio/BlockReader.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/isolation/RemoteBlocks.h"
#include "engine/audio/isolation/RemoteDecoder.h"

using namespace barline::audio;

namespace {

MediaFacts facts() {
  MediaFacts facts;
  facts.format = {.sampleRate = 44100, .channels = 2, .channelMask = 3, .expectedFrames = 1000};
  facts.stored = {
      .type = SampleType::Int16, .bits = 16, .sampleRate = 44100, .channels = 2, .channelMask = 3};
  facts.source.codec = "flac";
  facts.source.title = "Ferry";
  return facts;
}

/// A worker that says what a test wants, of a file that never was.
class Worker {
 public:
  explicit Worker(WorkKind kind) : samples_(SharedSamples::make(kind)) {
    auto [ours, theirs] = Channel::makePair();
    channel_ = std::move(theirs);
    link_ = std::make_unique<WorkerLink>(std::move(ours), SharedSamples(duplicate(), kind), "song.flac",
                                         WorkerLimits{}, Decoding::Cancelled{}, memory_);
  }

  void say(const MessageWriter& message) const { channel_.send(message.bytes()); }
  void leave() { channel_.close(); }
  [[nodiscard]] std::unique_ptr<WorkerLink> link() { return std::move(link_); }
  [[nodiscard]] const SharedSamples& samples() const { return samples_; }

 private:
  [[nodiscard]] Descriptor duplicate() const { return Descriptor(::dup(samples_.number())); }

  std::atomic<std::int64_t> memory_{};
  SharedSamples samples_;
  Channel channel_;
  std::unique_ptr<WorkerLink> link_;
};

std::optional<MediaError> problemOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const MediaError& error) {
    return error;
  }
  return std::nullopt;
}

MessageWriter block(std::uint32_t frames, std::uint32_t samples, std::int64_t cpu = 0,
                    std::int64_t bytes = 0) {
  return std::move(MessageWriter(MessageKind::Block).put(WorkerUsage{cpu, bytes}).put(frames).put(samples));
}

}  // namespace

/// Whatever a worker says that has been taken over by a hostile file, the program reads within bounds.
class TestUntrustedWorker : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void badFactsAreNotTaken_data() {
    QTest::addColumn<std::function<void(MediaFacts&)>>("spoil");
    using Spoil = std::function<void(MediaFacts&)>;
    const auto row = [](const char* name, Spoil spoil) { QTest::newRow(name) << spoil; };
    row("no channels", [](MediaFacts& f) { f.format.channels = f.stored.channels = 0; });
    row("many channels", [](MediaFacts& f) { f.format.channels = f.stored.channels = 1 << 20; });
    row("negative channels", [](MediaFacts& f) { f.format.channels = f.stored.channels = -2; });
    row("channels that differ", [](MediaFacts& f) { f.stored.channels = 8; });
    row("rate", [](MediaFacts& f) { f.format.sampleRate = 1; });
    row("stored rate", [](MediaFacts& f) { f.stored.sampleRate = 1 << 30; });
    row("type", [](MediaFacts& f) { f.stored.type = static_cast<SampleType>(200); });
    row("bits", [](MediaFacts& f) { f.stored.bits = 1 << 20; });
    row("length", [](MediaFacts& f) { f.format.expectedFrames = std::numeric_limits<std::int64_t>::min(); });
    row("duration", [](MediaFacts& f) { f.source.duration = std::numeric_limits<double>::quiet_NaN(); });
    row("endless duration",
        [](MediaFacts& f) { f.source.duration = std::numeric_limits<double>::infinity(); });
    row("fingerprint", [](MediaFacts& f) { f.source.fingerprint = "'; DROP TABLE tracks; --"; });
  }

  void badFactsAreNotTaken() {
    QFETCH(std::function<void(MediaFacts&)>, spoil);
    Worker worker(WorkKind::Blocks);
    MediaFacts spoilt = facts();
    spoil(spoilt);
    worker.say(std::move(MessageWriter(MessageKind::Opened).put(spoilt)));
    const auto problem = problemOf([&] { RemoteBlocks(worker.link()); });
    QVERIFY(problem);
    QCOMPARE(problem->problem(), MediaProblem::Stopped);
  }

  void textsAreMadeSafe() {
    Worker worker(WorkKind::Blocks);
    MediaFacts rough = facts();
    rough.source.title = "Fer\x1b[31mry\n\xFF" + std::string(100'000, 'x');
    worker.say(std::move(MessageWriter(MessageKind::Opened).put(rough)));
    const RemoteBlocks blocks(worker.link());
    const std::string title = blocks.source().title;
    QVERIFY(title.starts_with("Fer [31mry"));
    QVERIFY(title.size() <= 1024);
    QCOMPARE(blocks.source().path, std::filesystem::path("song.flac"));
  }

  void cutMessagesAreNotTaken() {
    const MessageWriter whole = std::move(MessageWriter(MessageKind::Opened).put(facts()));
    for (std::size_t size = 0; size < whole.bytes().size(); ++size) {
      const std::vector<std::byte> cut(whole.bytes().begin(),
                                       whole.bytes().begin() + static_cast<std::ptrdiff_t>(size));
      QVERIFY_THROWS_EXCEPTION(BadMessage, (void)MessageReader(cut).takeFacts());
    }
  }

  void badBlocksAreNotTaken_data() {
    QTest::addColumn<quint32>("frames");
    QTest::addColumn<quint32>("samples");
    QTest::addColumn<qint64>("cpu");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("frames") << 32769U << 0U << qint64{0} << qint64{0};
    QTest::newRow("many frames") << 0xFFFFFFFFU << 0U << qint64{0} << qint64{0};
    QTest::newRow("analysis") << 100U << 100'000'000U << qint64{0} << qint64{0};
    QTest::newRow("time") << 100U << 10U << qint64{-1} << qint64{0};
    QTest::newRow("memory") << 100U << 10U << qint64{0} << std::numeric_limits<qint64>::max();
  }

  void badBlocksAreNotTaken() {
    QFETCH(quint32, frames);
    QFETCH(quint32, samples);
    QFETCH(qint64, cpu);
    QFETCH(qint64, bytes);
    Worker worker(WorkKind::Blocks);
    worker.say(std::move(MessageWriter(MessageKind::Opened).put(facts())));
    RemoteBlocks blocks(worker.link());
    worker.say(block(frames, samples, cpu, bytes));
    OwnedBlock taken;
    QVERIFY(problemOf([&] { blocks.next(taken); }));
  }

  void samplesAreMadeSane() {
    Worker worker(WorkKind::Blocks);
    worker.say(std::move(MessageWriter(MessageKind::Opened).put(facts())));
    RemoteBlocks blocks(worker.link());
    const SharedSamples::Slot slot = worker.samples().slot(0, facts().format);
    slot.planes[0][0] = std::numeric_limits<float>::quiet_NaN();
    slot.planes[0][1] = -std::numeric_limits<float>::infinity();
    slot.planes[1][0] = 1e-40F;
    slot.analysis[0] = 1e30F;
    worker.say(block(2, 1));
    OwnedBlock taken;
    QVERIFY(blocks.next(taken));
    QVERIFY((taken.planes == Planes{{0.0F, -64.0F}, {0.0F, 0.0F}}));
    QVERIFY((taken.analysis == std::vector<float>{64.0F}));
  }

  void moreFramesThanWereAskedForAreNotTaken() {
    Worker worker(WorkKind::Floats);
    worker.say(std::move(MessageWriter(MessageKind::Opened).put(facts())));
    RemoteDecoder decoder(worker.link());
    worker.say(std::move(MessageWriter(MessageKind::Frames).put(WorkerUsage{}).put(std::uint32_t{11})));
    Planes planes;
    QVERIFY(problemOf([&] { decoder.read(planes, 10); }));
  }

  void anythingElseEndsIt() {
    for (const MessageKind kind : {MessageKind::Start, MessageKind::Confined, MessageKind::Sought,
                                   MessageKind::Failed, MessageKind::Ended, static_cast<MessageKind>(255)}) {
      Worker worker(WorkKind::Blocks);
      worker.say(MessageWriter(kind));
      const auto problem = problemOf([&] { RemoteBlocks(worker.link()); });
      QVERIFY(problem);
      QCOMPARE(problem->problem(), MediaProblem::Stopped);
    }
    Worker gone(WorkKind::Blocks);
    gone.leave();
    QVERIFY(problemOf([&] { RemoteBlocks(gone.link()); }));
  }

  void sharedMemoryKeepsItsSize() {
    const SharedSamples samples = SharedSamples::make(WorkKind::Blocks);
    QVERIFY(::ftruncate(samples.number(), 0) != 0);
  }
};

QTEST_GUILESS_MAIN(TestUntrustedWorker)
#include "test_untrusted_worker.moc"

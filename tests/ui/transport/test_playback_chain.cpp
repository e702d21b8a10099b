#include <QTest>
#include <cmath>
#include <cstdlib>
#include <new>
#include <set>
#include <vector>

#include "tests/ui/transport/Deck.h"
#include "ui/transport/RegionReader.h"

// Counts what is allocated on one thread, except under sanitizers, which have an allocator of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kCountsAllocations = false;
#else
constexpr bool kCountsAllocations = true;
thread_local bool counting = false;
thread_local int allocations = 0;

void note(std::size_t size) {
  // Rubber Band's resampler asks for its state of about a kilobyte whenever it starts.
  if (counting && size > 2048) ++allocations;
}

extern "C" void* __libc_malloc(std::size_t);                 // NOLINT: glibc's name
extern "C" void* __libc_calloc(std::size_t, std::size_t);    // NOLINT
extern "C" void* __libc_realloc(void*, std::size_t);         // NOLINT
extern "C" void* __libc_memalign(std::size_t, std::size_t);  // NOLINT

extern "C" void* malloc(std::size_t size) {
  note(size);
  return __libc_malloc(size);
}
extern "C" void* calloc(std::size_t count, std::size_t size) {
  note(count * size);
  return __libc_calloc(count, size);
}
extern "C" void* realloc(void* memory, std::size_t size) {
  note(size);
  return __libc_realloc(memory, size);
}
extern "C" int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
  note(size);
  *memory = __libc_memalign(alignment, size);
  return *memory == nullptr ? ENOMEM : 0;
}
#endif

namespace barline {
namespace {

using test::Deck;
using test::largestStep;

constexpr int kRate = 44100;
constexpr double kHertz = 441.0;

ui::OpenSource tone(double seconds, double hertz = kHertz) {
  return [=] {
    return std::make_unique<test::SyntheticSource>(
        kRate, 2, static_cast<std::int64_t>(seconds * kRate), [hertz](std::int64_t frame, int) {
          return 0.5F * static_cast<float>(std::sin(2.0 * M_PI * hertz * static_cast<double>(frame) / kRate));
        });
  };
}

ui::OpenSource silence(double seconds) {
  return [=] {
    return std::make_unique<test::SyntheticSource>(kRate, 2, static_cast<std::int64_t>(seconds * kRate),
                                                   [](std::int64_t, int) { return 0.0F; });
  };
}

constexpr float kStep = 1.0F / (1 << 23);

/// Each sample tells its own frame number.
ui::OpenSource numbered(double seconds) {
  return [=] {
    return std::make_unique<test::SyntheticSource>(
        kRate, 2, static_cast<std::int64_t>(seconds * kRate),
        [](std::int64_t frame, int) { return static_cast<float>(frame + 1) * kStep; });
  };
}

std::int64_t numberOf(float sample) {
  return std::llround(sample / kStep) - 1;
}

/// What a sine of 441 Hz moves by from frame to frame.
const float kOwnStep = 0.5F * 2.0F * static_cast<float>(M_PI * kHertz / kRate);

playback::SoundSettings atRate(double speed, double semitones = 0.0) {
  return {.rate = {speed, semitones}, .click = {}, .chords = {}, .solo = {}};
}

playback::SoundSettings clicking(double speed = 1.0) {
  playback::SoundSettings sound = atRate(speed);
  sound.click = {.on = true, .gain = 1.0F};
  return sound;
}

std::shared_ptr<const playback::ClickTrack> clicksAt(const std::vector<double>& times) {
  playback::ClickTrack track;
  for (const double time : times) track.clicks.push_back({time, playback::Accent::Downbeat});
  return std::make_shared<const playback::ClickTrack>(track);
}

/// Frames in which sound sets in after silence.
std::vector<std::size_t> onsets(const std::vector<float>& sound) {
  std::vector<std::size_t> frames;
  std::size_t silent = 1000;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    if (sound[i] != 0.0F && silent >= 100) frames.push_back(i);
    silent = sound[i] == 0.0F ? silent + 1 : 0;
  }
  return frames;
}

double frequency(const std::vector<float>& sound, std::size_t begin, std::size_t end) {
  std::vector<double> crossings;
  for (std::size_t i = begin + 1; i < end; ++i) {
    if (sound[i - 1] < 0.0F && sound[i] >= 0.0F)
      crossings.push_back(static_cast<double>(i) - static_cast<double>(sound[i] / (sound[i] - sound[i - 1])));
  }
  return static_cast<double>(crossings.size() - 1) * kRate / (crossings.back() - crossings.front());
}

/// The least peak of any 5 ms: shows where sound is missing.
float quietest(const std::vector<float>& sound) {
  float least = 1.0F;
  for (std::size_t begin = 0; begin + 220 <= sound.size(); begin += 110) {
    float peak = 0.0F;
    for (std::size_t i = begin; i < begin + 220; ++i) peak = std::max(peak, std::abs(sound[i]));
    least = std::min(least, peak);
  }
  return least;
}

}  // namespace

class TestPlaybackChain : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readerGoesRoundALoop() {
    const auto source = numbered(1.0)();
    ui::RegionReader reader(*source);
    reader.setRegion({.loop = model::TimeRange{0.1, 0.2}, .stop = {}});
    reader.seek(2000);
    std::vector<float> out;
    std::vector<std::int64_t> numbers;
    int rounds = 0;
    while (rounds < 3) {
      if (reader.read(out, 1000) == ui::RegionReader::Event::Wrapped) ++rounds;
      for (std::size_t i = 0; i < out.size(); i += 2) numbers.push_back(numberOf(out[i]));
    }
    QCOMPARE(reader.frame(), 4410);
    QCOMPARE(numbers.size(), std::size_t{8820 - 2000 + 2 * 4410});
    QCOMPARE(numbers[0], 2000);
    QCOMPARE(numbers[8820 - 2000 - 222], 8820 - 222);  // before the cross-over
    QCOMPARE(numbers[8820 - 2000], 4410);              // the first of the next round is whole
    QCOMPARE(numbers[8820 - 2000 + 4410], 4410);
  }

  void readerStopsAndFades() {
    const auto source = tone(2.0)();
    ui::RegionReader reader(*source);
    reader.setRegion({.loop = {}, .stop = 0.5});
    reader.seek(11025);
    std::vector<float> all;
    std::vector<float> out;
    ui::RegionReader::Event event{};
    while (event != ui::RegionReader::Event::Ended) {
      event = reader.read(out, 4096);
      for (std::size_t i = 0; i < out.size(); i += 2) all.push_back(out[i]);
    }
    QCOMPARE(all.size(), std::size_t{11025});
    QCOMPARE(all.back(), 0.0F);
    QVERIFY(largestStep(all) < 1.2F * kOwnStep);
  }

  void loopThatOutlastsTheTrackStillLoops() {
    const auto source = numbered(0.5)();
    ui::RegionReader reader(*source);
    reader.setRegion({.loop = model::TimeRange{0.4, 5.0}, .stop = {}});
    reader.seek(0);
    std::vector<float> out;
    ui::RegionReader::Event event{};
    while (event == ui::RegionReader::Event::None) event = reader.read(out, 4096);
    QCOMPARE(event, ui::RegionReader::Event::Wrapped);
    QCOMPARE(reader.frame(), 17640);
    reader.setRegion({.loop = model::TimeRange{3.0, 5.0}, .stop = {}});
    reader.seek(3 * kRate);
    QCOMPARE(reader.read(out, 4096), ui::RegionReader::Event::Ended);  // not round and round nothing
  }

  void loopIsSeamlessAndThePlayheadKnowsIt() {
    // 0.1003 s is no whole number of periods: without a cross-over there would be a step.
    Deck deck(tone(10.0), 1.0, {.loop = model::TimeRange{1.0, 1.1003}, .stop = {}});
    deck.mixer.setPlaying(true);
    const std::size_t round = std::llround(1.1003 * kRate) - kRate;
    const auto sound = deck.play(20 * round);
    QVERIFY2(largestStep({sound.begin() + 300, sound.end()}) < 1.3F * kOwnStep,
             qPrintable(QString::number(largestStep(sound))));
    const auto place = deck.mixer.map().at(static_cast<double>(20 * round));
    QVERIFY(std::abs(place.trackFrame - kRate) < 1e-6 ||
            std::abs(place.trackFrame - kRate - static_cast<double>(round)) < 1e-6);
    QVERIFY(place.pass >= 19);
  }

  void loopMayBeSetMovedAndTakenAwayWhilePlaying() {
    Deck deck(numbered(20.0), 2.0);
    deck.mixer.setPlaying(true);
    auto sound = deck.play(22050);
    deck.setRegion({.loop = model::TimeRange{2.0, 2.6}, .stop = {}});
    auto more = deck.play(44100);
    sound.insert(sound.end(), more.begin(), more.end());
    deck.setRegion({.loop = model::TimeRange{2.0, 2.9}, .stop = {}});
    more = deck.play(44100);
    sound.insert(sound.end(), more.begin(), more.end());
    deck.setRegion({});
    more = deck.play(66150);
    sound.insert(sound.end(), more.begin(), more.end());

    // Every frame follows the one before, but for the joints, which lead to 2 s.
    std::vector<std::int64_t> jumps;
    for (std::size_t i = 300; i < sound.size(); ++i) {
      const std::int64_t number = numberOf(sound[i]);
      if (number == 2 * kRate) jumps.push_back(numberOf(sound[i - 1]));
    }
    QVERIFY(jumps.size() >= 2);
    int breaks = 0;
    for (std::size_t i = 300; i < sound.size(); ++i)
      breaks += numberOf(sound[i]) != numberOf(sound[i - 1]) + 1 ? 1 : 0;
    // A cross-over of 220 frames before each joint reads as breaks.
    QVERIFY2(breaks <= static_cast<int>(jumps.size()) * 225, qPrintable(QString::number(breaks)));
    QVERIFY(numberOf(sound.back()) > std::llround(2.9 * kRate));
  }

  void stopIsToldWhereItIs() {
    Deck deck(tone(5.0), 1.0, {.loop = {}, .stop = 1.2});
    deck.mixer.setPlaying(true);
    (void)deck.play(10000, 10000);
    const auto place = deck.mixer.map().at(9999.0);
    QVERIFY(place.ended);
    QCOMPARE(place.trackFrame, std::round(1.2 * kRate));
  }

  void speedAndPitch_data() {
    QTest::addColumn<double>("speed");
    QTest::addColumn<double>("semitones");
    QTest::newRow("quarter") << 0.25 << 0.0;
    QTest::newRow("half") << 0.5 << 0.0;
    QTest::newRow("three quarters") << 0.75 << 0.0;
    QTest::newRow("faster") << 1.3 << 0.0;
    QTest::newRow("double") << 2.0 << 0.0;
    QTest::newRow("lower") << 1.0 << -5.0;
    QTest::newRow("higher") << 1.0 << 12.0;
    QTest::newRow("both") << 0.6 << 3.0;
  }
  void speedAndPitch() {
    QFETCH(double, speed);
    QFETCH(double, semitones);
    Deck deck(tone(20.0), 2.0);
    deck.mixer.setSound(atRate(speed, semitones));
    deck.mixer.setPlaying(true);
    const auto sound = deck.play(kRate);
    const double cents =
        1200.0 * std::log2(frequency(sound, 5000, kRate) / (kHertz * std::exp2(semitones / 12.0)));
    QVERIFY2(std::abs(cents) < 5.0, qPrintable(QString::number(cents)));
    const float least = quietest({sound.begin() + 500, sound.end()});
    QVERIFY2(least > 0.3F, qPrintable(QString::number(least)));
    const auto place = deck.mixer.map().at(kRate);
    QVERIFY(std::abs(place.trackFrame - (2.0 + speed) * kRate) < 1e-3);
  }

  void rateChangesWithoutAClickOrAGap() {
    Deck deck(tone(30.0), 2.0);
    deck.mixer.setPlaying(true);
    auto sound = deck.play(5000);
    double frames = 5000.0;
    for (const auto& [speed, semitones] : std::vector<std::pair<double, double>>{
             {0.5, 0.0}, {0.75, 0.0}, {0.75, 0.05}, {2.0, 0.0}, {0.25, 0.0}, {1.0, 0.0}}) {
      deck.mixer.setSound(atRate(speed, semitones));
      const auto more = deck.play(6000);
      sound.insert(sound.end(), more.begin(), more.end());
      frames += 6000.0 * speed;
    }
    QVERIFY2(largestStep({sound.begin() + 300, sound.end()}) < 2.0F * kOwnStep,
             qPrintable(QString::number(largestStep(sound) / kOwnStep)));
    const auto place = deck.mixer.map().at(static_cast<double>(sound.size()));
    QVERIFY2(std::abs(place.trackFrame - 2.0 * kRate - frames) < 1.0,
             qPrintable(QString::number(place.trackFrame - 2.0 * kRate - frames)));
  }

  void originalRateIsUntouched() {
    Deck deck(numbered(20.0), 2.0);
    deck.mixer.setPlaying(true);
    (void)deck.play(3000);
    deck.mixer.setSound(atRate(0.5));
    (void)deck.play(4000);
    deck.mixer.setSound(atRate(1.0));
    const auto sound = deck.play(6000);
    for (std::size_t i = 2000; i < sound.size(); ++i)
      QCOMPARE(numberOf(sound[i]), numberOf(sound[i - 1]) + 1);
  }

  void clicksFallOnTheirFrames_data() {
    QTest::addColumn<double>("speed");
    for (const double speed : {0.25, 0.6, 1.0, 1.7, 2.0}) QTest::addRow("%.2f", speed) << speed;
  }
  void clicksFallOnTheirFrames() {
    QFETCH(double, speed);
    Deck deck(silence(20.0), 1.0);
    deck.mixer.setSound(clicking(speed));
    std::vector<double> times;
    for (int i = 0; i < 40; ++i) times.push_back(1.0 + 0.31234 * i);
    deck.mixer.setClicks(clicksAt(times));
    deck.mixer.setPlaying(true);
    const auto found = onsets(deck.play(2 * kRate));
    QCOMPARE(found.size(), static_cast<std::size_t>(std::floor(2.0 * speed / 0.31234)) + 1);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double expected = (times[i] - 1.0) * kRate / speed;
      QVERIFY2(std::abs(static_cast<double>(found[i]) - expected) <= 1.0 + 0.5 / speed,
               qPrintable(QStringLiteral("%1 for %2").arg(found[i]).arg(expected)));
    }
  }

  void clicksOfALoopFallOnTheirFramesEachRound() {
    for (const double speed : {1.0, 0.7}) {
      // 1.00001 s is not on a whole frame.
      Deck deck(silence(20.0), 1.00001, {.loop = model::TimeRange{1.00001, 1.30001}, .stop = {}});
      deck.mixer.setSound(clicking(speed));
      deck.mixer.setClicks(clicksAt({0.70001, 1.00001, 1.15, 1.30001, 1.45}));
      deck.mixer.setPlaying(true);
      const auto found = onsets(deck.play(2 * kRate));
      const double round = 0.3 * kRate / speed;
      QCOMPARE(found.size(), 2 * static_cast<std::size_t>(std::ceil(2.0 * kRate / round)));
      for (std::size_t i = 0; i < found.size(); ++i) {
        const double expected = round * static_cast<double>(i / 2) + (i % 2 == 1 ? round / 2.0 : 0.0);
        QVERIFY2(std::abs(static_cast<double>(found[i]) - expected) <= 2.0 + static_cast<double>(i) * 0.01,
                 qPrintable(QStringLiteral("%1 for %2").arg(found[i]).arg(expected)));
      }
    }
  }

  void clicksStayOnThePlayheadWhereSpeedChanges() {
    Deck deck(silence(20.0), 1.0);
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) times.push_back(1.05 + 0.1 * i);
    deck.mixer.setClicks(clicksAt(times));
    deck.mixer.setSound(clicking());
    deck.mixer.setPlaying(true);
    std::vector<std::size_t> found;
    std::size_t done = 0;
    double track = 1.0;  // seconds; what the playhead says
    std::size_t next = 0;
    for (const double speed : {1.0, 0.5, 2.0, 0.8, 1.0, 1.2}) {
      deck.mixer.setSound(clicking(speed));
      const auto sound = deck.play(9000);
      for (const std::size_t onset : onsets(sound)) {
        const double heard = track + static_cast<double>(onset) * speed / kRate;
        if (onset == 0) continue;  // one that was sounding already
        QVERIFY2(std::abs(heard - times[next]) < 0.0001, qPrintable(QString::number(heard - times[next])));
        ++next;
      }
      done += sound.size();
      track += static_cast<double>(sound.size()) * speed / kRate;
      QVERIFY(std::abs(deck.mixer.map().at(static_cast<double>(done)).trackFrame / kRate - track) < 1e-4);
      while (next < times.size() && times[next] < track) ++next;
    }
  }

  void anEditedGridIsHeardWithTheNextBlock() {
    Deck deck(silence(20.0), 1.0);
    deck.mixer.setSound(clicking());
    deck.mixer.setClicks(clicksAt({1.1, 1.2, 1.3, 1.4}));
    deck.mixer.setPlaying(true);
    auto sound = deck.play(6000);
    deck.mixer.setClicks(clicksAt({1.1, 1.25, 1.3, 1.4}));
    const auto more = deck.play(8000);
    sound.insert(sound.end(), more.begin(), more.end());
    const auto found = onsets(sound);
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(std::abs(static_cast<double>(found[1]) - 0.25 * kRate) <= 1.0);
  }

  void firstClickIsWholeWhereTheTrackFadesIn() {
    Deck deck(silence(20.0), 1.0);
    deck.mixer.setSound(clicking());
    deck.mixer.setClicks(clicksAt({1.0}));
    deck.mixer.setPlaying(true);
    QVERIFY(deck.play(10).front() > 0.9F);
  }

  void chordsSoundOverTheTrackAndStopWithIt() {
    Deck deck(silence(20.0), 1.0);
    playback::SoundSettings sound;
    sound.chords = {.on = true, .gain = 1.0F};
    deck.mixer.setSound(sound);
    model::ChordTimeline chords;
    chords.changes.push_back({.range = {1.5, 3.0}, .label = "A:min", .confidence = 1.0, .runnerUp = {}});
    deck.mixer.setChords(std::make_shared<const playback::VoicedChords>(playback::voiceChords(chords)));
    deck.mixer.setPlaying(true);
    auto out = deck.play(kRate);
    QCOMPARE(onsets(out).size(), std::size_t{1});
    QVERIFY(std::abs(static_cast<double>(onsets(out).front()) - 0.5 * kRate) < 4.0);
    deck.mixer.setPlaying(false);
    const auto after = deck.play(1000);
    out.insert(out.end(), after.begin(), after.end());
    QCOMPARE(after[400], 0.0F);
    QVERIFY(largestStep(out) < 0.1F);
  }

  void nothingIsAllocatedWhilePlaying() {
    if (!kCountsAllocations) QSKIP("The sanitizer allocates by itself.");
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    Deck deck(tone(60.0), 1.0, {.loop = model::TimeRange{1.0, 1.4}, .stop = {}});
    deck.mixer.setClicks(clicksAt({1.0, 1.1, 1.2, 1.3}));
    model::ChordTimeline chords;
    chords.changes.push_back({.range = {1.0, 1.2}, .label = "A:min7", .confidence = 1.0, .runnerUp = {}});
    chords.changes.push_back({.range = {1.2, 9.0}, .label = "D:7", .confidence = 1.0, .runnerUp = {}});
    deck.mixer.setChords(std::make_shared<const playback::VoicedChords>(playback::voiceChords(chords)));
    deck.mixer.setPlaying(true);
    std::vector<float> out(2 * 441);
    const auto play = [&](const playback::SoundSettings& sound, int blocks) {
      deck.mixer.setSound(sound);
      for (int i = 0; i < blocks; ++i) {
        for (int wait = 0; wait < 1000 && deck.stream->ring.readable() < 12000; ++wait) QTest::qSleep(1);
        counting = true;
        deck.mixer.produce(out);
        counting = false;
      }
    };
    playback::SoundSettings sound = clicking();
    sound.chords.on = true;
    allocations = 0;
    play(sound, 30);
    sound.solo = {playback::SoloChannel::Mid, playback::SoloBand::Low};
    play(sound, 30);
    for (const double speed : {0.5, 0.25, 2.0, 1.3, 1.0}) {
      sound.rate.speed = speed;
      play(sound, 20);
    }
    for (const double semitones : {12.0, -12.0, 1.0}) {
      sound.rate.semitones = semitones;
      play(sound, 20);
    }
    deck.feed.seek(20.0, 2);
    deck.waitFor(2);
    play(sound, 20);
    QCOMPARE(allocations, 0);
#endif
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestPlaybackChain)
#include "test_playback_chain.moc"

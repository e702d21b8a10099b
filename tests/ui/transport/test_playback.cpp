#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <thread>
#include <vector>

#include "tests/ui/transport/Deck.h"
#include "tests/ui/transport/SyntheticSource.h"
#include "ui/transport/Player.h"
#include "ui/transport/StereoMix.h"

namespace barline {
namespace {

constexpr int kRate = 10000;  // so that a fade is 50 frames

ui::OpenSource constantLevels(std::int64_t frames) {
  // The level tells where in the track a sample comes from: 0.1 in the first second, 0.2 in the second, …
  return [frames] {
    return std::make_unique<test::SyntheticSource>(kRate, 2, frames, [](std::int64_t frame, int) {
      return 0.1F * static_cast<float>(frame / kRate + 1);
    });
  };
}

using test::largestStep;

struct Deck : test::Deck {
  explicit Deck(std::int64_t frames, double from = 0.0) : test::Deck(constantLevels(frames), from) {}
  std::vector<float> play(std::size_t frames) {
    std::vector<float> out(2 * frames);
    mixer.produce(out);
    std::vector<float> left;
    for (std::size_t i = 0; i < out.size(); i += 2) left.push_back(out[i]);
    return left;
  }
};

}  // namespace

class TestPlayback : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stereoPassesUnchangedAndMonoGoesToBothSides() {
    std::vector<float> out;
    ui::StereoMix({.sampleRate = 48000, .channels = 2}).append({{0.5F, 1.0F}, {-0.5F, -1.0F}}, out);
    QCOMPARE(out, (std::vector<float>{0.5F, -0.5F, 1.0F, -1.0F}));
    out.clear();
    ui::StereoMix({.sampleRate = 48000, .channels = 1}).append({{0.25F}}, out);
    QCOMPARE(out, (std::vector<float>{0.25F, 0.25F}));
  }

  void surroundIsMixedDownWithoutClipping() {
    constexpr std::uint64_t k51 = 0x3F;  // front left, right, centre, LFE, back left, right
    const ui::StereoMix mix({.sampleRate = 48000, .channels = 6, .channelMask = k51});
    std::vector<float> out;
    mix.append({{1.0F}, {1.0F}, {1.0F}, {1.0F}, {1.0F}, {1.0F}}, out);
    QVERIFY(std::abs(out[0] - 1.0F) < 1e-6F && std::abs(out[1] - 1.0F) < 1e-6F);
    out.clear();
    mix.append({{1.0F}, {0.0F}, {0.0F}, {1.0F}, {0.0F}, {0.0F}}, out);
    QVERIFY(std::abs(out[0] - 1.0F / (1.0F + std::sqrt(2.0F))) < 1e-6F);
    QCOMPARE(out[1], 0.0F);
    out.clear();
    mix.append({{0.0F}, {0.0F}, {1.0F}, {0.0F}, {0.0F}, {0.0F}}, out);
    QCOMPARE(out[0], out[1]);
  }

  void ringCarriesFramesBetweenThreadsInOrder() {
    ui::SampleRing ring(64);
    constexpr int kFrames = 20000;
    std::thread producer([&] {
      for (int frame = 0; frame < kFrames;) {
        if (ring.writable() < 3) {
          std::this_thread::yield();
          continue;
        }
        std::vector<float> block;
        for (int i = 0; i < 3 && frame < kFrames; ++i, ++frame) {
          block.push_back(static_cast<float>(frame));
          block.push_back(static_cast<float>(-frame));
        }
        ring.write(block);
      }
    });
    int expected = 0;
    bool inOrder = true;
    while (expected < kFrames) {
      const std::size_t count = std::min<std::size_t>(ring.readable(), 7);
      if (count == 0) {
        std::this_thread::yield();
        continue;
      }
      std::vector<float> out(2 * count);
      ring.copy(ring.readIndex(), out);
      ring.release(ring.readIndex() + count);
      for (std::size_t i = 0; i < out.size(); i += 2, ++expected)
        inOrder =
            inOrder && out[i] == static_cast<float>(expected) && out[i + 1] == static_cast<float>(-expected);
    }
    producer.join();
    QVERIFY(inOrder);
  }

  void nothingSoundsBeforePlay() {
    Deck deck(30 * kRate);
    const std::vector<float> out = deck.play(200);
    QVERIFY(std::ranges::all_of(out, [](float sample) { return sample == 0.0F; }));
    QCOMPARE(deck.mixer.map().at(100.0).trackFrame, 0.0);
    QVERIFY(!deck.mixer.map().at(100.0).moving());
  }

  void pauseFadesOutAndPlayGoesOnAtTheNextFrame() {
    Deck deck(30 * kRate, 0.5);
    deck.mixer.setPlaying(true);
    std::vector<float> all = deck.play(200);
    deck.mixer.setPlaying(false);
    const std::vector<float> pausing = deck.play(200);
    all.insert(all.end(), pausing.begin(), pausing.end());
    QCOMPARE(pausing.back(), 0.0F);
    QVERIFY(deck.mixer.silent());
    QVERIFY2(largestStep(all) < 0.003F, "a click");
    const double held = deck.mixer.map().at(400.0).trackFrame;
    QCOMPARE(held, 5000.0 + 250.0);  // 200 played and a fade of 50
    deck.mixer.setPlaying(true);
    deck.play(100);
    QCOMPARE(deck.mixer.map().at(401.0).trackFrame, held + 1.0);
  }

  void firstFrameOfTheTrackIsNotFadedIn() {
    Deck deck(30 * kRate);
    deck.mixer.setPlaying(true);
    QCOMPARE(deck.play(10).front(), 0.1F);
  }

  void seekCrossfadesWithoutAGap() {
    Deck deck(30 * kRate);
    deck.mixer.setPlaying(true);
    deck.play(300);
    deck.feed.seek(7.5, 2);
    deck.waitFor(2);
    const std::vector<float> out = deck.play(300);
    QVERIFY(std::abs(out.front() - 0.1F) < 0.02F);
    QVERIFY(std::abs(out.back() - 0.8F) < 1e-6F);
    QVERIFY2(largestStep(out) < 0.02F, "a click");
    const auto place = deck.mixer.map().at(301.0);
    QCOMPARE(place.trackFrame, 75001.0);
    QCOMPARE(place.seekId, 2U);
  }

  void manySeeksInAPauseDoNotFillTheRing() {
    Deck deck(30 * kRate);
    for (std::uint32_t seek = 2; seek < 80; ++seek) {
      deck.feed.seek(0.1 * seek, seek);
      deck.waitFor(seek);
      deck.mixer.applyMarks();
    }
    deck.mixer.setPlaying(true);
    deck.play(60);
    QVERIFY(std::abs(deck.play(10).back() - 0.8F) < 1e-5F);  // 7.9 s
  }

  void endIsTold() {
    Deck deck(500);
    deck.mixer.setPlaying(true);
    deck.play(400);
    QVERIFY(!deck.mixer.map().at(399.0).ended);
    deck.play(400);
    QCOMPARE(deck.mixer.map().at(499.0).trackFrame, 499.0);
    QVERIFY(deck.mixer.map().at(600.0).ended);
    QCOMPARE(deck.mixer.map().at(600.0).trackFrame, 500.0);
    deck.feed.seek(0.01, 2);
    deck.waitFor(2);
    deck.play(100);
    QVERIFY(!deck.mixer.map().at(850.0).ended);
  }

  void volumeChangesWithoutSteps() {
    Deck deck(30 * kRate);
    deck.mixer.setPlaying(true);
    deck.play(200);
    deck.mixer.setGain(0.0F);
    const std::vector<float> out = deck.play(200);
    QVERIFY(largestStep(out) < 0.001F);
    QVERIFY(std::abs(out.back()) < 1e-6F);
  }

  void withoutADeviceNothingPlays() {
    qputenv("PULSE_SERVER", "unix:/nonexistent/barline");
    ui::Player player;
    QSignalSpy problems(&player, &ui::Player::problem);
    player.load(constantLevels(kRate), 1.0);
    QTRY_VERIFY(player.devicesKnown());
    QVERIFY(!player.hasDevice());
    QCOMPARE(player.deviceName(), QString());
    player.play();
    QCOMPARE(player.state(), ui::Player::State::Paused);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.front().front().toString(), QStringLiteral("There is no output device to play on."));
    player.seek(0.5);
    QCOMPARE(player.position(), 0.5);
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestPlayback)
#include "test_playback.moc"

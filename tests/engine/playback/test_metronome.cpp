#include <QTest>
#include <cmath>
#include <vector>

#include "engine/playback/ClickTrack.h"
#include "engine/playback/Metronome.h"

namespace barline {
namespace {

using playback::Accent;

constexpr int kRate = 48000;

/// Bars of `metre` that have `beats` beats each, `beatSeconds` apart, from 1 s on.
model::BeatGrid bars(int count, model::Metre metre, int beats, double beatSeconds) {
  model::BeatGrid grid;
  double time = 1.0;
  for (int bar = 0; bar < count; ++bar) {
    const double begin = time;
    for (int beat = 1; beat <= beats; ++beat, time += beatSeconds)
      grid.beats.push_back({.time = time, .positionInBar = beat, .confidence = 1.0, .transient = {}});
    grid.bars.push_back({.range = {begin, time}, .number = bar + 1, .metre = metre, .confidence = 1.0});
  }
  return grid;
}

std::vector<Accent> accentsOf(const playback::ClickTrack& track, bool subdivisions) {
  std::vector<Accent> accents;
  for (const playback::Click& click : track.clicks) {
    if (subdivisions || click.accent != Accent::Subdivision) accents.push_back(click.accent);
  }
  return accents;
}

struct Played {
  std::vector<float> left;
  std::vector<float> right;
};

/// What a metronome plays from `from` seconds of the track on, in blocks of odd sizes.
Played play(playback::Metronome& metronome, const playback::ClickTrack& clicks, double from, double speed,
            double seconds, const playback::ClickSettings& settings) {
  Played played;
  double at = from * kRate;
  const auto frames = static_cast<std::size_t>(seconds * kRate);
  for (std::size_t size = 1; played.left.size() < frames; size = 1 + (size * 7919) % 700) {
    std::vector<float> out(2 * size);
    metronome.render(out, {at, speed}, &clicks, settings);
    at += static_cast<double>(size) * speed;
    for (std::size_t i = 0; i < out.size(); i += 2) {
      played.left.push_back(out[i]);
      played.right.push_back(out[i + 1]);
    }
  }
  return played;
}

/// Frames at which sound sets in after silence.
std::vector<std::size_t> onsets(const std::vector<float>& sound) {
  std::vector<std::size_t> frames;
  std::size_t silent = 1000;
  for (std::size_t i = 0; i < sound.size(); ++i) {
    if (sound[i] != 0.0F && silent >= 100) frames.push_back(i);
    silent = sound[i] == 0.0F ? silent + 1 : 0;
  }
  return frames;
}

}  // namespace

class TestMetronome : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void simpleMetresAccentTheDownbeat() {
    const auto track = playback::clickTrack(bars(2, {3, 4}, 3, 0.5));
    QCOMPARE(accentsOf(track, false), (std::vector{Accent::Downbeat, Accent::Beat, Accent::Beat,
                                                   Accent::Downbeat, Accent::Beat, Accent::Beat}));
    QCOMPARE(track.clicks[1].time, 1.25);  // a half of the first beat
    QCOMPARE(track.clicks[1].accent, Accent::Subdivision);
    QCOMPARE(track.clicks.size(), std::size_t{11});  // none after the last beat
  }

  void sevenEighthsAreCountedInEighths() {
    const auto track = playback::clickTrack(bars(1, {7, 8}, 7, 0.25));
    QCOMPARE(track.clicks.size(), std::size_t{7});
    QCOMPARE(track.clicks.front().accent, Accent::Downbeat);
    QVERIFY(std::all_of(track.clicks.begin() + 1, track.clicks.end(),
                        [](const playback::Click& click) { return click.accent == Accent::Beat; }));
  }

  void compoundMetresAccentDottedQuartersHoweverTheyAreCounted() {
    const auto two = playback::clickTrack(bars(2, {6, 8}, 2, 0.6));
    QCOMPARE(accentsOf(two, false),
             (std::vector{Accent::Downbeat, Accent::Beat, Accent::Downbeat, Accent::Beat}));
    QVERIFY(std::abs(two.clicks[1].time - 1.2) < 1e-9);
    QVERIFY(std::abs(two.clicks[2].time - 1.4) < 1e-9);
    const auto six = playback::clickTrack(bars(1, {6, 8}, 6, 0.2));
    QCOMPARE(accentsOf(six, true), (std::vector{Accent::Downbeat, Accent::Beat, Accent::Beat, Accent::Group,
                                                Accent::Beat, Accent::Beat}));
    const auto twelve = playback::clickTrack(bars(2, {12, 8}, 12, 0.2));
    QCOMPARE(twelve.clicks[12 + 9].accent, Accent::Group);
    QCOMPARE(twelve.clicks[12].accent, Accent::Downbeat);
  }

  void pickUpHasNoDownbeat() {
    model::BeatGrid grid = bars(2, {4, 4}, 4, 0.5);
    grid.beats.erase(grid.beats.begin(), grid.beats.begin() + 2);
    grid.bars[0].range.begin = grid.beats[0].time;
    grid.bars[0].number = 0;
    const auto accents = accentsOf(playback::clickTrack(grid), false);
    QCOMPARE(accents[0], Accent::Beat);
    QCOMPARE(accents[1], Accent::Beat);
    QCOMPARE(accents[2], Accent::Downbeat);
  }

  void noBeatsGiveNoClicks() { QVERIFY(playback::clickTrack({}).clicks.empty()); }

  void clicksBeginInTheFrameOfTheirBeat_data() {
    QTest::addColumn<double>("speed");
    for (const double speed : {0.25, 0.37, 0.5, 0.8, 1.0, 1.1, 1.5, 2.0})
      QTest::addRow("%.2f", speed) << speed;
  }
  void clicksBeginInTheFrameOfTheirBeat() {
    QFETCH(double, speed);
    const auto track = playback::clickTrack(bars(8, {4, 4}, 4, 0.3701));
    playback::Metronome metronome(kRate);
    const Played played = play(metronome, track, 0.9, speed, 4.0, {.on = true});
    const auto found = onsets(played.left);
    QVERIFY(found.size() >= 2);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double expected = (track.clicks[2 * i].time - 0.9) * kRate / speed;  // every other is a half
      QVERIFY2(std::abs(static_cast<double>(found[i]) - expected) <= 1.0 + 0.5 / speed,
               qPrintable(QStringLiteral("%1 for %2").arg(found[i]).arg(expected)));
    }
    QCOMPARE(found.size(), static_cast<std::size_t>(std::floor((4.0 * speed - 0.1) / 0.3701)) + 1);
  }

  void clickOnTheFirstFrameIsWhole() {
    const auto track = playback::clickTrack(bars(1, {4, 4}, 4, 0.5));
    playback::Metronome metronome(kRate);
    const Played played = play(metronome, track, 1.0, 1.0, 0.1, {.on = true, .gain = 1.0F});
    QVERIFY(played.left[0] > 0.9F);
  }

  void downbeatIsLouderAndHigherThanBeat() {
    const playback::ClickSounds sounds(kRate);
    const auto crossings = [&](Accent accent) {
      const auto& sound = sounds.of(accent);
      int count = 0;
      for (std::size_t i = 1; i < 480; ++i) count += (sound[i] < 0) != (sound[i - 1] < 0) ? 1 : 0;
      return count;
    };
    QCOMPARE(sounds.of(Accent::Downbeat)[0], 1.0F);
    QVERIFY(sounds.of(Accent::Beat)[0] < 0.8F);
    QVERIFY(crossings(Accent::Downbeat) > crossings(Accent::Group));
    QVERIFY(crossings(Accent::Group) > crossings(Accent::Beat));
  }

  void subdivisionsOnlyWhereWanted() {
    const auto track = playback::clickTrack(bars(2, {6, 8}, 2, 0.6));
    playback::Metronome plain(kRate);
    QCOMPARE(onsets(play(plain, track, 0.9, 1.0, 1.0, {.on = true}).left).size(), std::size_t{2});
    playback::Metronome divided(kRate);
    QCOMPARE(onsets(play(divided, track, 0.9, 1.0, 1.0, {.on = true, .subdivided = true}).left).size(),
             std::size_t{5});
  }

  void panMovesToOneSide() {
    const auto track = playback::clickTrack(bars(1, {4, 4}, 4, 0.5));
    playback::Metronome metronome(kRate);
    const Played played = play(metronome, track, 0.99, 1.0, 0.3, {.on = true, .pan = 1.0F});
    QVERIFY(std::ranges::all_of(played.left, [](float sample) { return sample == 0.0F; }));
    QCOMPARE(onsets(played.right).size(), std::size_t{1});
  }

  void switchedOffInAClickItFadesWithoutAStep() {
    const auto track = playback::clickTrack(bars(1, {4, 4}, 4, 0.5));
    playback::Metronome metronome(kRate);
    (void)play(metronome, track, 1.0, 1.0, 0.002, {.on = true, .gain = 1.0F});
    const Played off = play(metronome, track, 1.002, 1.0, 0.1, {.on = false});
    QVERIFY(off.left[0] != 0.0F);
    QVERIFY(std::all_of(off.left.begin() + kRate / 50, off.left.end(),
                        [](float sample) { return sample == 0.0F; }));
  }
};

}  // namespace barline

QTEST_APPLESS_MAIN(barline::TestMetronome)
#include "test_metronome.moc"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "engine/steps/Catalog.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/engine/steps/SongTruth.h"

/// The whole catalogue on the bundled demo track, against the score's own beats, chords and keys.

using namespace barline;

namespace {

const std::filesystem::path kFolder =
    std::filesystem::path(BARLINE_TEST_SOURCES).parent_path() / "resources/demo";

/// The rows of a truth file as words.
std::vector<std::vector<std::string>> rows(const char* name) {
  std::ifstream file(kFolder / name);
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    auto& row = all.emplace_back();
    for (std::string word; words >> word;) row.push_back(word);
  }
  return all;
}

test::Beats trueBeats() {
  test::Beats beats;
  for (const auto& row : rows("demo.beats")) {
    beats.all.push_back(std::stod(row.at(0)));
    if (row.at(1) == "1") beats.downbeats.push_back(beats.all.back());
  }
  return beats;
}

std::vector<test::LabelledSpan> trueChords() {
  std::vector<test::LabelledSpan> chords;
  for (const auto& row : rows("demo.lab"))
    chords.push_back({std::stod(row.at(0)), std::stod(row.at(1)), row.at(2)});
  return chords;
}

}  // namespace

class TestDemoTrack : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void lengthIsThatOfTheScore();
  void soundBeginsOnTheFirstBeat();
  void beatsAndDownbeats();
  void metreChangesWithTheScore();
  void tempo();
  void chords();
  void keys();

 private:
  test::Track track_;
  model::Timeline timeline_;
};

void TestDemoTrack::initTestCase() {
  track_ = test::readTrack(kFolder / "demo.opus");
  timeline_ = steps::assembleTimeline({}, test::runCatalog(steps::catalog(), track_), {});
  QVERIFY(timeline_.waveform && timeline_.grid && timeline_.tempo && timeline_.chords && timeline_.key &&
          timeline_.energy && timeline_.loudness);
}

void TestDemoTrack::lengthIsThatOfTheScore() {
  QCOMPARE(track_.format.sampleRate, 48000);
  QCOMPARE(track_.planes.size(), std::size_t{2});
  QCOMPARE(track_.planes[0].size(), std::size_t{86 * 48000 + 24000});
}

void TestDemoTrack::soundBeginsOnTheFirstBeat() {
  const auto& left = track_.planes[0];
  const auto first =
      std::find_if(left.begin(), left.end(), [](float sample) { return std::abs(sample) > 0.003F; });
  const double onset = static_cast<double>(first - left.begin()) / 48000.0;
  const double beat = trueBeats().all.front();
  QVERIFY2(onset >= beat - 0.002 && onset <= beat + 0.01, test::figure("onset", onset).c_str());
}

void TestDemoTrack::beatsAndDownbeats() {
  const test::Beats truth = trueBeats();
  const test::Beats found = test::beatsOf(*timeline_.grid);
  const double beats = test::fMeasure(truth.all, found.all);
  const double downbeats = test::fMeasure(truth.downbeats, found.downbeats);
  QVERIFY2(beats >= 0.9, test::figure("beat F", beats).c_str());
  QVERIFY2(downbeats >= 0.8, test::figure("downbeat F", downbeats).c_str());
}

void TestDemoTrack::metreChangesWithTheScore() {
  // The middle of theme, waltz and return.
  for (const auto& [time, numerator] : {std::pair{16.0, 4}, std::pair{49.0, 3}, std::pair{65.0, 4}}) {
    const auto bar = model::barIndexAt(*timeline_.grid, time);
    QVERIFY(bar);
    QCOMPARE(timeline_.grid->bars[*bar].metre.numerator, numerator);
  }
}

void TestDemoTrack::tempo() {
  QVERIFY(timeline_.tempo->bpm);
  QVERIFY2(std::abs(*timeline_.tempo->bpm - 118.0) < 0.5, test::figure("BPM", *timeline_.tempo->bpm).c_str());
}

void TestDemoTrack::chords() {
  const double overlap = test::chordOverlap(trueChords(), timeline_.chords->changes);
  QVERIFY2(overlap >= 0.7, test::figure("majmin overlap", overlap).c_str());
}

void TestDemoTrack::keys() {
  for (const auto& row : rows("demo.keys")) {
    const double middle = (std::stod(row.at(0)) + std::stod(row.at(1))) / 2.0;
    const auto& spans = timeline_.key->spans;
    const auto span =
        std::find_if(spans.begin(), spans.end(), [&](const auto& one) { return one.range.contains(middle); });
    QVERIFY(span != spans.end());
    QCOMPARE(model::toString(span->key), row.at(2) + " " + row.at(3));
  }
}

QTEST_GUILESS_MAIN(TestDemoTrack)
#include "test_demo_track.moc"

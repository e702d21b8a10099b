#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

#include "engine/steps/Catalog.h"
#include "tests/engine/steps/CatalogHarness.h"
#include "tests/engine/steps/SongTruth.h"

/// The whole catalogue on six songs of our own, of many styles and metres, against what is true of them. The
/// floors lie a little below what the shipped networks reach: they fall when weights or decoders get worse.

using namespace barline;

namespace {

const std::filesystem::path kFolder = std::filesystem::path(BARLINE_TEST_SOURCES) / "data/songs";

struct Truth {
  test::Beats beats;
  model::Metre metre;
  double bpm{};
  std::vector<test::LabelledSpan> chords;
  std::string key;
};

Truth readTruth(const std::string& name) {
  QFile file((kFolder / (name + ".json")).c_str());
  if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("no truth for " + name);
  const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
  Truth truth;
  for (const auto& value : json["beats"].toArray()) {
    const QJsonArray beat = value.toArray();
    truth.beats.all.push_back(beat[0].toDouble());
    if (beat[1].toInt() == 1) truth.beats.downbeats.push_back(beat[0].toDouble());
    truth.metre = {beat[2].toInt(), beat[3].toInt()};
  }
  truth.bpm = json["tempo"].toDouble();
  for (const auto& value : json["chords"].toArray()) {
    const QJsonArray chord = value.toArray();
    truth.chords.push_back({chord[0].toDouble(), chord[1].toDouble(), chord[2].toString().toStdString()});
  }
  truth.key = json["keys"].toArray()[0].toArray()[2].toString().toStdString();
  return truth;
}

}  // namespace

class TestComposedSongs : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void rightMoreOftenThanTheFloor_data();
  void rightMoreOftenThanTheFloor();
};

void TestComposedSongs::rightMoreOftenThanTheFloor_data() {
  QTest::addColumn<double>("beatFloor");
  QTest::addColumn<double>("downbeatFloor");
  QTest::addColumn<double>("chordFloor");
  QTest::newRow("pop") << 0.97 << 0.97 << 0.95;
  QTest::newRow("samba") << 0.95 << 0.95 << 0.9;
  QTest::newRow("rock_12_8") << 0.97 << 0.97 << 0.95;
  QTest::newRow("game_7_8") << 0.8 << 0.6 << 0.9;
  QTest::newRow("trance") << 0.95 << 0.95 << 0.95;
  QTest::newRow("gypsy_jazz") << 0.95 << 0.95 << 0.9;
}

void TestComposedSongs::rightMoreOftenThanTheFloor() {
  QFETCH(double, beatFloor);
  QFETCH(double, downbeatFloor);
  QFETCH(double, chordFloor);
  const std::string name = QTest::currentDataTag();
  const Truth truth = readTruth(name);
  const test::Track track = test::readTrack(kFolder / (name + ".opus"));
  const auto timeline = steps::assembleTimeline({}, test::runCatalog(steps::catalog(), track), {});
  QVERIFY(timeline.grid && timeline.tempo && timeline.chords && timeline.key);

  const test::Beats found = test::beatsOf(*timeline.grid);
  const double beats = test::fMeasure(truth.beats.all, found.all);
  const double downbeats = test::fMeasure(truth.beats.downbeats, found.downbeats);
  const double chords = test::chordOverlap(truth.chords, timeline.chords->changes);
  const std::string key = timeline.key->global ? model::toString(*timeline.key->global) : "none";
  qInfo("%s: beat F %.3f, downbeat F %.3f, BPM %.2f of %.2f, metre %s of %s, chords %.3f, key %s of %s",
        name.c_str(), beats, downbeats, timeline.tempo->bpm.value_or(0.0), truth.bpm,
        toString(mostCommonMetre(*timeline.grid).value_or(model::Metre{0, 0})).c_str(),
        toString(truth.metre).c_str(), chords, key.c_str(), truth.key.c_str());
  QVERIFY2(beats >= beatFloor, test::figure("beat F", beats).c_str());
  QVERIFY2(downbeats >= downbeatFloor, test::figure("downbeat F", downbeats).c_str());
  QVERIFY2(chords >= chordFloor, test::figure("majmin overlap", chords).c_str());
}

QTEST_GUILESS_MAIN(TestComposedSongs)
#include "test_composed_songs.moc"

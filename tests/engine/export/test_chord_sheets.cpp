#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <stdexcept>

#include "engine/export/ExportCatalog.h"
#include "engine/export/formats/ChordChart.h"
#include "engine/export/formats/MusicXmlChord.h"
#include "tests/engine/export/ExportSamples.h"
#include "tests/engine/export/Samples.h"
#include "tests/support/NodeScript.h"

namespace barline::exporting {
namespace {

constexpr model::MusicalKey kCMinor{0, model::Mode::Minor};

/// Two bars of 4/4 at 120 BPM from 1 s, with these changes of chord.
model::Timeline twoBars(std::vector<std::pair<double, const char*>> changes) {
  model::Timeline timeline;
  timeline.source.duration = 6.0;
  model::BeatGrid grid;
  for (int i = 0; i < 8; ++i) grid.beats.push_back({1.0 + 0.5 * i, i % 4 + 1, 1.0, {}});
  grid.bars = {{{1.0, 3.0}, 1, {4, 4}, 1.0}, {{3.0, 5.0}, 2, {4, 4}, 1.0}};
  model::ChordTimeline chords;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const double end = i + 1 < changes.size() ? changes[i + 1].first : 6.0;
    chords.changes.push_back({{changes[i].first, end}, changes[i].second, 1.0, {}, {}});
  }
  timeline.grid = std::make_shared<const model::BeatGrid>(grid);
  timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
  return timeline;
}

using Chords = std::vector<ChartChord>;

std::string chordProOf(const model::Timeline& timeline) {
  return test::bytesOf(test::written(*findFormat("chordpro"), test::exportTrack(timeline)), ".cho");
}

}  // namespace

class TestChordSheets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyBarBeginsWithItsChord() {
    const ChordChart chart =
        chordChart(twoBars({{0.0, "C:maj"}, {2.01, "G:7"}, {4.0, "C:maj"}}), Layers::all(), 1);
    QCOMPARE(chart.bars.size(), std::size_t{2});
    QCOMPARE(chart.bars[0].chords, (Chords{{0, "C:maj"}, {2, "G:7"}}));
    QCOMPARE(chart.bars[1].chords, (Chords{{0, "G:7"}, {2, "C:maj"}}));
    QCOMPARE(chart.movedChords, std::size_t{0});
    QVERIFY(!chart.hasChordsOutside);
  }

  void chordsOffTheBeatAreMovedAndSaid() {
    const model::Timeline timeline = twoBars({{1.0, "C:maj"}, {2.25, "F:maj"}, {2.9, "G:maj"}});
    const ChordChart halves = chordChart(timeline, Layers::all(), 2);
    QCOMPARE(halves.bars[0].chords, (Chords{{0, "C:maj"}, {5, "F:maj"}}));
    QCOMPARE(halves.bars[1].chords, (Chords{{0, "G:maj"}}));
    QCOMPARE(halves.movedChords, std::size_t{1});
    const ChordChart beats = chordChart(timeline, Layers::all(), 1);
    QCOMPARE(beats.bars[0].chords, (Chords{{0, "C:maj"}, {3, "F:maj"}}));
    QCOMPARE(beats.movedChords, std::size_t{2});
  }

  void chordsWithoutAPlaceAreCounted() {
    const ChordChart chart =
        chordChart(twoBars({{0.0, "A:min"}, {1.0, "C:maj"}, {2.0, "D:min"}, {2.05, "E:min"}, {5.1, "F:maj"}}),
                   Layers::all(), 1);
    QCOMPARE(chart.bars[0].chords, (Chords{{0, "C:maj"}, {2, "E:min"}}));
    QCOMPARE(chart.lostChords, std::size_t{1});
    QVERIFY(chart.hasChordsOutside);
  }

  void pausesAreSaid() {
    model::Timeline timeline = twoBars({{0.0, "C:maj"}});
    model::BeatGrid grid = *timeline.grid;
    grid.bars[1].range = {8.0, 10.0};
    for (std::size_t i = 4; i < 8; ++i) grid.beats[i].time += 5.0;
    timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    QCOMPARE(chordChart(timeline, Layers::all(), 1).pauses, 5.0);
    const ExportTrack track = test::exportTrack(timeline);
    std::string losses;
    for (const Loss& loss : findFormat("musicxml")->losses(track, Layers::all())) losses += englishText(loss);
    QVERIFY(losses.find("left out: 5.0 s.") != std::string::npos);
  }

  void withoutBarsThereIsNoSheet() {
    model::Timeline timeline = twoBars({{0.0, "C:maj"}});
    timeline.grid = nullptr;
    const ExportTrack track = test::exportTrack(timeline);
    for (const char* id : {"chordpro", "musicxml"}) {
      QVERIFY(test::written(*findFormat(id), track).empty());
      const auto losses = findFormat(id)->losses(track, findFormat(id)->layers);
      QCOMPARE(losses.size(), std::size_t{1});
      QVERIFY(englishText(losses.front()).starts_with("No bars are known"));
    }
  }

  void chordProIsReadableBarByBar() {
    const std::string sheet = chordProOf(test::sampleTimeline());
    QCOMPARE(QString::fromStdString(sheet.substr(sheet.find("{year"))),
             QString("{year: 1999}\n{duration: 0:07}\n{key: Cm}\n{time: 4/4}\n{tempo: 120}\n\n"
                     "{start_of_grid: 1x4}\n| . . . C ||\n{end_of_grid}\n\n"
                     "{comment: A}\n{start_of_grid: 1x4}\n| C . . . ||\n{end_of_grid}\n\n"
                     "{comment: B Chorus}\n{start_of_grid: 1x4}\n| Am7 . . . |\n{end_of_grid}\n"
                     "{time: 3/4}\n{start_of_grid: 1x3}\n| N.C. . . |.\n{end_of_grid}\n"));
  }

  void chordProColumnsStandBelowEachOther() {
    const std::string sheet = chordProOf(test::songTimeline());
    QVERIFY(sheet.find("{comment: B Verse}\n{start_of_grid: 4x4}\n") != std::string::npos);
    const QStringList lines = QString::fromStdString(sheet).split('\n');
    const qsizetype verse = lines.indexOf("{comment: B Verse}");
    QVERIFY(lines[verse + 2].startsWith("| ") && lines[verse + 3].startsWith("| "));
    QCOMPARE(lines[verse + 2].lastIndexOf('|'), lines[verse + 3].lastIndexOf('|'));
    QVERIFY(sheet.find("{start_of_grid: 4x2}") != std::string::npos);
  }

  void aHostileTitleStaysOneDirective() {
    const QStringList lines = QString::fromStdString(chordProOf(test::songTimeline())).split('\n');
    QVERIFY(lines[0].startsWith("{title: \"Quoted\" 'single'  tab line  break, (brace) [bracket] | bar; "));
    QVERIFY(lines[0].endsWith(QString(300, 'x') + "}"));
    QVERIFY(lines[1].startsWith("{artist: "));
    QVERIFY(lines.contains("{comment: Waltz, \"slow\" and <sad> & 🎵}"));
  }

  void anotherReaderFindsEveryBarInChordPro() {
    const model::Timeline timeline = test::songTimeline();
    const QTemporaryDir folder;
    const ExportTrack track = test::exportTrack(timeline);
    test::writeFiles(test::written(*findFormat("chordpro"), track), track, folder.path());
    QByteArray read;
    try {
      read = test::runNode(BARLINE_TEST_SOURCES "/engine/export/read_chordpro.cjs",
                           {folder.filePath("song.cho")});
    } catch (const std::runtime_error& error) {
      QFAIL(error.what());
    }
    const QJsonObject song = QJsonDocument::fromJson(read).object();
    QCOMPARE(song["warnings"].toArray(), QJsonArray());
    const QJsonObject metadata = song["metadata"].toObject();
    QVERIFY(metadata["title"].toString().endsWith(QString(300, 'x')));
    QCOMPARE(metadata["time"].toArray(), (QJsonArray{"4/4", "3/4", "6/8"}));
    QCOMPARE(metadata["key"].toArray(), (QJsonArray{"Cm", "Eb", "F#"}));
    QCOMPARE(song["comments"].toArray(),
             (QJsonArray{"A Intro", "B Verse", "Waltz, \"slow\" and <sad> & 🎵", "B", "שלום – Ende"}));
    // All names are chords to it, but for those of no chord.
    QJsonArray unknown = song["cells"].toArray();
    for (const auto& chord : song["chords"].toArray()) removeFrom(unknown, chord);
    QCOMPARE(unknown, QJsonArray{"N.C."});
    QCOMPARE(beatsPerBar(song["grids"].toArray()), expectedBeats(*timeline.grid));
  }

  void musicXmlFulfilsItsSchema() {
    const ExportTrack track = test::exportTrack(test::songTimeline());
    const QTemporaryDir folder;
    test::writeFiles(test::written(*findFormat("musicxml"), track), track, folder.path());
    const QString faults = test::readBackByOthers("musicxml", folder.path());
    QVERIFY2(faults.isEmpty(), qPrintable(faults));
  }

  void chordsAreTakenApartForMusicXml_data() {
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("rest");
    const auto row = [](const char* label, const char* kind, const char* text, const char* rest) {
      QTest::newRow(label) << QByteArray(label) << QByteArray(kind) << QByteArray(text) << QByteArray(rest);
    };
    row("C:min7", "minor-seventh", "m7", "C0");
    row("Bb", "major", "", "B-1");
    row("F#:maj/3", "major", "", "F1 /B-1");
    row("G:7(b9)", "dominant", "7b9", "G0 add9-1");
    row("G:sus4(b7)", "suspended-fourth", "7sus4", "G0 add70");
    row("C:maj(*5,b5)", "major", "b5", "C0 alter5-1");
    row("C:aug(7)", "augmented", "maj7#5", "C0 add71");
    row("C:7(*3)", "dominant", "7(*3)", "C0 subtract30");
    row("N", "none", "N.C.", "0");
    row("X", "none", "N.C.", "0");
  }

  void chordsAreTakenApartForMusicXml() {
    QFETCH(const QByteArray, label);
    QFETCH(const QByteArray, kind);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, rest);
    const XmlChord chord = xmlChord(label.toStdString(), kCMinor);
    QCOMPARE(QByteArray(chord.kind), kind);
    QCOMPARE(QByteArray::fromStdString(chord.text), text);
    std::string read = chord.root.step + std::to_string(chord.root.alter);
    if (!chord.bass.step.empty()) read += " /" + chord.bass.step + std::to_string(chord.bass.alter);
    for (const XmlDegree& degree : chord.degrees)
      read.append(" ").append(degree.type) += std::to_string(degree.value) + std::to_string(degree.alter);
    QCOMPARE(QByteArray::fromStdString(read), rest);
  }

 private:
  static void removeFrom(QJsonArray& array, const QJsonValue& value) {
    for (qsizetype i = array.size() - 1; i >= 0; --i) {
      if (array[i] == value) array.removeAt(i);
    }
  }

  /// Cells between bar lines.
  static QList<int> beatsPerBar(const QJsonArray& grids) {
    QList<int> beats;
    for (const QJsonValue grid : grids) {
      for (const auto& row : grid["rows"].toArray()) {
        for (const auto& cell : row.toArray()) {
          if (!cell.toString().startsWith('|')) {
            ++beats.back();
          } else {
            beats.append(0);
          }
        }
        beats.removeLast();
      }
    }
    return beats;
  }

  static QList<int> expectedBeats(const model::BeatGrid& grid) {
    QList<int> beats;
    for (const model::Bar& bar : grid.bars) beats.append(model::beatsIn(bar.metre));
    return beats;
  }
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestChordSheets)
#include "test_chord_sheets.moc"

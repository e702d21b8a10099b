#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

#include "engine/evaluate/ChordShape.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Midi.h"
#include "engine/import/MidiFile.h"
#include "tests/engine/export/Grids.h"
#include "tests/engine/export/ReadBack.h"
#include "tests/support/GermanLocale.h"

namespace barline::exporting {

using test::manyGrids;
using test::NamedGrid;
using test::trackOf;

namespace {

constexpr double kExact = 20e-6;  // seconds: the tempo map's tolerance, and what adding up costs
constexpr double kTick = 0.0012;  // seconds: half a tick at the slowest tempo here, for what is no beat

std::string written(const ExportTrack& track, const Layers& layers) {
  return midiFormat().write({&track, 1}, layers).front().bytes;
}

model::Annotation readBack(const std::string& bytes) {
  return importing::readMidi("x.mid", {reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

const model::BeatGrid& gridOf(const ExportTrack& track) {
  return *track.timeline.grid;
}

bool isNear(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance;
}

}  // namespace

class TestMidiExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(german_.isSet()); }

  void everyBeatReadsBack_data() {
    QTest::addColumn<std::size_t>("index");
    const auto grids = manyGrids();
    for (std::size_t i = 0; i < grids.size(); ++i) QTest::newRow(grids[i].name) << i;
  }

  void everyBeatReadsBack() {
    QFETCH(const std::size_t, index);
    const ExportTrack track = trackOf(manyGrids()[index].grid);
    const model::Annotation read = readBack(written(track, midiFormat().layers));
    // Where the pulse pauses the file has beats that the track has not.
    std::size_t next = 0;
    for (const model::Beat& beat : gridOf(track).beats) {
      while (next < read.beats->size() && (*read.beats)[next].time < beat.time - kExact) ++next;
      QVERIFY(next < read.beats->size());
      QVERIFY2(isNear((*read.beats)[next].time, beat.time, kExact), qPrintable(QString::number(beat.time)));
      if (beat.positionInBar == 1) QCOMPARE((*read.beats)[next].positionInBar, 1);
    }
    const bool pauses = !midiFormat().losses(track, {Layer::Beats, Layer::Bars}).empty() &&
                        read.beats->size() != gridOf(track).beats.size();
    QCOMPARE(pauses, std::string_view(manyGrids()[index].name).starts_with("pauses"));
    for (const model::Bar& bar : gridOf(track).bars) {
      if (bar.number == 0) continue;
      const auto& downbeats = *read.downbeats;
      QVERIFY(std::ranges::any_of(downbeats, [&](double at) { return isNear(at, bar.range.begin, kExact); }));
    }
  }

  void metresKeysAndSectionsReadBack() {
    const ExportTrack track = trackOf(manyGrids()[7].grid);
    const model::Annotation read = readBack(written(track, midiFormat().layers));
    std::vector<model::Metre> metres;
    for (const auto& metre : read.metres) metres.push_back(metre.metre);
    const std::vector<model::Metre> expected{{1, 4}, {3, 4}, {7, 8}, {2, 4}, {5, 4}};
    QVERIFY(metres == expected);
    const auto& sections = track.timeline.sections->sections;
    QCOMPARE(read.sections->size(), sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      QVERIFY(isNear((*read.sections)[i].range.begin, sections[i].range.begin, kExact));
      QVERIFY(isNear((*read.sections)[i].range.end, sections[i].range.end, kTick));
      QCOMPARE((*read.sections)[i].label, sectionText(sections[i]));
    }
    QCOMPARE(read.keys.size(), std::size_t{2});
    QVERIFY(isNear(read.keys[1].range.begin, track.timeline.key->spans[1].range.begin, kTick));
    QCOMPARE(read.keys[0].key.tonic.value(), 9);
    QVERIFY(read.keys[0].key.mode == model::AnnotatedMode::Minor);
    QCOMPARE(read.keys[1].key.tonic.value(), 3);
  }

  /// Where the last notes end, the track does not.
  void beatsAfterTheLastNoteReadBack() {
    ExportTrack track = trackOf(manyGrids()[1].grid);
    model::ChordTimeline chords = *track.timeline.chords;
    chords.changes.back().label.assign(1, 'N');
    track.timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const model::Annotation read = readBack(written(track, midiFormat().layers));
    QCOMPARE(read.beats->size(), gridOf(track).beats.size());
    QVERIFY(isNear(read.beats->back().time, gridOf(track).beats.back().time, kExact));
  }

  void chordsReadBack() {
    ExportTrack track = trackOf(manyGrids()[4].grid);
    model::ChordTimeline chords = *track.timeline.chords;
    const std::vector<std::string> labels{"N",       "C:maj/3", "F#:hdim7", "Bb:sus4(b7)", "A:min9",
                                          "Eb:maj7", "G:7(b9)", "D:aug",    "E:minmaj7"};
    for (std::size_t i = 0; i < chords.changes.size(); ++i)
      chords.changes[i].label = labels[i % labels.size()];
    track.timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const model::Annotation read = readBack(written(track, midiFormat().layers));
    QCOMPARE(read.chords->size(), chords.changes.size());
    for (std::size_t i = 0; i < chords.changes.size(); ++i) {
      QVERIFY(isNear((*read.chords)[i].range.begin, chords.changes[i].range.begin, kExact));
      QVERIFY(isNear((*read.chords)[i].range.end, chords.changes[i].range.end, kTick));
      const auto own = evaluation::chordShape(chords.changes[i].label);
      QVERIFY2(evaluation::chordShape((*read.chords)[i].label) == own, chords.changes[i].label.c_str());
    }
  }

  void midoReadsTheSame() {
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "a ü%#1.mid";
    ExportTrack track = trackOf(manyGrids()[4].grid);
    track.record.title = test::longText();
    test::putFile(file, written(track, midiFormat().layers));
    const nlohmann::json read = test::readWith("read_midi.py", file);
    QVERIFY(isNear(read["length"], gridOf(track).bars.back().range.end, kExact));
    QCOMPARE(read["signatures"][0].dump(), std::string("[0.0,1,8]"));
    QCOMPARE(read["signatures"][1][1].get<int>(), 4);
    QVERIFY(isNear(read["signatures"][1][0], 0.25, kExact));
    QCOMPARE(read["keys"][0][1].get<std::string>(), std::string("Am"));
    QCOMPARE(read["keys"][1][1].get<std::string>(), std::string("Eb"));
    QCOMPARE(read["markers"][0][1].get<std::string>(), std::string("Count-in"));
    const auto& sections = track.timeline.sections->sections;
    QCOMPARE(read["markers"].size(), sections.size() + 1);
    for (std::size_t i = 0; i < sections.size(); ++i)
      QVERIFY(isNear(read["markers"][i + 1][0], sections[i].range.begin, kExact));
    const std::string name = read["tracks"][0]["name"];
    QVERIFY(name.find("🎛️") != std::string::npos && name.find('\n') == std::string::npos);
    const nlohmann::json& chords = read["tracks"][1];
    QCOMPARE(chords["name"].get<std::string>(), std::string("Chords"));
    QCOMPARE(chords["texts"].size(), track.timeline.chords->changes.size());
    QCOMPARE(chords["texts"][0][1].get<std::string>(), std::string("Am7/C"));
    for (const nlohmann::json& note : chords["notes"]) QVERIFY(note[1].get<double>() > note[0].get<double>());
    std::set<int> notes;
    for (const nlohmann::json& note : chords["notes"]) {
      if (isNear(note[0], track.timeline.chords->changes[0].range.begin, kExact))
        notes.insert(note[2].get<int>());
    }
    QVERIFY(notes == (std::set<int>{36, 57, 60, 64, 67}));  // A C E G over C
  }

  void aSteadyTempoIsWrittenOnceForMany() {
    const ExportTrack track =
        trackOf(test::stretchedGrid({{.bars = 100, .bpm = 120.0, .endBpm = 120.0}}, 0.0));
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "steady.mid";
    test::putFile(file, written(track, midiFormat().layers));
    QCOMPARE(test::readWith("read_midi.py", file)["tempi"].get<int>(), 1);
  }

  void theCountInIsTold() {
    const ExportTrack track = trackOf(manyGrids()[3].grid);
    const ExportFile file{".mid", written(track, midiFormat().layers)};
    const std::string text = midiFormat().preview(file);
    QVERIFY(text.find("Count-in of 52: tick 0 is where the audio begins, the first beat is at tick 49920.") !=
            std::string::npos);
    QVERIFY(text.find("metre        52/4") != std::string::npos);
    QVERIFY(text.find("metre        4/4") != std::string::npos);
  }

  void whatIsNotChosenIsNotWritten() {
    const ExportTrack track = trackOf(manyGrids()[1].grid);
    const ExportFile file{".mid", written(track, {Layer::Beats, Layer::Tempo})};
    const std::string text = midiFormat().preview(file);
    QVERIFY(text.find("marker") == std::string::npos && text.find("metre") == std::string::npos);
    QVERIFY(text.find("key  ") == std::string::npos && text.find("Chords") == std::string::npos);
    QVERIFY(text.find("tempo") != std::string::npos);
  }

  void pausesAndPickUpsAreTold() {
    const auto told = [](const NamedGrid& named) {
      std::string all;
      for (const Loss& loss : midiFormat().losses(trackOf(named.grid), midiFormat().layers))
        all += englishText(loss);
      return all;
    };
    QVERIFY(told(manyGrids()[9]).find("pauses 2 times") != std::string::npos);
    QVERIFY(told(manyGrids()[9]).find("pick-up") != std::string::npos);
    QVERIFY(told(manyGrids()[0]).find("pause") == std::string::npos);
  }

 private:
  test::GermanLocale german_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestMidiExport)
#include "test_midi_export.moc"

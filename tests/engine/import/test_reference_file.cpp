#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>
#include <random>

#include "engine/import/ImportError.h"
#include "engine/import/ReferenceFile.h"

namespace barline::importing {
namespace {

using model::AnnotatedMode;
using model::AnnotatedSpan;
using model::Annotation;

Annotation read(const char* name, std::string_view text) {
  return readReference(name, {reinterpret_cast<const unsigned char*>(text.data()), text.size()});
}

/// What the reader says is wrong; empty where it reads the text.
QString complaint(const char* name, std::string_view text) {
  try {
    static_cast<void>(read(name, text));
    return {};
  } catch (const ImportError& error) {
    return QString::fromUtf8(error.what());
  }
}

const char* const kJams = R"({"annotations": [
  {"namespace": "beat", "data": [{"time": 1.0, "duration": 0, "value": 2, "confidence": null},
                                 {"time": 0.5, "duration": 0, "value": 1, "confidence": null}]},
  {"namespace": "chord", "data": [{"time": 0, "duration": 2, "value": "A:min7", "confidence": null}]},
  {"namespace": "key_mode", "data": [{"time": 0, "duration": 2, "value": "Eb:minor", "confidence": null}]},
  {"namespace": "tempo", "data": [{"time": 0, "duration": 2, "value": 60, "confidence": 0.8},
                                  {"time": 0, "duration": 2, "value": 120, "confidence": 0.2}]},
  {"namespace": "multi_segment", "data": [
     {"time": 0, "duration": 2, "value": {"label": "A", "level": 0}, "confidence": null},
     {"time": 0, "duration": 1, "value": {"label": "a", "level": 1}, "confidence": null}]},
  {"namespace": "onset", "data": "anything"}], "file_metadata": {}, "sandbox": {}})";

}  // namespace

class TestReferenceFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void beatsHavePositions() {
    const Annotation read1 = read("song.beats", "# made by hand\r\n0.5\t4\r\n1.0\t1\r\n\r\n1.5\t2.0\r\n");
    QCOMPARE(read1.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 4}, {1.0, 1}, {1.5, 2}}));
    QCOMPARE(read1.downbeats.value(), std::vector<double>{1.0});
  }

  void beatsMayHaveNoPositionsOrBarAndBeat() {
    const Annotation plain = read("song.txt", "0.5\n1.0\n");
    QCOMPARE(plain.beats.value().size(), std::size_t{2});
    QVERIFY(!plain.downbeats);
    const Annotation downbeats = read("song.downbeats.txt", "0.5\n2.5\n4.5\n");
    QVERIFY(downbeats.downbeats.value() == (std::vector{0.5, 2.5, 4.5}));
    QVERIFY(!downbeats.beats && !downbeats.tempo);
    const Annotation bars = read("song.txt", "0.5 12.4\n1.0 13.1\n");
    QCOMPARE(bars.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 4}, {1.0, 1}}));
  }

  void labelsSayWhatTheyAreAbout() {
    QCOMPARE(read("a.lab", "0 1.5 C:maj\n1.5 2 N\n").chords.value(),
             (std::vector<AnnotatedSpan>{{{0.0, 1.5}, "C:maj"}, {{1.5, 2.0}, "N"}}));
    QCOMPARE(read("a.lab", "0 10 Intro\n10 20 verse 1\n").sections.value()[1].label, std::string("verse 1"));
    QVERIFY(read("a.lab", "0 20 A\n20 40 B\n40 60 A\n").sections);
    QVERIFY(read("a.lab", "0 2 A\n2 4 B\n").chords);
    QVERIFY(read("chords/a.lab", "0 20 A\n20 40 B\n").chords);
    QVERIFY(read("a.segments.lab", "0 2 A\n2 4 B\n").sections);
    const Annotation key = read("a.lab", "0 1 Silence\n1 40 Key\tE\n40 50 Key A:minor\n");
    QCOMPARE(key.key.value(), (model::AnnotatedKey{4, AnnotatedMode::Major}));
    QCOMPARE(key.keys.size(), std::size_t{3});
  }

  void overlapsAreCutAndEmptySpansLeftOut() {
    QCOMPARE(read("a.lab", "0 2.5 C:maj\n2 2 G:maj\n2 4 F:maj\n").chords.value(),
             (std::vector<AnnotatedSpan>{{{0.0, 2.0}, "C:maj"}, {{2.0, 4.0}, "F:maj"}}));
  }

  void keysAndTempiHaveALine() {
    QCOMPARE(read("a.key", "Db minor\n").key.value(), (model::AnnotatedKey{1, AnnotatedMode::Minor}));
    QCOMPARE(read("a.key", "X\n").key.value(), model::AnnotatedKey{});
    QCOMPARE(read("a.txt", "F# major").key.value(), (model::AnnotatedKey{6, AnnotatedMode::Major}));
    QCOMPARE(read("a.bpm", "60 120 0.7").tempo.value(), (model::AnnotatedTempo{{60.0, 120.0}, 0.7}));
    QCOMPARE(read("a.bpm", "0 120 0.3").tempo.value(), (model::AnnotatedTempo{{120.0}, 0.7}));
  }

  void jamsHasEverything() {
    const Annotation jams = read("a.jams", kJams);
    QCOMPARE(jams.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 1}, {1.0, 2}}));
    QCOMPARE(jams.chords.value(), (std::vector<AnnotatedSpan>{{{0.0, 2.0}, "A:min7"}}));
    QCOMPARE(jams.key.value(), (model::AnnotatedKey{3, AnnotatedMode::Minor}));
    QCOMPARE(jams.tempo.value(), (model::AnnotatedTempo{{60.0, 120.0}, 0.8}));
    QCOMPARE(jams.sections.value(), (std::vector<AnnotatedSpan>{{{0.0, 2.0}, "A"}}));
  }

  void sonicVisualiserExportsInstantsAndRegions() {
    const Annotation instants = read("beats.csv", "TIME,LABEL\n0.5,1.1\n1.0,1.2\n");
    QCOMPARE(instants.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 1}, {1.0, 2}}));
    const Annotation regions =
        read("r.csv", "TIME,VALUE,DURATION,LABEL\n0,60,1.5,\"C:maj(9,11)\"\n1.5,1,1,A:min\n");
    QCOMPARE(regions.chords.value(),
             (std::vector<AnnotatedSpan>{{{0.0, 1.5}, "C:maj(9,11)"}, {{1.5, 2.5}, "A:min"}}));
    QCOMPARE(read("r.csv", "0,12.5,\"say \"\"hey\"\"\"\n12.5,3,end\n").sections.value()[0].label,
             std::string("say \"hey\""));
    QCOMPARE(read("r.csv", "TIME;END;LABEL\n0;2;G:maj\n").chords.value()[0].range.end, 2.0);
  }

  void audacityLabelsArePointsOrStretches() {
    const Annotation beats = read("a.beats.txt", "0.5\t0.5\t12.4\n1.0\t1.0\t13.1\n1.5\t1.5\t13.2\n");
    QCOMPARE(beats.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 4}, {1.0, 1}, {1.5, 2}}));
    // Points without labels are beats of no known position, frequencies are left out.
    const Annotation plain = read("a.txt", "0.5\t0.5\t\n\\\t200.0\t4000.0\n1.0\t1.0\t\n");
    QCOMPARE(plain.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 0}, {1.0, 0}}));
    const Annotation chords = read("a.txt", "0\t1.5\tC:maj\n1.5\t2\tG:7\n");
    QCOMPARE(chords.chords.value(), (std::vector<AnnotatedSpan>{{{0.0, 1.5}, "C:maj"}, {{1.5, 2.0}, "G:7"}}));
    QCOMPARE(read("a.txt", "0\t9\tfirst verse\n9\t20\t2 chorus, loud\n").sections.value()[1].label,
             std::string("2 chorus, loud"));
  }

  void barsAndTempiAreKnownByTheirLabels() {
    const Annotation bars = read("a.txt", "0\t0.5\t0 4/4\n0.5\t2.5\t1\n2.5\t4\t2 3/4\n4\t5.5\t3\n");
    QCOMPARE(bars.downbeats.value(), (std::vector<double>{0.5, 2.5, 4.0}));
    QCOMPARE(bars.metres, (std::vector<model::AnnotatedMetre>{{0.5, {4, 4}}, {2.5, {3, 4}}}));
    QVERIFY(!bars.beats && !bars.sections);
    // Numbers alone name sections.
    QVERIFY(read("a.txt", "0\t10\t1\n10\t20\t2\n").sections);
    const Annotation tempo = read("a.txt", "0\t10\t120.5 BPM\n10\t40\t99 BPM\n40\t55\t120.5 BPM\n");
    QCOMPARE(tempo.tempo.value(), (model::AnnotatedTempo{{99.0}, 1.0}));
  }

  void theEndOfANameCountsBeforeTheRest() {
    QVERIFY(read("Keys of my form.chords.lab", "0 20 A\n20 40 B\n").chords);
    QVERIFY(read("Three chords.sections.sv.csv", "TIME,VALUE,DURATION,LABEL\n0,0,2,A\n2,1,2,B\n").sections);
    QVERIFY(read("chord study.key", "C major\n").key);
  }

  void whatFillsGapsForMirEvalIsNoSection() {
    const Annotation read1 = read("a.sections.lab", "0 2 __T_MIN\n2 4 A\n4 5 __T_MAX\n");
    QCOMPARE(read1.sections.value(), (std::vector<AnnotatedSpan>{{{2.0, 4.0}, "A"}}));
  }

  void metresOfJamsComeFromPositions() {
    const Annotation jams = read("a.jams", R"({"annotations": [
      {"namespace": "beat", "data": [{"time": 0.5, "duration": 0, "value": 1, "confidence": null}]},
      {"namespace": "beat_position", "data": [{"time": 0.5, "duration": 0, "confidence": null,
        "value": {"position": 1, "measure": 1, "num_beats": 6, "beat_units": 8}}]}]})");
    QCOMPARE(jams.beats.value(), (std::vector<model::AnnotatedBeat>{{0.5, 1}}));
    QCOMPARE(jams.metres, (std::vector<model::AnnotatedMetre>{{0.5, {6, 8}}}));
  }

  void ownTimelinesAreRead() {
    const Annotation timeline = read("a.json", R"({"barline": "1.0.0", "tempo_bpm": 120, "key": "C minor",
      "timeline_features": {
        "beat_transient_markers": [{"beat_time": 0.5, "position_in_bar": 1}],
        "downbeat_timeline": [{"timestamp": 0.5, "metre": "6/8"}],
        "alternatives": [{"beat_shift": 1}, {"tempo_bpm": 60}],
        "chord_timeline": [{"timestamp": 0.534, "duration": 0.787, "chord": "C:min"},
                           {"timestamp": 1.322, "duration": 1, "chord": "G:7"}],
        "sections": [{"timestamp": 0, "duration": 9, "group": "A", "label": "verse"}]}})");
    QCOMPARE(timeline.downbeats.value(), std::vector<double>{0.5});
    QCOMPARE(timeline.metres, (std::vector<model::AnnotatedMetre>{{0.5, {6, 8}}}));
    QCOMPARE(timeline.tempo.value().bpm, (std::vector<double>{120.0, 60.0}));
    QCOMPARE(timeline.chords.value()[0].range.end, 1.322);
    QCOMPARE(timeline.key.value(), (model::AnnotatedKey{0, AnnotatedMode::Minor}));
    QCOMPARE(timeline.sections.value()[0].label, std::string("A"));
    const Annotation nothing = read("a.json", R"({"timeline_features": {}})");
    QVERIFY(nothing.beats && nothing.downbeats && nothing.chords && nothing.key && nothing.tempo &&
            nothing.sections);
  }

  void complaintsSayWhatWhereAndWhatToDo_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("wanted");
    const auto row = [](const char* name, const char* text, const char* wanted) {
      QTest::newRow(wanted) << QByteArray(name) << QByteArray(text) << QString(wanted);
    };
    row("a.beats", "0.5\nzero\n",
        "a.beats, line 2: \"zero\" is no time. Write seconds with a decimal point, as 12.345.");
    row("a.beats", "0,5\n",
        "a.beats, line 1: \"0,5\" is no time. Write seconds with a decimal point, as 12.345.");
    row("a.beats", "2\n1\n", "a.beats, line 2: this beat lies before the one above. Sort the lines by time.");
    row("a.beats", "-1\n", "a.beats, line 1: the time \"-1\" is negative. Times count from 0.");
    row("a.beats", "nan\n",
        "a.beats, line 1: \"nan\" is no time. Write seconds with a decimal point, as 12.345.");
    row("a.beats", "500000\n",
        "a.beats, line 1: the time \"500000\" is later than a day. Write seconds, not milliseconds or "
        "samples.");
    row("a.lab", "0 1 C:maj\n1 2 C:wrong\n",
        "a.lab, line 2: \"C:wrong\" is no chord. Write chords in Harte's syntax, as C:maj, A:min7, G:7/3, or "
        "N for none.");
    row("a.lab", "0 1\n",
        "a.lab, line 1: start, end and label are not all there. Write them on one line, as 0.000 1.532 "
        "C:maj.");
    row("a.lab", "2 1 C:maj\n",
        "a.lab, line 1: the end lies before the beginning. Write start, end and label.");
    row("a.csv", "FRAME,LABEL\n100,1\n",
        "a.csv, line 1: the times are counted in audio frames. Export the layer again with times in "
        "seconds.");
    row("a.csv", "TIME,VALUE\n0.5,120\n",
        "a.csv, line 1: these are values over time, no beats or labels. Export a layer of time instants or "
        "regions.");
    row("a.txt", "0\t0\tone\n1\t2\ttwo\n",
        "a.txt, line 2: labels at points and over stretches are mixed. Export label tracks one by one: beats "
        "as "
        "points, chords and sections as stretches.");
    row("a.jams", "{\n\"annotations\": [}", "a.jams, line 2: this is no JSON. Is the file complete?");
    row("a.jams", "{\"annotations\": []}",
        "a.jams: it holds no beats, tempo, key, chords or segments. Choose a JAMS file with one of these.");
    row("a.txt", "  \n", "a.txt: the file is empty. Choose another.");
  }

  void complaintsSayWhatWhereAndWhatToDo() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, wanted);
    QCOMPARE(complaint(name.constData(), text.toStdString()), wanted);
  }

  void deepAndHugeDocumentsAreRefused() {
    const std::string deep = "{\"annotations\":" + std::string(100000, '[');
    QVERIFY(complaint("a.jams", deep).contains("nested too deeply"));
    std::string many;
    for (int i = 0; i <= 500000; ++i) many += "1\n";
    QVERIFY(complaint("a.beats", many).contains("more than 500,000 lines"));
  }

  void whatIsNoFileIsRefused() {
    const QTemporaryDir folder;
    const auto path = [&](const char* name) {
      return std::filesystem::path(folder.filePath(name).toStdString());
    };
    for (const char* name : {"none.beats", "."}) {
      bool isRefused = false;
      try {
        static_cast<void>(readReference(path(name)));
      } catch (const ImportError&) {
        isRefused = true;
      }
      QVERIFY(isRefused);
    }
  }

  /// Broken files end in an error or in an annotation, never otherwise.
  void damagedFilesAreSurvived() {
    const std::vector<std::pair<const char*, std::string>> samples{
        {"a.jams", kJams},
        {"a.beats", "0.5\t1\n1.0\t2\n1.5 1.1\n"},
        {"a.lab", "0 1 C:maj(9)/5\n1 2 N\n2 3 Key E\n"},
        {"a.csv", "TIME,VALUE,DURATION,LABEL\n0,1,2,\"C:maj\"\n"}};
    std::mt19937 random(7);
    for (const auto& [name, text] : samples) {
      for (int i = 0; i < 3000; ++i) {
        std::string damaged = text;
        for (int n = 0; n < 3; ++n) damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        damaged.resize(1 + random() % damaged.size());
        static_cast<void>(complaint(name, damaged));
      }
    }
  }

  void filesAddUpToOneReference() {
    Annotation reference = read("a.beats", "1 1\n2 2\n");
    addParts(reference, read("a.lab", "0 2 C:maj\n"));
    addParts(reference, read("b.beats", "1\n"));
    QCOMPARE(reference.beats.value().size(), std::size_t{1});
    QVERIFY(!reference.downbeats);
    QVERIFY(reference.chords);
  }
};

}  // namespace barline::importing

QTEST_APPLESS_MAIN(barline::importing::TestReferenceFile)
#include "test_reference_file.moc"

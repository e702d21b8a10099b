#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "engine/export/ExportCatalog.h"
#include "tests/engine/export/ExportSamples.h"

namespace barline::exporting {
namespace {

constexpr double kTolerance = 10e-6;  // s

bool isNear(double a, double b) {
  return std::abs(a - b) <= kTolerance;
}

bool isNear(const model::TimeRange& a, const model::TimeRange& b) {
  return isNear(a.begin, b.begin) && isNear(a.end, b.end);
}

}  // namespace

/// Formats that write labelled points and stretches: what other readers find in them, and what comes back.
class TestLabelFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { track_ = test::exportTrack(test::songTimeline()); }

  void othersReadWhatWasWritten_data() {
    QTest::addColumn<QString>("format");
    for (const char* id : {"audacity", "sv-csv", "svl", "mir-eval", "jams", "csv"}) QTest::newRow(id) << id;
  }

  void othersReadWhatWasWritten() {
    QFETCH(const QString, format);
    const QTemporaryDir folder;
    test::writeFiles(filesOf(format), track_, folder.path());
    const QString faults = test::readBackByOthers(format, folder.path());
    QVERIFY2(faults.isEmpty(), qPrintable(faults));
  }

  void beatsComeBack_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("Audacity") << "audacity"
                              << ".beats.txt";
    QTest::newRow("Sonic Visualiser") << "sv-csv"
                                      << ".beats.sv.csv";
    QTest::newRow("Beat This") << "mir-eval"
                               << ".beats";
    QTest::newRow("CSV") << "csv"
                         << ".beats.csv";
    QTest::newRow("JAMS") << "jams"
                          << ".jams";
  }

  void beatsComeBack() {
    const model::Annotation read = readBack();
    const auto& beats = track_.timeline.grid->beats;
    QVERIFY(read.beats && read.downbeats);
    QCOMPARE(read.beats->size(), beats.size());
    for (std::size_t i = 0; i < beats.size(); ++i) {
      QVERIFY(isNear((*read.beats)[i].time, beats[i].time));
      QCOMPARE((*read.beats)[i].positionInBar, beats[i].positionInBar);
    }
    compareDownbeats(read);
  }

  void barsComeBackWithTheirMetres_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("Audacity") << "audacity"
                              << ".bars.txt";
    QTest::newRow("Sonic Visualiser") << "sv-csv"
                                      << ".bars.sv.csv";
    QTest::newRow("JAMS") << "jams"
                          << ".jams";
  }

  void barsComeBackWithTheirMetres() {
    const model::Annotation read = readBack();
    compareDownbeats(read);
    std::vector<model::Metre> metres;
    for (const model::AnnotatedMetre& metre : read.metres) metres.push_back(metre.metre);
    QCOMPARE(metres, (std::vector<model::Metre>{{4, 4}, {3, 4}, {6, 8}}));
  }

  void chordsComeBack_data() { rowsOfSpans("chords"); }
  void chordsComeBack() {
    const model::Annotation read = readBack();
    const auto& chords = track_.timeline.chords->changes;
    QVERIFY(read.chords);
    QCOMPARE(read.chords->size(), chords.size());
    for (std::size_t i = 0; i < chords.size(); ++i) {
      QVERIFY(isNear((*read.chords)[i].range, chords[i].range));
      QCOMPARE((*read.chords)[i].label, chords[i].label);
    }
  }

  void sectionsComeBack_data() { rowsOfSpans("sections"); }
  void sectionsComeBack() {
    const model::Annotation read = readBack();
    const auto& sections = track_.timeline.sections->sections;
    QVERIFY(read.sections);
    QCOMPARE(read.sections->size(), sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      QVERIFY(isNear((*read.sections)[i].range, sections[i].range));
      QVERIFY(!(*read.sections)[i].label.empty());
    }
  }

  void keysComeBack_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("Audacity") << "audacity"
                              << ".key.txt";
    QTest::newRow("Sonic Visualiser") << "sv-csv"
                                      << ".key.sv.csv";
    QTest::newRow("CSV") << "csv"
                         << ".key.csv";
    QTest::newRow("JAMS") << "jams"
                          << ".jams";
  }

  void keysComeBack() {
    const model::Annotation read = readBack();
    const auto& keys = track_.timeline.key->spans;
    QCOMPARE(read.keys.size(), keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      QVERIFY(isNear(read.keys[i].range, keys[i].range));
      QCOMPARE(read.keys[i].key.tonic, std::optional(keys[i].key.tonic));
    }
  }

  void tempiComeBack() {
    const auto files = [&](const char* format) { return filesOf(format); };
    QCOMPARE(test::readBack(files("mir-eval"), ".tempo").tempo.value(),
             (model::AnnotatedTempo{{60.0, 120.0}, 0.2}));
    QCOMPARE(test::readBack(files("jams"), ".jams").tempo.value(),
             (model::AnnotatedTempo{{120.0, 60.0}, 0.8}));
    for (const auto& [format, ending] : {std::pair{"audacity", ".tempo.txt"}, {"sv-csv", ".tempo.sv.csv"}})
      QCOMPARE(test::readBack(files(format), ending).tempo.value(), (model::AnnotatedTempo{{120.0}, 1.0}));
    QCOMPARE(test::readBack(files("mir-eval"), ".key").key.value(),
             (model::AnnotatedKey{0, model::AnnotatedMode::Minor}));
  }

  void aStretchKeepsTheNumbersOfItsBars() {
    ExportTrack track = track_;
    model::BeatGrid grid = *track.timeline.grid;
    const auto fifth = grid.beats.begin() + 1 + 4 * 4;
    grid.beats.erase(grid.beats.begin(), fifth - 2);
    grid.bars.erase(grid.bars.begin(), grid.bars.begin() + 5);
    track.timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    const std::string labels = test::bytesOf(test::written(*findFormat("audacity"), track), ".beats.txt");
    QVERIFY(labels.find("\t4.3\n") != std::string::npos);
    QVERIFY(labels.find("\t5.1\n") != std::string::npos);
  }

  void onlyChosenLayersAreWritten() {
    const auto files = findFormat("audacity")->write({&track_, 1}, {Layer::Chords});
    QCOMPARE(files.size(), std::size_t{1});
    QCOMPARE(files.front().ending, std::string(".chords.txt"));
  }

  void lossesAreTheTracksOwn() {
    const auto losses = [](const char* id, const ExportTrack& track, const Layers& chosen) {
      std::string text;
      for (const Loss& loss : findFormat(id)->losses(track, chosen)) text += englishText(loss) + '\n';
      return text;
    };
    const std::string all = losses("mir-eval", track_, findFormat("mir-eval")->layers);
    QVERIFY(all.find("changes of key left out: 2") != std::string::npos);
    QVERIFY(all.find("without their metres") != std::string::npos);
    QVERIFY(all.find("without their names") != std::string::npos);
    ExportTrack plain = track_;
    plain.timeline.key = std::make_shared<const model::KeyTimeline>();
    QVERIFY(losses("mir-eval", plain, {Layer::Key}).empty());
    QVERIFY(losses("csv", track_, {Layer::Chords}).empty());
    QVERIFY(losses("svl", track_, {Layer::Beats}).find("1/44100 s") != std::string::npos);
  }

 private:
  std::vector<ExportFile> filesOf(const QString& format) const {
    return test::written(*findFormat(format.toStdString()), track_);
  }

  model::Annotation readBack() const {
    QFETCH(const QString, format);
    QFETCH(const QString, ending);
    return test::readBack(filesOf(format), ending.toStdString());
  }

  static void rowsOfSpans(const QString& layer) {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("Audacity") << "audacity"
                              << "." + layer + ".txt";
    QTest::newRow("Sonic Visualiser") << "sv-csv"
                                      << "." + layer + ".sv.csv";
    QTest::newRow("mir_eval") << "mir-eval"
                              << "." + layer + ".lab";
    QTest::newRow("CSV") << "csv"
                         << "." + layer + ".csv";
    QTest::newRow("JAMS") << "jams"
                          << ".jams";
  }

  void compareDownbeats(const model::Annotation& read) const {
    std::vector<double> downbeats;
    for (const model::Bar& bar : track_.timeline.grid->bars) {
      if (bar.number > 0) downbeats.push_back(bar.range.begin);
    }
    QVERIFY(read.downbeats);
    QCOMPARE(read.downbeats->size(), downbeats.size());
    for (std::size_t i = 0; i < downbeats.size(); ++i) QVERIFY(isNear((*read.downbeats)[i], downbeats[i]));
  }

  ExportTrack track_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestLabelFiles)
#include "test_label_files.moc"

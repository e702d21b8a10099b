#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/export/JsonLayout.h"
#include "engine/export/TimelineJson.h"
#include "tests/engine/export/Samples.h"

namespace barline::exporting {

using Json = nlohmann::ordered_json;

class TestTimelineJson : public QObject {
  Q_OBJECT

  Json json_;

  const Json& features() const { return json_["timeline_features"]; }

 private Q_SLOTS:
  void initTestCase() { json_ = timelineJson(test::sampleTimeline(), test::sampleReport(), 142.0); }

  void summaryNamesTempoKeyAndMostCommonMetre() {
    QCOMPARE(json_["filename"].get<std::string>(), std::string("Étude in C.flac"));
    QCOMPARE(json_["tempo_bpm"].get<double>(), 120.0);
    QCOMPARE(json_["key"].get<std::string>(), std::string("C minor"));
    QCOMPARE(json_["camelot"].get<std::string>(), std::string("5A"));
    QCOMPARE(json_["open_key"].get<std::string>(), std::string("10m"));
    QCOMPARE(json_["key_confidence"].get<double>(), 0.8);
    QCOMPARE(json_["measures"]["tuning_cents"].get<double>(), -12.5);
    QCOMPARE(json_["time_signature"].get<std::string>(), std::string("4/4"));
    QCOMPARE(json_["audio"]["duration"].dump(), std::string("7.0"));
    QCOMPARE(json_["audio"]["sample_rate"].get<int>(), 44100);
  }

  void pickUpIsNoDownbeatButHasItsChord() {
    QCOMPARE(features()["total_bars"].get<int>(), 3);
    QCOMPARE(features()["downbeat_timeline"].size(), std::size_t{3});
    QCOMPARE(features()["downbeat_timeline"][0]["timestamp"].get<double>(), 0.6);
    QCOMPARE(features()["downbeat_timeline"][2]["metre"].get<std::string>(), std::string("3/4"));
    QCOMPARE(features()["average_bar_duration"].get<double>(), 2.0);
    QCOMPARE(features()["chord_progression"].size(), std::size_t{4});
    QCOMPARE(features()["chord_progression"][0]["bar"].get<int>(), 0);
    QCOMPARE(features()["chord_progression"][2]["chord"].get<std::string>(), std::string("A:min7"));
    QCOMPARE(features()["chord_progression"][0]["chroma_vector"][4].dump(), std::string("0.6667"));
  }

  void aPauseMakesNoBarLonger() {
    model::Timeline timeline = test::sampleTimeline();
    model::BeatGrid grid;
    for (const double begin : {0.0, 2.0, 4.0, 64.0, 66.0})
      grid.bars.push_back({{begin, begin + 2.0}, static_cast<int>(grid.bars.size()) + 1, {4, 4}, 0.9});
    timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    const Json json = timelineJson(timeline, {});
    QCOMPARE(json["timeline_features"]["average_bar_duration"].get<double>(), 2.0);
  }

  void beatMarkersCarryTransientsWhereThereAreSome() {
    const Json& markers = features()["beat_transient_markers"];
    QCOMPARE(features()["total_beats"].get<int>(), 13);
    QVERIFY(!markers[0].contains("transient_time"));
    QVERIFY(!markers[0].contains("accuracy"));
    QCOMPARE(markers[1]["beat_number"].get<int>(), 2);
    QCOMPARE(markers[1]["accuracy"].get<double>(), 0.997);
    QCOMPARE(markers[1]["transient_strength"].get<double>(), 0.812);
    QCOMPARE(features()["transient_accuracy"].get<double>(), 0.996);
  }

  void alternativesSayWhatTheyWouldChange() {
    const Json& alternatives = features()["alternatives"];
    QCOMPARE(alternatives.size(), std::size_t{3});
    QCOMPARE(alternatives[0].dump(), std::string(R"({"beat_rate":0.5,"tempo_bpm":60.0,"probability":0.21})"));
    QCOMPARE(alternatives[1].dump(), std::string(R"({"beat_shift":2,"probability":0.1})"));
    QCOMPARE(alternatives[2].dump(), std::string(R"({"metre":"2/4","probability":0.07})"));
  }

  void sectionsHaveLettersAndALabelOnlyWhereThereIsOne() {
    const Json& sections = features()["sections"];
    QCOMPARE(sections[0].dump(),
             std::string(R"({"timestamp":0.6,"duration":2.0,"group":"A","confidence":0.8})"));
    QCOMPARE(sections[1]["group"].get<std::string>(), std::string("B"));
    QCOMPARE(sections[1]["label"].get<std::string>(), std::string("chorus"));
    QCOMPARE(sections[1]["label_confidence"].get<double>(), 0.55);
  }

  void harmonicRhythmFollowsChangesPerBar_data() {
    QTest::addColumn<int>("changes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one in three bars") << 1 << "slow";
    QTest::newRow("one in two bars") << 4 << "moderate";
    QTest::newRow("one and a half a bar") << 12 << "moderate";
    QTest::newRow("two a bar") << 16 << "fast";
  }

  void harmonicRhythmFollowsChangesPerBar() {
    QFETCH(const int, changes);
    QFETCH(const QString, expected);
    model::Timeline timeline = test::sampleTimeline();
    model::BeatGrid grid;
    grid.bars.resize(8);
    model::ChordTimeline chords;
    for (int i = 0; i <= changes; ++i)
      chords.changes.push_back({{}, i % 2 == 0 ? "C:maj" : "G:7", 1.0, {}, {}});
    timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const Json json = timelineJson(timeline, {});
    QCOMPARE(json["timeline_features"]["total_chord_changes"].get<int>(), changes);
    QCOMPARE(QString::fromStdString(json["timeline_features"]["harmonic_rhythm"].get<std::string>()),
             expected);
  }

  void aBassThatMovesIsNoHarmonicChange() {
    model::Timeline timeline = test::sampleTimeline();
    model::BeatGrid grid;
    grid.bars.resize(4);
    model::ChordTimeline chords;
    for (int i = 0; i < 8; ++i) {
      chords.changes.push_back({{}, i % 2 == 0 ? "C:maj" : "C:maj/3", 1.0, {}, {}});
    }
    timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const Json json = timelineJson(timeline, {});
    QCOMPARE(json["timeline_features"]["total_chord_changes"].get<int>(), 7);
    QCOMPARE(json["timeline_features"]["harmonic_rhythm"].get<std::string>(), std::string("slow"));
  }

  void figuresOfHearingHaveTheirUnitsInTheirNames() {
    const Json measures = timelineJson(test::sampleTimeline(), {})["measures"];
    QCOMPARE(measures["loudness_sone"].get<double>(), 12.5);
    QCOMPARE(measures["loudness_n5_sone"].get<double>(), 16.0);
    QCOMPARE(measures["loudness_level_phon"].get<double>(), 80.0);
    QCOMPARE(measures["sharpness_acum"].get<double>(), 1.25);
    QCOMPARE(measures["sharpness_aures_acum"].get<double>(), 2.0);
    QVERIFY(!measures.contains("sharpness_fastl_acum"));
    QCOMPARE(features()["perceived_loudness"]["unit"].get<std::string>(), std::string("sone"));
    QCOMPARE(features()["sharpness"]["unit"].get<std::string>(), std::string("acum"));
  }

  void replayGainBringsATrackToMinus18Lufs() {
    model::Timeline timeline = test::sampleTimeline();
    model::Loudness loudness;
    loudness.integratedLufs = -10.5;
    loudness.truePeakDbtp = -20.0;
    timeline.loudness = std::make_shared<const model::Loudness>(loudness);
    const Json measures = timelineJson(timeline, {})["measures"];
    QCOMPARE(measures["replaygain_db"].get<double>(), -7.5);
    QCOMPARE(measures["replaygain_peak"].get<double>(), 0.1);
  }

  void curveStepIsExactAndValuesAreRounded() {
    const Json& energy = features()["energy"];
    QCOMPARE(energy["step"].get<double>(), 1024.0 / 44100.0);
    QCOMPARE(energy["values"].dump(), std::string("[-120.0,-12.346,0.0]"));
    QVERIFY(features().contains("loudness_momentary"));
    QVERIFY(!features().contains("loudness_short_term"));
    QCOMPARE(features()["roughness"]["values"].dump(), std::string("[0.00059,0.4]"));
    QCOMPARE(features()["roughness"]["unit"].get<std::string>(), std::string("asper"));
    QCOMPARE(features()["tempo"]["unit"].get<std::string>(), std::string("BPM"));
  }

  void characterHasWhatIsKnownInItsOrder() {
    QCOMPARE(json_["character"].dump(),
             std::string(R"({"sub_bass_db":-14.25,"stereo_correlation":0.85,"tempo_bpm":120.0})"));
  }

  void everyBarHasItsFeatures() {
    const Json& bars = features()["bar_features"];
    QCOMPARE(bars.size(), std::size_t{4});
    QCOMPARE(bars[0]["bar"].get<int>(), 0);
    QCOMPARE(bars[1]["timestamp"].get<double>(), 0.6);
    QCOMPARE(bars[1]["rms"].dump(), std::string("0.0123457"));
    QCOMPARE(bars[1]["centroid_hz"].dump(), std::string("1234.57"));
    QCOMPARE(bars[1]["chroma"].dump(), std::string("[0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,0.0,0.0]"));
    QCOMPARE(bars[1]["mfcc_mean"][0].dump(), std::string("-123.457"));
    QCOMPARE(bars[1]["onset_count"].get<int>(), 3);
    QCOMPARE(bars[1]["loudness_lufs"].get<double>(), -12.5);
    QVERIFY(!bars[1].contains("sharpness_acum"));
  }

  void energyHasARatingAndACurve() {
    QCOMPARE(json_["measures"]["energy_rating"].get<double>(), 6.25);
    QCOMPARE(features()["energy_rating"]["values"].dump(), std::string("[6.0,6.5]"));
  }

  void performanceComesFromTheReport() {
    const Json& performance = json_["performance_metrics"];
    QCOMPARE(performance["analysis_time"].get<double>(), 0.5);
    QCOMPARE(performance["realtime_factor"].get<double>(), 14.001);
    QCOMPARE(performance["parallel_speedup"].get<double>(), 1.7);
    QCOMPARE(performance["peak_memory_mb"].get<double>(), 142.0);
    QCOMPARE(json_["timing"].dump(), std::string(R"({"decode":0.21,"beats":0.11})"));
    QCOMPARE(json_["memory"].dump(), std::string(R"({"beats":81.5})"));
    QCOMPARE(json_["problems"].dump(), std::string(R"({"key":"The key could not be found."})"));
  }

  void warningIsAField() {
    QVERIFY(!json_.contains("warning"));
    model::Timeline timeline = test::sampleTimeline();
    timeline.source.warning = "track.mp3 ends early.";
    QCOMPARE(timelineJson(timeline, {})["warning"].get<std::string>(), std::string("track.mp3 ends early."));
  }

  void whatIsUnknownIsAbsent() {
    model::Timeline timeline;
    timeline.source = test::sampleTimeline().source;
    const std::string text = jsonText(timelineJson(timeline, {}), JsonLayout::OneLine);
    QVERIFY(text.find("null") == std::string::npos);
    QCOMPARE(timelineJson(timeline, {})["timeline_features"].size(), std::size_t{0});
  }

  void whatWasLookedForInVainHasItsReason() {
    const bool hasLoudness = json_["measures"].contains("integrated_lufs");
    QVERIFY(hasLoudness);
    QVERIFY(!json_.contains("absent") || !json_.at("absent").contains("integrated_lufs"));
    model::Timeline timeline = test::sampleTimeline();
    timeline.source.duration = 0.2;
    timeline.loudness = std::make_shared<const model::Loudness>();
    timeline.key = std::make_shared<const model::KeyTimeline>();
    timeline.sections = std::make_shared<const model::Sections>();
    timeline.danceability = std::make_shared<const model::Danceability>();
    const Json absent = timelineJson(timeline, {})["absent"];
    QCOMPARE(absent["integrated_lufs"].get<std::string>(), std::string("The track is shorter than 0.4 s."));
    QCOMPARE(absent["loudness_range_lu"].get<std::string>(), std::string("The track is shorter than 3 s."));
    QCOMPARE(absent["sections"].get<std::string>(), std::string("The track is shorter than 30 s."));
    QVERIFY(absent.contains("key") && absent.contains("danceability"));

    timeline.source.duration = 60.0;
    QCOMPARE(timelineJson(timeline, {})["absent"]["integrated_lufs"].get<std::string>(),
             std::string("The track is silent."));
    // What was not looked for has no reason.
    timeline.loudness = nullptr;
    QVERIFY(!timelineJson(timeline, {})["absent"].contains("integrated_lufs"));
  }

  void notANumberIsNeverWritten() {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    model::Timeline timeline = test::sampleTimeline();
    timeline.energy =
        std::make_shared<const model::EnergyCurve>(model::EnergyCurve{{0.0, 0.1, "dBFS", {-1.0F, kNan}}});
    model::Loudness loudness = *timeline.loudness;
    loudness.truePeakDbtp = -std::numeric_limits<double>::infinity();
    timeline.loudness = std::make_shared<const model::Loudness>(loudness);
    const Json json = timelineJson(timeline, {});
    QVERIFY(!json["timeline_features"].contains("energy"));
    QVERIFY(!json["measures"].contains("true_peak_dbtp"));
    const std::string text = jsonText(json, JsonLayout::OneLine);
    QVERIFY(text.find("null") == std::string::npos);
    QVERIFY(text.find("nan") == std::string::npos);
  }

  void readableLayoutHoldsTheSameDocument() {
    const std::string text = jsonText(json_, JsonLayout::Readable);
    QVERIFY(Json::parse(text) == json_);
    QVERIFY(text.find("\n  \"tempo_bpm\": 120.0,\n") != std::string::npos);
    QVERIFY(text.find("\n      {\"bar\":1,\"timestamp\":0.6,") != std::string::npos);
    QVERIFY(jsonText(json_, JsonLayout::OneLine).find('\n') ==
            jsonText(json_, JsonLayout::OneLine).size() - 1);
  }

  void writtenMemberByMemberItIsTheSameText_data() {
    QTest::addColumn<model::Timeline>("timeline");
    QTest::newRow("everything") << test::sampleTimeline();
    QTest::newRow("nothing") << model::Timeline{};
    model::Timeline timeline = test::sampleTimeline();
    timeline.grid = std::make_shared<const model::BeatGrid>();
    timeline.source.path = "/music/caf\xe9.wav";
    QTest::newRow("no beats") << timeline;
    timeline = test::sampleTimeline();
    model::EnergyCurve energy{{.start = 0.05, .step = 0.1, .unit = "dBFS", .values = {}}};
    for (int i = 0; i < 200'000; ++i) energy.curve.values.push_back(-0.0007F * static_cast<float>(i));
    timeline.energy = std::make_shared<const model::EnergyCurve>(energy);
    model::BeatGrid grid = *timeline.grid;
    while (grid.beats.size() < 20'000) grid.beats.push_back(grid.beats.front());
    timeline.grid = std::make_shared<const model::BeatGrid>(grid);
    QTest::newRow("hours") << timeline;
  }
  void writtenMemberByMemberItIsTheSameText() {
    QFETCH(const model::Timeline, timeline);
    for (const JsonLayout layout : {JsonLayout::OneLine, JsonLayout::Readable}) {
      std::string text;
      JsonText sink(layout, [&](std::string_view piece) { text += piece; });
      putTimeline(sink, timeline, test::sampleReport(), 142.0);
      sink.finish();
      QVERIFY(text == jsonText(timelineJson(timeline, test::sampleReport(), 142.0), layout));
    }
  }

  void bytesThatAreNotUtf8AreReplaced() {
    model::Timeline timeline = test::sampleTimeline();
    timeline.source.path = "/music/caf\xe9.wav";
    QVERIFY(jsonText(timelineJson(timeline, {}), JsonLayout::OneLine).find("caf\xef\xbf\xbd.wav") !=
            std::string::npos);
  }

  void fulfilsTheSchema() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("timeline.json");
    std::ofstream(path.toStdString()) << jsonText(json_, JsonLayout::Readable);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(BARLINE_PYTHON, {BARLINE_TEST_SOURCES "/support/validate_json.py",
                                   BARLINE_TEST_SOURCES "/../resources/schemas/timeline.schema.json", path});
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
  }
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestTimelineJson)
#include "test_timeline_json.moc"

#include <QTest>

#include "engine/export/chunks/ChunkFilter.h"
#include "engine/export/chunks/ChunkNames.h"
#include "engine/export/chunks/ChunkPlan.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "tests/engine/export/Samples.h"

namespace barline::exporting {
namespace {

ExportTrack sampleTrack() {
  ExportTrack track;
  track.timeline = test::sampleTimeline();
  track.record.path = track.timeline.source.path;
  track.record.title = "Étude";
  track.range = {0.0, track.timeline.source.duration};
  return track;
}

std::vector<model::TimeRange> ranges(const ChunkPlan& plan) {
  std::vector<model::TimeRange> found;
  for (const PlannedChunk& chunk : plan.chunks) found.push_back(chunk.range);
  return found;
}

std::vector<int> selected(const std::string& filter, const ExportTrack& track = sampleTrack()) {
  ChunkSettings settings;
  settings.filter = filter;
  std::vector<int> bars;
  for (const PlannedChunk& chunk : planChunks(track, settings).chunks) bars.push_back(chunk.firstBar);
  return bars;
}

std::vector<std::string> named(const ExportTrack& track, const std::string& pattern) {
  std::vector<std::string> names;
  for (const auto& name : chunkNames(track, planChunks(track, {}), pattern, ".wav"))
    names.push_back(name.string());
  return names;
}

using Bars = std::vector<int>;
using Names = std::vector<std::string>;
using Ranges = std::vector<model::TimeRange>;

}  // namespace

class TestChunkPlan : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyUnitPartitionsTheTrackFromItsFirstDownbeat() {
    const ExportTrack track = sampleTrack();
    const double end = track.range.end;
    ChunkSettings settings;
    QCOMPARE(ranges(planChunks(track, settings)), (Ranges{{0.6, 2.6}, {2.6, 4.6}, {4.6, end}}));
    settings.unit = ChunkUnit::Bars;
    settings.barsEach = 2;
    QCOMPARE(ranges(planChunks(track, settings)), (Ranges{{0.6, 4.6}, {4.6, end}}));
    settings.unit = ChunkUnit::Section;
    QCOMPARE(ranges(planChunks(track, settings)), (Ranges{{0.6, 2.6}, {2.6, end}}));
    settings.unit = ChunkUnit::Beat;
    const ChunkPlan beats = planChunks(track, settings);
    QCOMPARE(beats.chunks.size(), std::size_t{12});
    QCOMPARE(beats.chunks.front().range.begin, 0.6);
    QCOMPARE(beats.chunks.back().range.end, end);
    for (std::size_t i = 1; i < beats.chunks.size(); ++i)
      QCOMPARE(beats.chunks[i].range.begin, beats.chunks[i - 1].range.end);
    QCOMPARE(beats.chunks[4].beat, std::optional(1));
    QCOMPARE(beats.chunks[4].firstBar, 2);
  }

  void aPauseOfThePulseBelongsToTheChunkBeforeIt() {
    ExportTrack track = sampleTrack();
    track.timeline.grid = std::make_shared<const model::BeatGrid>(
        model::BeatGrid{{}, {{{0.6, 2.6}, 1, {4, 4}, 1.0}, {{3.5, 5.5}, 2, {4, 4}, 1.0}}});
    QCOMPARE(ranges(planChunks(track, {})), (Ranges{{0.6, 3.5}, {3.5, track.range.end}}));
  }

  void leadInAndTailAreAPersonsChoice() {
    ChunkSettings settings;
    settings.leadIn = true;
    settings.tail = false;
    const ChunkPlan plan = planChunks(sampleTrack(), settings);
    QCOMPARE(ranges(plan), (Ranges{{0.0, 0.6}, {0.6, 2.6}, {2.6, 4.6}, {4.6, 6.6}}));
    QCOMPARE(plan.chunks.front().firstBar, 0);
    QVERIFY(!plan.reachesEnd);
  }

  void whatIsShorterThanAFrameIsNoChunk() {
    ExportTrack track = sampleTrack();
    track.range = {0.599995, 4.600005};
    ChunkSettings settings;
    settings.leadIn = true;
    QCOMPARE(ranges(planChunks(track, settings)), (Ranges{{0.6, 2.6}, {2.6, 4.6}}));
  }

  /// A timeline whose times were moved to a selection's begin is cut in the file's own time.
  void timesAreTheFiles() {
    ExportTrack track = sampleTrack();
    track.fromStretch = true;
    track.range = {100.0, 106.0};
    QCOMPARE(ranges(planChunks(track, {})), (Ranges{{100.6, 102.6}, {102.6, 104.6}, {104.6, 106.0}}));
  }

  void whatIsKnownOfAChunkStandsInIt() {
    const ChunkPlan plan = planChunks(sampleTrack(), {});
    const PlannedChunk& second = plan.chunks[1];
    QCOMPARE(second.number, 2);
    QCOMPARE(second.lastBar, 2);
    QCOMPARE(second.chord, std::string("A:min7"));
    QCOMPARE(second.chordConfidence, 0.87);
    QCOMPARE(second.key, std::optional(model::MusicalKey{0, model::Mode::Minor}));
    QCOMPARE(second.bpm, std::optional(120.0));
    QCOMPARE(second.sectionName, std::string("chorus"));
    QCOMPARE(second.sectionGroup, std::string("B"));
    QCOMPARE(plan.chunks[2].metre, std::optional(model::Metre{3, 4}));
    QCOMPARE(plan.chunks[2].sectionName, std::string("chorus"));
  }

  void filtersSelect_data() {
    QTest::addColumn<std::string>("filter");
    QTest::addColumn<Bars>("bars");
    const auto row = [](const char* filter, const Bars& bars) {
      QTest::newRow(filter) << std::string(filter) << bars;
    };
    row("", {1, 2, 3});
    row("chord:Am7 section:chorus bars:1-16", {2});
    row("chord:A:min7", {2});
    row("chord:Am", {});
    row("chord:Am*", {2});
    row("chord:A*", {2});
    row("chord:C,N", {1, 3});
    row("chord:N", {3});
    row("-chord:N", {1, 2});
    row("section:Chorus", {2, 3});
    row("section:a", {1});
    row("bars:2-", {2, 3});
    row("bars:-1,3", {1, 3});
    row("bpm:119.5-120.5 metre:4/4", {1, 2});
    row("key:Cm", {1, 2, 3});
    row("key:\"C minor\"", {1, 2, 3});
    row("key:5A,1d", {1, 2, 3});
    row("key:C", {});
    row("beat:1", {});
  }
  void filtersSelect() {
    QFETCH(std::string, filter);
    QFETCH(Bars, bars);
    QCOMPARE(selected(filter), bars);
  }

  // A tempo is never a round number to the last bit.
  void aTempoIsMetAsItIsWritten() {
    ExportTrack track = sampleTrack();
    auto tempo = *track.timeline.tempo;
    for (model::TempoSpan& span : tempo.spans) span.bpm = 127.9704;
    track.timeline.tempo = std::make_shared<const model::TempoMap>(tempo);
    for (const char* filter : {"bpm:128", "bpm:128.0", "bpm:127.97", "bpm:120-128", "bpm:128-", "bpm:-128"})
      QCOMPARE(selected(filter, track), (Bars{1, 2, 3}));
    for (const char* filter : {"bpm:127", "bpm:128.00", "bpm:127.98-", "bpm:-127"})
      QCOMPARE(selected(filter, track), Bars{});
  }

  void whatMakesNoSenseIsSaid_data() {
    QTest::addColumn<std::string>("filter");
    QTest::addColumn<std::string>("pattern");
    for (const char* filter :
         {"Am", "chord:", "chord:H", "bars:x", "bars:4-2", "bars:-", "colour:red", "section:\"x"})
      QTest::newRow(filter) << std::string(filter) << std::string("{bar}");
    for (const char* pattern : {"{bar", "bar}", "{bars}", "{bar:x}", "{bpm:.99}", "{}"})
      QTest::newRow(pattern) << std::string() << std::string(pattern);
  }
  void whatMakesNoSenseIsSaid() {
    QFETCH(std::string, filter);
    QFETCH(std::string, pattern);
    ChunkSettings settings;
    settings.filter = filter;
    QVERIFY_THROWS_EXCEPTION(
        ChunkError,
        static_cast<void>(chunkNames(sampleTrack(), planChunks(sampleTrack(), settings), pattern, ".wav")));
  }

  void aTrackWithoutBarsCannotBeCut() {
    ExportTrack track = sampleTrack();
    track.timeline.grid = nullptr;
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(planChunks(track, {})));
    track = sampleTrack();
    track.timeline.sections = nullptr;
    ChunkSettings settings;
    settings.unit = ChunkUnit::Section;
    QVERIFY_THROWS_EXCEPTION(ChunkError, static_cast<void>(planChunks(track, settings)));
  }

  void namesFollowThePattern() {
    QCOMPARE(named(sampleTrack(), "{track}/bar_{bar:04}_{chord}_{bpm}"),
             (Names{"Étude in C/bar_0001_C_120.wav", "Étude in C/bar_0002_Am7_120.wav",
                    "Étude in C/bar_0003_N.C._120.wav"}));
    QCOMPARE(
        named(sampleTrack(), "{{{number}}} {bpm:.1} {bpm:05} {start:.3} {key} {camelot} {artist} {metre}")
            .front(),
        std::string("{1} 120.0 00120 0.600 C minor 5A unknown 4_4.wav"));
  }

  void namesThatAreTheSameGetNumbers() {
    QCOMPARE(named(sampleTrack(), "loop"), (Names{"loop.wav", "loop-2.wav", "loop-3.wav"}));
    QCOMPARE(named(sampleTrack(), "{section}"), (Names{"A.wav", "chorus.wav", "chorus-2.wav"}));
  }

  void noTitleLeavesItsFolder_data() {
    QTest::addColumn<std::string>("title");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char* title, const char* name) {
      QTest::newRow(title) << std::string(title) << std::string(name);
    };
    row("../../etc/passwd", "___.._etc_passwd.wav");
    row("..", "__.wav");
    row("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.wav");
    row("tab\tline\nend", "tab_line_end.wav");
    row("CON", "_CON.wav");
    row("lpt1.x", "_lpt1.x.wav");
    row("end. ", "end__.wav");
    row("🎛️ שלום", "🎛️ שלום.wav");
  }
  void noTitleLeavesItsFolder() {
    QFETCH(std::string, title);
    QFETCH(std::string, name);
    ExportTrack track = sampleTrack();
    track.record.title = title;
    QCOMPARE(named(track, "{title}").front(), name);
  }

  void longTitlesAreCutBetweenCharacters() {
    ExportTrack track = sampleTrack();
    track.record.title.clear();
    for (int i = 0; i < 300; ++i) track.record.title += "é";
    for (const std::string& name : named(track, "{title}/{title}")) {
      const std::filesystem::path path(name);
      QVERIFY(path.filename().string().size() <= 255);
      QVERIFY(path.parent_path().string().size() <= 255);
      QVERIFY(QString::fromStdString(name).toStdString() == name);
      QVERIFY(!QString::fromStdString(name).contains(QChar::ReplacementCharacter));
    }
  }

  void everyFieldCanBeAskedFor() {
    for (const ChunkField& field : chunkFields()) {
      std::string pattern(1, '{');
      pattern.append(field.name).append(1, '}');
      QVERIFY(!named(sampleTrack(), pattern).empty());
    }
  }
};

}  // namespace barline::exporting

QTEST_APPLESS_MAIN(barline::exporting::TestChunkPlan)
#include "test_chunk_plan.moc"

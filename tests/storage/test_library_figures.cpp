#include <QtTest>

#include <sqlite3.h>

#include "storage/Backups.h"
#include "storage/Library.h"
#include "storage/Schema.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
using model::Measure;
namespace fs = std::filesystem;

namespace {

/// All 25 numbers are `value`.
model::Character filled(double value) {
  model::Character character;
  std::apply([&](auto... member) { ((character.*member = value), ...); }, model::Character::fields());
  return character;
}

AnalysisSummary summary(std::optional<double> lufs, double character = 1.0, int version = 1) {
  AnalysisSummary summary;
  summary.bpm = 120.0;
  summary.figures.measures[Measure::TempoBpm] = 120.0;
  summary.figures.measures[Measure::IntegratedLufs] = lufs;
  summary.figures.character = VersionedCharacter{version, filled(character)};
  return summary;
}

bool execute(const fs::path& file, const std::string& sql) {
  sqlite3* database = nullptr;
  const bool done = sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(database);
  return done;
}

std::vector<std::int64_t> tracks(const std::optional<std::vector<SimilarTrack>>& similar) {
  std::vector<std::int64_t> ids;
  for (const SimilarTrack& track : similar.value()) ids.push_back(track.track);
  return ids;
}

}  // namespace

class TestLibraryFigures : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    reopen();
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void figuresComeBackAsTheyWere() {
    AnalysisSummary stored = summary(-9.25);
    for (const Measure measure : model::allMeasures()) {
      stored.figures.measures[measure] = 0.1 + static_cast<double>(measure);
    }
    stored.bpm = stored.figures.measures[Measure::TempoBpm];
    stored.figures.character->character.tempo.reset();
    stored.figures.character->character.loudness = -9.25;
    const std::int64_t id = analysed("a", stored);
    reopen();
    QVERIFY(library_->tracks().figures(id) == stored.figures);
    QVERIFY(library_->tracks().byId(id)->integratedLufs == stored.figures.measures[Measure::IntegratedLufs]);
  }

  void whatIsNotKnownStaysAbsent() {
    AnalysisSummary nothing;
    const std::int64_t id = analysed("a", nothing);
    QVERIFY(library_->tracks().figures(id) == TrackFigures());
    QVERIFY(!library_->tracks().byId(id)->integratedLufs);
    const std::int64_t never = library_->tracks().add("/music/b.flac").id;
    QVERIFY(!library_->tracks().figures(never));
  }

  void anotherAnalysisReplacesTheFigures() {
    const std::int64_t id = analysed("a", summary(-9.0));
    library_->tracks().updateAnalysis(id, summary(std::nullopt, 2.0));
    const auto figures = library_->tracks().figures(id);
    QVERIFY(!figures->measures[Measure::IntegratedLufs]);
    QVERIFY(figures->character->character == filled(2.0));
  }

  void aSummaryHasWhatTheTimelineSays() {
    model::Timeline timeline;
    model::Loudness loudness;
    loudness.integratedLufs = -11.0;
    timeline.loudness = std::make_shared<const model::Loudness>(loudness);
    timeline.character = std::make_shared<const model::Character>(filled(3.0));
    timeline.provenance["character"] = {"character", 4, "", "", 0.0};
    const TrackFigures figures = summarize(timeline).figures;
    QVERIFY(figures.measures[Measure::IntegratedLufs] == -11.0);
    QVERIFY((figures.character == VersionedCharacter{4, filled(3.0)}));
    QVERIFY(!summarize({}).figures.character);
  }

  void aLibraryOfTheFirstSchemaKeepsItsTracksAndGainsFigures() {
    library_.reset();
    const fs::path file = folder_->locations().libraryFile;
    fs::remove(file);
    std::string sql(libraryMigrations().front().sql);
    for (int i = 1; i <= 20; ++i) {
      const std::string id = std::to_string(i);
      sql += "INSERT INTO tracks (fingerprint, title, bpm, state, added_at, search_text) VALUES ('f" + id +
             "', 'Song " + id + "', " + id +
             ", 'analysed', 1, 'song'); INSERT INTO paths (track_id, path, "
             "seen_at) VALUES (" +
             id + ", CAST('/music/" + id + ".flac' AS BLOB), 1);";
    }
    sql +=
        "PRAGMA user_version = 1; PRAGMA application_id = " + std::to_string(librarySchema().applicationId);
    QVERIFY(execute(file, sql));
    reopen();

    const auto backups = listBackups(file);
    QCOMPARE(backups.size(), std::size_t{1});
    QCOMPARE(backups.front().version, 1);
    QCOMPARE(newestGoodBackup(file)->tracks, 20);
    const auto records = library_->tracks().all();
    QCOMPARE(records.size(), std::size_t{20});
    for (const model::TrackRecord& record : records) {
      QVERIFY(record.state == model::TrackState::Analysed);
      QVERIFY(record.bpm == static_cast<double>(record.id));
      QCOMPARE(record.path.string(), "/music/" + std::to_string(record.id) + ".flac");
      QVERIFY(!library_->tracks().figures(record.id));
    }
    QCOMPARE(library_->figures().measures()->size(), std::size_t{0});
    library_->tracks().updateAnalysis(7, summary(-8.0));
    QCOMPARE(library_->figures().measures()->size(), std::size_t{1});
  }

  void aShareCountsLowerValuesAndHalfOfTheSame() {
    for (const double lufs : {-14.0, -12.0, -10.0, -10.0, -8.0})
      analysed(std::to_string(next_), summary(lufs));
    analysed("silent", summary(std::nullopt));
    const auto measures = library_->figures().measures();
    const auto share = [&](double lufs) {
      return measures->shareBelow(Measure::IntegratedLufs, lufs).value();
    };
    QCOMPARE(share(-20.0), 0.0);
    QCOMPARE(share(-13.0), 0.2);
    QCOMPARE(share(-10.0), 0.6);
    QCOMPARE(share(-8.0), 0.9);
    QCOMPARE(share(0.0), 1.0);
    QCOMPARE(measures->shareBelow(Measure::TempoBpm, 120.0).value(), 0.5);
  }

  void aFewTracksAreNothingToCompareWith() {
    for (int i = 0; i < 4; ++i) analysed(std::to_string(i), summary(-10.0 - i));
    QVERIFY(!library_->figures().measures()->shareBelow(Measure::IntegratedLufs, -9.0));
    analysed("silent", summary(std::nullopt));
    QVERIFY(!library_->figures().measures()->shareBelow(Measure::IntegratedLufs, -9.0));
    analysed("fifth", summary(-20.0));
    QVERIFY(library_->figures().measures()->shareBelow(Measure::IntegratedLufs, -9.0) == 1.0);
    QVERIFY(!library_->figures().measures()->shareBelow(Measure::TuningCents, 0.0));
  }

  void measuresGivenOutStayAsTheyWere() {
    analysed("a", summary(-10.0));
    const auto before = library_->figures().measures();
    QVERIFY(library_->figures().measures() == before);
    analysed("b", summary(-11.0));
    QCOMPARE(library_->figures().measures()->size(), std::size_t{2});
    QCOMPARE(before->size(), std::size_t{1});
  }

  void similarTracksAreNearestFirst() {
    const std::int64_t reference = analysed("reference", summary(-10.0, 5.0));
    const std::int64_t far = analysed("far", summary(-10.0, 9.0));
    const std::int64_t near = analysed("near", summary(-10.0, 6.0));
    const std::int64_t same = analysed("same", summary(-10.0, 5.0));
    QCOMPARE(tracks(library_->figures().similarTo(reference, 10)), (std::vector{same, near, far}));
    QCOMPARE(tracks(library_->figures().similarTo(reference, 2)), (std::vector{same, near}));
    reopen();
    QCOMPARE(tracks(library_->figures().similarTo(reference, 10)), (std::vector{same, near, far}));
  }

  void aTrackWithoutACharacterHasNoSimilarOnes() {
    analysed("a", summary(-10.0));
    AnalysisSummary without = summary(-10.0);
    without.figures.character.reset();
    const std::int64_t id = analysed("b", without);
    QVERIFY(!library_->figures().similarTo(id, 10));
    QVERIFY(!library_->figures().similarTo(12345, 10));
  }

  void charactersOfAnotherVersionAreNotCompared() {
    const std::int64_t old = analysed("old", summary(-10.0, 5.0, 1));
    const std::int64_t older = analysed("older", summary(-10.0, 6.0, 1));
    const std::int64_t fresh = analysed("fresh", summary(-10.0, 5.0, 2));
    QCOMPARE(tracks(library_->figures().similarTo(old, 10)), std::vector{older});
    QVERIFY(library_->figures().similarTo(fresh, 10)->empty());
    library_->tracks().updateAnalysis(old, summary(-10.0, 5.0, 2));
    QCOMPARE(tracks(library_->figures().similarTo(fresh, 10)), std::vector{old});
    QVERIFY(library_->figures().similarTo(older, 10)->empty());
  }

  void removedTracksAreForgotten() {
    const std::int64_t one = analysed("one", summary(-10.0, 5.0));
    const std::int64_t two = analysed("two", summary(-10.0, 5.0));
    const std::int64_t three = analysed("three", summary(-10.0, 5.0));
    QCOMPARE(tracks(library_->figures().similarTo(one, 10)), (std::vector{two, three}));
    library_->tracks().remove(three);
    QCOMPARE(tracks(library_->figures().similarTo(one, 10)), std::vector{two});
    // As many as before, but not the same.
    library_->tracks().remove(two);
    const std::int64_t four = analysed("four", summary(-10.0, 5.0));
    QCOMPARE(tracks(library_->figures().similarTo(one, 10)), std::vector{four});
    QVERIFY(!library_->figures().similarTo(two, 10));
  }

 private:
  std::int64_t analysed(const std::string& name, const AnalysisSummary& analysis) {
    const fs::path file = fs::path("/music") / (std::to_string(next_++) + name + ".flac");
    library_->tracks().add(file);
    const std::int64_t id = library_->tracks().recordSource(file, source(file.string(), name)).id;
    library_->tracks().updateAnalysis(id, analysis);
    return id;
  }
  void reopen() {
    library_.reset();
    library_ = Library::open(folder_->locations().libraryFile);
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  int next_{};
};

QTEST_GUILESS_MAIN(TestLibraryFigures)
#include "test_library_figures.moc"

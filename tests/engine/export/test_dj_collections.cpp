#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <set>

#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Rekordbox.h"
#include "engine/export/formats/Traktor.h"
#include "engine/import/Collection.h"
#include "tests/engine/export/Grids.h"
#include "tests/engine/export/ReadBack.h"
#include "tests/support/GermanLocale.h"

namespace barline::exporting {

using test::manyGrids;
using test::trackOf;

namespace {

constexpr double kMostOff = 0.002;  // seconds
constexpr double kCueMostOff = 0.0006;

/// Where and how far the beat is off that is farthest from a beat of `read`; positions are compared where
/// they are told.
struct Farthest {
  double time{};
  double off{};
  bool wrongPosition{};
};

Farthest farthest(const model::BeatGrid& grid, const std::vector<std::pair<double, int>>& read) {
  Farthest farthest;
  for (const model::Beat& beat : grid.beats) {
    const auto nearest =
        std::ranges::min_element(read, {}, [&](const auto& one) { return std::abs(one.first - beat.time); });
    const double off = nearest == read.end() ? 1e9 : std::abs(nearest->first - beat.time);
    if (off > farthest.off) farthest = {beat.time, off, farthest.wrongPosition};
    if (nearest != read.end() && nearest->second > 0 && nearest->second != beat.positionInBar)
      farthest.wrongPosition = true;
  }
  return farthest;
}

std::vector<std::pair<double, int>> beatsOf(const nlohmann::json& list) {
  std::vector<std::pair<double, int>> beats;
  for (const nlohmann::json& beat : list) beats.emplace_back(beat[0].get<double>(), beat[1].get<int>());
  return beats;
}

std::vector<std::pair<double, int>> beatsOf(const model::Annotation& annotation) {
  std::vector<std::pair<double, int>> beats;
  for (const auto& beat : annotation.beats.value()) beats.emplace_back(beat.time, beat.positionInBar);
  return beats;
}

/// Beats of `read` within the grid, which has no pauses.
std::size_t countWithin(const model::BeatGrid& grid, const std::vector<std::pair<double, int>>& read) {
  return static_cast<std::size_t>(std::ranges::count_if(
      read, [&](const auto& beat) { return beat.first < grid.beats.back().time + 0.01; }));
}

}  // namespace

class TestDjCollections : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(german_.isSet()); }

  void noBeatIsMoreThanTwoMillisecondsOff_data() {
    QTest::addColumn<bool>("isRekordbox");
    QTest::addColumn<std::size_t>("index");
    const auto grids = manyGrids();
    for (std::size_t i = 0; i < grids.size(); ++i) {
      QTest::addRow("rekordbox, %s", grids[i].name) << true << i;
      QTest::addRow("Traktor, %s", grids[i].name) << false << i;
    }
  }

  /// As our own reader counts beats and as another does.
  void noBeatIsMoreThanTwoMillisecondsOff() {
    QFETCH(const bool, isRekordbox);
    QFETCH(const std::size_t, index);
    const auto named = manyGrids()[index];
    const ExportTrack track = trackOf(named.grid);
    const std::filesystem::path file = put(isRekordbox ? rekordboxFormat() : traktorFormat(), {track});
    QCOMPARE(test::xmlProblems(file, isRekordbox ? "rekordbox.xsd" : "traktor.xsd"), QString());
    const auto collection = importing::readCollection(file);
    const auto own = beatsOf(annotationOf(collection.tracks.at(0).reference, track.record.duration));
    const auto others = beatsOf(test::readWith("read_dj_grid.py", file)[0]["beats"]);
    for (const auto& read : {own, others}) {
      const Farthest off = farthest(named.grid, read);
      QVERIFY2(off.off <= kMostOff, qPrintable(QString("%1 s at %2 s").arg(off.off).arg(off.time)));
      if (isRekordbox) QVERIFY(!off.wrongPosition);
      const bool pauses = std::string_view(named.name).starts_with("pauses");
      const bool before = !isRekordbox;  // Traktor's grid reaches back to the track's begin
      if (!pauses && !before) QCOMPARE(countWithin(named.grid, read), named.grid.beats.size());
    }
  }

  void steadyTracksHaveFewMarkers() {
    for (const std::size_t index : {0U, 1U}) {
      const ExportTrack track = trackOf(manyGrids()[index].grid);
      QCOMPARE(importing::readCollection(put(rekordboxFormat(), {track})).tracks[0].reference.grid.size(),
               std::size_t{1});
    }
    const ExportTrack odd =
        trackOf(test::stretchedGrid({{.bars = 200, .bpm = 128.003, .endBpm = 128.003}}, 0.5));
    QVERIFY(importing::readCollection(put(rekordboxFormat(), {odd})).tracks[0].reference.grid.size() <= 6);
    QCOMPARE(importing::readCollection(put(traktorFormat(), {odd})).tracks[0].reference.grid.size(),
             std::size_t{1});
  }

  void severalHostileTracksReadBack_data() {
    QTest::addColumn<bool>("isRekordbox");
    QTest::newRow("rekordbox") << true;
    QTest::newRow("Traktor") << false;
  }

  void severalHostileTracksReadBack() {
    QFETCH(const bool, isRekordbox);
    const std::vector<std::filesystem::path> paths{"/mu sic/100% #1/Ünïcode 🎛️ שלום & <a>\".wav",
                                                   "/caf\xe9+b?.mp3", "/music/a.wav"};
    std::vector<ExportTrack> tracks;
    for (const auto& path : paths) {
      tracks.push_back(trackOf(manyGrids()[1].grid));
      tracks.back().record.path = path;
      tracks.back().record.title = tracks.size() == 1 ? test::hostileText() : test::longText();
      tracks.back().record.artist = test::hostileText();
      tracks.back().record.comment = test::longText();
      tracks.back().record.rating = static_cast<int>(tracks.size()) + 2;
      tracks.back().record.colour = 7;
      tracks.back().record.addedAt = 1'700'000'000;
      tracks.back().record.year = 1999;
    }
    const auto file = put(isRekordbox ? rekordboxFormat() : traktorFormat(), tracks);
    QCOMPARE(test::xmlProblems(file, isRekordbox ? "rekordbox.xsd" : "traktor.xsd"), QString());
    const auto collection = importing::readCollection(file);
    QCOMPARE(collection.program, std::string(isRekordbox ? "rekordbox" : "Traktor"));
    QCOMPARE(collection.tracks.size(), paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      // XML has no way to say a byte that is no text; in a URL it is told.
      if (isRekordbox || i != 1) QCOMPARE(collection.tracks[i].path.string(), paths[i].string());
      QCOMPARE(collection.tracks[i].rating, static_cast<int>(i) + 3);
      QVERIFY(collection.tracks[i].title.find("🎛️") != std::string::npos);
      QVERIFY(collection.tracks[i].title.find('\n') == std::string::npos);
      QCOMPARE(collection.tracks[i].reference.key->tonic.value(), 9);
    }
    QCOMPARE(collection.playlists.size(), std::size_t{1});
    QVERIFY(collection.playlists[0].tracks == (std::vector<std::size_t>{0, 1, 2}));
    const nlohmann::json read = test::readWith("read_dj_grid.py", file);
    QCOMPARE(read[0]["location"].get<std::string>(), paths[0].string());
    const nlohmann::json& said = read[0]["attributes"];
    if (isRekordbox) {
      QCOMPARE(collection.tracks[0].colour, 7);
      QCOMPARE(said["DateAdded"].get<std::string>(), std::string("2023-11-14"));
      QCOMPARE(said["Tonality"].get<std::string>(), std::string("Am"));
    } else {
      QCOMPARE(said["IMPORT_DATE"].get<std::string>(), std::string("2023/11/14"));
      QCOMPARE(said["VALUE"].get<std::string>(), std::string("21"));
    }
    const auto& sections = tracks[0].timeline.sections->sections;
    QCOMPARE(read[0]["cues"].size(), sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
      QVERIFY(std::abs(read[0]["cues"][i][0].get<double>() - sections[i].range.begin) < kCueMostOff);
      QCOMPARE(read[0]["cues"][i][1].get<std::string>(), sectionText(sections[i]));
    }
  }

  /// The files speak of the audio file, wherever the export's own times begin.
  void timesAreTheFiles() {
    ExportTrack track = trackOf(manyGrids()[1].grid);
    track.range = {10.0, 10.0 + track.timeline.source.duration};
    track.fromStretch = true;
    for (const ExportFormat& format : {rekordboxFormat(), traktorFormat()}) {
      const auto grid = importing::readCollection(put(format, {track})).tracks[0].reference.grid;
      QCOMPARE(grid.at(0).time, 10.0);
    }
  }

  void whatIsNotChosenIsNotWritten() {
    const ExportTrack track = trackOf(manyGrids()[1].grid);
    for (const ExportFormat& format : {rekordboxFormat(), traktorFormat()}) {
      const std::string bytes = format.write({&track, 1}, {Layer::Sections}).front().bytes;
      const auto file = std::filesystem::path(folder_.path().toStdString()) / "sections";
      test::putFile(file, bytes);
      const nlohmann::json read = test::readWith("read_dj_grid.py", file)[0];
      QVERIFY(read["beats"].empty() && !read["cues"].empty());
      QVERIFY(!read["attributes"].contains("Tonality") && !read["attributes"].contains("VALUE"));
    }
  }

  void lossesAreThisTracks() {
    const auto told = [](const ExportFormat& format, ExportTrack track, const char* codec) {
      track.timeline.source.codec = codec;
      std::string all;
      for (const Loss& loss : format.losses(track, format.layers)) all += englishText(loss) + "\n";
      return all;
    };
    const auto has = [](const std::string& text, const char* part) {
      return text.find(part) != std::string::npos;
    };
    const ExportTrack steady = trackOf(manyGrids()[1].grid);
    const ExportTrack pausing = trackOf(manyGrids()[9].grid);
    QVERIFY(has(told(rekordboxFormat(), steady, "mp3"), "26 ms"));
    QVERIFY(!has(told(rekordboxFormat(), steady, "flac"), "26 ms"));
    QVERIFY(has(told(rekordboxFormat(), pausing, "flac"), "pauses 2 times"));
    QVERIFY(has(told(rekordboxFormat(), steady, "flac"), "The key changes"));
    QVERIFY(has(told(rekordboxFormat(), trackOf(manyGrids()[8].grid), "flac"), "6/8 as 2/4"));
    QVERIFY(has(told(traktorFormat(), pausing, "flac"), "Traktor before Pro 4"));
    QVERIFY(!has(told(traktorFormat(), steady, "flac"), "Traktor before Pro 4"));
  }

 private:
  std::filesystem::path put(const ExportFormat& format, const std::vector<ExportTrack>& tracks) {
    const ExportFile file = format.write(tracks, format.layers).front();
    auto path = std::filesystem::path(folder_.path().toStdString()) / ("collection" + file.ending);
    test::putFile(path, file.bytes);
    return path;
  }

  test::GermanLocale german_;
  QTemporaryDir folder_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestDjCollections)
#include "test_dj_collections.moc"

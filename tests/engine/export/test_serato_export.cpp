#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <cmath>
#include <system_error>

#include "engine/export/AtomicFile.h"
#include "engine/export/formats/Serato.h"
#include "engine/export/formats/SeratoGrid.h"
#include "tests/engine/export/Grids.h"
#include "tests/engine/export/ReadBack.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/GermanLocale.h"
#include "tests/support/SmallDisk.h"

namespace barline::exporting {

namespace {

constexpr double kMostOff = 0.002;  // seconds

QByteArray packetsOf(const std::filesystem::path& file) {
  return test::ffmpeg({"-i", test::toQString(file), "-map", "0:a", "-c", "copy", "-f", "md5", "-"});
}

}  // namespace

class TestSeratoExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(german_.isSet());
    for (const char* ending : {".mp3", ".flac", ".m4a", ".aiff", ".wav"}) {
      test::ffmpeg({"-f", "lavfi", "-i", "sine=330:d=2:r=44100", "-metadata", "title=Ä ti\"tle",
                    "-write_id3v2", "1", test::toQString(original(ending))});
    }
  }

  void everyKindOfFileGetsItsGrid_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {".mp3", ".flac", ".m4a", ".aiff"}) QTest::newRow(ending) << ending;
  }

  /// The other tags, the sound and the original stay what they are.
  void everyKindOfFileGetsItsGrid() {
    QFETCH(const QString, ending);
    const auto file = original(ending.toStdString());
    const std::string before = test::fileBytes(file);
    const auto copy = folder() / ("copy %# ü" + ending.toStdString());
    const ExportTrack track = trackFor(test::manyGrids()[4].grid, file);
    QCOMPARE(seratoFormat().copyName(track).ending, ending.toStdString());
    seratoFormat().writeCopy(track, seratoFormat().layers, copy, test::decodingHere(), {});
    QVERIFY(test::fileBytes(file) == before);
    QCOMPARE(packetsOf(copy), packetsOf(file));
    const nlohmann::json read = readGrid(copy, track);
    QCOMPARE(read["title"].get<std::string>(), std::string("Ä ti\"tle"));
    compare(*track.timeline.grid, read["beats"]);
  }

  void noBeatIsMoreThanTwoMillisecondsOff_data() {
    QTest::addColumn<std::size_t>("index");
    const auto grids = test::manyGrids();
    for (std::size_t i = 0; i < grids.size(); ++i) QTest::newRow(grids[i].name) << i;
  }

  void noBeatIsMoreThanTwoMillisecondsOff() {
    QFETCH(const std::size_t, index);
    const ExportTrack track = trackFor(test::manyGrids()[index].grid, original(".flac"));
    const auto copy = folder() / "copy.flac";
    seratoFormat().writeCopy(track, seratoFormat().layers, copy, test::decodingHere(), {});
    compare(*track.timeline.grid, readGrid(copy, track)["beats"]);
  }

  void aSteadyTrackHasOneMarker() {
    QCOMPARE(seratoMarkers(pulseBars(test::manyGrids()[0].grid)).size(), std::size_t{1});
    QVERIFY(seratoMarkers(pulseBars(test::manyGrids()[4].grid)).size() < 250);
  }

  /// The bytes of two markers, written down from the format's description.
  void theTagIsSeratos() {
    const std::string expected(
        "\x01\x00\x00\x00\x00\x02\x3F\x00\x00\x00\x00\x00\x00\x10\x41\x08\x00\x00\x42\xF0\x00\x00\x00", 23);
    QVERIFY(seratoBeatGrid({{0.5, 16, 0.0}, {8.5, 0, 120.0}}) == expected);
    QCOMPARE(seratoBeatGrid({}), std::string());
  }

  void aSecondGridTakesTheFirstsPlace() {
    const auto first = folder() / "first.mp3";
    const auto second = folder() / "second.mp3";
    const ExportTrack one = trackFor(test::manyGrids()[1].grid, original(".mp3"));
    seratoFormat().writeCopy(one, seratoFormat().layers, first, test::decodingHere(), {});
    const ExportTrack two = trackFor(test::manyGrids()[4].grid, first);
    seratoFormat().writeCopy(two, seratoFormat().layers, second, test::decodingHere(), {});
    compare(*two.timeline.grid, readGrid(second, two)["beats"]);
    QCOMPARE(test::fileBytes(second).find("Serato BeatGrid"),
             test::fileBytes(second).rfind("Serato BeatGrid"));
  }

  void whatCannotHoldAGridIsTold() {
    ExportTrack track = trackFor(test::manyGrids()[1].grid, "/music/a.ogg");
    QVERIFY(seratoFormat().copyName(track).problem.starts_with("/music/a.ogg is no MP3"));
    const auto liar = folder() / "liar.mp3";
    test::putFile(liar, "this is no audio at all");
    const auto copy = folder() / "copy.mp3";
    track = trackFor(test::manyGrids()[1].grid, liar);
    QVERIFY_EXCEPTION_THROWN(
        seratoFormat().writeCopy(track, seratoFormat().layers, copy, test::decodingHere(), {}), FileError);
    track = trackFor(test::manyGrids()[1].grid, original(".mp3"));
    track.timeline.grid = nullptr;
    QVERIFY_EXCEPTION_THROWN(
        seratoFormat().writeCopy(track, seratoFormat().layers, copy, test::decodingHere(), {}), FileError);
    track = trackFor(test::manyGrids()[5].grid, original(".mp3"));
    track.timeline.source.codec = "mp3";
    std::string told;
    for (const Loss& loss : seratoFormat().losses(track, seratoFormat().layers)) told += englishText(loss);
    QVERIFY(told.find("first downbeat") != std::string::npos && told.find("26 ms") != std::string::npos);
  }

  void aFullDiskIsCalledFull() {
    const test::SmallDisk disk(folder() / "disk", 1);
    if (!disk.mounted()) QSKIP("This machine lets nobody mount a small disk.");
    const auto file = original(".mp3");
    const ExportTrack track = trackFor(test::manyGrids()[5].grid, file);
    const auto target = disk.folder() / "copy.mp3";
    for (const std::uintmax_t room :
         {std::filesystem::file_size(file) / 2, std::filesystem::file_size(file) + 4096}) {
      disk.empty();
      disk.fill(room);
      try {
        seratoFormat().writeCopy(track, seratoFormat().layers, target, test::decodingHere(), {});
        QFAIL("the disk is full");
      } catch (const FileError& error) {
        const QString reason = QString::fromStdString(std::generic_category().message(ENOSPC));
        QVERIFY2(QString::fromUtf8(error.what()).contains(reason), error.what());
      }
      std::filesystem::remove(target);
    }
  }

 private:
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path().toStdString(); }
  [[nodiscard]] std::filesystem::path original(const std::string& ending) const {
    return folder() / ("original é #%" + ending);
  }

  static ExportTrack trackFor(const model::BeatGrid& grid, const std::filesystem::path& file) {
    ExportTrack track = test::trackOf(grid);
    track.timeline.source.path = file;
    track.record.path = file;
    return track;
  }

  static nlohmann::json readGrid(const std::filesystem::path& file, const ExportTrack& track) {
    const double end = track.timeline.grid->bars.back().range.end;
    return test::readWith("read_serato.py", file.string() + ":" + std::to_string(static_cast<int>(end) + 1));
  }

  /// From the first downbeat on.
  static void compare(const model::BeatGrid& grid, const nlohmann::json& list) {
    const auto beats = list.get<std::vector<double>>();
    bool begun = false;
    for (const model::Beat& beat : grid.beats) {
      begun = begun || beat.positionInBar == 1;
      if (!begun) continue;
      const auto off = [&](double time) { return std::abs(time - beat.time); };
      const double least = off(*std::ranges::min_element(beats, {}, off));
      QVERIFY2(least <= kMostOff, qPrintable(QString("%1 s at %2 s").arg(least).arg(beat.time)));
    }
  }

  test::GermanLocale german_;
  QTemporaryDir folder_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestSeratoExport)
#include "test_serato_export.moc"

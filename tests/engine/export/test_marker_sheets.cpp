#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "engine/export/formats/CueSheet.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Reaper.h"
#include "tests/engine/export/Grids.h"
#include "tests/engine/export/ReadBack.h"
#include "tests/support/GermanLocale.h"

namespace barline::exporting {

using test::manyGrids;
using test::trackOf;

namespace {

double secondsOf(const std::string& clock) {
  const auto match =
      QRegularExpression("^(\\d+):([0-5]\\d):([0-5]\\d\\.\\d{3})$").match(QString::fromStdString(clock));
  if (!match.hasMatch()) return -1e9;
  return match.captured(1).toDouble() * 3600.0 + match.captured(2).toDouble() * 60.0 +
         match.captured(3).toDouble();
}

std::string told(const ExportFormat& format, const ExportTrack& track) {
  std::string all;
  for (const Loss& loss : format.losses(track, format.layers)) all += englishText(loss) + "\n";
  return all;
}

}  // namespace

class TestMarkerSheets : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QVERIFY(german_.isSet()); }

  void reapersTableHasRegionsAndMarkers() {
    ExportTrack track = trackOf(manyGrids()[4].grid);
    nameFirstSection(track, test::longText());
    const nlohmann::json rows = test::readWith("read_csv.py", put(reaperFormat(), track));
    QCOMPARE(rows[0].dump(), std::string(R"(["#","Name","Start","End","Length","Color"])"));
    const auto& sections = track.timeline.sections->sections;
    const auto& chords = track.timeline.chords->changes;
    std::size_t regions = 0;
    std::size_t bars = 0;
    std::size_t named = 0;
    std::size_t coloured = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const auto& row = rows[i];
      QCOMPARE(row.size(), std::size_t{6});
      const std::string id = row[0];
      if (id[0] == 'R') {
        QCOMPARE(id, "R" + std::to_string(++regions));
        const double begin = secondsOf(row[2]);
        const double end = secondsOf(row[3]);
        QVERIFY(std::abs(end - begin - secondsOf(row[4])) < 0.0011);
        const std::string colour = row[5];
        if (!colour.empty()) {
          QVERIFY(std::abs(begin - sections.at(coloured).range.begin) <= 0.0005);
          QVERIFY(std::abs(end - sections.at(coloured).range.end) <= 0.0005);
          QVERIFY(QRegularExpression("^[0-9A-F]{6}$").match(QString::fromStdString(colour)).hasMatch());
          ++coloured;
        }
        named += row[1].get<std::string>().find("🎛️") != std::string::npos ? 1 : 0;
      } else {
        for (const std::size_t cell : {3U, 4U, 5U}) QVERIFY(row[cell].get<std::string>().empty());
        const auto& at = track.timeline.grid->bars;
        if (row[1].get<std::string>().starts_with("Bar "))
          QVERIFY(std::abs(secondsOf(row[2]) - at.at(bars++).range.begin) <= 0.0005);
      }
    }
    QCOMPARE(regions, sections.size() + chords.size());
    QCOMPARE(coloured, sections.size());
    QCOMPARE(bars, track.timeline.grid->bars.size());
    QCOMPARE(named, std::size_t{1});
  }

  /// Every line is a row: REAPER reads line by line.
  void reapersNamesStayOnTheirLine() {
    ExportTrack track = trackOf(manyGrids()[1].grid);
    nameFirstSection(track, test::hostileText());
    const std::string bytes = reaperFormat().write({&track, 1}, {Layer::Sections}).front().bytes;
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(bytes, '\n')),
             track.timeline.sections->sections.size() + 1);
    QCOMPARE(std::ranges::count(bytes, '"'),
             static_cast<std::ptrdiff_t>(2 * track.timeline.sections->sections.size()));
    QVERIFY(bytes.find('\t') == std::string::npos && bytes.find('\r') == std::string::npos);
  }

  /// As cuetools reads it.
  void aCueSheetHasATrackForEachSection() {
    ExportTrack track = trackOf(manyGrids()[4].grid);
    track.record.title = "A title";
    track.record.artist = "Mötley";
    const auto& sections = track.timeline.sections->sections;
    const auto file = QString::fromStdString(put(cueSheetFormat(), track).string());
    QCOMPARE(test::outputOf("cueprint", {"-i", "cue", "-d", "%T|%P|%N", "-t", "", file}),
             QByteArray("A title|Mötley|") + QByteArray::number(static_cast<int>(sections.size())));
    const QList<QByteArray> breakpoints =
        test::outputOf("cuebreakpoints", {"-i", "cue", file}).trimmed().split('\n');
    QCOMPARE(static_cast<std::size_t>(breakpoints.size()), sections.size() - 1);
    for (int i = 0; i < breakpoints.size(); ++i) {
      const auto match =
          QRegularExpression("^(\\d+):(\\d+)\\.(\\d+)$").match(QString::fromUtf8(breakpoints[i]));
      QVERIFY2(match.hasMatch(), breakpoints[i].constData());
      const double read = match.captured(1).toDouble() * 60.0 + match.captured(2).toDouble() +
                          match.captured(3).toDouble() / 75.0;
      QVERIFY(std::abs(read - sections[static_cast<std::size_t>(i) + 1].range.begin) <= 0.5 / 75.0 + 1e-6);
    }
  }

  void hostileTextsLeaveACueSheetWhole() {
    ExportTrack track = trackOf(manyGrids()[1].grid);
    track.record.title = test::longText();
    track.record.artist = test::hostileText();
    track.record.path = "/music/quo\"ted\n %#1 é.mp3";
    track.timeline.source.codec = "mp3";
    nameFirstSection(track, test::hostileText());
    const auto file = QString::fromStdString(put(cueSheetFormat(), track).string());
    const QByteArray title = test::outputOf("cueprint", {"-i", "cue", "-n", "1", "-t", "%t", file});
    QVERIFY2(title.contains("🎛️") && title.contains("He said 'don't'"), title.constData());
    const std::string bytes = test::fileBytes(file.toStdString());
    QVERIFY(bytes.find("FILE \"quo'ted  %#1 é.mp3\" MP3\n") != std::string::npos);
    QVERIFY(bytes.find("    INDEX 01 00:00:00\n") != std::string::npos);
    QVERIFY(bytes.find("INDEX 00") == std::string::npos);
  }

  void moreThan99SectionsAreToldAndLeftOut() {
    ExportTrack track = trackOf(manyGrids()[1].grid);
    model::Sections sections;
    for (int i = 0; i < 120; ++i) sections.sections.push_back({{0.5 * i, 0.5 * (i + 1)}, i % 5, 0.5, {}});
    track.timeline.sections = std::make_shared<const model::Sections>(sections);
    QVERIFY(told(cueSheetFormat(), track).find("99 of 120 sections") != std::string::npos);
    const std::string bytes = cueSheetFormat().write({&track, 1}, {Layer::Sections}).front().bytes;
    QVERIFY(bytes.find("TRACK 99") != std::string::npos && bytes.find("TRACK 100") == std::string::npos);
  }

 private:
  static void nameFirstSection(ExportTrack& track, const std::string& name) {
    model::Sections sections = *track.timeline.sections;
    sections.sections.front().name = name;
    track.timeline.sections = std::make_shared<const model::Sections>(sections);
  }

  std::filesystem::path put(const ExportFormat& format, const ExportTrack& track) {
    const ExportFile file = format.write({&track, 1}, format.layers).front();
    auto path = std::filesystem::path(folder_.path().toStdString()) / ("a %# ü" + file.ending);
    test::putFile(path, file.bytes);
    return path;
  }

  test::GermanLocale german_;
  QTemporaryDir folder_;
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestMarkerSheets)
#include "test_marker_sheets.moc"

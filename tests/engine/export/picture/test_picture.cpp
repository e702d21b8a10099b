#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <clocale>
#include <cmath>

#include "engine/export/picture/Markup.h"
#include "engine/export/picture/Palette.h"
#include "engine/export/picture/PictureFormats.h"
#include "engine/export/picture/Rendering.h"
#include "engine/export/picture/TextWidth.h"
#include "engine/export/picture/TimelinePicture.h"
#include "engine/export/picture/WaveShape.h"
#include "tests/engine/export/Samples.h"

namespace barline::exporting::picture {
namespace {

/// What an XML reader finds in a picture.
struct Read {
  QString problem;
  QStringList texts;
  QSizeF size;
};

Read read(const std::string& svg) {
  Read found;
  QXmlStreamReader reader(QByteArray::fromStdString(svg));
  while (!reader.atEnd()) {
    if (reader.readNext() != QXmlStreamReader::StartElement) continue;
    if (reader.name() == u"svg")
      found.size = {reader.attributes().value("width").toDouble(),
                    reader.attributes().value("height").toDouble()};
    if (reader.name() == u"text") found.texts << reader.readElementText();
  }
  if (reader.hasError()) found.problem = reader.errorString();
  return found;
}

/// Peaks of a tone that swells over `seconds`, silent in the low band.
std::shared_ptr<const model::WaveformPeaks> swell(double seconds) {
  model::WaveformPeaks peaks;
  peaks.sampleRate = 1000;
  peaks.framesPerPeak = 10;
  peaks.frames = static_cast<std::int64_t>(seconds * peaks.sampleRate);
  model::PeakLevel level;
  const auto count = static_cast<std::size_t>(peaks.frames / peaks.framesPerPeak);
  for (std::size_t i = 0; i < count; ++i) {
    const auto code = static_cast<std::uint8_t>(255 * i / count);
    level.minimum.push_back(0);
    level.maximum.push_back(0);
    level.rms.push_back(code);
    level.low.push_back(0);
    level.mid.push_back(code);
    level.high.push_back(code);
  }
  peaks.channels.emplace_back(level);
  return std::make_shared<const model::WaveformPeaks>(peaks);
}

ExportTrack sampleTrack() {
  ExportTrack track;
  track.timeline = test::sampleTimeline();
  track.timeline.waveform = swell(7.0);
  track.record.title = "Étude in C";
  track.record.artist = "Barline";
  track.range = {0.0, track.timeline.source.duration};
  return track;
}

/// Bars of two seconds from `first` on.
model::BeatGrid steadyGrid(int bars, double first) {
  model::BeatGrid grid;
  for (int i = 0; i < bars; ++i) {
    const double begin = first + 2.0 * i;
    grid.bars.push_back({{begin, begin + 2.0}, i + 1, {4, 4}, 0.9});
    for (int beat = 0; beat < 4; ++beat) grid.beats.push_back({begin + 0.5 * beat, beat + 1, 0.9, {}});
  }
  return grid;
}

std::vector<std::string> hostileTitles() {
  return {"\"Quotes\" & <b>markup</b> 'n' ]]> <!-- -->",
          "tab\tline\nend\r\x01\x1f",
          "שלום עולם مرحبا",
          "🎵👩‍👩‍👧‍👦🎶",
          "broken \xC3\x28 \xF0\x9F \xFF",
          std::string(300, 'W'),
          "%1 %2 {} ${x}"};
}

}  // namespace

class TestPicture : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void markupIsEscaped() {
    QCOMPARE(escaped("a<b>&\""), std::string("a&lt;b&gt;&amp;&quot;"));
    QCOMPARE(escaped("x\ny\x02z"), std::string("x y z"));
    QCOMPARE(escaped("\xC3("), std::string("\xEF\xBF\xBD("));
    QCOMPARE(escaped("é🎵"), std::string("é🎵"));
  }

  void numbersHaveAPointInEveryLocale() {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    (void)std::setlocale(LC_ALL, "de_DE.UTF-8");
    QCOMPARE(numeral(1.256), std::string("1.26"));
    QCOMPARE(numeral(-0.001), std::string("0"));
    QCOMPARE(numeral(100.0), std::string("100"));
    QCOMPARE(numeral(std::nan("")), std::string("0"));
    (void)std::setlocale(LC_ALL, before.c_str());
  }

  void coloursAreTheTokens() {
    QFile file(QStringLiteral(BARLINE_TEST_SOURCES "/../resources/theme/tokens.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject colours = QJsonDocument::fromJson(file.readAll())["colour"].toObject();
    for (const auto& [name, palette] :
         {std::pair{"dark", &darkPalette()}, std::pair{"light", &lightPalette()}}) {
      const QJsonObject scheme = colours[QLatin1String(name)].toObject();
      const auto token = [&](const char* group, const char* colour) {
        return scheme[QLatin1String(group)]
            .toObject()[QLatin1String(colour)]
            .toString()
            .left(7)
            .toStdString();
      };
      QCOMPARE(palette->paper, token("bg", "canvas"));
      QCOMPARE(palette->panel, token("bg", "panel"));
      QCOMPARE(palette->high, token("text", "high"));
      QCOMPARE(palette->mid, token("text", "mid"));
      QCOMPARE(palette->low, token("text", "low"));
      QCOMPARE(palette->divider, token("line", "divider"));
      QCOMPARE(palette->accent, token("accent", "base"));
      QCOMPARE(palette->warn, token("state", "warn"));
      QCOMPARE(palette->grid, token("grid", "beat"));
      QCOMPARE(palette->waveMid, token("wave", "mid"));
      QCOMPARE(palette->loudness, token("curve", "loudness"));
      for (std::size_t i = 0; i < palette->key.size(); ++i) {
        const auto at = static_cast<qsizetype>(i);
        QCOMPARE(palette->key[i], scheme["key"].toArray()[at].toString().toStdString());
        QCOMPARE(palette->keyInk[i], scheme["keyInk"].toArray()[at].toString().toStdString());
      }
      for (std::size_t i = 0; i < palette->section.size(); ++i) {
        const QString letter(QChar(u'A' + static_cast<char16_t>(i)));
        QCOMPARE(palette->section[i], scheme["section"].toObject()[letter].toString().toStdString());
      }
    }
  }

  void linesHoldWholeBarsAndCoverTheTrack() {
    const model::BeatGrid grid = steadyGrid(40, 0.1);
    const auto lines = systemsOf(&grid, {0.0, 81.0}, {.bars = 16});
    QCOMPARE(lines.size(), std::size_t{3});
    QCOMPARE(lines[0].begin, 0.0);
    QCOMPARE(lines[1].begin, 32.1);
    QCOMPARE(lines[2].begin, 64.1);
    QCOMPARE(lines[2].end, 81.0);
  }

  void longSilenceBeforeAndAfterHasLinesOfItsOwn() {
    const model::BeatGrid grid = steadyGrid(16, 10.0);
    const auto lines = systemsOf(&grid, {0.0, 120.0}, {.bars = 16});
    QCOMPARE(lines.size(), std::size_t{5});
    QCOMPARE(lines[1].begin, 10.0);
    QCOMPARE(lines[1].end, 42.0);
    for (std::size_t i = 1; i < lines.size(); ++i) QCOMPARE(lines[i].begin, lines[i - 1].end);
    QCOMPARE(lines.back().end, 120.0);
  }

  void tracksWithoutBarsAreBrokenByTime() {
    QCOMPARE(systemsOf(nullptr, {0.0, 100.0}, {.seconds = 20}).size(), std::size_t{5});
    QCOMPARE(systemsOf(nullptr, {0.0, 3.0}, {.seconds = 20}).size(), std::size_t{1});
  }

  void longTracksGetLongerLines() {
    const model::BeatGrid grid = steadyGrid(3600, 0.0);
    const model::TimeRange range{0.0, 7200.0};
    const SystemBreaks breaks = fittingBreaks(&grid, range, {.bars = 16}, 40);
    QVERIFY(systemsOf(&grid, range, breaks).size() <= 40);
    QCOMPARE(breaks.bars, 128);
  }

  void waveformsKeepTheirPeaks() {
    const auto peaks = swell(100.0);
    const WaveShape shape = waveShape(*peaks, {0.0, 100.0}, 10);
    QCOMPARE(shape.columns(), std::size_t{10});
    QCOMPARE(shape.bands[0].back(), 0.0F);
    QVERIFY(shape.bands[1].back() > 0.6F);  // 0.66, the band's display gain
    QVERIFY(shape.bands[1][4] < shape.bands[1][5]);
    QCOMPARE(waveShape(*peaks, {200.0, 300.0}, 4).bands[1], std::vector<float>(4));
  }

  void textsAreCutToTheirRoom() {
    QCOMPARE(elided("short", 100, 12), std::string("short"));
    const std::string cut = elided(std::string(300, 'W'), 100, 12);
    QVERIFY(cut.ends_with("…"));
    QVERIFY(textWidth(cut, 12) <= 100);
    QCOMPARE(elided("W", 3, 12), std::string());
  }

  void aPictureNamesWhatItShows() {
    const ExportTrack track = sampleTrack();
    const Read found = read(timelineSheet(sceneOf(track), lightPalette()).front().svg);
    QVERIFY2(found.problem.isEmpty(), qPrintable(found.problem));
    for (const char* text : {"Étude in C", "Barline", "120.0", "C minor", "5A", "4/4", "0:07", "1", "3", "C",
                             "Am7", "N.C.", "A", "B", "Chorus"})
      QVERIFY2(found.texts.contains(QString::fromUtf8(text)), text);
  }

  void onlyChosenLayersAreDrawn() {
    const ExportTrack track = sampleTrack();
    const Read found = read(timelineSheet(sceneOf(track, {Layer::Sections}), lightPalette()).front().svg);
    QVERIFY(found.texts.contains(QStringLiteral("Chorus")));
    QVERIFY(!found.texts.contains(QStringLiteral("Am7")));
    QVERIFY(!found.texts.contains(QStringLiteral("120.0")));
  }

  void titlesCannotBreakAPicture() {
    for (const std::string& title : hostileTitles()) {
      ExportTrack track = sampleTrack();
      track.record.title = title;
      track.record.artist = title;
      for (const Drawing& drawing :
           {timelineSheet(sceneOf(track), darkPalette()).front(),
            timelineStrip(sceneOf(track), lightPalette()), overview(sceneOf(track), cssPalette(), 700, 80)}) {
        const Read found = read(drawing.svg);
        QVERIFY2(found.problem.isEmpty(), qPrintable(found.problem));
        QCOMPARE(found.size,
                 QSizeF(std::round(drawing.width * 100) / 100, std::round(drawing.height * 100) / 100));
      }
      QVERIFY(!pngBytes(overview(sceneOf(track), lightPalette(), 200, 40)).empty());
    }
  }

  void longTracksMakeSanePictures() {
    ExportTrack track;
    track.timeline.source.duration = 7200.0;
    track.timeline.waveform = swell(7200.0);
    track.timeline.grid = std::make_shared<const model::BeatGrid>(steadyGrid(3600, 0.0));
    track.range = {0.0, 7200.0};
    constexpr std::size_t kMegabyte = 1000000;
    QVERIFY(timelineSheet(sceneOf(track), lightPalette()).front().svg.size() < 3 * kMegabyte);
    const Drawing strip = timelineStrip(sceneOf(track), lightPalette());
    QVERIFY(strip.width <= 32100);
    QVERIFY(strip.svg.size() < 3 * kMegabyte);
  }

  void aPngHasTwoPixelsForEachOfTheDrawing() {
    const ExportTrack track = sampleTrack();
    const Drawing drawing = timelineSheet(sceneOf(track), lightPalette()).front();
    const QImage image = QImage::fromData(QByteArray::fromStdString(pngBytes(drawing)), "PNG");
    QCOMPARE(image.width(), static_cast<int>(std::ceil(drawing.width * 2)));
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
  }

  /// poppler reads the pages and their text, which is text and no outlines.
  void aPdfHasPagesThatOthersRead() {
    ExportTrack track = sampleTrack();
    track.timeline.source.duration = 200.0;
    track.timeline.grid = std::make_shared<const model::BeatGrid>(steadyGrid(96, 0.5));
    track.range = {0.0, 200.0};
    const std::string bytes = pdfFormat().write({&track, 1}, pdfFormat().layers).front().bytes;
    QTemporaryDir folder;
    QFile file(folder.filePath("picture.pdf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(bytes));
    file.close();
    QProcess reader;
    reader.start("pdftotext", {file.fileName(), "-"});
    if (!reader.waitForStarted()) QSKIP("pdftotext (poppler-utils) is missing");
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    QCOMPARE(reader.exitCode(), 0);
    QVERIFY(text.contains(QStringLiteral("Étude in C")));
    QVERIFY(text.contains(QStringLiteral("page 2 of ")));
    QVERIFY(!(bytes.find("CreationDate") != std::string::npos));
  }

  void nothingKnownIsAPictureToo() {
    ExportTrack track;
    const Read found = read(timelineSheet(sceneOf(track), lightPalette()).front().svg);
    QVERIFY2(found.problem.isEmpty(), qPrintable(found.problem));
  }
};

}  // namespace barline::exporting::picture

QTEST_MAIN(barline::exporting::picture::TestPicture)
#include "test_picture.moc"

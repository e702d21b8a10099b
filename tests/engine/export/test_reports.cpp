#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "engine/export/report/Reports.h"
#include "engine/export/report/SheetOfChords.h"
#include "engine/steps/Catalog.h"
#include "tests/engine/export/Samples.h"

namespace barline::exporting::reports {
namespace {

ExportTrack sampleTrack() {
  ExportTrack track;
  track.timeline = test::sampleTimeline();
  track.record.title = "Étude in C";
  track.record.artist = "Barline";
  track.record.album = "Studies";
  track.range = {0.0, track.timeline.source.duration};
  track.report = std::make_shared<const pipeline::AnalysisReport>(test::sampleReport());
  return track;
}

/// All that is written in a page but its style sheet; a problem where it is no XML.
QString textOf(const std::string& html) {
  QString text;
  QXmlStreamReader reader(QByteArray::fromStdString(html));
  while (!reader.atEnd()) {
    reader.readNext();
    if (reader.isStartElement() && reader.name() == u"style") {
      reader.skipCurrentElement();
    } else if (reader.isCharacters()) {
      text += reader.text().toString() + u'\n';
    }
  }
  return reader.hasError() ? QStringLiteral("problem: ") + reader.errorString() : text;
}

/// What poppler reads on the pages; nothing where it is missing.
std::optional<QString> pdfText(const std::string& bytes) {
  QTemporaryDir folder;
  QFile file(folder.filePath("report.pdf"));
  if (!file.open(QIODevice::WriteOnly)) return std::nullopt;
  file.write(QByteArray::fromStdString(bytes));
  file.close();
  QProcess reader;
  reader.start("pdftotext", {"-layout", file.fileName(), "-"});
  if (!reader.waitForFinished()) return std::nullopt;
  return QString::fromUtf8(reader.readAllStandardOutput());
}

std::vector<std::string> hostileTitles() {
  return {"\"Quotes\" & <script>alert('x')</script> ]]> <!-- -->",
          "tab\tline\nend\r\x01",
          "שלום עולם مرحبا",
          "🎵👩‍👩‍👧‍👦",
          "broken \xC3\x28 \xFF",
          std::string(300, 'W')};
}

}  // namespace

class TestReports : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSheetHasEveryBarUnderItsSection() {
    const ExportTrack track = sampleTrack();
    const ChordSheet sheet = chordSheet(track.timeline, track.range);
    QCOMPARE(sheet.sections.size(), std::size_t{3});
    QCOMPARE(sheet.sections[0].letter, std::string());  // the pick-up
    QCOMPARE(sheet.sections[1].letter, std::string("A"));
    QCOMPARE(sheet.sections[2].letter, std::string("B"));
    QCOMPARE(sheet.sections[2].name, std::string("Chorus"));
    QCOMPARE(sheet.sections[2].bars.size(), std::size_t{2});
    const SheetBar& bar = sheet.sections[2].bars[0];
    QCOMPARE(bar.number, std::string("2"));
    QCOMPARE(bar.chords.size(), std::size_t{1});
    QCOMPARE(bar.chords[0].name, std::string("Am7"));
    QVERIFY(!bar.chords[0].continues);
    QVERIFY(sheet.sections[1].bars[0].chords[0].continues);  // C has sounded since the pick-up
    QCOMPARE(sheet.sections[2].bars[1].mark, std::string("3/4"));
  }

  void barsShareThemselvesAmongTheirChords() {
    model::Timeline timeline = test::sampleTimeline();
    model::ChordTimeline chords;
    chords.changes = {{{0.6, 1.6}, "C:maj", 0.9, {}, {}},
                      {{1.6, 2.55}, "G:7", 0.3, {}, {}},
                      {{2.55, 7.0}, "A:min", 0.9, {}, {}}};
    timeline.chords = std::make_shared<const model::ChordTimeline>(chords);
    const ChordSheet sheet = chordSheet(timeline, {0.0, 7.0});
    const SheetBar& first = sheet.sections[1].bars[0];
    QCOMPARE(first.chords.size(), std::size_t{2});  // A minor's first 50 ms are no chord of this bar
    QCOMPARE(first.chords[0].share, 0.5);
    QVERIFY(first.chords[1].doubtful);
    QVERIFY(!sheet.sections[2].bars[0].chords[0].continues);
  }

  void bothBackendsSayTheSame() {
    const Report report = trackReport(sampleTrack(), steps::catalog());
    const QString html = textOf(reportBytes(report, ReportFormat::Html));
    const auto pdf = pdfText(reportBytes(report, ReportFormat::Pdf));
    if (!pdf) QSKIP("pdftotext (poppler-utils) is missing");
    for (const char* text :
         {"Étude in C", "Studies", "120.0", "C minor", "Chorus", "Am7", "3/4", "Chord sheet",
          "Timeline", "Measures", "10.6 LUFS", "16.0 sone", "Étude in C.flac",
          "0123456789abcdef0123456789abcdef", "110 ms", "The key could not be found.", "kept from before"}) {
      QVERIFY2(html.contains(QString::fromUtf8(text)), text);
      QVERIFY2(pdf->contains(QString::fromUtf8(text)), text);
    }
  }

  void aPageNeedsNothingFromElsewhere() {
    const std::string html = reportBytes(trackReport(sampleTrack(), steps::catalog()), ReportFormat::Html);
    for (const char* outside : {"src=", "href=", "@import", "url(", "<script", "<link"})
      QVERIFY2(html.find(outside) == std::string::npos, outside);
    QVERIFY(html.find("prefers-color-scheme: dark") != std::string::npos);
  }

  void titlesCannotBreakAReport() {
    for (const std::string& title : hostileTitles()) {
      ExportTrack track = sampleTrack();
      track.record.title = title;
      track.record.artist = title;
      model::Sections sections = *track.timeline.sections;
      sections.sections[0].name = title;
      track.timeline.sections = std::make_shared<const model::Sections>(sections);
      track.timeline.source.path = "/music/" + title;
      const Report one = trackReport(track, steps::catalog());
      const std::vector<CollectionEntry> entries(3, collectionEntry(track));
      for (const Report& report : {one, collectionReport(title, entries)}) {
        const std::string html = reportBytes(report, ReportFormat::Html);
        QVERIFY2(!textOf(html).startsWith(u"problem"), qPrintable(textOf(html).left(200)));
        QVERIFY(html.find("<script") == std::string::npos);
        QVERIFY(reportBytes(report, ReportFormat::Pdf).starts_with("%PDF"));
      }
    }
  }

  void aCollectionNamesEveryTrackAndItsFigures() {
    const ExportTrack track = sampleTrack();
    std::vector<CollectionEntry> entries(70, collectionEntry(track));
    entries[69].title = "The last one";
    entries[69].bpm = 95.0;
    const Report report = collectionReport("Set of Friday", entries);
    const QString html = textOf(reportBytes(report, ReportFormat::Html));
    const auto pdf = pdfText(reportBytes(report, ReportFormat::Pdf, Paper::Letter));
    if (!pdf) QSKIP("pdftotext (poppler-utils) is missing");
    QCOMPARE(pdf->count(QStringLiteral("Étude in C")), 69);
    QCOMPARE(html.count(QStringLiteral("Étude in C")), 69 + 70);  // and what pictures show
    for (const QString& text : {html, *pdf}) {
      QVERIFY(text.contains(QStringLiteral("The last one")));
      QVERIFY(text.contains(QStringLiteral("Set of Friday")));
      QVERIFY(text.contains(QStringLiteral("C minor")));
    }
    QVERIFY(html.contains(QStringLiteral("95–120")));
    // The titles of the columns stand on every page of the table.
    QVERIFY(pdf->count(QStringLiteral("Form and sound")) >= 3);
  }

  void nothingKnownIsAReportToo() {
    ExportTrack track;
    track.record.title = "nothing";
    const Report report = trackReport(track, steps::catalog());
    QVERIFY(textOf(reportBytes(report, ReportFormat::Html)).contains(QStringLiteral("nothing")));
    QVERIFY(reportBytes(report, ReportFormat::Pdf).starts_with("%PDF"));
    QVERIFY(reportBytes(collectionReport("none", {}), ReportFormat::Html).starts_with("<!DOCTYPE html>"));
  }
};

}  // namespace barline::exporting::reports

QTEST_MAIN(barline::exporting::reports::TestReports)
#include "test_reports.moc"

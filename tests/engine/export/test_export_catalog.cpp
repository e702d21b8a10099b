#include <QTest>
#include <algorithm>
#include <set>

#include "engine/export/ExportCatalog.h"
#include "tests/engine/export/ExportSamples.h"
#include "tests/engine/export/Samples.h"
#include "tests/support/GermanLocale.h"

namespace barline::exporting {

class TestExportCatalog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAreUniqueAndTypeable() {
    std::set<std::string_view> ids;
    for (const ExportFormat& format : exportCatalog()) {
      QVERIFY2(ids.insert(format.id).second, format.title);
      QVERIFY2(!format.id.empty() && std::ranges::all_of(format.id,
                                                         [](char letter) {
                                                           return (letter >= 'a' && letter <= 'z') ||
                                                                  (letter >= '0' && letter <= '9') ||
                                                                  letter == '-';
                                                         }),
               format.title);
      QCOMPARE(findFormat(format.id), &format);
    }
    QCOMPARE(findFormat("no such format"), nullptr);
  }

  void everyFormatSaysWhatItIs() {
    for (const ExportFormat& format : exportCatalog()) {
      QVERIFY(QByteArray(format.summary).endsWith('.'));
      QVERIFY2(!format.layers.empty(), format.title);
      QVERIFY2(format.usual.both(format.layers) == format.usual, format.title);
      QVERIFY2(format.extension.starts_with('.'), format.title);
      const bool copies = format.content == FormatContent::AudioCopy;
      QVERIFY2(copies == static_cast<bool>(format.writeCopy), format.title);
      QVERIFY2(copies == static_cast<bool>(format.copyName), format.title);
      QVERIFY2(copies != static_cast<bool>(format.write), format.title);
      QVERIFY2(format.content != FormatContent::Binary || format.preview, format.title);
    }
  }

  /// A track of which nothing is known: no writer may fall over it.
  void everyFormatWritesAnEmptyTimeline() {
    ExportTrack track;
    track.timeline.source.path = "/music/nothing.wav";
    track.record.title = "nothing";
    track.record.path = track.timeline.source.path;
    for (const ExportFormat& format : exportCatalog()) {
      if (format.losses) QVERIFY2(format.losses(track, format.layers).empty(), format.title);
      if (format.write) (void)format.write({&track, 1}, format.layers);
    }
  }

  void theSameTrackGivesTheSameBytes() {
    const ExportTrack track = sampleTrack();
    for (const ExportFormat& format : exportCatalog()) {
      if (!format.write) continue;
      QVERIFY2(format.write({&track, 1}, format.layers) == format.write({&track, 1}, format.layers),
               format.title);
    }
  }

  void aGermanLocaleAndAHostileTitleChangeNothing() {
    const ExportTrack track = test::exportTrack(test::songTimeline());
    std::vector<std::vector<ExportFile>> before;
    for (const ExportFormat& format : exportCatalog()) {
      if (format.write) before.push_back(format.write({&track, 1}, format.layers));
    }
    const test::GermanLocale german;
    QVERIFY2(german.isSet(), "Debian's package \"locales\" is missing.");
    std::size_t next = 0;
    for (const ExportFormat& format : exportCatalog()) {
      if (format.write) QVERIFY2(format.write({&track, 1}, format.layers) == before[next++], format.title);
    }
  }

  void layersAreFoundByTheirIds() {
    for (const Layer layer : kLayers) QCOMPARE(layerFromId(layerId(layer)), std::optional(layer));
    QCOMPARE(layerFromId("Beats"), std::nullopt);
  }

  void aLossTellsItsNumbers() {
    QCOMPARE(englishText({"%2 of %1 beats, %%, %3", {"12", "3"}}), std::string("3 of 12 beats, %%, %3"));
  }

 private:
  static ExportTrack sampleTrack() {
    ExportTrack track;
    track.timeline = test::sampleTimeline();
    track.record.title = "Étude in C";
    track.record.artist = "Barline";
    track.record.path = track.timeline.source.path;
    track.record.duration = track.timeline.source.duration;
    track.range = {0.0, track.timeline.source.duration};
    return track;
  }
};

}  // namespace barline::exporting

QTEST_MAIN(barline::exporting::TestExportCatalog)
#include "test_export_catalog.moc"

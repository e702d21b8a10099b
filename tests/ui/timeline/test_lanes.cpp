#include <QPainter>
#include <QTest>
#include <cmath>

#include "engine/evaluate/Comparison.h"
#include "engine/evaluate/TimelineAnnotation.h"
#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BandPainter.h"
#include "ui/timeline/lanes/CurveContent.h"
#include "ui/timeline/lanes/CurvePainter.h"
#include "ui/timeline/lanes/Lane.h"
#include "ui/timeline/lanes/SamplePainter.h"
#include "ui/timeline/lanes/TempoLane.h"
#include "ui/timeline/lanes/WavePainter.h"

using namespace barline;
using namespace barline::ui;

namespace {

const std::shared_ptr<const Theme>& theme() {
  static const auto dark = Theme::load(Scheme::Dark, true);
  return dark;
}

const LaneDeclaration& laneNamed(const char* id) {
  for (const LaneDeclaration& lane : laneCatalog()) {
    if (lane.id == QLatin1String(id)) return lane;
  }
  throw std::runtime_error("no such lane");
}

QImage painted(const LaneContent& content, const TimeAxis& axis, int width, int height,
               const Theme& look = *theme()) {
  QImage image(width, height, QImage::Format_RGB32);
  image.fill(look.colours().bg.canvas);
  QPainter painter(&image);
  content.paint(painter, {.axis = axis,
                          .width = static_cast<double>(width),
                          .height = static_cast<double>(height),
                          .theme = &look});
  return image;
}

/// Options with a reference that has a beat every half second, which is not where all of a track's are.
LaneOptions withReference() {
  model::Annotation reference;
  auto& beats = reference.beats.emplace();
  auto& chords = reference.chords.emplace();
  for (int i = 0; i < 1800; ++i) beats.push_back({0.5 * i, i % 4 + 1});
  for (int i = 0; i < 900; i += 2) chords.push_back({{1.0 * i, i + 2.0}, i % 4 == 0 ? "C:maj" : "A:min"});
  LaneOptions options;
  options.reference = std::make_shared<const evaluation::Comparison>(
      evaluation::compare(std::move(reference), evaluation::annotationOf(*test::syntheticTimeline(900))));
  return options;
}

/// Columns that differ from the one at their left in some row.
bool hasLineAt(const QImage& image, int x, int y) {
  return image.pixel(x, y) != image.pixel(x - 1, y) || image.pixel(x, y) != image.pixel(x + 1, y);
}

/// Strongest difference of a channel between two pictures.
int difference(const QImage& a, const QImage& b) {
  int most = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y);
      const QRgb q = b.pixel(x, y);
      most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                       std::abs(qBlue(p) - qBlue(q))});
    }
  }
  return most;
}

bool hasColour(const QImage& image, const QColor& colour) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixel(x, y) == colour.rgb()) return true;
    }
  }
  return false;
}

/// A silent track with beats every half second, four in a bar.
std::shared_ptr<model::Timeline> gridTrack(double confidence) {
  auto timeline = std::make_shared<model::Timeline>();
  timeline->source.duration = 60;
  timeline->source.sampleRate = 44100;
  auto peaks = std::make_shared<model::WaveformPeaks>();
  peaks->sampleRate = 44100;
  peaks->framesPerPeak = 256;
  peaks->frames = 60 * 44100;
  const auto count = static_cast<std::size_t>(peaks->frames / 256 + 1);
  model::PeakLevel level;
  level.minimum.resize(count);
  level.maximum.resize(count);
  for (auto* band : {&level.rms, &level.low, &level.mid, &level.high}) band->resize(count);
  peaks->channels.emplace_back(std::move(level));
  timeline->waveform = peaks;
  auto grid = std::make_shared<model::BeatGrid>();
  for (int n = 0; n < 120; ++n) grid->beats.push_back({n * 0.5, n % 4 + 1, confidence, std::nullopt});
  for (int n = 0; n < 30; ++n) grid->bars.push_back({{n * 2.0, n * 2.0 + 2}, n + 1, {4, 4}, confidence});
  timeline->grid = grid;
  return timeline;
}

std::shared_ptr<model::Timeline> chordTrack(const std::vector<model::ChordSpan>& spans) {
  auto timeline = std::make_shared<model::Timeline>();
  timeline->source.duration = spans.back().range.end;
  auto chords = std::make_shared<model::ChordTimeline>();
  chords->changes = spans;
  timeline->chords = chords;
  return timeline;
}

/// Sections of ten seconds and five bars each.
std::shared_ptr<const model::Timeline> formTrack(const std::vector<int>& groups) {
  auto timeline = gridTrack(1.0);
  timeline->waveform = nullptr;
  auto sections = std::make_shared<model::Sections>();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const double begin = 10.0 * static_cast<double>(i);
    sections->sections.push_back({{begin, begin + 10}, groups[i], 0.9, std::nullopt});
  }
  timeline->sections = sections;
  return timeline;
}

}  // namespace

class TestLanes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyLaneHasTokensTitleAndSteps() {
    QStringList ids;
    for (const LaneDeclaration& lane : laneCatalog()) {
      QVERIFY2(theme()->tokens().lane.contains(lane.id), qPrintable(lane.id));
      QVERIFY(!laneTitle(lane).isEmpty());
      QVERIFY(!lane.steps.isEmpty() || lane.id == QStringLiteral("reference"));
      QVERIFY2(!ids.contains(lane.id), qPrintable(lane.id));
      ids << lane.id;
    }
    QCOMPARE(ids.mid(0, 3),
             QStringList({QStringLiteral("overview"), QStringLiteral("ruler"), QStringLiteral("reference")}));
  }

  void lanesWithoutTheirPartHaveNoContent() {
    const auto empty = std::make_shared<const model::Timeline>();
    for (const LaneDeclaration& lane : laneCatalog()) {
      const auto content = lane.make(empty, {});
      if (lane.id == QStringLiteral("ruler")) {
        QVERIFY(content != nullptr && content->incomplete());
      } else {
        QVERIFY2(content == nullptr, qPrintable(lane.id));
      }
    }
  }

  void neighbouringStripsFitTogether_data() {
    QTest::addColumn<QString>("lane");
    QTest::addColumn<double>("secondsPerPixel");
    for (const LaneDeclaration& lane : laneCatalog()) {
      for (const double scale : {0.004, 0.036, 0.3, 1.1}) {
        QTest::addRow("%s at %.3f", qPrintable(lane.id), scale) << lane.id << scale;
      }
    }
  }
  void neighbouringStripsFitTogether() {
    QFETCH(QString, lane);
    QFETCH(double, secondsPerPixel);
    const auto content = laneNamed(qPrintable(lane)).make(test::syntheticTimeline(900), withReference());
    QVERIFY(content != nullptr);
    const double origin = 512 * secondsPerPixel;
    const QImage whole = painted(*content, {origin, secondsPerPixel}, 256, 60);
    QImage halves(256, 60, QImage::Format_RGB32);
    QPainter painter(&halves);
    painter.drawImage(0, 0, painted(*content, {origin, secondsPerPixel}, 128, 60));
    painter.drawImage(128, 0, painted(*content, {origin + 128 * secondsPerPixel, secondsPerPixel}, 128, 60));
    painter.end();
    // Antialiased slopes may be rounded otherwise by a few steps.
    QVERIFY2(difference(whole, halves) <= 16, qPrintable(QString::number(difference(whole, halves))));
  }

  void gridLinesAppearFromTheirPixels() {
    const auto content = laneNamed("waveform").make(gridTrack(1.0), {});
    constexpr int kY = 150;
    // 20 px a beat: all lines.
    const QImage close = painted(*content, {10, 0.025}, 200, 190);
    QVERIFY(hasLineAt(close, 20, kY));
    QVERIFY(hasLineAt(close, 80, kY));
    // 8 px a beat: downbeats only, every 32 px from 10 s on.
    const QImage middle = painted(*content, {10, 0.0625}, 200, 190);
    QVERIFY(hasLineAt(middle, 32, kY));
    QVERIFY(!hasLineAt(middle, 8, kY) && !hasLineAt(middle, 24, kY));
    // 7 px a bar: nothing.
    const QImage far = painted(*content, {10, 2.0 / 7}, 100, 190);
    for (int x = 1; x < 99; ++x) QVERIFY(!hasLineAt(far, x, kY));
  }

  void downbeatsAreStrongerAndConfidenceShows() {
    constexpr int kY = 150;
    const auto brightness = [&](double confidence, int x) {
      const auto content = laneNamed("waveform").make(gridTrack(confidence), {});
      return qGray(painted(*content, {10, 0.025}, 200, 190).pixel(x, kY));
    };
    QVERIFY(brightness(1.0, 80) > brightness(1.0, 20));
    QVERIFY(brightness(1.0, 80) > brightness(0.6, 80));
    QVERIFY(brightness(0.6, 20) > qGray(theme()->colours().bg.canvas.rgb()));
  }

  void doubtfulBeatsAreDashed() {
    const auto content = laneNamed("waveform").make(gridTrack(0.3), {});
    const QImage image = painted(*content, {10, 0.025}, 200, 190);
    int gaps = 0;
    for (int y = 30; y < 90; ++y) gaps += hasLineAt(image, 80, y) ? 0 : 1;
    QVERIFY2(gaps > 10 && gaps < 50, qPrintable(QString::number(gaps)));
  }

  void aPixelShowsTheLeastConfidenceOfItsBeats() {
    auto timeline = gridTrack(1.0);
    auto grid = std::make_shared<model::BeatGrid>(*timeline->grid);
    grid->beats[41].confidence = 0.0;  // at 20.5 s
    timeline->grid = grid;
    const auto content = laneNamed("waveform").make(timeline, {});
    // One pixel for four beats: the mean would be 0.75.
    const QImage image = painted(*content, {0, 2.0}, 30, 190);
    const QRgb worst = theme()->colours().confidence[0].rgb();
    const auto column = [&](int x) {
      int found = 0;
      for (int y = 0; y < 13; ++y) found += image.pixel(x, y) == worst ? 1 : 0;
      return found;
    };
    QVERIFY(column(10) > 0);
    QCOMPARE(column(9), 0);
    QCOMPARE(column(11), 0);
  }

  void narrowChordsMergeByMajority() {
    // Ten chords a second; nine tenths of the time C, one tenth F#.
    std::vector<model::ChordSpan> spans;
    for (int i = 0; i < 1000; ++i) {
      spans.push_back({{i * 0.1, i * 0.1 + 0.1}, i % 10 == 0 ? "F#:maj" : "C:maj", 1.0, std::nullopt, {}});
    }
    const auto content = laneNamed("chords").make(chordTrack(spans), {});
    const QImage image = painted(*content, {0, 1.0}, 50, 36);
    const QRgb foot = theme()->colours().key[7].rgb();  // C is 8B
    for (int x = 0; x < 50; ++x) QCOMPARE(image.pixel(x, 31), foot);
  }

  void chordNamesThatDoNotFitAreLeftOut() {
    const auto nameIn = [&](const char* label, double width) {
      const auto content =
          laneNamed("chords").make(chordTrack({{{0, width}, label, 1.0, std::nullopt, {}}}), {});
      return hasColour(painted(*content, {0, 1.0}, 100, 36), theme()->colours().text.high);
    };
    for (const char* label : {"A:sus4", "F#:min7"}) {
      QVERIFY(nameIn(label, 60));
      QVERIFY(!nameIn(label, 18));
    }
    QVERIFY(nameIn("D:maj", 18));
  }

  void verifiedPlacesAreNotShownAsDoubtful() {
    const Colours& colours = theme()->colours();
    const auto track = gridTrack(0.2);
    EditMarks marks;
    marks.layers[static_cast<std::size_t>(model::EditLayer::Grid)].verified = {{0, 60}};
    LaneOptions accepted;
    accepted.marks = std::make_shared<const EditMarks>(marks);
    const auto ruler = [&](const LaneOptions& options) {
      const auto content = laneNamed("ruler").make(track, options);
      constexpr TimeAxis kAxis{0, 0.05};
      QImage image = painted(*content, kAxis, 400, 34);
      QPainter painter(&image);
      content->paintOver(painter, {.axis = kAxis, .width = 400, .height = 34, .theme = theme().get()}, {});
      return image;
    };
    QVERIFY(hasColour(ruler({}), colours.state.warn));
    QVERIFY(!hasColour(ruler(accepted), colours.state.warn));
    QVERIFY(ruler(accepted) != ruler({}));
    for (const char* id : {"ruler", "waveform", "tempo"}) QVERIFY2(laneNamed(id).optioned({}, accepted), id);
    const auto wave = [&](const LaneOptions& options) {
      return painted(*laneNamed("waveform").make(track, options), {0, 0.05}, 400, 100);
    };
    QVERIFY(wave(accepted) != wave({}));
  }

  void verifiedChordsAreNotShownAsDoubtful() {
    const auto track = chordTrack({{{0, 80}, "C:maj", 0.2, std::nullopt, {}}});
    EditMarks marks;
    marks.layers[static_cast<std::size_t>(model::EditLayer::Chords)].verified = {{0, 80}};
    LaneOptions accepted;
    accepted.marks = std::make_shared<const EditMarks>(marks);
    const auto image = [&](const LaneOptions& options) {
      return painted(*laneNamed("chords").make(track, options), {0, 1.0}, 100, 36);
    };
    QVERIFY(hasColour(image({}), theme()->colours().state.warn));
    QVERIFY(!hasColour(image(accepted), theme()->colours().state.warn));
  }

  void temposCaptionSaysWhatItIsOf() {
    model::TempoMap tempo;
    tempo.bpm = 72.29;
    tempo.stability = 0.99;
    tempo.spans = {{{1, 10}, 73.17, 0.96}, {{10, 200}, 72.25, 0.98}};
    QCOMPARE(tempoCaption(tempo, {0, 210}), QStringLiteral("track 72.29 BPM · stability 0.99"));
    QCOMPARE(tempoCaption(tempo, {2, 8}), QStringLiteral("in view 73.17 BPM · stability 0.96"));
    QCOMPARE(tempoCaption(tempo, {5, 210}), QStringLiteral("in view 72.25–73.17 BPM"));
    QCOMPARE(tempoCaption(tempo, {300, 400}), QString());
    QCOMPARE(tempoCaption({}, {0, 210}), QString());
  }

  void chordFeetTellMajorFromMinor() {
    const auto foot = [&](const char* label) {
      const auto content =
          laneNamed("chords").make(chordTrack({{{0, 100}, label, 1.0, std::nullopt, {}}}), {});
      const QImage image = painted(*content, {0, 1.0}, 60, 36);
      QString rows;
      const QRgb ground = image.pixel(50, 20);
      for (int y = 28; y < 33; ++y) rows += image.pixel(50, y) == ground ? u'.' : u'#';
      return rows;
    };
    QCOMPARE(foot("C:maj"), QStringLiteral("..###"));
    QCOMPARE(foot("A:min"), QStringLiteral(".#..#"));
  }

  void curvesAreReadBetweenTheirValues() {
    const model::Curve curve{1.0, 0.5, "dBFS", {-10, -20, -30}};
    const CurvePyramid pyramid(curve, -100);
    QCOMPARE(pyramid.at(1.25).value(), -15.0);
    QCOMPARE(pyramid.at(2.0).value(), -30.0);
    QVERIFY(!pyramid.at(0.9) && !pyramid.at(2.1));
    QCOMPARE(pyramid.quantile(0.5).value(), -20.0);
  }

  void coarseCurveCellsKeepExtremesAndGaps() {
    model::Curve curve{0, 1, "BPM", std::vector<float>(64, 100.0F)};
    curve.values[5] = 140;
    curve.values[6] = 60;
    for (std::size_t i = 16; i < 32; ++i) curve.values[i] = 0;
    const CurvePyramid pyramid(curve, 0);
    const auto& cells = pyramid.level(2);  // 16 values each
    QCOMPARE(cells[0].least, 60.0F);
    QCOMPARE(cells[0].greatest, 140.0F);
    QCOMPARE(cells[0].mean, 100.0F);
    QCOMPARE(cells[1].count, 0);
    QCOMPARE(cells[2].count, 16);
    QVERIFY(!pyramid.at(20));
  }

  void labelsKeepToTheEmptierCorner() {
    const ValueRange range{0, 9};
    QVERIFY(liesLow(CurvePyramid({0, 1, "BPM", {1, 1, 1, 8, 8}}), range));
    QVERIFY(!liesLow(CurvePyramid({0, 1, "BPM", {1, 8, 8}}), range));
    QVERIFY(!liesLow(CurvePyramid({0, 1, "BPM", {}}), range));
  }

  void bandColumnsFollowThePeaks() {
    const auto timeline = gridTrack(1.0);
    model::WaveformPeaks peaks = *timeline->waveform;
    model::PeakLevel base = peaks.channels[0][0];
    base.low[40] = 255;  // full scale in peak 40
    peaks.channels[0] = model::PeakPyramid(std::move(base));
    const double peakSeconds = 256.0 / 44100;
    const auto oneToOne = bandColumns(peaks, {0, peakSeconds}, 100, 1);
    QCOMPARE(oneToOne[40].low, 1.0F);
    QCOMPARE(oneToOne[39].low, 0.0F);
    QCOMPARE(oneToOne[41].low, 0.0F);
    const auto coarse = bandColumns(peaks, {0, peakSeconds * 16}, 10, 1);
    QCOMPARE(coarse[2].low, 1.0F);
    QCOMPARE(coarse[1].low + coarse[3].low, 0.0F);
    const auto fine = bandColumns(peaks, {40 * peakSeconds, peakSeconds / 8}, 8, 1);
    QVERIFY(fine[3].low > 0.9F && fine[4].low > 0.9F && fine[0].low < 0.7F);
  }

  void columnsOfSamplesAgreeWithStoredPeaks() {
    // 60 Hz is a sine of the low band; both ways of measuring see its amplitude.
    SampleWindow window;
    window.sampleRate = 44100;
    window.channels.emplace_back(44100);
    for (std::size_t i = 0; i < 44100; ++i) {
      window.channels[0][i] =
          static_cast<float>(0.5 * std::sin(2 * M_PI * 60 * static_cast<double>(i) / 44100));
    }
    const auto columns = sampleColumns(window, {0.2, 0.02}, 20, 1);
    for (const BandColumn& column : columns) {
      QVERIFY(std::abs(column.low - 0.5F) < 0.03F);
      QVERIFY(column.high < 0.05F);
      QVERIFY(std::abs(column.maximum - 0.5F) < 0.01F);
      QVERIFY(std::abs(column.minimum + 0.5F) < 0.01F);
      QVERIFY(std::abs(column.rms - 0.5F / std::sqrt(2.0F)) < 0.06F);
    }
  }

  void shapesReachFromTheLowestSampleToTheHighest() {
    const auto theme = Theme::load(Scheme::Dark);
    const std::vector<BandColumn> columns(10,
                                          {.low = 0.5F, .minimum = -0.25F, .maximum = 0.75F, .rms = 0.2F});
    const auto painted = [&](WaveStyle style) {
      QImage image(10, 200, QImage::Format_RGB32);
      image.fill(Qt::black);
      QPainter painter(&image);
      paintWave(painter, {0, 0, 10, 200}, columns, style, *theme, 1);
      return image;
    };
    const QImage mono = painted(WaveStyle::Mono);
    const QRgb ink = theme->colours().wave.mono.rgb();
    for (int y = 0; y < 200; ++y) QCOMPARE(mono.pixel(5, y), y >= 25 && y < 125 ? ink : qRgb(0, 0, 0));
    const QImage rgb = painted(WaveStyle::Rgb);
    QCOMPARE(rgb.pixel(5, 24), qRgb(0, 0, 0));
    QVERIFY(qRed(rgb.pixel(5, 60)) > 2 * qBlue(rgb.pixel(5, 60)));
    const QImage rms = painted(WaveStyle::Rms);
    QCOMPARE(rms.pixel(5, 100), theme->colours().wave.rms.rgb());
    QVERIFY(rms.pixel(5, 60) != rms.pixel(5, 100) && rms.pixel(5, 60) != qRgb(0, 0, 0));
  }

  void valuesCarryTheirUnits() {
    const auto timeline = test::syntheticTimeline(60);
    QVERIFY(laneNamed("energy").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" of 10")));
    QVERIFY(laneNamed("level").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" dBFS")));
    QVERIFY(laneNamed("roughness").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" asper")));
    QVERIFY(
        laneNamed("perceived_loudness").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" sone")));
    QVERIFY(laneNamed("sharpness").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" acum")));
    QCOMPARE(laneNamed("sections").make(timeline, {})->valueAt(42), QStringLiteral("B Chorus"));
    QCOMPARE(laneNamed("sections").make(timeline, {})->valueAt(25), QStringLiteral("A"));
    QVERIFY(laneNamed("loudness").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" LUFS")));
    QVERIFY(laneNamed("tempo").make(timeline, {})->valueAt(30).endsWith(QStringLiteral(" BPM")));
    QCOMPARE(laneNamed("overview").make(timeline, {})->valueAt(30), QStringLiteral("1:00.0"));
    QVERIFY(laneNamed("energy").make(timeline, {})->valueAt(1000).isEmpty());
  }

  void silenceHasNoLevel() {
    auto timeline = std::make_shared<model::Timeline>();
    timeline->source.duration = 10;
    timeline->energy = std::make_shared<model::EnergyCurve>(
        model::EnergyCurve{{0, 0.1, "dBFS", std::vector<float>(100, -120.0F)}});
    const auto content = laneNamed("level").make(timeline, {});
    QVERIFY(content->valueAt(5).isEmpty());
    QVERIFY(!content->pointAt(5, 48, *theme()));
  }

  void nothingFoundIsNoContentAndHasAReason() {
    auto timeline = std::make_shared<model::Timeline>();
    timeline->source.duration = 10;
    timeline->sections = std::make_shared<model::Sections>();
    timeline->roughness = std::make_shared<model::Roughness>();
    timeline->perceivedLoudness = std::make_shared<model::PerceivedLoudness>();
    timeline->sharpness = std::make_shared<model::Sharpness>();
    timeline->energyRating = std::make_shared<model::EnergyRating>();
    for (const char* id : {"sections", "perceived_loudness", "sharpness", "roughness", "energy"}) {
      QVERIFY(laneNamed(id).make(timeline, {}) == nullptr);
      QVERIFY(QString::fromUtf8(laneNamed(id).nothing).endsWith(u'.'));
    }
  }

  void sectionsHaveTheColourOfTheirGroup() {
    const auto content = laneNamed("sections").make(formTrack({0, 1, 0, 8}), {});
    const QImage image = painted(*content, {0, 0.1}, 400, 24);
    const auto& colours = theme()->colours().section;
    // The edge at a section's begin is opaque.
    QCOMPARE(image.pixel(1, 12), colours[0].rgb());
    QCOMPARE(image.pixel(101, 12), colours[1].rgb());
    QCOMPARE(image.pixel(201, 12), colours[0].rgb());
    QCOMPARE(image.pixel(301, 12), colours[0].rgb());  // the ninth group shares the first one's colour
    QCOMPARE(image.pixel(90, 4), image.pixel(290, 4));
    QVERIFY(image.pixel(90, 4) != image.pixel(190, 4));
    QCOMPARE(content->valueAt(35), QStringLiteral("I"));
    QCOMPARE(content->blockAt(12)->begin, 10.0);
  }

  void narrowSectionsKeepTheirTextsBack() {
    const auto content = laneNamed("sections").make(formTrack({0}), {});
    const auto inked = [&](double secondsPerPixel, int height) {
      const int width = static_cast<int>(10 / secondsPerPixel);
      const QImage image = painted(*content, {0, secondsPerPixel}, width, height);
      int columns = 0;
      for (int x = 4; x < width; ++x) {
        bool ink = false;
        for (int y = 1; y < height - 2; ++y) ink = ink || image.pixel(x, y) != image.pixel(width - 1, 1);
        columns += ink ? 1 : 0;
      }
      return columns;
    };
    QCOMPARE(inked(10.0 / 12, 24), 0);         // no letter below 14 pixels
    QVERIFY(inked(10.0 / 20, 24) > 3);         // a letter
    QVERIFY(inked(10.0 / 200, 24) > 25);       // letter and bars
    const int folded = inked(10.0 / 200, 12);  // a strip: the letter alone
    QVERIFY2(folded > 3 && folded < 12, qPrintable(QString::number(folded)));
  }

  void theOverviewShowsTheForm() {
    auto timeline = std::make_shared<model::Timeline>(*formTrack({0, 1}));
    timeline->waveform = gridTrack(1.0)->waveform;
    const auto content = laneNamed("overview").make(timeline, {});
    const QImage image = painted(*content, {0, 0.1}, 200, 46);
    QCOMPARE(image.pixel(0, 40), theme()->colours().section[0].rgb());
    QCOMPARE(image.pixel(100, 40), theme()->colours().section[1].rgb());
    QCOMPARE(image.pixel(100, 20), image.pixel(150, 20));
  }

  void theLoudnessTargetIsALineWithinTheRange() {
    const auto timeline = test::syntheticTimeline(60);
    const LaneDeclaration& lane = laneNamed("loudness");
    QVERIFY(lane.optioned);
    const QRgb accent = theme()->colours().accent.base.rgb();
    const auto rows = [&](std::optional<double> target) {
      const QImage image = painted(*lane.make(timeline, {target}), {0, 0.2}, 300, 60);
      int found = 0;
      for (int y = 0; y < 60; ++y) {
        int columns = 0;
        for (int x = 0; x < 300; ++x) columns += image.pixel(x, y) == accent ? 1 : 0;
        found += columns > 100 ? 1 : 0;  // curves cross it
      }
      return found;
    };
    QCOMPARE(rows(std::nullopt), 0);
    QCOMPARE(rows(-14), 1);
    // However far from the music, the axis reaches it.
    const auto far = lane.make(timeline, {-40});
    QVERIFY(far->axisEnds()->bottom.mid(1).toDouble() >= 41);
    QCOMPARE(rows(-40), 1);
  }

  void axesFromZeroEndAtRoundFigures() {
    const auto top = [](std::vector<float> values, double least) {
      return positiveRange(CurvePyramid({0, 1, "asper", std::move(values)}), least).top;
    };
    QCOMPARE(top(std::vector<float>(1000, 0.37F), 0.1), 0.4);
    QCOMPARE(top(std::vector<float>(1000, 31.0F), 1), 40.0);
    std::vector<float> click(1000, 1.8F);
    click[500] = 90;
    QCOMPARE(top(click, 1), 2.0);
    QCOMPARE(top({0, 0}, 0.1), 0.1);
    QCOMPARE(top({}, 0.1), 0.1);
  }
};

QTEST_MAIN(TestLanes)
#include "test_lanes.moc"

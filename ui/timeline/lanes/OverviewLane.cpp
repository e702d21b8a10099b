#include "ui/timeline/lanes/OverviewLane.h"

#include <algorithm>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/BandPainter.h"
#include "ui/timeline/lanes/BlockPainter.h"
#include "ui/timeline/lanes/GridPainter.h"
#include "ui/timeline/lanes/SectionPainter.h"
#include "ui/timeline/lanes/WavePainter.h"

namespace barline::ui {
namespace {

std::vector<DoubtMark> doubtsOf(const model::Timeline& timeline) {
  std::vector<DoubtMark> doubts;
  if (timeline.grid != nullptr) {
    for (const model::Bar& bar : timeline.grid->bars) doubts.push_back({bar.range.begin, bar.confidence});
  }
  if (timeline.chords != nullptr) {
    for (const model::ChordSpan& chord : timeline.chords->changes) {
      if (model::parseHarte(chord.label)) doubts.push_back({chord.range.begin, chord.confidence});
    }
  }
  if (timeline.key != nullptr) {
    for (const model::KeySpan& key : timeline.key->spans) doubts.push_back({key.range.begin, key.confidence});
  }
  std::sort(doubts.begin(), doubts.end(),
            [](const DoubtMark& a, const DoubtMark& b) { return a.time < b.time; });
  return doubts;
}

class OverviewContent final : public LaneContent {
 public:
  OverviewContent(const model::Timeline& timeline, const LaneOptions& options)
      : duration_(timeline.source.duration),
        isSketch_(timeline.waveform == nullptr),
        peaks_(isSketch_ ? options.sketch : timeline.waveform),
        sections_(timeline.sections),
        doubts_(options.doubts != nullptr ? *options.doubts : doubtsOf(timeline)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    constexpr double kMarks = 10;
    constexpr double kMargin = 4;
    const int columns = static_cast<int>(std::lround(strip.width * strip.pixelRatio));
    const double form = sections_ == nullptr || sections_->sections.empty() ? 0.0 : formHeight(strip);
    const double margin = form > 0 ? form + 1 : kMargin;
    const QRectF area(0, kMarks, strip.width, std::max(4.0, strip.height - kMarks - margin));
    painter.setOpacity(isSketch_ ? kSketchOpacity : 1.0);
    paintBands(painter, area, bandColumns(*peaks_, strip.axis, columns, strip.pixelRatio), *strip.theme,
               strip.pixelRatio);
    painter.setOpacity(1.0);
    if (form > 0) paintForm(painter, strip, form);
    paintDoubts(painter, strip, kMarks);
  }

  [[nodiscard]] QString valueAt(double) const override { return timeText(duration_, 1); }

 private:
  static constexpr double kLettersFrom = 40;  ///< height of a lane whose sections have room for letters

  static double formHeight(const Strip& strip) { return strip.height >= kLettersFrom ? 13 : 4; }

  /// The strip of sections along the lower edge.
  void paintForm(QPainter& painter, const Strip& strip, double height) const {
    constexpr double kEdge = 2;
    const double bottom = strip.height - strip.lineWidth(1);
    QFont font = strip.theme->font(TextRole::Micro);
    font.setWeight(QFont::DemiBold);
    for (const model::Section& section : sections_->sections) {
      const auto rect =
          paintSectionBlock(painter, strip, section, bottom - height, bottom, section::kOverviewTint, kEdge);
      if (!rect || height < 10) continue;
      if (strip.axis.lengthOf(section.range.duration()) < section::kLetterFrom) continue;
      textBefore(painter, strip.snappedX(section.range.begin) + kEdge + 3, bottom - height / 2,
                 strip.snappedX(section.range.end), font, strip.colours().text.high,
                 QString::fromStdString(model::groupLetter(section.group)));
    }
  }

  /// One diamond for each stretch of the lane that holds something doubtful.
  void paintDoubts(QPainter& painter, const Strip& strip, double height) const {
    constexpr double kCell = 12;
    constexpr double kRadius = 3;
    // Cells are counted from the track's begin, and one more to the left may reach in.
    const double offset = std::round(strip.axis.origin / strip.axis.secondsPerPixel);
    const auto first = static_cast<std::int64_t>(std::floor(offset / kCell)) - 1;
    const auto last = static_cast<std::int64_t>(std::ceil((offset + strip.width) / kCell)) + 1;
    for (std::int64_t cell = first; cell < last; ++cell) {
      const double begin = static_cast<double>(cell) * kCell * strip.axis.secondsPerPixel;
      const double end = begin + kCell * strip.axis.secondsPerPixel;
      const auto from =
          std::lower_bound(doubts_.begin(), doubts_.end(), begin,
                           [](const DoubtMark& doubt, double time) { return doubt.time < time; });
      const auto to = std::lower_bound(from, doubts_.end(), end,
                                       [](const DoubtMark& doubt, double time) { return doubt.time < time; });
      const auto worst = std::min_element(
          from, to, [](const DoubtMark& a, const DoubtMark& b) { return a.confidence < b.confidence; });
      if (worst == to || !strip.theme->isDoubtful(worst->confidence)) continue;
      diamond(painter, {strip.xOf(worst->time), height / 2 + 1}, kRadius, strip.colours().state.warn);
    }
  }

  double duration_;
  bool isSketch_;
  std::shared_ptr<const model::WaveformPeaks> peaks_;
  std::shared_ptr<const model::Sections> sections_;
  std::vector<DoubtMark> doubts_;
};

}  // namespace

LaneDeclaration overviewLane() {
  return {.id = QStringLiteral("overview"),
          .title = QT_TRANSLATE_NOOP("Lane", "Overview"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Waveform"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No sound."),
          .steps = {QStringLiteral("waveform")},
          .optioned = [](const LaneOptions& a,
                         const LaneOptions& b) { return a.doubts != b.doubts || a.sketch != b.sketch; },
          .wholeTrack = true,
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
            const auto& peaks = timeline->waveform == nullptr ? options.sketch : timeline->waveform;
            if (peaks == nullptr || peaks->channels.empty()) return nullptr;
            return std::make_shared<OverviewContent>(*timeline, options);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.waveform.get(), timeline.grid.get(),
                                                timeline.chords.get(), timeline.key.get(),
                                                timeline.sections.get()};
              }};
}

}  // namespace barline::ui

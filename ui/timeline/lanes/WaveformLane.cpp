#include "ui/timeline/lanes/WaveformLane.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/GridPainter.h"
#include "ui/timeline/lanes/SamplePainter.h"
#include "ui/timeline/lanes/WavePainter.h"

namespace barline::ui {
namespace {

constexpr double kConfidenceHeight = 12;
constexpr double kMargin = 4;        ///< below the waveform
constexpr int kFramesOfPeaks = 256;  ///< of a sketch: from this scale on samples are better

class WaveformContent final : public LaneContent {
 public:
  WaveformContent(const model::Timeline& timeline, const LaneOptions& options)
      : style_(options.waveStyle),
        showsGrid_(options.analysedGrid == nullptr),
        isSketch_(timeline.waveform == nullptr),
        peaks_(isSketch_ ? options.sketch : timeline.waveform),
        grid_(timeline.grid),
        marks_(marksOf(options, model::EditLayer::Grid)),
        scale_(grid_ == nullptr ? GridScale({}) : GridScale(*grid_)) {}

  void paint(QPainter& painter, const Strip& strip) const override {
    const QRectF area = waveArea(strip.height, strip.width);
    painter.setOpacity(isSketch_ ? kSketchOpacity : 1.0);
    paintShape(painter, strip, area);
    painter.setOpacity(1.0);
    if (grid_ == nullptr) return;
    const double line = strip.lineWidth(1);
    painter.fillRect(QRectF(0, kConfidenceHeight, strip.width, line), strip.colours().line.hairline);
    if (showsGrid_) paintGrid(painter, strip, *grid_, marks_, scale_, kConfidenceHeight + line, strip.height);
    paintConfidence(painter, strip, *grid_, 1, kConfidenceHeight - 1);
  }

  [[nodiscard]] bool incomplete() const override { return isSketch_; }

  void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const override {
    const QRectF area = waveArea(rect.height(), 0).translated(0, rect.top());
    paintScale(painter, rect, area, theme);
    paintLegend(painter, rect, legend(theme), theme);
  }

  [[nodiscard]] bool wantsSamples(const TimeAxis& axis, double pixelRatio,
                                  const Tokens& tokens) const override {
    return detailOf(axis, pixelRatio, tokens) != WaveDetail::Peaks;
  }

 private:
  /// Lines and dots go by logical pixels, as the tokens do; peaks by what the screen can show.
  [[nodiscard]] WaveDetail detailOf(const TimeAxis& axis, double pixelRatio, const Tokens& tokens) const {
    const double framesPerPixel = axis.secondsPerPixel * peaks_->sampleRate;
    const int framesPerPeak = isSketch_ ? kFramesOfPeaks : peaks_->framesPerPeak;
    const WaveDetail detail =
        waveDetail(framesPerPixel, framesPerPeak, tokens.lod.sampleLineBelowSamplesPerPx,
                   tokens.lod.sampleDotsBelowSamplesPerPx);
    const bool finerThanPeaks = framesPerPixel / pixelRatio < framesPerPeak;
    return detail == WaveDetail::Peaks && finerThanPeaks ? WaveDetail::Samples : detail;
  }
  [[nodiscard]] static QRectF waveArea(double height, double width) {
    const double top = kConfidenceHeight + kMargin;
    return {0, top, width, std::max(8.0, height - top - kMargin)};
  }

  void paintShape(QPainter& painter, const Strip& strip, const QRectF& area) const {
    const WaveDetail detail = detailOf(strip.axis, strip.pixelRatio, strip.tokens());
    if (strip.samples != nullptr && (detail == WaveDetail::Line || detail == WaveDetail::Dots)) {
      paintSamples(painter, strip, *strip.samples, area, detail == WaveDetail::Dots);
      return;
    }
    const int columns = static_cast<int>(std::lround(area.width() * strip.pixelRatio));
    const bool fromSamples = strip.samples != nullptr && detail == WaveDetail::Samples;
    paintWave(painter, area,
              fromSamples ? sampleColumns(*strip.samples, strip.axis, columns, strip.pixelRatio)
                          : bandColumns(*peaks_, strip.axis, columns, strip.pixelRatio),
              style_, *strip.theme, strip.pixelRatio);
  }

  static void paintScale(QPainter& painter, const QRectF& rect, const QRectF& area, const Theme& theme) {
    constexpr double kLeastHeight = 90;
    constexpr double kText = 14;
    if (area.height() < kLeastHeight) return;
    painter.setFont(theme.font(TextRole::Small));
    painter.setPen(theme.colours().text.low);
    const auto label = [&](double y, const QString& text) {
      painter.drawText(QRectF(rect.left(), y - kText / 2, rect.width() - 6, kText),
                       Qt::AlignRight | Qt::AlignVCenter, text);
    };
    const double middle = area.center().y();
    const double half = area.height() / 2;
    label(area.top() + 3, QStringLiteral("0"));
    label(middle - half * std::pow(10.0, -6.0 / 20.0), numberText(-6, 0));
    if (area.height() > 2 * kLeastHeight)
      label(middle - half * std::pow(10.0, -12.0 / 20.0), numberText(-12, 0));
    label(middle, QCoreApplication::translate("Lane", "dBFS"));
  }

  struct LegendRow {
    QColor colour;
    QString text;
  };

  [[nodiscard]] std::vector<LegendRow> legend(const Theme& theme) const {
    const WaveColours& wave = theme.colours().wave;
    const QString low = QCoreApplication::translate("Lane", "Low");
    const QString mid = QCoreApplication::translate("Lane", "Mid");
    const QString high = QCoreApplication::translate("Lane", "High");
    switch (style_) {
      case WaveStyle::Rgb:
        return {{rgbOf({.low = 1}, theme), low},
                {rgbOf({.mid = 1}, theme), mid},
                {rgbOf({.high = 1}, theme), high}};
      case WaveStyle::Mono:
        return {{wave.mono, QCoreApplication::translate("Lane", "Peak")}};
      case WaveStyle::Rms:
        return {{withAlpha(wave.mono, 0.5), QCoreApplication::translate("Lane", "Peak")},
                {wave.rms, QCoreApplication::translate("Lane", "RMS")}};
      default:
        return {{wave.low, low}, {wave.mid, mid}, {wave.high, high}};
    }
  }

  static void paintLegend(QPainter& painter, const QRectF& rect, const std::vector<LegendRow>& rows,
                          const Theme& theme) {
    constexpr double kLeastHeight = 150;
    constexpr double kRow = 16;
    constexpr double kChip = 8;
    if (rect.height() < kLeastHeight) return;
    double y = rect.bottom() - static_cast<double>(rows.size()) * kRow - 6;
    painter.setFont(theme.font(TextRole::Small));
    for (const LegendRow& row : rows) {
      painter.save();
      painter.setRenderHint(QPainter::Antialiasing);
      painter.setPen(Qt::NoPen);
      painter.setBrush(row.colour);
      painter.drawRoundedRect(QRectF(rect.left(), y + (kRow - kChip) / 2, kChip, kChip), 2, 2);
      painter.restore();
      painter.setPen(theme.colours().text.mid);
      painter.drawText(QRectF(rect.left() + kChip + 4, y, rect.width(), kRow),
                       Qt::AlignLeft | Qt::AlignVCenter, row.text);
      y += kRow;
    }
  }

  WaveStyle style_;
  bool showsGrid_;
  bool isSketch_;
  std::shared_ptr<const model::WaveformPeaks> peaks_;
  std::shared_ptr<const model::BeatGrid> grid_;
  LayerMarks marks_;
  GridScale scale_;
};

}  // namespace

LaneDeclaration waveformLane() {
  return {.id = QStringLiteral("waveform"),
          .title = QT_TRANSLATE_NOOP("Lane", "Waveform"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Waveform"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No sound."),
          .steps = {QStringLiteral("waveform")},
          .optioned =
              [](const LaneOptions& a, const LaneOptions& b) {
                return a.waveStyle != b.waveStyle || a.sketch != b.sketch ||
                       (a.analysedGrid == nullptr) != (b.analysedGrid == nullptr) ||
                       !sameMarks(a, b, model::EditLayer::Grid);
              },
          .flexible = true,
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions& options) -> std::shared_ptr<const LaneContent> {
            const auto& peaks = timeline->waveform == nullptr ? options.sketch : timeline->waveform;
            if (peaks == nullptr || peaks->channels.empty()) return nullptr;
            return std::make_shared<WaveformContent>(*timeline, options);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.waveform.get(), timeline.grid.get()};
              }};
}

}  // namespace barline::ui

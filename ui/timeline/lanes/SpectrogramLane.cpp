#include "ui/timeline/lanes/SpectrogramLane.h"

#include <QCoreApplication>
#include <QImage>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/SpectrumSampler.h"

namespace barline::ui {
namespace {

// What is shown: levels from dark to bright. Music falls off towards high frequencies by about 3 dB an
// octave; lifted by as much, hiss and bass are told apart alike.
constexpr double kDarkest = -72;  ///< dBFS at 1 kHz
constexpr double kBrightest = -15;
constexpr double kTilt = 3;       ///< dB an octave
constexpr double kTiltNote = 83;  ///< MIDI number of about 1 kHz
constexpr double kMargin = 1;     ///< below, for the lane's border

double frequencyOf(double band) {
  const double note = kSpectrumLowestNote + band / kSpectrumBandsPerSemitone;
  return 440 * std::exp2((note - 69) / 12);
}

double bandOf(double frequency) {
  const double note = 69 + 12 * std::log2(frequency / 440);
  return (note - kSpectrumLowestNote) * kSpectrumBandsPerSemitone;
}

/// What a row of pixels shows: the largest of some bands, or a place between two.
struct Row {
  std::size_t first{};
  std::size_t last{};  ///< inclusive
  float fraction{};    ///< towards `last`, where the row is lower than a band
  bool between{};
  float tilt{};  ///< codes
};

std::vector<Row> rowsOf(int height) {
  std::vector<Row> rows(static_cast<std::size_t>(height));
  const double perRow = static_cast<double>(kSpectrumBands) / height;
  constexpr double kLast = static_cast<double>(kSpectrumBands) - 1;
  for (int y = 0; y < height; ++y) {
    Row& row = rows[static_cast<std::size_t>(y)];
    const double top = static_cast<double>(kSpectrumBands) - y * perRow;
    const double centre = std::clamp(top - perRow / 2 - 0.5, 0.0, kLast);
    row.between = perRow < 1;
    row.first =
        static_cast<std::size_t>(row.between ? centre : std::clamp(std::floor(top - perRow), 0.0, kLast));
    row.last = row.between ? std::min(row.first + 1, kSpectrumBands - 1)
                           : static_cast<std::size_t>(std::clamp(std::ceil(top) - 1, 0.0, kLast));
    row.fraction = static_cast<float>(centre - std::floor(centre));
    const double octaves = (kSpectrumLowestNote + centre / kSpectrumBandsPerSemitone - kTiltNote) / 12;
    row.tilt = static_cast<float>(octaves * kTilt * 255 / kSpectrumRange);
  }
  return rows;
}

float levelIn(const Row& row, const BandLevels& levels) {
  if (row.between) return levels[row.first] + (levels[row.last] - levels[row.first]) * row.fraction;
  return *std::max_element(levels.begin() + static_cast<std::ptrdiff_t>(row.first),
                           levels.begin() + static_cast<std::ptrdiff_t>(row.last) + 1);
}

class SpectrogramContent final : public LaneContent {
 public:
  void paint(QPainter& painter, const Strip& strip) const override {
    const int width = static_cast<int>(std::lround(strip.width * strip.pixelRatio));
    const int height = static_cast<int>(std::lround((strip.height - kMargin) * strip.pixelRatio));
    if (width <= 0 || height <= 0) return;
    QImage image(width, height, QImage::Format_RGB32);
    const Ramp ramp = spectrumRamp(*strip.theme);
    const std::vector<Row> rows = rowsOf(height);
    const SpectrumSampler sampler(strip);
    BandLevels levels{};
    constexpr float kFloor = static_cast<float>(255 * (1 + kDarkest / kSpectrumRange));
    constexpr float kScale = static_cast<float>(kSpectrumRange / (kBrightest - kDarkest));
    for (int x = 0; x < width; ++x) {
      const bool known = sampler.column(x, levels);
      for (int y = 0; y < height; ++y) {
        const Row& row = rows[static_cast<std::size_t>(y)];
        const float shade = known ? (levelIn(row, levels) + row.tilt - kFloor) * kScale : 0.0F;
        reinterpret_cast<QRgb*>(image.scanLine(y))[x] =
            ramp[static_cast<std::size_t>(std::clamp(shade, 0.0F, 255.0F))];
      }
    }
    image.setDevicePixelRatio(strip.pixelRatio);
    painter.drawImage(QPointF(0, 0), image);
  }

  void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const override {
    constexpr double kText = 12;
    struct Mark {
      double frequency;
      const char* text;
    };
    constexpr std::array<Mark, 3> kMarks{Mark{100, QT_TRANSLATE_NOOP("Lane", "100 Hz")},
                                         {1000, QT_TRANSLATE_NOOP("Lane", "1 kHz")},
                                         {10000, QT_TRANSLATE_NOOP("Lane", "10 kHz")}};
    constexpr double kName = 20;  // the lane's own, at the top
    if (rect.height() < kText * 5) return;
    painter.setFont(theme.font(TextRole::Micro));
    for (const Mark& mark : kMarks) {
      const double y = rect.top() + yOf(mark.frequency, rect.height());
      if (y - rect.top() < kName + kText / 2) continue;
      painter.setPen(theme.colours().text.low);
      painter.drawText(QRectF(rect.left(), y - kText / 2, rect.width() - 9, kText),
                       Qt::AlignRight | Qt::AlignVCenter, QCoreApplication::translate("Lane", mark.text));
      painter.fillRect(QRectF(rect.right() - 6, std::round(y), 5, 1), theme.colours().line.control);
    }
  }

  [[nodiscard]] QString textAt(double y, double height) const override {
    if (y < 0 || y >= height - kMargin) return {};
    const double band = (1 - y / (height - kMargin)) * static_cast<double>(kSpectrumBands) - 0.5;
    const double frequency = frequencyOf(band);
    const QString hertz = QCoreApplication::translate("Lane", "%1 Hz").arg(numberText(frequency, 0));
    return QStringLiteral("%1 · %2").arg(hertz, nearestNoteText(frequency));
  }

 private:
  static double yOf(double frequency, double height) {
    return (1 - (bandOf(frequency) + 0.5) / static_cast<double>(kSpectrumBands)) * (height - kMargin);
  }
};

}  // namespace

LaneDeclaration spectrogramLane() {
  return {
      .id = QStringLiteral("spectrogram"),
      .title = QT_TRANSLATE_NOOP("Lane", "Spectrogram"),
      .subject = QT_TRANSLATE_NOOP("Lane", "Waveform"),
      .nothing = QT_TRANSLATE_NOOP("Lane", "No sound."),
      .steps = {QStringLiteral("waveform")},
      .hiddenAtFirst = true,
      .spectral = true,
      .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                 const LaneOptions&) -> std::shared_ptr<const LaneContent> {
        if (timeline->waveform == nullptr || timeline->waveform->channels.empty()) return nullptr;
        return std::make_shared<SpectrogramContent>();
      },
      .parts =
          [](const model::Timeline& timeline) { return std::vector<const void*>{timeline.waveform.get()}; }};
}

}  // namespace barline::ui

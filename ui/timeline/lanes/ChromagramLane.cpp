#include "ui/timeline/lanes/ChromagramLane.h"

#include <QCoreApplication>
#include <QImage>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline/MusicText.h"
#include "ui/timeline/lanes/SpectrumSampler.h"

namespace barline::ui {
namespace {

constexpr int kClasses = 12;
using Chroma = std::array<float, kClasses>;

constexpr int kLowestNote = 36;    ///< C2: below, semitones are closer than a window can tell apart
constexpr int kHighestNote = 95;   ///< B6: above lie overtones
constexpr float kQuiet = -66;      ///< dBFS of the loudest note from which on nothing is shown
constexpr float kClear = -54;      ///< from which on everything is
constexpr float kShownRange = 15;  ///< decibels below the strongest class that are shown
constexpr double kMargin = 1;      ///< below, for the lane's border

float powerOf(float code) {
  return std::pow(10.0F, (code / 255.0F - 1.0F) * static_cast<float>(kSpectrumRange) / 10.0F);
}

const std::array<float, 256>& powers() {
  static const std::array<float, 256> table = [] {
    std::array<float, 256> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = powerOf(static_cast<float>(i));
    return out;
  }();
  return table;
}

/// Shades (0–1) of the classes. @param cents tuning of A4 against 440 Hz
Chroma chromaOf(const BandLevels& levels, double cents) {
  Chroma sums{};
  float loudest = 0;
  const double shift = cents / 100 * kSpectrumBandsPerSemitone;
  for (int note = kLowestNote; note <= kHighestNote; ++note) {
    const double band = (note - kSpectrumLowestNote) * kSpectrumBandsPerSemitone + shift;
    const auto below = static_cast<std::size_t>(band);
    const auto share = static_cast<float>(band - static_cast<double>(below));
    const float code = levels[below] + (levels[below + 1] - levels[below]) * share;
    const float power = powers()[static_cast<std::size_t>(code)];
    sums[static_cast<std::size_t>(note % kClasses)] += power;
    loudest = std::max(loudest, power);
  }
  const float most = *std::max_element(sums.begin(), sums.end());
  const float level = 10 * std::log10(std::max(loudest, 1e-12F));
  const float clarity = std::clamp((level - kQuiet) / (kClear - kQuiet), 0.0F, 1.0F);
  for (float& sum : sums) {
    const float below = 10 * std::log10(std::max(sum, 1e-12F) / std::max(most, 1e-12F));
    sum = clarity * std::clamp(1 + below / kShownRange, 0.0F, 1.0F);
  }
  return sums;
}

class ChromagramContent final : public LaneContent {
 public:
  explicit ChromagramContent(const model::Timeline& timeline)
      : cents_(timeline.key == nullptr ? 0 : std::clamp(timeline.key->tuningCents.value_or(0), -50.0, 50.0)) {
  }

  void paint(QPainter& painter, const Strip& strip) const override {
    const int width = static_cast<int>(std::lround(strip.width * strip.pixelRatio));
    const int height = static_cast<int>(std::lround((strip.height - kMargin) * strip.pixelRatio));
    if (width <= 0 || height <= 0) return;
    QImage image(width, height, QImage::Format_RGB32);
    const Ramp ramp = spectrumRamp(*strip.theme);
    const SpectrumSampler sampler(strip);
    BandLevels levels{};
    for (int x = 0; x < width; ++x) {
      const Chroma chroma = sampler.column(x, levels) ? chromaOf(levels, cents_) : Chroma{};
      for (int y = 0; y < height; ++y) {
        const auto row = static_cast<std::size_t>(kClasses - 1 - y * kClasses / height);
        reinterpret_cast<QRgb*>(image.scanLine(y))[x] = ramp[static_cast<std::size_t>(chroma[row] * 255.0F)];
      }
    }
    image.setDevicePixelRatio(strip.pixelRatio);
    painter.drawImage(QPointF(0, 0), image);
  }

  void paintGutter(QPainter& painter, const QRectF& rect, const Theme& theme) const override {
    constexpr double kText = 12;
    constexpr double kLeastGap = 11;
    constexpr double kName = 18;  // the lane's own, at the top
    const double row = (rect.height() - kMargin) / kClasses;
    const int step = std::max(1, static_cast<int>(std::ceil(kLeastGap / row)));
    if (step > kClasses / 2) return;
    painter.setFont(theme.font(TextRole::Micro));
    painter.setPen(theme.colours().text.low);
    for (int pitchClass = 0; pitchClass < kClasses; pitchClass += step) {
      const double y = rect.top() + (kClasses - 0.5 - pitchClass) * row;
      if (y - kText / 2 < rect.top() + kName) break;
      painter.drawText(QRectF(rect.left(), y - kText / 2, rect.width() - 6, kText),
                       Qt::AlignRight | Qt::AlignVCenter, pitchClassText(pitchClass));
    }
  }

  [[nodiscard]] QString textAt(double y, double height) const override {
    if (y < 0 || y >= height - kMargin) return {};
    return pitchClassText(kClasses - 1 - static_cast<int>(y / (height - kMargin) * kClasses));
  }

 private:
  double cents_;
};

}  // namespace

LaneDeclaration chromagramLane() {
  return {.id = QStringLiteral("chromagram"),
          .title = QT_TRANSLATE_NOOP("Lane", "Chromagram"),
          .subject = QT_TRANSLATE_NOOP("Lane", "Waveform"),
          .nothing = QT_TRANSLATE_NOOP("Lane", "No sound."),
          .steps = {QStringLiteral("waveform")},
          .hiddenAtFirst = true,
          .spectral = true,
          .make = [](const std::shared_ptr<const model::Timeline>& timeline,
                     const LaneOptions&) -> std::shared_ptr<const LaneContent> {
            if (timeline->waveform == nullptr || timeline->waveform->channels.empty()) return nullptr;
            return std::make_shared<ChromagramContent>(*timeline);
          },
          .parts =
              [](const model::Timeline& timeline) {
                return std::vector<const void*>{timeline.waveform.get(), timeline.key.get()};
              }};
}

}  // namespace barline::ui

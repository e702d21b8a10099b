#include "ui/edits/grid/Loupe.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr double kSpan = 0.16;     // s shown
constexpr double kFetched = 0.75;  // s to either side
constexpr QSizeF kSize(226, 116);
constexpr double kHead = 20;
constexpr double kFoot = 18;
constexpr double kGap = 28;   // from the line to the loupe
constexpr double kEdge = 16;  // from the edges of the lane

QString text(const char* source) {
  return QCoreApplication::translate("Loupe", source);
}

}  // namespace

Loupe::Loupe(std::function<void()> changed) : changed_(std::move(changed)) {}

void Loupe::setProvider(std::shared_ptr<SampleProvider> provider) {
  provider_ = std::move(provider);
  samples_.reset();
  asked_.reset();
  if (provider_ == nullptr) return;
  QObject::connect(provider_.get(), &SampleProvider::ready, provider_.get(),
                   [this](std::shared_ptr<const SampleWindow> window) {
                     samples_ = std::move(window);
                     asked_.reset();
                     changed_();
                   });
  QObject::connect(provider_.get(), &SampleProvider::failed, provider_.get(), [this] { asked_.reset(); });
}

void Loupe::lookAt(double seconds, int sampleRate) {
  if (provider_ == nullptr || sampleRate <= 0) return;
  const auto first = static_cast<std::int64_t>(std::max(0.0, seconds - kSpan) * sampleRate);
  const auto last = static_cast<std::int64_t>((seconds + kSpan) * sampleRate);
  if (samples_ != nullptr && samples_->covers(first, last)) return;
  const auto from = static_cast<std::int64_t>(std::max(0.0, seconds - kFetched) * sampleRate);
  if (asked_ && std::abs(*asked_ - from) < static_cast<std::int64_t>(kFetched / 2 * sampleRate)) return;
  asked_ = from;
  provider_->request(from, static_cast<std::int64_t>(2 * kFetched * sampleRate));
}

void Loupe::paint(QPainter& p, const TimelineScene& scene, const QRectF& lane, double now,
                  double before) const {
  if (samples_ == nullptr || lane.height() < kSize.height() + 2 * kEdge) return;
  const Theme& theme = *scene.theme;
  const Colours& c = theme.colours();
  const double x = scene.xOf(now);
  const double old = scene.xOf(before);
  // On the side where the followers are, beyond the beat's old place.
  double left = std::max(x, old) + kGap + 60;
  if (left + kSize.width() > scene.area.right() - kEdge) left = std::min(x, old) - kGap - kSize.width();
  if (left < scene.area.left() + kEdge) return;
  const double top = std::round(lane.center().y() - kSize.height() / 2);
  const QRectF frame(std::round(left), top, kSize.width(), kSize.height());

  // As much of both places as fits; the new one always.
  const double middle = std::abs(now - before) < 0.75 * kSpan ? (now + before) / 2 : now;
  const double begin = middle - kSpan / 2;
  const auto xOf = [&](double time) { return frame.left() + (time - begin) / kSpan * frame.width(); };

  p.setRenderHint(QPainter::Antialiasing);
  for (int i = 4; i >= 1; --i) {
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0, 0, 0, 16));
    p.drawRoundedRect(frame.adjusted(-i, -i + 2, i, i + 2), 8, 8);
  }
  p.setBrush(c.bg.raised);
  p.setPen(QPen(c.line.control, 1));
  p.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
  const QRectF wave(frame.left() + 1, top + kHead, frame.width() - 2, frame.height() - kHead - kFoot);
  p.fillRect(wave, c.bg.canvas);
  const double factor = scene.axis.secondsPerPixel / (kSpan / frame.width());
  p.setFont(theme.font(TextRole::Small));
  p.setPen(c.text.mid);
  const QRectF head(frame.left() + 8, top, frame.width() - 16, kHead);
  drawNumerals(
      p, head, Qt::AlignLeft | Qt::AlignVCenter,
      text(QT_TRANSLATE_NOOP("Loupe", "Loupe ×%1 · mono")).arg(numberText(factor, factor < 10 ? 1 : 0)));
  drawNumerals(p, head, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("160 ms"));

  p.save();
  p.setClipRect(wave);
  paintSamples(p, wave, begin, theme);
  if (scene.timeline->transients != nullptr) {
    p.setPen(Qt::NoPen);
    p.setBrush(c.grid.transient);
    for (const model::Transient& transient : scene.timeline->transients->all) {
      if (transient.time < begin || transient.time > begin + kSpan) continue;
      const double tip = xOf(transient.time);
      p.drawPolygon(
          QPolygonF({{tip - 4, wave.bottom()}, {tip, wave.bottom() - 8}, {tip + 4, wave.bottom()}}));
    }
  }
  p.setPen(QPen(c.text.mid, 1, Qt::DashLine));
  p.drawLine(QPointF(xOf(before), wave.top()), QPointF(xOf(before), wave.bottom()));
  p.setPen(QPen(c.accent.base, 2));
  p.drawLine(QPointF(xOf(now), wave.top()), QPointF(xOf(now), wave.bottom()));
  p.restore();

  const auto name = [&](double at, const QString& label, const QColor& ink) {
    const double width = QFontMetricsF(p.font()).horizontalAdvance(label) + 4;
    const double place = std::clamp(at - width / 2, frame.left() + 4, frame.right() - width - 4);
    p.setPen(ink);
    p.drawText(QRectF(place, wave.bottom(), width, kFoot), Qt::AlignCenter, label);
  };
  name(xOf(now), text(QT_TRANSLATE_NOOP("Loupe", "now")), c.accent.text);
  const bool apart = std::abs(xOf(now) - xOf(before)) > 56;
  if (apart && wave.contains(QPointF(xOf(before), wave.center().y())))
    name(xOf(before), text(QT_TRANSLATE_NOOP("Loupe", "before")), c.text.mid);
}

void Loupe::paintSamples(QPainter& p, const QRectF& rect, double begin, const Theme& theme) const {
  const double rate = samples_->sampleRate;
  const auto first =
      std::max<std::int64_t>(static_cast<std::int64_t>(std::floor(begin * rate)), samples_->firstFrame);
  const auto last = std::min<std::int64_t>(static_cast<std::int64_t>(std::ceil((begin + kSpan) * rate)),
                                           samples_->firstFrame + samples_->frames());
  if (last <= first) return;
  std::vector<float> mono;
  float most = 1e-4F;
  for (std::int64_t frame = first; frame < last; ++frame) {
    float sum = 0;
    for (const auto& channel : samples_->channels)
      sum += channel[static_cast<std::size_t>(frame - samples_->firstFrame)];
    mono.push_back(sum / static_cast<float>(samples_->channels.size()));
    most = std::max(most, std::abs(mono.back()));
  }
  QPainterPath path;
  const double half = rect.height() / 2 - 4;
  for (std::size_t i = 0; i < mono.size(); ++i) {
    const double time = (static_cast<double>(first) + static_cast<double>(i)) / rate;
    const QPointF point(rect.left() + (time - begin) / kSpan * rect.width(),
                        rect.center().y() - half * static_cast<double>(mono[i] / most));
    i == 0 ? path.moveTo(point) : path.lineTo(point);
  }
  p.setPen(QPen(theme.colours().wave.mono, 1));
  p.setBrush(Qt::NoBrush);
  p.drawPath(path);
}

}  // namespace barline::ui

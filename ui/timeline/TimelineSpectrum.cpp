#include <algorithm>
#include <cmath>

#include "ui/timeline/TimelinePrivate.h"
#include "ui/timeline/lanes/SpectrumSampler.h"

namespace barline::ui {
namespace {

/// Finer columns show nothing more: windows are far longer.
constexpr double kFinestColumn = 1.0 / 1024;
/// Of a tile painted from a detail; those painted from the overview count the chunks that were there.
constexpr std::uint64_t kDetailed = 1U << 20U;

}  // namespace

void TimelineView::Private::setSpectrumSource(std::shared_ptr<SpectrumSource> next) {
  forgetSpectrum();
  spectrumSource = std::move(next);
  if (spectrumSource == nullptr) return;
  connect(spectrumSource.get(), &SpectrumSource::grown, this, &Private::requestTiles);
  connect(spectrumSource.get(), &SpectrumSource::ready, this, &Private::acceptSpectrum);
  connect(spectrumSource.get(), &SpectrumSource::failed, this, [this](const QString& reason) {
    askedSpectrum.reset();
    spectrumProblem = reason;
    q->update();
  });
  requestSpectrum();
  requestTiles();
}

void TimelineView::Private::forgetSpectrum() {
  if (spectrumSource != nullptr) disconnect(spectrumSource.get(), nullptr, this, nullptr);
  spectrumSource.reset();
  spectrum.reset();
  askedSpectrum.reset();
  spectrumProblem.clear();
}

bool TimelineView::Private::showsSpectrum() const {
  return std::any_of(stack.slots().begin(), stack.slots().end(),
                     [this](const LaneStack::Slot& slot) { return declaration(slot.lane).spectral; });
}

double TimelineView::Private::spectrumColumn() const {
  const double pixel = target.secondsPerPixel / ratio();
  if (pixel >= spectrumSource->overview()->secondsPerColumn) return 0;
  // Powers of two, so that a detail serves for an octave of zoom.
  return std::max(kFinestColumn, std::exp2(std::floor(std::log2(pixel))));
}

void TimelineView::Private::requestSpectrum() {
  // The waveform's length is exact; what a container promises may not be.
  const bool known = timeline != nullptr && timeline->waveform != nullptr;
  if (!known || spectrumSource == nullptr || !showsSpectrum()) return;
  spectrumSource->start(duration());
  const double column = spectrumColumn();
  if (column == 0) return;
  const double span = laneWidth() * target.secondsPerPixel;
  // The tiles that the view touches, and a little more so that scrolling finds something.
  const double tile = kTileWidth * target.secondsPerPixel;
  const model::TimeRange needed{std::max(0.0, target.origin - tile),
                                std::min(duration(), target.origin + span + tile)};
  const auto serves = [&](const model::TimeRange& range, double seconds) {
    return seconds == column && range.begin <= needed.begin && range.end >= needed.end;
  };
  if (spectrum != nullptr && spectrum->secondsPerColumn == column && covers(*spectrum, needed, duration()))
    return;
  if (askedSpectrum && serves(*askedSpectrum, askedSpectrumColumn)) return;
  const double first = std::max(0.0, std::floor((needed.begin - span / 2) / column));
  const double last = std::ceil((needed.end + span / 2) / column);
  askedSpectrum = model::TimeRange{first * column, last * column};
  askedSpectrumColumn = column;
  spectrumSource->request(first * column, column, static_cast<std::size_t>(last - first));
}

void TimelineView::Private::acceptSpectrum(std::shared_ptr<const SpectrumWindow> window) {
  askedSpectrum.reset();
  spectrum = std::move(window);
  requestTiles();
}

void TimelineView::Private::addSpectrum(TileJob& job, const TimeAxis& tile, double width) const {
  if (spectrumSource == nullptr) return;
  const model::TimeRange range = rangeOf(tile, width);
  job.spectrum = spectrumSource->overview();
  if (spectrum != nullptr && spectrum->secondsPerColumn == spectrumColumn() &&
      covers(*spectrum, range, duration())) {
    job.key.samples = kDetailed;
    job.spectrumDetail = spectrum;
  } else {
    job.key.samples = job.spectrum->readyChunks(range);
  }
}

void TimelineView::Private::paintSpectrumProblem(QPainter& p, const LaneStack::Slot& slot) {
  if (spectrumProblem.isEmpty()) return;
  p.setFont(theme->font(TextRole::Small));
  p.setPen(theme->colours().state.error);
  p.drawText(QRectF(laneRect(slot)).adjusted(12, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
             spectrumProblem);
}

void TimelineView::setSpectrumSource(std::shared_ptr<SpectrumSource> source) {
  d_->setSpectrumSource(std::move(source));
}

}  // namespace barline::ui

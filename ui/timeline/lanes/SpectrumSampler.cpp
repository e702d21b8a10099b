#include "ui/timeline/lanes/SpectrumSampler.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {

bool covers(const SpectrumWindow& window, const model::TimeRange& range, double duration) {
  const model::TimeRange had = window.range();
  // The last column of a file may be missing.
  const double end = std::min(range.end, duration) - 2 * window.secondsPerColumn;
  return window.columns() > 0 && had.begin <= std::max(0.0, range.begin) && had.end >= end;
}

SpectrumSampler::SpectrumSampler(const Strip& strip)
    : pyramid_(strip.spectrum),
      pixelSeconds_(strip.axis.secondsPerPixel / strip.pixelRatio),
      origin_(strip.axis.origin) {
  if (pyramid_ == nullptr) return;
  level_ = pyramid_->levelFor(pixelSeconds_);
  columnSeconds_ = pyramid_->columnOf(level_);
  const SpectrumWindow* detail = strip.spectrumDetail;
  if (detail == nullptr || detail->secondsPerColumn >= columnSeconds_ ||
      !covers(*detail, strip.range(), pyramid_->duration)) {
    return;
  }
  window_ = detail;
  columnSeconds_ = detail->secondsPerColumn;
  begin_ = detail->begin;
}

SpectrumColumn SpectrumSampler::at(std::int64_t column) const {
  if (window_ == nullptr) return pyramid_->at(level_, column);
  const auto last = static_cast<std::int64_t>(window_->columns()) - 1;
  return window_->at(static_cast<std::size_t>(std::clamp<std::int64_t>(column, 0, last)));
}

bool SpectrumSampler::column(int x, BandLevels& out) const {
  if (pyramid_ == nullptr) return false;
  const double from = (origin_ + x * pixelSeconds_ - begin_) / columnSeconds_;
  const double to = from + pixelSeconds_ / columnSeconds_;
  if (to - from < 1) {
    const double middle = (from + to) / 2 - 0.5;
    const double whole = std::floor(middle);
    const auto share = static_cast<float>(middle - whole);
    const SpectrumColumn right = at(static_cast<std::int64_t>(whole) + 1);
    SpectrumColumn left = at(static_cast<std::int64_t>(whole));
    if (left.empty()) left = right;
    if (left.empty()) return false;
    const SpectrumColumn& next = right.empty() ? left : right;
    for (std::size_t band = 0; band < kSpectrumBands; ++band)
      out[band] = static_cast<float>(left[band]) * (1 - share) + static_cast<float>(next[band]) * share;
    return true;
  }
  out.fill(0);
  const auto first = static_cast<std::int64_t>(std::llround(from));
  const auto last = std::max(static_cast<std::int64_t>(std::llround(to)), first + 1);
  int count = 0;
  for (std::int64_t i = first; i < last; ++i) {
    const SpectrumColumn codes = at(i);
    if (codes.empty()) continue;
    ++count;
    for (std::size_t band = 0; band < kSpectrumBands; ++band) out[band] += static_cast<float>(codes[band]);
  }
  if (count == 0) return false;
  for (float& level : out) level /= static_cast<float>(count);
  return true;
}

Ramp spectrumRamp(const Theme& theme) {
  const auto& stops = theme.colours().spectrum;
  Ramp ramp{};
  for (std::size_t i = 0; i < ramp.size(); ++i) {
    const double position =
        static_cast<double>(i) / static_cast<double>(ramp.size() - 1) * static_cast<double>(stops.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(position), stops.size() - 2);
    const double share = position - static_cast<double>(stop);
    const auto mixed = [share](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * share)); };
    const QColor& a = stops[stop];
    const QColor& b = stops[stop + 1];
    ramp[i] = qRgb(mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue()));
  }
  return ramp;
}

}  // namespace barline::ui

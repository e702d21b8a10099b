#pragma once

#include <QPainter>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "ui/theme/Theme.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/TimelineInteractor.h"

namespace barline::ui {

/// A closer look at 160 ms around a beat that is moved: the samples, where it is, where it was, transients.
class Loupe {
 public:
  /// @param changed called when samples have come
  explicit Loupe(std::function<void()> changed);

  void setProvider(std::shared_ptr<SampleProvider> provider);
  /// Fetches the samples around a time, if they are not at hand.
  void lookAt(double seconds, int sampleRate);

  /// Beside the line at `now`, in `lane`: never on it. Nothing where there are no samples or no room.
  void paint(QPainter& painter, const TimelineScene& scene, const QRectF& lane, double now,
             double before) const;

 private:
  void paintSamples(QPainter& painter, const QRectF& rect, double begin, const Theme& theme) const;

  std::function<void()> changed_;
  std::shared_ptr<SampleProvider> provider_;
  std::shared_ptr<const SampleWindow> samples_;
  std::optional<std::int64_t> asked_;  ///< first frame of what is under way
};

}  // namespace barline::ui

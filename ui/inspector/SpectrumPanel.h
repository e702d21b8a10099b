#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>
#include <functional>
#include <memory>

#include "engine/model/Timeline.h"
#include "ui/inspector/Spectrum.h"
#include "ui/inspector/TrackAverage.h"

namespace barline::ui {

class SampleProvider;
class SpectrumFeed;
class SpectrumView;

/// The spectrum at the playhead, and below it what lies under the pointer, else its highest point. Reads the
/// track only while it is visible, and follows at most 30 times a second.
class SpectrumPanel final : public QWidget {
  Q_OBJECT

 public:
  /// Opens a file for reading; called when a track's samples are first wanted.
  using OpenSamples = std::function<std::shared_ptr<SampleProvider>(const std::filesystem::path&)>;

  explicit SpectrumPanel(OpenSamples open, QWidget* parent = nullptr);
  ~SpectrumPanel() override;

  /// Null: no track is open. A timeline of the same file changes nothing.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);
  void setPlayhead(double seconds, bool playing);
  void setSmoothing(Smoothing smoothing);
  void setHoldsPeaks(bool hold);
  /// Whether the track's average lies behind the spectrum. It is read when it is first to be shown.
  void setShowsAverage(bool show);

  [[nodiscard]] const SpectrumView& view() const { return *view_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void follow();
  void makeFeed();
  void makeAverage();
  void updateAverage();
  void updatePoint();
  [[nodiscard]] QRectF line() const;

  OpenSamples open_;
  SpectrumView* view_;
  std::unique_ptr<SpectrumFeed> feed_;       // null until it is wanted
  std::unique_ptr<TrackAverage> averaging_;  // null until it is wanted
  std::optional<SmoothedSpectra> average_;
  bool showsAverage_{true};
  std::filesystem::path file_;  // empty where no track is open
  int sampleRate_{};
  double duration_{};  // seconds
  double playhead_{};
  bool playing_{};
  bool stale_{};  // the playhead has moved since the spectrum was asked for
  Smoothing smoothing_{Smoothing::Twelfth};
  QElapsedTimer sinceAsked_;
  QBasicTimer later_;
};

}  // namespace barline::ui

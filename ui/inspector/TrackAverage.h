#pragma once

#include <QObject>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "ui/inspector/Spectrum.h"
#include "ui/threads/WorkQueue.h"
#include "ui/timeline/SampleProvider.h"

namespace barline::ui {

/// A spectrum by either smoothing.
struct SmoothedSpectra {
  Spectrum fine;
  Spectrum twelfth;
};

/// The average spectrum of a track: the mean power of up to 240 windows spread evenly over it. Reads one
/// window after the other, so it stays out of the way. Lives on the interface's thread and emits there; ends
/// when it is destroyed.
class TrackAverage : public QObject {
  Q_OBJECT

 public:
  /// @param provider asked by nobody else @param duration seconds
  TrackAverage(std::shared_ptr<SampleProvider> provider, int sampleRate, double duration,
               QObject* parent = nullptr);

  /// Begins to read.
  void start();

 Q_SIGNALS:
  void ready(const barline::ui::SmoothedSpectra& average);
  /// Emitted on the analysing thread: there is an average.
  void analysed();

 private:
  void ask();
  void accept(const std::shared_ptr<const SampleWindow>& samples);
  void deliver();

  std::shared_ptr<SampleProvider> provider_;
  std::shared_ptr<SpectrumAnalyser> analyser_;  ///< used on the analysing thread; frames() anywhere
  std::shared_ptr<std::vector<double>> power_;  ///< likewise; sum over the windows so far
  std::int64_t trackFrames_;
  int windows_;
  int asked_{};  ///< windows
  std::mutex mutex_;
  std::optional<SmoothedSpectra> average_;  ///< guarded by mutex_
  WorkQueue queue_;                         ///< last, so that its thread ends first
};

}  // namespace barline::ui

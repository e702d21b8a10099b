#pragma once

#include <QMetaType>
#include <QObject>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "ui/inspector/Spectrum.h"
#include "ui/threads/WorkQueue.h"
#include "ui/timeline/SampleProvider.h"

namespace barline::ui {

/// The spectrum about a moment of a track, for whoever follows it. Samples are read ahead a second or two at
/// a time by the provider and analysed on a thread of its own. Lives on the interface's thread and emits
/// there.
class SpectrumFeed : public QObject {
  Q_OBJECT

 public:
  /// @param provider asked by nobody else: it answers only its newest request
  explicit SpectrumFeed(std::shared_ptr<SampleProvider> provider, int sampleRate, QObject* parent = nullptr);

  void setSmoothing(Smoothing smoothing);
  /// The spectrum of the window that has this moment in its middle: ready() follows. While samples are read
  /// for one moment, only the newest of the others is kept, so a moving playhead is followed as fast as the
  /// file can be read. @param seconds of the track
  void show(double seconds);

 Q_SIGNALS:
  void ready(const barline::ui::Spectrum& spectrum);
  /// The file can no longer be read; one sentence.
  void failed(const QString& reason);
  /// Emitted on the analysing thread: there is a spectrum.
  void analysed();

 private:
  /// What the provider is reading.
  struct Request {
    std::int64_t begin{};   ///< frame
    std::int64_t end{};     ///< one past the last
    std::int64_t window{};  ///< first frame of the window it was asked for
  };

  [[nodiscard]] std::int64_t windowAt(double seconds) const;
  [[nodiscard]] bool covers(std::int64_t window) const;
  void ask(std::int64_t window);
  void analyse(std::int64_t window);
  void accept(std::shared_ptr<const SampleWindow> samples);
  void deliver();

  std::shared_ptr<SampleProvider> provider_;
  int sampleRate_;
  Smoothing smoothing_{Smoothing::Twelfth};
  std::optional<std::int64_t> wanted_;  ///< first frame of the newest window
  std::shared_ptr<const SampleWindow> samples_;
  std::optional<Request> asked_;
  std::optional<std::int64_t> trackEnd_;        ///< frames, once they have been read to their end
  std::shared_ptr<SpectrumAnalyser> analyser_;  ///< used on the analysing thread; frames() anywhere
  std::mutex mutex_;
  std::optional<Spectrum> spectrum_;  ///< guarded by mutex_
  WorkQueue queue_;                   ///< last, so that its thread ends first
};

}  // namespace barline::ui

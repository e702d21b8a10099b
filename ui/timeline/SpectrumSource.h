#pragma once

#include <QObject>
#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "ui/threads/WorkQueue.h"
#include "ui/timeline/Spectrogram.h"

namespace barline::audio {
class Decoding;
}

namespace barline::ui {

class SpectrumReader;

/// Hands out a track's spectrum. Lives on the interface's thread; never blocks it.
class SpectrumSource : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Begins to read the whole track, once: someone looks at it.
  /// @param duration seconds of the track
  virtual void start(double duration) = 0;
  /// What has been read of it so far; never null.
  [[nodiscard]] virtual std::shared_ptr<const SpectrumPyramid> overview() const = 0;

  /// Asks for a stretch in a finer resolution than the overview's. ready() follows, unless another request
  /// comes first: then only the newest is answered.
  virtual void request(double begin, double secondsPerColumn, std::size_t columns) = 0;

 Q_SIGNALS:
  /// overview() has more.
  void grown();
  /// What was asked for, shorter where the track ends sooner.
  void ready(std::shared_ptr<const barline::ui::SpectrumWindow> window);
  /// The file cannot be read; one sentence.
  void failed(const QString& reason);
};

/// Decodes one file on two threads of its own: one for the whole track, one for what is asked for.
class DecoderSpectrumSource final : public SpectrumSource {
  Q_OBJECT

 public:
  /// Opens nothing before it has to. @param decoding outlives it
  DecoderSpectrumSource(audio::Decoding& decoding, std::filesystem::path file, QObject* parent = nullptr);
  /// Waits for the reading under way, which gives up at its next column.
  ~DecoderSpectrumSource() override;

  void start(double duration) override;
  [[nodiscard]] std::shared_ptr<const SpectrumPyramid> overview() const override { return overview_; }
  void request(double begin, double secondsPerColumn, std::size_t columns) override;

 Q_SIGNALS:
  /// Emitted on the reading threads: there is something to deliver.
  void read();

 private:
  void readAll(SpectrumPyramid pyramid);
  void readWindow(std::uint64_t serial, double begin, double secondsPerColumn, std::size_t columns);
  void publish(const SpectrumPyramid& pyramid);
  void fail(const char* reason);
  void deliver();

  /// What the threads have for the interface's.
  struct News {
    std::shared_ptr<const SpectrumPyramid> overview;
    std::shared_ptr<const SpectrumWindow> window;
    QString problem;
  };

  audio::Decoding& decoding_;
  std::filesystem::path file_;
  std::shared_ptr<const SpectrumPyramid> overview_;
  bool started_{};
  std::unique_ptr<SpectrumReader> reader_;  ///< used on the thread for windows
  std::atomic<std::uint64_t> newest_{};     ///< serial number of the newest request
  std::atomic<bool> closing_{};
  std::mutex mutex_;
  News news_;            ///< guarded by mutex_
  WorkQueue overviews_;  ///< last, so that their threads end first
  WorkQueue windows_;
};

}  // namespace barline::ui

Q_DECLARE_METATYPE(std::shared_ptr<const barline::ui::SpectrumWindow>)

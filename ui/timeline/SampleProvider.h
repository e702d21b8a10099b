#pragma once

#include <QMetaType>
#include <QObject>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "ui/threads/WorkQueue.h"
#include "ui/timeline/SampleWindow.h"

namespace barline::audio {
class Decoder;
class Decoding;
}  // namespace barline::audio

namespace barline::ui {

/// Where the timeline gets samples from when someone zooms in. Lives on the interface's thread and emits
/// there.
class SampleProvider : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Asks for `frames` frames from `firstFrame` on. Returns at once; ready() follows, unless another request
  /// comes first: then only the newest is answered.
  virtual void request(std::int64_t firstFrame, std::int64_t frames) = 0;

 Q_SIGNALS:
  /// What was asked for, shorter where the track ends sooner.
  void ready(std::shared_ptr<const barline::ui::SampleWindow> window);
  /// The file can no longer be read; one sentence.
  void failed(const QString& reason);
};

/// Decodes the samples of one file on a thread of its own.
class DecoderSampleProvider final : public SampleProvider {
  Q_OBJECT

 public:
  /// Opens nothing before the first request. @param decoding outlives it
  DecoderSampleProvider(audio::Decoding& decoding, std::filesystem::path file, QObject* parent = nullptr);
  /// Waits for the read under way, which gives up at its next piece.
  ~DecoderSampleProvider() override;

  void request(std::int64_t firstFrame, std::int64_t frames) override;

 Q_SIGNALS:
  /// Emitted on the decoding thread: there is an answer.
  void answered();

 private:
  /// What a request led to; neither where a newer one came first.
  struct Answer {
    std::shared_ptr<const SampleWindow> window;
    QString problem;
  };

  void read(std::uint64_t serial, std::int64_t firstFrame, std::int64_t frames);
  [[nodiscard]] std::shared_ptr<const SampleWindow> load(std::uint64_t serial, std::int64_t firstFrame,
                                                         std::int64_t frames);
  void deliver();

  audio::Decoding& decoding_;
  std::filesystem::path file_;
  std::unique_ptr<audio::Decoder> decoder_;  ///< used on the decoding thread
  std::atomic<std::uint64_t> newest_{};      ///< serial number of the newest request
  std::mutex mutex_;
  std::optional<Answer> answer_;  ///< guarded by mutex_
  WorkQueue queue_;               ///< last, so that its thread ends first
};

}  // namespace barline::ui

Q_DECLARE_METATYPE(std::shared_ptr<const barline::ui::SampleWindow>)

#pragma once

#include <QMetaType>
#include <QObject>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "ui/timeline/SampleWindow.h"

class QThread;

namespace barline::ui {

/// Where the timeline gets samples from when someone zooms in. Lives on the interface's thread and emits there.
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
  /// Opens nothing before the first request.
  explicit DecoderSampleProvider(std::filesystem::path file, QObject* parent = nullptr);
  /// Waits for the read under way, which is short.
  ~DecoderSampleProvider() override;

  void request(std::int64_t firstFrame, std::int64_t frames) override;

 private:
  class Worker;
  std::unique_ptr<QThread> thread_;
  std::unique_ptr<Worker> worker_;  ///< lives on thread_
  std::uint64_t serial_{};
};

}  // namespace barline::ui

Q_DECLARE_METATYPE(std::shared_ptr<const barline::ui::SampleWindow>)

#pragma once

#include <QObject>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "engine/audio/Decoding.h"
#include "engine/model/AudioSource.h"
#include "engine/model/WaveformPeaks.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Finds out what a new file's waveform is about like within a tenth of a second, however long the file, so
/// that there is something to see until it has been analysed. Lives on the interface's thread and emits
/// there.
class SketchMaker : public QObject {
  Q_OBJECT

 public:
  /// @param decoding outlives it
  explicit SketchMaker(audio::Decoding& decoding, QObject* parent = nullptr);
  /// Waits for the piece of work under way.
  ~SketchMaker() override;

  /// In place of what was asked for before. A file that cannot be read gives no sketch.
  void start(std::int64_t track, const std::filesystem::path& file);
  /// Nobody needs it any more.
  void stop() { newest_ = 0; }

 Q_SIGNALS:
  /// First a coarse one, then a finer one.
  void sketched(std::int64_t track, const barline::model::AudioSource& source,
                std::shared_ptr<const barline::model::WaveformPeaks> sketch);

 private:
  void make(std::uint64_t serial, std::int64_t track, const std::filesystem::path& file);

  audio::Decoding& decoding_;
  std::atomic<std::uint64_t> newest_{};  ///< serial number of what is wanted; 0 = nothing
  std::uint64_t started_{};
  WorkQueue queue_;  ///< last, so that its thread ends first
};

}  // namespace barline::ui

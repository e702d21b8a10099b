#pragma once

#include <QAudioSink>
#include <QBasicTimer>
#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QObject>
#include <QString>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

#include "ui/transport/OutputDevice.h"
#include "ui/transport/PlaybackMixer.h"

namespace barline::ui {

/// Where the playhead was when the device last told, for whoever draws it. Thread-safe.
class PlayheadAnchor {
 public:
  struct State {
    double seconds{};  ///< of the track
    double speed{};    ///< seconds of the track to a second; 0 where it stands
    std::uint32_t seekId{};
    std::uint32_t pass{};  ///< counts the rounds of loops
    double limit{};        ///< seconds: up to here it moves evenly
    std::chrono::steady_clock::time_point at;
  };

  void set(const State& state) {
    const std::lock_guard lock(mutex_);
    state_ = state;
  }
  [[nodiscard]] State get() const {
    const std::lock_guard lock(mutex_);
    return state_;
  }

 private:
  mutable std::mutex mutex_;
  State state_;
};

/// The output device. Lives on a thread of its own, so that neither a busy interface nor a slow sound server
/// touches the other; every function is called there. The device is fed every few milliseconds from that
/// thread's event loop.
class AudioOutput : public QObject {
  Q_OBJECT

 public:
  AudioOutput(std::shared_ptr<PlaybackMixer> mixer, std::shared_ptr<PlayheadAnchor> anchor);
  ~AudioOutput() override;

  /// Looks for devices and reports them from now on.
  void initialise();
  /// The device to use; empty = the system's default.
  void setDevice(const QByteArray& id);
  /// Streams of generations before the latest are ignored.
  void setStream(std::shared_ptr<PlaybackStream> stream, quint64 generation);
  void play();
  /// The sound fades out, then the device is put to sleep.
  void pause();
  /// A seek is ready to be heard.
  void jumpReady();
  void close();

 Q_SIGNALS:
  void devicesChanged(const QList<barline::ui::OutputDevice>& devices);
  /// Playback stopped because of the device. `unplugged`: it is gone, else it failed.
  void deviceLost(bool unplugged);
  void ended(quint32 seekId);

 protected:
  void timerEvent(QTimerEvent* event) override;

 private:
  // Both return false where the device does not take sound.
  bool open();
  bool feed();
  bool lengthenBuffer();
  void fail(bool unplugged);
  void updateDevices();
  void tick();
  [[nodiscard]] double playedFrames() const;
  void publish(double playedFrames, bool running);
  [[nodiscard]] QAudioDevice chosenDevice() const;

  std::shared_ptr<PlaybackMixer> mixer_;
  std::shared_ptr<PlayheadAnchor> anchor_;
  std::unique_ptr<QAudioSink> sink_;
  QIODevice* device_{};         // owned by sink_
  std::vector<float> samples_;  // these two stay as long as the device's buffer is
  std::vector<char> bytes_;
  double bufferSeconds_;
  bool fed_{};  // something was written since the device began or resumed
  int gaps_{};  // times that the device ran out of sound since it was opened
  std::chrono::steady_clock::time_point lastFed_;
  std::shared_ptr<PlaybackStream> stream_;
  quint64 generation_{};
  QByteArray wantedDevice_;
  QByteArray openDevice_;
  std::optional<QList<OutputDevice>> known_;
  QBasicTimer timer_;  // runs while the device does
  QBasicTimer watch_;
  bool playing_{};
  quint32 endedSeek_{};  // for which `ended` was told
};

}  // namespace barline::ui

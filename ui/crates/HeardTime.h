#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <chrono>
#include <cstdint>

namespace barline::ui {

/// Tells when a track has been heard for so long that it counts as played: half a minute, or half of a track
/// that is shorter than a minute. Once each time that it is opened. Lives on the interface's thread.
class HeardTime final : public QObject {
  Q_OBJECT

 public:
  static constexpr std::chrono::milliseconds kPlayedAfter{30'000};

  explicit HeardTime(QObject* parent = nullptr);

  /// Another track is open, not playing; 0 = none. @param seconds its length; 0 = not known
  void setTrack(std::int64_t track, double seconds);
  void setPlaying(bool playing);

 Q_SIGNALS:
  void heard(std::int64_t track);

 private:
  QTimer timer_;
  QElapsedTimer since_;
  std::int64_t track_{};
  std::chrono::milliseconds left_{};  // until it counts
};

}  // namespace barline::ui

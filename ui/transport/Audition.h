#pragma once

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <memory>

#include "ui/transport/SampleSource.h"

namespace barline::ui {

class Player;

/// Lets a track of a list be heard without being opened. The player of the open track pauses meanwhile, and
/// ends it when it plays on. Every function returns at once and is called on the interface's thread.
class Audition final : public QObject {
  Q_OBJECT

 public:
  struct Track {
    std::int64_t id{};
    OpenSource source;
    double duration{};  ///< seconds; 0 = not known
  };

  /// @param open plays the open track; its device and volume are used. Outlives this.
  explicit Audition(Player& open, QObject* parent = nullptr);
  ~Audition() override;

  /// Hears a track from `seconds` on, in place of what is being heard.
  void hear(const Track& track, double seconds);
  /// Moves on in what is being heard, or back.
  void moveBy(double seconds);
  void stop();

  /// What is being heard; 0 = nothing.
  [[nodiscard]] std::int64_t track() const { return track_; }
  /// Seconds of what is being heard.
  [[nodiscard]] double position() const;
  /// Seconds at which a track was left, if it was the last one heard and not to its end; 0 otherwise.
  [[nodiscard]] double leftAt(std::int64_t track) const;

 Q_SIGNALS:
  /// Something else is being heard, or nothing.
  void trackChanged(std::int64_t track);
  /// position() is another: some 25 times a second.
  void moved();
  /// One sentence for the person: why nothing is heard.
  void problem(const QString& sentence);

 private:
  [[nodiscard]] Player& player();
  void setTrack(std::int64_t track);
  void onPlayerStopped();

  Player& open_;
  std::unique_ptr<Player> player_;  // made when there is something to hear
  std::int64_t track_{};
  double duration_{};  // seconds
  std::int64_t left_{};
  double leftAt_{};  // seconds
  QTimer ticker_;
};

}  // namespace barline::ui

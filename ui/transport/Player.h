#pragma once

#include <QList>
#include <QObject>
#include <QThread>
#include <QTimer>
#include <array>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Harmony.h"
#include "engine/playback/SoundSettings.h"
#include "ui/transport/OutputDevice.h"
#include "ui/transport/RegionReader.h"
#include "ui/transport/SampleSource.h"

namespace barline::ui {

class AudioOutput;
class PlaybackFeed;
class PlaybackMixer;
class PlayheadAnchor;

/// Plays one track, and with it clicks and chords. Decoding and output have threads of their own; every
/// function returns at once and is called on the interface's thread.
///
/// The playhead is what the device reports as played, between its reports carried on by the clock for at most
/// 30 ms. After a seek it stands at the target until the target is heard.
class Player : public QObject {
  Q_OBJECT

 public:
  enum class State : unsigned char { Empty, Paused, Playing };

  explicit Player(QObject* parent = nullptr);
  ~Player() override;

  /// Takes another track, paused at its beginning, without a loop. Nothing is opened before it is to be
  /// played.
  /// @param durationSeconds 0 = not known yet
  void load(OpenSource source, double durationSeconds);
  /// For a track whose length has turned out to be another.
  void setDuration(double seconds);
  void unload();

  [[nodiscard]] State state() const { return state_; }
  void play();
  void pause();
  void togglePlaying();
  /// Plays once from the begin of a range to its end and pauses there. Without any loop, until play() goes
  /// on.
  void playRange(const model::TimeRange& range);

  /// @param seconds clamped to the track
  void seek(double seconds);
  /// Seconds of the track. Never falls while playing, a seek and a loop's joint excepted.
  [[nodiscard]] double position() const;
  [[nodiscard]] double duration() const { return duration_; }  ///< 0 = not known

  /// Round and round a range from the next time that it is reached; playing begins inside it. May be changed
  /// while playing.
  void setLoop(const std::optional<model::TimeRange>& loop);
  [[nodiscard]] const std::optional<model::TimeRange>& loop() const { return loop_; }

  /// Lets short pieces be heard wherever scrubTo() goes, until endScrub() plays on or pauses as before.
  void scrubTo(double seconds);
  void endScrub();

  /// Speed and pitch, clicks, chords, solo. May be changed while playing.
  void setSound(const playback::SoundSettings& sound);
  [[nodiscard]] const playback::SoundSettings& sound() const { return sound_; }

  /// What clicks and chords go by; null for none. May be changed while playing.
  void setGrid(const std::shared_ptr<const model::BeatGrid>& grid);
  void setChords(const std::shared_ptr<const model::ChordTimeline>& chords);

  /// @param decibels 0 or less; −60 and below is silence
  void setVolume(double decibels);
  [[nodiscard]] double volume() const { return volume_; }
  /// Peaks of left and right since the last call as fractions of full scale.
  [[nodiscard]] std::array<float, 2> takePeaks();

  [[nodiscard]] const QList<OutputDevice>& devices() const { return devices_; }
  /// False until the devices are known, and where there is none.
  [[nodiscard]] bool hasDevice() const { return !devices_.isEmpty(); }
  /// False until the first devicesChanged().
  [[nodiscard]] bool devicesKnown() const { return devicesKnown_; }
  /// The device asked for; empty = the system's default.
  [[nodiscard]] QByteArray device() const { return device_; }
  /// May be changed while playing.
  void setDevice(const QByteArray& id);
  /// What the device in use is called; empty where there is none.
  [[nodiscard]] QString deviceName() const;

 Q_SIGNALS:
  void stateChanged(barline::ui::Player::State state);
  /// After seek(), load() and the end of the track: position() has jumped.
  void positionJumped(double seconds);
  void loopChanged();
  void soundChanged();
  void devicesChanged();
  /// One sentence for the person; playback is paused.
  void problem(const QString& sentence);

 private:
  void setState(State state);
  /// Seconds up to which a position makes sense.
  [[nodiscard]] double limit() const;
  [[nodiscard]] PlaybackRegion region() const;
  void setStop(std::optional<double> seconds);
  void startFeed(double seconds);
  void retireFeed();
  void startOutput();
  void stopOutput();
  void onDevices(const QList<OutputDevice>& devices);
  void onDeviceLost(bool unplugged);
  void onEnded(quint32 seekId);
  void onFailed(const QString& sentence, quint64 generation);

  std::shared_ptr<PlaybackMixer> mixer_;
  std::shared_ptr<PlayheadAnchor> anchor_;
  QThread outputThread_;
  AudioOutput* output_;  // lives and dies on outputThread_
  OpenSource source_;
  std::unique_ptr<PlaybackFeed> feed_;
  std::vector<std::future<void>> retired_;  // feeds that are ending
  State state_{State::Empty};
  double duration_{};
  double volume_{};
  double target_{};  // seconds, of the latest seek
  bool ended_{};     // the track has been played to its end
  bool scrubbing_{};
  QTimer scrubRest_;  // ends the piece that sounds
  std::optional<model::TimeRange> loop_;
  std::optional<double> stop_;  // seconds
  playback::SoundSettings sound_;
  std::shared_ptr<const model::BeatGrid> grid_;
  std::shared_ptr<const model::ChordTimeline> chords_;
  quint32 seekId_{};
  quint64 generation_{};
  mutable double shown_{};  // what position() returned last
  mutable quint32 shownPass_{};
  QList<OutputDevice> devices_;
  bool devicesKnown_{};
  QByteArray device_;
};

}  // namespace barline::ui

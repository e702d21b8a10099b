#pragma once

namespace barline::playback {

/// How fast and how high the track sounds.
struct PlaybackRate {
  static constexpr double kSlowest = 0.25;
  static constexpr double kFastest = 2.0;
  static constexpr double kWidestShift = 12.0;

  double speed{1.0};      ///< kSlowest–kFastest; the pitch stays
  double semitones{0.0};  ///< −kWidestShift–kWidestShift; the speed stays

  [[nodiscard]] bool isOriginal() const { return speed == 1.0 && semitones == 0.0; }
  bool operator==(const PlaybackRate&) const = default;
};

struct ClickSettings {
  bool on{};
  float gain{0.5F};   ///< linear, 0–1
  float pan{0.0F};    ///< −1 left … 1 right
  bool subdivided{};  ///< also between the beats: in halves, in compound metre in thirds
  bool operator==(const ClickSettings&) const = default;
};

struct ChordSettings {
  bool on{};
  float gain{0.35F};  ///< linear, 0–1
  float pan{0.0F};    ///< −1 left … 1 right
  bool operator==(const ChordSettings&) const = default;
};

enum class SoloChannel : unsigned char { All, Left, Right, Mid, Side };
enum class SoloBand : unsigned char { All, Low, Mid, High };

/// What of the track is heard alone: a channel, a band, or a band of a channel.
struct Solo {
  SoloChannel channel{SoloChannel::All};
  SoloBand band{SoloBand::All};

  bool operator==(const Solo&) const = default;
};

/// Everything a listener sets but the volume.
struct SoundSettings {
  PlaybackRate rate;
  ClickSettings click;
  ChordSettings chords;
  Solo solo;

  bool operator==(const SoundSettings&) const = default;
};

}  // namespace barline::playback

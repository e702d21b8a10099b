#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <span>

#include "engine/playback/ChordVoicing.h"
#include "engine/playback/ClickTrack.h"
#include "engine/playback/Passage.h"
#include "engine/playback/Published.h"
#include "engine/playback/SoundSettings.h"
#include "ui/transport/PlaybackStream.h"
#include "ui/transport/PlayheadMap.h"
#include "ui/transport/StreamVoice.h"

namespace barline::ui {

/// Turns the decoded stream into what the output device gets: speed and pitch, solo, clicks and chords, fades
/// of 5 ms where playing starts, stops or jumps, the volume without steps, peaks for the meter, and the
/// account of which track frame went where. produce(), applyMarks(), setStream() and map() belong to the
/// playing thread and, setStream() excepted, neither lock nor allocate; the set functions from setSound() to
/// setChords() belong to one other thread; the rest may be called from any.
class PlaybackMixer {
 public:
  static constexpr double kFadeSeconds = 0.005;
  static constexpr double kRateFadeSeconds = 0.03;  ///< from one speed or pitch to another

  PlaybackMixer();

  /// Another track, or none. What was heard before is gone at once: only while nothing plays.
  void setStream(std::shared_ptr<PlaybackStream> stream);

  void setSound(const playback::SoundSettings& settings);
  void setClicks(std::shared_ptr<const playback::ClickTrack> clicks) { clicks_.set(std::move(clicks)); }
  void setChords(std::shared_ptr<const playback::VoicedChords> chords) { chords_.set(std::move(chords)); }

  void setPlaying(bool playing) { playing_.store(playing, std::memory_order_relaxed); }
  [[nodiscard]] bool playing() const { return playing_.load(std::memory_order_relaxed); }
  /// @param gain 0–1, linear
  void setGain(float gain) { gain_.store(gain, std::memory_order_relaxed); }
  /// Highest absolute sample of left and right since the last call, after the volume; full scale is 1.
  [[nodiscard]] std::array<float, 2> takePeaks();

  /// Fills `out` (left, right, …) completely, with silence where there is nothing to play.
  void produce(std::span<float> out);

  /// Obeys jumps while nothing is produced, so that the decoding thread gets its room back.
  void applyMarks();

  /// True once a pause or the end has faded out completely.
  [[nodiscard]] bool silent() const { return envelope_ <= 0.0F; }

  [[nodiscard]] PlayheadMap& map() { return map_; }

 private:
  static constexpr std::size_t kChunk = 512;  // frames that go through the stages at once

  struct Joint {  // ring frame `index` is track frame `trackFrame`
    std::uint64_t index{};
    std::int64_t trackFrame{};
  };

  /// What one call of produce() plays by.
  struct Plan {
    bool wanted{};
    const playback::SoundSettings* sound{};
    const playback::ClickTrack* clicks{};
    const playback::VoicedChords* chords{};
  };

  void takeMarks();
  void jumpTo(const StreamMark& mark);
  void splice(const StreamMark& mark);
  void take(StreamVoice& next, std::uint64_t formerEnd, double fadeSeconds);
  void followRate();
  void passJoints();
  std::size_t render(std::span<float> out, const Plan& plan);
  [[nodiscard]] std::size_t chunkLength(std::size_t room, bool wanted) const;
  void crossfade(std::span<float> block);
  void addSounds(std::span<float> block, const playback::Passage& passage, const Plan& plan);
  void fadeTrack(std::span<float> block, bool wanted);
  void applyVolume(std::span<float> block);
  void rest(std::span<float> out);
  void releaseHeard();
  void meter(std::span<const float> out);
  void account(std::int64_t frames, double position, double speed, bool ended);

  [[nodiscard]] std::size_t framesIn(double seconds) const;
  [[nodiscard]] StreamVoice& voice();
  [[nodiscard]] StreamVoice& former();
  /// Track frame at a ring frame of what is heard.
  [[nodiscard]] double trackFrameAt(double position) const;
  [[nodiscard]] bool atEnd();

  std::atomic<bool> playing_{false};
  std::atomic<float> gain_{1.0F};
  std::array<std::atomic<float>, 2> peaks_{};
  playback::Published<playback::SoundSettings> sound_;
  playback::Published<playback::ClickTrack> clicks_;
  playback::Published<playback::VoicedChords> chords_;

  std::shared_ptr<PlaybackStream> stream_;
  PlayheadMap map_;
  std::size_t voice_{};          // which of the two is heard
  playback::PlaybackRate rate_;  // wanted
  std::uint64_t contentBegin_{};
  std::uint64_t end_{};        // ring frame at which the track ends; kNoEnd while unknown
  std::uint64_t formerEnd_{};  // the same of what the former voice plays
  std::size_t fade_{};         // frames that the former voice still sounds; 0 = it does not
  std::size_t fadeLength_{1};
  Joint base_;                           // of what is heard
  std::array<StreamMark, 64> joints_{};  // ahead of what is heard; a ring
  std::size_t firstJoint_{};
  std::size_t jointCount_{};
  std::uint32_t seekId_{};
  std::uint32_t pass_{};
  float envelope_{};       // 0 silent … 1 playing, of the track
  float addedEnvelope_{};  // of clicks and chords, which begin at full level
  float heardGain_{1.0F};
  std::array<float, 2 * kChunk> scratch_{};
};

}  // namespace barline::ui

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace barline::ui {

/// Which track frame stands behind which frame of the output device. The device's frames are numbered from 0
/// where it was opened, silence included; the playhead is the track frame behind the last one it has played.
/// Does not allocate.
class PlayheadMap {
 public:
  struct Place {
    double trackFrame{};
    double speed{};          ///< track frames to a device frame; 0 in a pause and after the end
    std::uint32_t seekId{};  ///< of the seek that led here
    std::uint32_t pass{};    ///< counts the rounds of loops
    bool ended{};            ///< the whole track, or what was to be played of it, has been played
    double stretchEnd{};     ///< device frame up to which this place moves on evenly; 0 where nothing follows

    [[nodiscard]] bool moving() const { return speed > 0.0; }
  };

  /// `count` device frames follow the ones before. Only the members before `stretchEnd` count.
  void append(std::int64_t count, const Place& from);

  /// Device frames appended so far.
  [[nodiscard]] std::int64_t end() const { return end_; }

  /// What is behind device frame `played`. Forgets everything before it.
  [[nodiscard]] Place at(double played);

  /// Starts again for a device newly opened: frame 0 comes next, and until then `at` tells the last place.
  void restart();

 private:
  struct Stretch {
    std::int64_t begin{};
    std::int64_t end{};
    Place place;  // at `begin`
  };

  // A device's buffer of half a second holds fewer; more only forgets the oldest.
  static constexpr std::size_t kCapacity = 128;

  [[nodiscard]] static Place placeIn(const Stretch& stretch, double played);
  [[nodiscard]] Stretch& stretch(std::size_t index) { return stretches_[(first_ + index) % kCapacity]; }
  void push(const Stretch& next);

  std::array<Stretch, kCapacity> stretches_{};
  std::size_t first_{};
  std::size_t count_{};
  std::int64_t end_{};
};

}  // namespace barline::ui

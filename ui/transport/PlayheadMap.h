#pragma once

#include <cstdint>
#include <deque>

namespace barline::ui {

/// Which track frame stands behind which frame of the output device. The device's frames are numbered from 0
/// where it was opened, silence included; the playhead is the track frame behind the last one it has played.
class PlayheadMap {
 public:
  struct Place {
    double trackFrame{};
    bool moving{};           ///< false in a pause and after the end
    std::uint32_t seekId{};  ///< of the seek that led here
    bool ended{};            ///< the whole track has been played
    double stretchEnd{};     ///< device frame up to which this place moves on evenly; 0 where nothing follows
  };

  /// `count` device frames follow the ones before.
  void append(std::int64_t count, std::int64_t trackFrame, bool moving, std::uint32_t seekId, bool ended);

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
    std::int64_t trackFrame{};  // at `begin`
    bool moving{};
    std::uint32_t seekId{};
    bool ended{};
  };

  [[nodiscard]] static Place placeIn(const Stretch& stretch, double played);

  std::deque<Stretch> stretches_;
  std::int64_t end_{};
};

}  // namespace barline::ui

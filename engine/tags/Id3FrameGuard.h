#pragma once

#include <taglib/id3v2frame.h>
#include <taglib/id3v2framefactory.h>

namespace barline::tags {

/// Makes the frames of one ID3v2 tag and leaves unparsed those that hostile files use to fill the memory or
/// to nest without end: compressed ones, chapters and tables of contents. After kMostFrames the tag ends.
class Id3FrameGuard final : public TagLib::ID3v2::FrameFactory {
 public:
  static constexpr int kMostFrames = 10'000;

  Id3FrameGuard() = default;
  ~Id3FrameGuard() override = default;

  /// Whether the tag has more than kMostFrames frames.
  [[nodiscard]] bool metTooMany() const { return frames_ > kMostFrames; }
  /// Whether the tag has compressed frames.
  [[nodiscard]] bool metPacked() const { return packed_; }

 protected:
  /// The base class keeps the type from those who derive from it.
  struct FrameTypes : TagLib::ID3v2::Frame {
    using Header = TagLib::ID3v2::Frame::Header;
  };

  bool updateFrame(FrameTypes::Header* header) const override;

 private:
  mutable int frames_{};
  mutable bool packed_{};
};

}  // namespace barline::tags

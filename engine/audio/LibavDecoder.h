#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/audio/DecodedChunk.h"
#include "engine/audio/DecoderBackend.h"
#include "engine/audio/MediaFile.h"
#include "engine/audio/PacketHash.h"
#include "engine/audio/PacketLength.h"
#include "engine/audio/SeekIndex.h"
#include "engine/audio/StreamStart.h"

namespace barline::audio {

/// Decodes with libav in this process. Positions count frames of the track: 0 is the first that was encoded,
/// negative ones are encoder delay. Reading on counts what is decoded (LibavDecoder.cpp); after a seek the
/// position comes from timestamps that were put into the packets as numbers of frames, until the frame that
/// is wanted is reached (LibavDecoderSeek.cpp). As for the rest, see Decoder.
class LibavDecoder final : public DecoderBackend {
 public:
  /// @throws MediaError
  LibavDecoder(LocalFile file, Decoder::Samples samples);

  [[nodiscard]] const AudioFormat& format() const override { return format_; }
  [[nodiscard]] const PcmFormat& storedFormat() const override { return chunk_.storedFormat(); }
  [[nodiscard]] bool lossless() const override;
  [[nodiscard]] model::AudioSource source() const override;
  std::size_t read(Planes& out, std::size_t maximumFrames) override;
  std::size_t readStored(std::vector<std::byte>& out, std::size_t maximumFrames) override;
  void seek(std::int64_t frame) override;
  bool seekNear(std::int64_t frame) override;
  [[nodiscard]] std::optional<std::string> warning() const override;

  /// As read() and readStored(), into room that the caller has. @param out a plane for each channel, all of
  /// one length
  std::size_t readInto(std::span<const std::span<float>> out);
  /// @param out room for whole frames
  std::size_t readStoredInto(std::span<std::byte> out);

  /// Called with the size of each packet that is read, so that whoever waits knows that the work goes on.
  void setProgress(MediaFile::Progress progress) { media_.setProgress(std::move(progress)); }

 private:
  // Reading on
  template <typename Copy>
  std::size_t readFrames(std::size_t maximumFrames, const Copy& copy);
  bool decodeNext();
  void sendNextPacket();
  void noteLink(const AVPacket& packet);
  void noteMark();
  void prepareTimestamp(int frames);
  void noteFailure();
  void begin();
  void settleFormat();
  bool place();
  bool placeAfterSeek(std::optional<std::int64_t> at);
  void noteDamage();
  void takeSilence();
  void takeFrame();
  void finish();

  // Going elsewhere
  void restart();
  bool skipWithinReach(std::int64_t frame);
  bool seekByTimestamp(std::int64_t frame);
  bool seekByCounting(std::int64_t frame);
  bool seekByMarks(std::int64_t frame);
  bool goTo(const SeekIndex::Entry& entry);
  void expectPosition(std::int64_t frame);

  [[nodiscard]] bool usesTimestamps() const { return exactTimestamps_ && timestampsAgree_; }
  [[nodiscard]] std::int64_t toFrames(std::int64_t timestamp) const;
  /// Longest stretch that is taken for missing packets; beyond it timestamps have begun anew.
  [[nodiscard]] std::int64_t longestGap() const { return std::int64_t{20} * rate_; }
  [[nodiscard]] std::int64_t gapBefore(const AVPacket& packet, int frames);
  [[nodiscard]] std::int64_t advance(const AVPacket& packet, std::int64_t at, int frames) const;
  [[nodiscard]] std::int64_t discarded(const Skip& skip, std::int64_t frames) const;

  MediaFile media_;
  CodecPointer codec_;
  PacketPointer packet_ = makePacket();
  FramePointer frame_ = makeFrame();
  PacketHash hash_;
  PacketLength length_;
  SeekIndex index_;
  AudioFormat format_;
  int rate_;  // of format_, once known; until then the stream's word

  // Decoded and not yet handed out: frames [chunkBegin_, chunkEnd_) of chunk_.
  DecodedChunk chunk_;
  std::size_t chunkBegin_ = 0;
  std::size_t chunkEnd_ = 0;

  std::int64_t position_ = 0;  // of the next decoded frame
  std::int64_t target_ = 0;    // frames before this one are dropped
  std::int64_t reached_ = 0;   // end of the frames decoded so far, padding excluded
  std::int64_t origin_ = 0;    // exact timestamp of frame 0, in frames
  std::optional<std::int64_t>
      promisedEnd_;  // where the container says the track ends, padding perhaps included
  std::optional<Padding> padding_;

  // What is missing before frame_
  std::int64_t lost_ = 0;     // frames of packets that could not be decoded since the last good one
  std::int64_t silence_ = 0;  // frames of silence to be taken before frame_
  int failures_ = 0;          // packets in a row that could not be decoded
  std::int64_t damagedPlaces_ = 0;
  std::int64_t lastDamageAt_ = std::numeric_limits<std::int64_t>::min();
  std::optional<std::int64_t> expectedTimestamp_;  // of the next packet, if nothing is missing

  // How the position is found again after a seek
  std::optional<SeekIndex::Entry> syncAt_;    // a packet that will be met
  std::optional<std::int64_t> nextPacketAt_;  // frame at which the next packet starts
  std::optional<std::int64_t> firstPlaced_;   // position of the first frame that could be placed
  std::optional<PacketMark> lastMark_;        // of the packet before, where index_ wants it
  int expectedFrames_ = 0;                    // of the packet that was sent; 0 = unknown

  bool exactTimestamps_ = false;
  bool timestampsAgree_ = true;
  bool begun_ = false;      // the stream's first frame has been decoded
  bool placed_ = true;      // position_ is known
  bool resyncing_ = false;  // position_ follows the timestamps until target_ is reached
  bool frameHeld_ = false;  // frame_ is decoded and placed, but not yet in chunk_
  bool draining_ = false;
  bool finished_ = false;
  bool straight_ = true;  // from frame 0 without a seek
  bool cutShort_ = false;
  bool chained_ = false;  // another stream has followed the first: seeks decode from the start
  bool anyPacket_ = false;
  std::optional<std::int64_t> exactFrames_;
  std::string fingerprint_;
};

}  // namespace barline::audio

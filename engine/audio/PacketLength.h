#pragma once

#include <memory>
#include <optional>

#include "engine/audio/Libav.h"

struct AVVorbisParseContext;

namespace barline::audio {

/// How many frames packets decode to, known without decoding them: by the codec's fixed packet length, or
/// from the packet's first bytes (Opus, Vorbis, FLAC). This is what makes a seek exact where timestamps are
/// rounded, estimated or wrong. Each packet of the stream must be shown once, in order.
class PacketLength {
 public:
  explicit PacketLength(const AVCodecParameters& parameters);

  /// Tells what the stream's first packet decoded to, the length of all packets of many codecs.
  void learn(int frames);
  /// Makes it unknown for good, after a packet that decoded to another length.
  void distrust() { trusted_ = false; }
  /// Whether next() can tell.
  [[nodiscard]] bool known() const;

  /// Frames of the packet; 0 where they cannot be told.
  [[nodiscard]] int next(const AVPacket& packet);

 private:
  struct VorbisDeleter {
    void operator()(AVVorbisParseContext* context) const;
  };

  AVCodecID codec_;
  int bytesPerFrame_ = 0;  // of PCM
  int constant_ = 0;
  bool trusted_ = true;
  std::unique_ptr<AVVorbisParseContext, VorbisDeleter> vorbis_;
};

}  // namespace barline::audio

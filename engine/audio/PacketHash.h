#pragma once

#include <memory>
#include <string>

#include "engine/audio/Libav.h"

struct XXH3_state_s;

namespace barline::audio {

/// The running fingerprint of an audio stream: XXH3-128 over its codec's name, rate, channels, set-up data
/// and the payloads of its packets. How the payload is divided into packets does not matter.
class PacketHash {
 public:
  PacketHash();
  ~PacketHash();

  /// Starts anew with a stream's parameters.
  void begin(const AVCodecParameters& parameters);
  void add(const AVPacket& packet);
  /// 32 hex digits, the most significant first.
  [[nodiscard]] std::string digest() const;

 private:
  struct StateDeleter {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, StateDeleter> state_;
};

}  // namespace barline::audio

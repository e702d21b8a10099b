#include "engine/audio/Fingerprint.h"

#include <utility>

#include "engine/audio/MediaError.h"
#include "engine/audio/MediaFile.h"
#include "engine/audio/PacketHash.h"

namespace barline::audio {

std::string fingerprint(LocalFile file, const std::function<bool(std::size_t bytes)>& more) {
  MediaFile media(std::move(file));
  PacketHash hash;
  hash.begin(*media.stream().codecpar);
  const PacketPointer packet = makePacket();
  std::size_t count = 0;
  while (media.read(*packet)) {
    if (more && !more(static_cast<std::size_t>(packet->size))) return {};
    hash.add(*packet);
    ++count;
  }
  if (count == 0) throw MediaError(MediaProblem::Empty, media.path());
  return hash.digest();
}

}  // namespace barline::audio

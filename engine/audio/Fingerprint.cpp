#include "engine/audio/Fingerprint.h"

#include "engine/audio/MediaError.h"
#include "engine/audio/MediaFile.h"
#include "engine/audio/PacketHash.h"

namespace barline::audio {

std::string fingerprint(const std::filesystem::path& file, const std::function<bool()>& cancelled) {
  constexpr unsigned kPacketsBetweenAsking = 64;
  MediaFile media(file);
  PacketHash hash;
  hash.begin(*media.stream().codecpar);
  const PacketPointer packet = makePacket();
  unsigned count = 0;
  while (media.read(*packet)) {
    if (cancelled && count % kPacketsBetweenAsking == 0 && cancelled()) return {};
    hash.add(*packet);
    ++count;
  }
  if (count == 0) throw MediaError(MediaProblem::Empty, file);
  return hash.digest();
}

}  // namespace barline::audio

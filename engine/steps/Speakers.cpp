#include "engine/steps/Speakers.h"

#include <bit>

namespace barline::steps {

std::vector<std::uint64_t> speakerPositions(const audio::AudioFormat& format) {
  std::vector<std::uint64_t> positions;
  if (std::popcount(format.channelMask) != format.channels) return positions;
  for (std::uint64_t rest = format.channelMask; rest != 0; rest &= rest - 1)
    positions.push_back(rest & (~rest + 1));
  return positions;
}

}  // namespace barline::steps

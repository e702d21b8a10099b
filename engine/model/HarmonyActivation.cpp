#include "engine/model/HarmonyActivation.h"

#include "engine/model/Codec.h"

namespace barline::model {

void HarmonyActivation::restore() const {
  if (chord.size() != frames() * kChords || bass.size() != frames() * kBasses ||
      key.size() != frames() * kKeys) {
    throw CodecError("harmony of unequal length");
  }
  if (frames() > 0 && !(frameRate > 0.0)) throw CodecError("harmony without a frame rate");
}

}  // namespace barline::model

#include "engine/model/Chromagram.h"

#include "engine/model/Codec.h"

namespace barline::model {

void Chromagram::restore() const {
  if (bass.size() != frames() * kPitchClasses || treble.size() != bass.size()) {
    throw CodecError("chroma of unequal length");
  }
  if (frames() > 0 && !(frameStep > 0.0)) throw CodecError("chroma without a time step");
}

}  // namespace barline::model

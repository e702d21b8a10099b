#include "engine/model/FrameFeatures.h"

#include "engine/model/Codec.h"

namespace barline::model {

void FrameFeatures::restore() const {
  if (halves.size() % kValues != 0) throw CodecError("half a frame of features");
}

}  // namespace barline::model

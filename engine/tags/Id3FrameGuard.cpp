#include "engine/tags/Id3FrameGuard.h"

namespace barline::tags {

bool Id3FrameGuard::updateFrame(FrameTypes::Header* header) const {
  if (++frames_ > kMostFrames) {
    header->setFrameSize(0);  // TagLib ends a tag at an empty frame
    return false;
  }
  const TagLib::ByteVector id = header->frameID();
  if (header->compression()) {
    packed_ = true;
    header->setData(header->render(), 4U);  // rendered without flags, so that it is not unpacked
    return false;
  }
  // Chapters hold frames, chapters among them.
  if (id == "CHAP" || id == "CTOC") return false;
  return FrameFactory::updateFrame(header);
}

}  // namespace barline::tags

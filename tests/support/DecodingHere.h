#pragma once

#include "engine/audio/Decoding.h"

namespace barline::test {

/// Decodes in the test's own process, for tests that are about something else, or about the codecs.
inline audio::Decoding& decodingHere() {
  static audio::DecodingHere decoding;
  return decoding;
}

}  // namespace barline::test

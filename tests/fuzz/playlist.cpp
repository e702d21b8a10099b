#include "engine/import/ImportError.h"
#include "engine/import/PlaylistFile.h"
#include "tests/fuzz/CollectionRules.h"

namespace barline::fuzz {

void playlist(Input input) {
  try {
    requireRules(importing::readPlaylist("/music/lists/fuzz.m3u8", asText(input)));
  } catch (const importing::ImportError&) {
  }
}

}  // namespace barline::fuzz

#include "engine/tags/TagReader.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {

void tagReading(Input input) {
  const ScratchFolder folder;
  const tags::TagReader reader(writeFile(folder / "fuzz", asBytes(input)));
  const model::TrackTags tags = reader.tags();
  for (const std::string* text : {&tags.title, &tags.artist, &tags.comment})
    requireThat(text->find('\0') == std::string::npos, "a text has a control character");
  if (const auto artwork = reader.artwork())
    requireThat(artwork->bytes.size() <= tags::kLargestArtwork, "a picture is too large");
}

}  // namespace barline::fuzz

#include <optional>

#include "engine/audio/MediaError.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagWriter.h"
#include "tests/fuzz/Support.h"
#include "tests/support/DecodingHere.h"

namespace barline::fuzz {

/// Writes every tag there is into a copy and, where that was proven, undoes it.
void tagWriting(Input input) {
  const ScratchFolder folder;
  const std::filesystem::path file = writeFile(folder / "fuzz", asBytes(input));
  const tags::TrackFacts facts{.bpm = 123.98,
                               .key = model::MusicalKey{.tonic = 9, .mode = model::Mode::Minor},
                               .energyRating = 7.0,
                               .integratedLufs = -9.5,
                               .truePeakDbtp = -0.3};
  const tags::TagWishes wishes{.bpm = true, .key = true, .energy = true, .replayGain = true};
  try {
    const tags::TagPlan plan = tags::planTags(file, facts, wishes);
    std::optional<tags::ReadyCopy> copy =
        tags::prepareTags(plan, tags::temporaryNameFor(file), test::decodingHere());
    requireThat(copy.has_value(), "a copy was cancelled by nobody");
    copy->put(std::nullopt);
    tags::ReadyCopy former = tags::prepareFormer(file, copy->former(), copy->coming(), copy->wayBack(),
                                                 tags::temporaryNameFor(file));
    former.put(std::nullopt);
    requireThat(tags::digestOf(file) == copy->former(), "undoing did not bring back the file");
  } catch (const tags::TagError&) {
  } catch (const audio::MediaError&) {
  }
}

}  // namespace barline::fuzz

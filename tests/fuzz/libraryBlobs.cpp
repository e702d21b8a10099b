#include <array>
#include <stdexcept>

#include "app/tags/TagChangesJson.h"
#include "engine/edits/EditOverlay.h"
#include "engine/model/WaveformThumbnail.h"
#include "engine/pipeline/Recipe.h"
#include "engine/prints/AudioPrint.h"
#include "storage/Compression.h"
#include "storage/EditJson.h"
#include "storage/ReferenceJson.h"
#include "tests/fuzz/AnnotationRules.h"

namespace barline::fuzz {
namespace {

void readEdit(Input input) {
  const model::Edit edit = storage::parseEditJson(asText(input));
  for (const model::EditChange& change : edit.changes)
    requireThat(change.range.begin <= change.range.end, "an edit ends before it begins");
  const edits::EditOverlay overlay({&edit, 1});
  for (const model::EditLayer layer : model::kEditLayers) {
    static_cast<void>(edits::signature(overlay[layer]));
    static_cast<void>(overlay.isVerified(layer, {0.5, 9.5}));
  }
  const std::string json = storage::editJson(edit);
  requireThat(storage::editJson(storage::parseEditJson(json)) == json, "an edit changes by being kept");
}

void readReference(Input input) {
  const model::TrackReference reference = storage::parseReferenceJson(asText(input));
  requireRules(model::annotationOf(reference, 300.0));
  const std::string json = storage::referenceJson(reference);
  requireThat(storage::referenceJson(storage::parseReferenceJson(json)) == json,
              "a reference changes by being kept");
}

void readTagPlan(Input input) {
  const std::string json = app::planJson(app::parsePlanJson(asText(input)));
  requireThat(app::planJson(app::parsePlanJson(json)) == json, "a plan changes by being kept");
}

void readRecipe(Input input) {
  const std::string text = pipeline::recipeText(pipeline::parseRecipe(std::string(asText(input))));
  requireThat(pipeline::recipeText(pipeline::parseRecipe(text)) == text, "a recipe changes by being kept");
}

void readPrint(Input input) {
  if (const auto print = prints::unpackPrint(asBytes(input))) static_cast<void>(prints::printKeys(*print));
}

void readThumbnail(Input input) {
  static_cast<void>(model::decodeWaveformThumbnail(asBytes(input)));
}

/// Eight bytes of size and what claims to unpack to that.
void readPacked(Input input) {
  std::int64_t size = 0;
  for (std::size_t i = 0; i < 8 && i < input.size(); ++i) size = size << 8 | input[i];
  const auto bytes = asBytes(input.subspan(std::min<std::size_t>(8, input.size())));
  static_cast<void>(storage::unpack(bytes, size, 0));
  const storage::PackedBytes packed = storage::pack(bytes);
  const auto again = storage::unpack(packed.compressed, packed.rawSize, packed.checksum);
  requireThat(again && std::equal(bytes.begin(), bytes.end(), again->begin(), again->end()),
              "packing loses something");
}

constexpr std::array kReaders{&readEdit,  &readReference, &readTagPlan, &readRecipe,
                              &readPrint, &readThumbnail, &readPacked};

}  // namespace

/// The first byte, a letter from 'a' on, says what kind of content it is.
void libraryBlobs(Input input) {
  if (input.empty()) return;
  try {
    kReaders.at((input[0] + kReaders.size() * 16U - 'a') % kReaders.size())(input.subspan(1));
  } catch (const std::runtime_error&) {
    // What the readers of JSON declare.
  }
}

}  // namespace barline::fuzz

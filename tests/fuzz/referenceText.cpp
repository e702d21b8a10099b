#include <array>
#include <string>

#include "engine/import/ImportError.h"
#include "engine/import/ReferenceFile.h"
#include "tests/fuzz/AnnotationRules.h"

namespace barline::fuzz {
namespace {

// In the order of the seeds' first bytes.
constexpr std::array kNames{"beats.beats", "chords.lab", "sections.lab", "keys.lab",   "key.key",
                            "tempo.bpm",   "labels.txt", "layer.csv",    "chords.txt", "x.lab"};

}  // namespace

/// The first byte, a letter from 'a' on, says which name the text has.
void referenceText(Input input) {
  if (input.empty()) return;
  const std::size_t name = (input[0] + kNames.size() * 16U - 'a') % kNames.size();
  try {
    requireRules(importing::readReference(kNames.at(name), input.subspan(1)));
  } catch (const importing::ImportError&) {
  }
}

}  // namespace barline::fuzz

#include "engine/import/MidiFile.h"
#include "engine/import/ImportError.h"
#include "tests/fuzz/AnnotationRules.h"

namespace barline::fuzz {

void midiFile(Input input) {
  try {
    requireRules(importing::readMidi("fuzz.mid", input));
  } catch (const importing::ImportError&) {
  }
}

}  // namespace barline::fuzz

#include <string>

#include "engine/import/ImportError.h"
#include "engine/import/ReferenceFile.h"
#include "tests/fuzz/AnnotationRules.h"

namespace barline::fuzz {

/// JAMS or a timeline, as its members say. A byte before it keeps it from being taken for anything but JSON.
void referenceJson(Input input) {
  std::string text = "{";
  text.append(asText(input));
  try {
    requireRules(importing::readReference(
        "fuzz.json", {reinterpret_cast<const unsigned char*>(text.data()), text.size()}));
  } catch (const importing::ImportError&) {
  }
}

}  // namespace barline::fuzz

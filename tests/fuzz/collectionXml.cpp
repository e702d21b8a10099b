#include "engine/import/Collection.h"

#include <string>

#include "engine/import/ImportError.h"
#include "tests/fuzz/CollectionRules.h"

namespace barline::fuzz {

/// rekordbox's or Traktor's, as the root element says.
void collectionXml(Input input) {
  const ScratchFolder folder;
  try {
    requireRules(importing::readCollection(writeFile(folder / "fuzz.xml", asBytes(input))));
  } catch (const importing::ImportError&) {
  }
}

}  // namespace barline::fuzz

#include "engine/evaluate/ChordShape.h"
#include "engine/import/CollectionXml.h"
#include "engine/model/ChordCompletion.h"
#include "engine/model/ChordNames.h"
#include "engine/model/ChordParser.h"
#include "engine/model/HarteSyntax.h"
#include "engine/model/MusicalKey.h"
#include "engine/search/KeyText.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

constexpr model::MusicalKey kKey{.tonic = 3, .mode = model::Mode::Minor};

void readLabel(std::string_view label) {
  using model::ChordNotation;
  static_cast<void>(model::parseHarteLabel(label));
  static_cast<void>(evaluation::chordShape(label));
  static_cast<void>(evaluation::chordShape(label, true));
  for (const ChordNotation notation :
       {ChordNotation::Plain, ChordNotation::Harte, ChordNotation::Roman, ChordNotation::Nashville})
    static_cast<void>(model::chordName(label, kKey, {.notation = notation, .transpose = -5, .capo = 3}));
  static_cast<void>(model::transposedChord(label, 7, kKey));
}

}  // namespace

void chordText(Input input) {
  const std::string_view text = asText(input);
  readLabel(text);
  if (const auto label = model::parseChord(text)) {
    requireThat(model::parseHarteLabel(*label).has_value(), "a typed chord became no label of Harte's");
    requireThat(model::parseChord(*label) == label, "a label does not read as itself");
    readLabel(*label);
  }
  for (const model::ChordCandidate& candidate : model::completeChord(text, kKey))
    requireThat(model::parseHarteLabel(candidate.label).has_value(), "a chord that is offered is no label");
  static_cast<void>(search::parseKeys(text));
  static_cast<void>(search::beginsKey(text));
  static_cast<void>(importing::parseDjKey(text));
  if (const auto key = model::parseMusicalKey(text))
    requireThat(model::toString(*key) == text, "a key does not read as itself");
}

}  // namespace barline::fuzz

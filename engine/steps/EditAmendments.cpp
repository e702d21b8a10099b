#include "engine/steps/EditAmendments.h"

#include <memory>

#include "engine/edits/Amend.h"
#include "engine/steps/BeatsStep.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/KeyStep.h"
#include "engine/steps/SectionsStep.h"

namespace barline::steps {
namespace {

using edits::LayerOverlay;
using pipeline::Result;
using pipeline::ResultSet;

/// Lays a layer over results of type T.
template <class T>
pipeline::Amendment over(const LayerOverlay& layer) {
  return {edits::signature(layer), [layer](const Result& result, const ResultSet&) {
            return Result(std::make_shared<const T>(edits::amended(*result.as<T>(), layer)));
          }};
}

pipeline::Amendment overChords(const LayerOverlay& layer) {
  return {edits::signature(layer), [layer](const Result& result, const ResultSet& inputs) {
            return Result(std::make_shared<const model::ChordTimeline>(
                edits::amended(*result.as<model::ChordTimeline>(), layer, *inputs.find<model::BeatGrid>())));
          }};
}

}  // namespace

std::string stepOf(model::EditLayer layer) {
  switch (layer) {
    case model::EditLayer::Grid:
      return BeatsStep::declaration().id;
    case model::EditLayer::Chords:
      return ChordsStep::declaration().id;
    case model::EditLayer::Key:
      return KeyStep::declaration().id;
    case model::EditLayer::Sections:
      break;
  }
  return SectionsStep::declaration().id;
}

std::map<std::string, pipeline::Amendment> amendmentsOf(const edits::EditOverlay& overlay) {
  using enum model::EditLayer;
  std::map<std::string, pipeline::Amendment> amendments;
  if (!overlay[Grid].showsAnalysis()) amendments[stepOf(Grid)] = over<model::BeatGrid>(overlay[Grid]);
  if (!overlay[Chords].showsAnalysis()) amendments[stepOf(Chords)] = overChords(overlay[Chords]);
  if (!overlay[Key].showsAnalysis()) amendments[stepOf(Key)] = over<model::KeyTimeline>(overlay[Key]);
  if (!overlay[Sections].showsAnalysis())
    amendments[stepOf(Sections)] = over<model::Sections>(overlay[Sections]);
  return amendments;
}

}  // namespace barline::steps

#pragma once

#include <optional>

#include "engine/model/Character.h"
#include "engine/model/Measure.h"

namespace barline::storage {

/// A track's character and the version of the step that made it: characters of two versions mean different
/// things and are not compared.
struct VersionedCharacter {
  int version{};
  model::Character character;

  bool operator==(const VersionedCharacter&) const = default;
};

/// What the library keeps of an analysis to compare tracks by.
struct TrackFigures {
  model::MeasureValues measures;
  std::optional<VersionedCharacter> character;

  bool operator==(const TrackFigures&) const = default;
};

}  // namespace barline::storage

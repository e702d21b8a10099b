#pragma once

#include "engine/model/Annotation.h"
#include "engine/model/Timeline.h"

namespace barline::evaluation {

/// What an analysed track says, as its exported JSON says it: times to the millisecond, so that figures are
/// those of the file that scripts read. A part that the analysis did not come to is absent; one in which it
/// found nothing is empty. Sections are labelled by their group.
[[nodiscard]] model::Annotation annotationOf(const model::Timeline& timeline);

[[nodiscard]] model::AnnotatedKey annotatedKey(const model::MusicalKey& key);

}  // namespace barline::evaluation

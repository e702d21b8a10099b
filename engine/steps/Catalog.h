#pragma once

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"

namespace barline::steps {

/// Every step and tap that Barline has.
[[nodiscard]] const pipeline::StepCatalog& catalog();

/// The parts of a timeline out of the results so far; what is missing stays absent. Provenance comes from
/// `steps`.
[[nodiscard]] model::Timeline assembleTimeline(const model::AudioSource& source,
                                               const pipeline::ResultSet& results,
                                               const std::vector<pipeline::StepReport>& steps);

}  // namespace barline::steps

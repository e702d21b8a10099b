#pragma once

#include <map>
#include <string>

#include "engine/edits/EditOverlay.h"
#include "engine/pipeline/Runner.h"

namespace barline::steps {

/// Id of the step that makes what a layer shows.
[[nodiscard]] std::string stepOf(model::EditLayer layer);

/// What lies over the steps' results where a person has changed them, by step id: an analysis with these
/// makes anew what depends on the changes and nothing else. Empty where the analysis shows.
[[nodiscard]] std::map<std::string, pipeline::Amendment> amendmentsOf(const edits::EditOverlay& overlay);

}  // namespace barline::steps

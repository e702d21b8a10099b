#pragma once

#include <optional>

#include "engine/model/FrameFeatures.h"
#include "engine/pipeline/StepContext.h"

namespace barline::steps::features {

/// Pulse clarity after Lartillot, Eerola, Toiviainen and Fornari (2008): the greatest correlation, 0–1, of
/// the onset strength with itself 0.25 to 1.5 s later, in windows of 10 s every 5 s, on average over the
/// track. A last window shorter than 5 s is left out. Nothing where no window of 5 s or more has onsets.
/// @throws pipeline::Cancelled
[[nodiscard]] std::optional<double> pulseClarity(const model::FrameFeatures& frames,
                                                 pipeline::StepContext& context);

}  // namespace barline::steps::features

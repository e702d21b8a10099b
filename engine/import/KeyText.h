#pragma once

#include <filesystem>
#include <string_view>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// The key of a track on one line, "C# major", as mir_eval and GiantSteps write it. @throws ImportError
[[nodiscard]] model::Annotation readKeyText(const std::filesystem::path& file, std::string_view text);

/// Tempo on one line: one tempo, or two and the weight of the first, as mir_eval and MIREX write them; BPM.
/// @throws ImportError
[[nodiscard]] model::Annotation readTempoText(const std::filesystem::path& file, std::string_view text);

}  // namespace barline::importing

#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// The timeline JSON that Barline exports, version 1. What it leaves out counts as looked for and not found,
/// so every part is present. @throws ImportError
[[nodiscard]] model::Annotation readTimelineJson(const std::filesystem::path& file,
                                                 const nlohmann::json& document);

}  // namespace barline::importing

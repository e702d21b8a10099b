#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// A JAMS document (Humphrey et al., "JAMS: A JSON Annotated Music Specification", ISMIR 2014): the first
/// annotation of each kind in the namespaces beat, beat_position, tempo, key_mode, chord, chord_harte,
/// segment_open, segment_salami_* and multi_segment (its coarsest level); metres are those of the first
/// beat_position. Others are left out.
/// @throws ImportError where there is none of them or one cannot be read
[[nodiscard]] model::Annotation readJams(const std::filesystem::path& file, const nlohmann::json& document);

}  // namespace barline::importing

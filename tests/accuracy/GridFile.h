#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/model/BeatGrid.h"

namespace barline::test {

/// The grid of a table of beats, [[seconds, position in the bar from 1, …], …], with bars from downbeat to
/// downbeat, the last until `end` seconds. @throws nlohmann::json::exception for another table
[[nodiscard]] model::BeatGrid gridOf(const nlohmann::json& table, double end);

}  // namespace barline::test

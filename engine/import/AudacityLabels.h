#pragma once

#include <filesystem>
#include <string_view>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// True for text that Audacity exports labels as: start, end and a label, which may be empty, between tabs on
/// every line but those that begin with a backslash.
[[nodiscard]] bool looksLikeAudacityLabels(std::string_view text);

/// An exported label track: labels at points are beats, see addBeats(); labels over stretches are what
/// meaningOf() says. Lines with frequencies, which begin with a backslash, are left out. @throws ImportError
/// where both kinds are mixed
[[nodiscard]] model::Annotation readAudacityLabels(const std::filesystem::path& file, std::string_view text);

}  // namespace barline::importing

#pragma once

#include <filesystem>
#include <string_view>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// Labelled spans as text, the ".lab" of HTK, Isophonics and mir_eval: start, end (seconds) and a label on
/// each line; what mir_eval fills gaps with is left out. What the labels are about shows in them or in the
/// file's name, see meaningOf(). @throws ImportError
[[nodiscard]] model::Annotation readLabelText(const std::filesystem::path& file, std::string_view text);

}  // namespace barline::importing

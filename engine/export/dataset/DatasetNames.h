#pragma once

#include <string>
#include <string_view>

namespace barline::exporting {

/// A track's name in a dataset, from its file's name without ending: what every common file system takes as a
/// folder. Characters that are forbidden on one of them and control characters become "_", so do points and
/// spaces at the ends; cut to 120 bytes between characters; "track" where nothing is left.
[[nodiscard]] std::string datasetName(std::string_view stem);

/// What two names have in common that a file system which ignores case takes for the same.
[[nodiscard]] std::string foldedName(std::string_view name);

}  // namespace barline::exporting

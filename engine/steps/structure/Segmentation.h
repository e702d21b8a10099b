#pragma once

#include <cstddef>
#include <vector>

#include "engine/steps/structure/SelfSimilarity.h"

namespace barline::steps::structure {

/// Where sections begin, the end of the last one following: the cut of a song into sections whose bars are
/// alike, of lengths that sections are wont to have, by dynamic programming over the blocks on the diagonal
/// (Marmoret, Cohen and Bimbot, Barwise music structure analysis with the correlation block-matching
/// segmentation algorithm, 2023). {0, size}, or less where there are no bars.
[[nodiscard]] std::vector<std::size_t> sectionBounds(const SelfSimilarity& similarity);

}  // namespace barline::steps::structure

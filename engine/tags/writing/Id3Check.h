#pragma once

#include <filesystem>

#include "engine/tags/writing/TagFormat.h"

namespace barline::tags {

/// Looks at an ID3v2 tag before TagLib is let to write it anew: TagLib unpacks, drops and nests what it
/// finds there without bounds and without saying so.
/// @throws TagError where the tag has more than Id3FrameGuard::kMostFrames frames, frames that are packed,
/// encrypted or belong to a group, or chapters within chapters within chapters …
void checkId3(const std::filesystem::path& file, TagFormat format);

}  // namespace barline::tags

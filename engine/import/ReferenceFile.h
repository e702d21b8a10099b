#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// Reads a reference: what kind of file it is shows in its bytes and, for text, in its name: ".mid", ".jams",
/// the JSON that Barline exports, Sonic Visualiser's ".csv", Audacity's labels, ".beats", ".lab", ".key",
/// ".bpm", ".tempo",
/// ".txt", of which ".downbeats.txt" is downbeats alone. At most 64 MiB and regular files only. Reads the
/// disk, so not for the interface's thread.
/// @throws ImportError
[[nodiscard]] model::Annotation readReference(const std::filesystem::path& file);

/// The same for bytes at hand; `file` is for its name only.
[[nodiscard]] model::Annotation readReference(const std::filesystem::path& file,
                                              std::span<const unsigned char> bytes);

/// Endings of files that can be references, with their dot and in lower case.
[[nodiscard]] std::span<const std::string_view> referenceEndings();

/// Whether the file's name ends like a reference's.
[[nodiscard]] bool hasReferenceEnding(const std::filesystem::path& file);

/// Puts the parts that `more` has in the place of those of `annotation`, so that one file's beats and
/// another's chords make one reference.
void addParts(model::Annotation& annotation, const model::Annotation& more);

}  // namespace barline::importing

#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "engine/audio/Decoding.h"
#include "engine/prints/AudioPrint.h"

namespace barline::prints {

/// Decodes two stretches of a file, by a seek, and prints them: some 60 s of sound whatever the file's
/// length.
/// @param duration of the whole track, seconds
/// @param cancelled asked often; true ends without a result
/// @return nothing also where there is too little sound to tell tracks apart
/// @throws audio::MediaError
[[nodiscard]] std::optional<AudioPrint> makePrint(audio::Decoding& decoding,
                                                  const std::filesystem::path& file, double duration,
                                                  const std::function<bool()>& cancelled = {});

}  // namespace barline::prints

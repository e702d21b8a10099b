#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace barline::audio {

/// The identity of a track: XXH3-128 over codec parameters and the encoded packets of its audio stream, as 32
/// hex digits. Tags, cover pictures and the file's name don't change it. Reads the file, decodes nothing.
/// Equals Decoder::source().fingerprint after a full read.
/// @param cancelled asked now and then; true stops with an empty result.
/// @throws MediaError
[[nodiscard]] std::string fingerprint(const std::filesystem::path& file,
                                      const std::function<bool()>& cancelled = {});

}  // namespace barline::audio

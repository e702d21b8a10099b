#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace barline::audio {

class LocalFile;

/// The identity of a track: XXH3-128 over codec parameters and the encoded packets of its audio stream, as 32
/// hex digits. Tags, cover pictures and the file's name don't change it. Reads the file, decodes nothing.
/// Equals Decoder::source().fingerprint after a full read.
/// @param more told the size of each packet; false stops with an empty result.
/// In this process: who wants to know asks the program's Decoding. @throws MediaError
[[nodiscard]] std::string fingerprint(LocalFile file,
                                      const std::function<bool(std::size_t bytes)>& more = {});

}  // namespace barline::audio

#include "engine/files/AudioNames.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace barline::files {
namespace {

constexpr std::array<std::string_view, 32> kAudioEndings{
    "aac",  "ac3", "aif", "aifc", "aiff", "alac", "ape", "au",   "caf", "dsf", "dts",
    "flac", "m4a", "m4b", "mka",  "mp2",  "mp3",  "mp4", "mpc",  "oga", "ogg", "opus",
    "ra",   "snd", "spx", "tak",  "tta",  "w64",  "wav", "webm", "wma", "wv"};

}  // namespace

bool hasAudioName(const std::filesystem::path& file) {
  const std::string& name = file.native();
  const std::size_t begin = name.rfind('/') + 1;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || dot <= begin || name.compare(begin, 2, "._") == 0) return false;
  std::string ending = name.substr(dot + 1);
  for (char& letter : ending) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return std::ranges::find(kAudioEndings, ending) != kAudioEndings.end();
}

}  // namespace barline::files

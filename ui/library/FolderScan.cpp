#include "ui/library/FolderScan.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <system_error>

namespace barline::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 32> kAudioEndings{
    "aac",  "ac3", "aif", "aifc", "aiff", "alac", "ape", "au",   "caf", "dsf", "dts",
    "flac", "m4a", "m4b", "mka",  "mp2",  "mp3",  "mp4", "mpc",  "oga", "ogg", "opus",
    "ra",   "snd", "spx", "tak",  "tta",  "w64",  "wav", "webm", "wma", "wv"};

/// ASCII letters in lower case; all other bytes as they are.
std::string lowered(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::vector<fs::path> audioFilesIn(const fs::path& folder, const std::function<bool()>& cancelled) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (cancelled && cancelled()) return {};
    std::error_code unknown;
    if (entry->is_regular_file(unknown) && hasAudioName(entry->path())) files.push_back(entry->path());
  }
  std::ranges::sort(files, [](const fs::path& left, const fs::path& right) {
    const std::string a = lowered(left.native());
    const std::string b = lowered(right.native());
    return a != b ? a < b : left < right;
  });
  return files;
}

}  // namespace

bool hasAudioName(const fs::path& file) {
  const std::string extension = file.extension().string();
  if (extension.size() < 2) return false;
  return std::ranges::find(kAudioEndings, lowered(extension.substr(1))) != kAudioEndings.end();
}

std::vector<fs::path> expandFolders(const std::vector<fs::path>& paths,
                                    const std::function<bool()>& cancelled) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code unknown;
    if (!fs::is_directory(path, unknown)) {
      files.push_back(path);
      continue;
    }
    std::vector<fs::path> inside = audioFilesIn(path, cancelled);
    files.insert(files.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
  }
  return files;
}

}  // namespace barline::ui

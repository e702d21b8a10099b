#pragma once

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "engine/model/AudioSource.h"
#include "storage/Locations.h"

/// What the tests of storage share: folders that vanish, files with given bytes, and plausible media.
namespace barline::storage::testing {

/// QTemporaryDir cannot remove files whose names are not UTF-8.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "barline-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const {
    return path_ / name;
  }
  [[nodiscard]] Locations locations() const { return Locations::inFolder(path_); }

 private:
  std::filesystem::path path_;
};

inline std::filesystem::path writeFile(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

inline std::string readFile(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Overwrites `count` bytes from `offset` on with 0xA5.
inline void overwrite(const std::filesystem::path& file, std::streamoff offset, std::size_t count) {
  std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
  out.seekp(offset);
  out << std::string(count, '\xA5');
}

inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
  return files;
}

inline model::AudioSource source(const std::string& fingerprint, const std::string& title = "Song",
                                 const std::string& artist = "Somebody") {
  model::AudioSource audio;
  audio.fingerprint = fingerprint;
  audio.duration = 215.25;
  audio.sampleRate = 44100;
  audio.channels = 2;
  audio.codec = "flac";
  audio.title = title;
  audio.artist = artist;
  audio.album = "First";
  return audio;
}

}  // namespace barline::storage::testing

#include "engine/import/PlaylistFile.h"

#include <QByteArray>
#include <algorithm>
#include <string>
#include <utility>

#include "engine/import/CollectionXml.h"
#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

constexpr std::size_t kLongestLine = 64U << 10U;

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpace) - begin + 1);
}

bool isAddress(std::string_view line) {
  const std::size_t colon = line.find("://");
  return colon != std::string_view::npos && line.substr(0, colon).find('/') == std::string_view::npos;
}

/// Empty for what is no local file.
std::filesystem::path pathOf(std::string_view line, const std::filesystem::path& folder) {
  if (line.find('\0') != std::string_view::npos) return {};
  if (line.starts_with("file://")) {
    const std::size_t slash = line.find('/', 7);
    if (slash == std::string_view::npos) return {};
    const std::string_view encoded = line.substr(slash);
    return QByteArray::fromPercentEncoding(QByteArray(encoded.data(), static_cast<qsizetype>(encoded.size())))
        .toStdString();
  }
  if (isAddress(line)) return {};
  std::string text(line);
  const bool hasDrive = text.size() > 2 && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
  if (hasDrive || text.find('/') == std::string::npos) std::ranges::replace(text, '\\', '/');
  if (hasDrive) return text;
  return (folder / text).lexically_normal();
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file) : file_(file), folder_(file.parent_path()) {
    collection_.program = cleanLabel(file.stem().string());
    collection_.playlists.push_back({collection_.program, false, 0, {}});
  }

  Collection read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    int number = 0;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      take(trimmed(text.substr(0, end)), ++number);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return std::move(collection_);
  }

 private:
  void take(std::string_view line, int number) {
    if (line.size() > kLongestLine) throw ImportError(file_, number, "the line is longer than any path", "");
    if (line.empty()) return;
    if (line.starts_with("#EXTINF:")) {
      takeInfo(line);
    } else if (line.starts_with("#PLAYLIST:")) {
      const std::string name = cleanLabel(line.substr(10));
      if (!name.empty()) collection_.playlists.front().name = collection_.program = name;
    } else if (line.front() != '#') {
      takePath(line, number);
    }
  }

  void takeInfo(std::string_view line) {
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos) return;
    const std::string_view shown = line.substr(comma + 1);
    const std::size_t dash = shown.find(" - ");
    title_ = cleanLabel(dash == std::string_view::npos ? shown : shown.substr(dash + 3));
    artist_ = dash == std::string_view::npos ? std::string() : cleanLabel(shown.substr(0, dash));
  }

  void takePath(std::string_view line, int number) {
    if (collection_.tracks.size() >= kMostTracks)
      throw ImportError(file_, number, "there are too many files in it",
                        "This is no playlist that Barline reads.");
    CollectionTrack track;
    track.path = pathOf(line, folder_);
    track.title = std::exchange(title_, {});
    track.artist = std::exchange(artist_, {});
    if (track.path.empty()) {
      ++collection_.leftOut;
      return;
    }
    collection_.playlists.front().tracks.push_back(collection_.tracks.size());
    collection_.tracks.push_back(std::move(track));
  }

  const std::filesystem::path& file_;
  std::filesystem::path folder_;
  Collection collection_;
  std::string title_;
  std::string artist_;
};

}  // namespace

Collection readPlaylist(const std::filesystem::path& file, std::string_view text) {
  return Reader(file).read(text);
}

}  // namespace barline::importing

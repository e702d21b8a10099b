#include "engine/import/PlaylistFile.h"

#include <QByteArray>
#include <QString>
#include <QUtf8StringView>
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "engine/import/CollectionXml.h"
#include "engine/import/Delimited.h"
#include "engine/import/FileAddress.h"
#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

constexpr std::size_t kLongestLine = 64U << 10U;

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kSpace = " \t";
  const std::size_t begin = line.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kSpace) - begin + 1);
}

bool isAddress(std::string_view line) {
  const std::size_t colon = line.find("://");
  return colon != std::string_view::npos && line.substr(0, colon).find('/') == std::string_view::npos;
}

bool isUtf8(std::string_view text) {
  return QUtf8StringView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

/// The bytes that Windows-1252 has for other characters than Latin-1, as WHATWG's Encoding Standard has them.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string utf8FromWindows1252(std::string_view bytes) {
  constexpr char16_t kFirst = 0x80;
  QString text = QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
  for (QChar& character : text) {
    const char16_t code = character.unicode();
    if (code >= kFirst && code < kFirst + kWindows1252.size()) character = QChar(kWindows1252[code - kFirst]);
  }
  return text.toStdString();
}

/// M3U was Windows programs' before M3U8 said that it is UTF-8.
bool isOfWindows(const std::filesystem::path& file) {
  return qstricmp(file.extension().c_str(), ".m3u") == 0;
}

/// Empty for what is no local file.
std::filesystem::path pathOf(std::string_view line, const std::filesystem::path& folder) {
  if (line.find('\0') != std::string_view::npos) return {};
  if (isAddress(line)) return pathOfAddress(line);
  std::string text(line);
  const bool hasDrive = text.size() > 2 && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
  if (hasDrive || text.find('/') == std::string::npos) std::ranges::replace(text, '\\', '/');
  if (hasDrive) return text;
  return (folder / text).lexically_normal();
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& file)
      : file_(file), folder_(file.parent_path()), ofWindows_(isOfWindows(file)) {
    collection_.program = cleanLabel(file.stem().string());
    collection_.playlists.push_back({collection_.program, false, 0, {}});
  }

  Collection read(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    int number = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
      takeBytes(trimmed(text.substr(0, end)), ++number);
      text.remove_prefix(end);
      text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(text.size(), 1));
    }
    return std::move(collection_);
  }

 private:
  void takeBytes(std::string_view line, int number) {
    if (ofWindows_ && line.size() <= kLongestLine && !isUtf8(line))
      take(utf8FromWindows1252(line), number);
    else
      take(line, number);
  }

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
  bool ofWindows_;
  Collection collection_;
  std::string title_;
  std::string artist_;
};

}  // namespace

Collection readPlaylist(const std::filesystem::path& file, std::string_view text) {
  return Reader(file).read(text);
}

}  // namespace barline::importing

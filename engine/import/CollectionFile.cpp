#include <fcntl.h>

#include <QFile>
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "engine/audio/LocalFile.h"
#include "engine/audio/MediaError.h"
#include "engine/import/Collection.h"
#include "engine/import/CollectionXml.h"
#include "engine/import/ImportError.h"
#include "engine/import/PlaylistFile.h"

namespace barline::importing {
namespace {

constexpr std::int64_t kLargestCollection = std::int64_t{4} << 30;
constexpr std::int64_t kLargestPlaylist = std::int64_t{256} << 20;
constexpr std::array<std::string_view, 4> kEndings{".xml", ".nml", ".m3u", ".m3u8"};

std::string endingOf(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& letter : ending) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return ending;
}

/// The file's size, once it is known to be one that can be read.
std::int64_t checkedSize(const std::filesystem::path& file, std::string& begin) {
  try {
    audio::LocalFile local(file);
    begin.resize(static_cast<std::size_t>(std::min<std::int64_t>(local.size(), 4096)));
    begin.resize(local.readAt(0, {reinterpret_cast<unsigned char*>(begin.data()), begin.size()}));
    return local.size();
  } catch (const audio::MediaError& error) {
    throw ImportError(file, error.problem());
  }
}

/// Qt's own way of opening a file knows only names that are text.
void openBytes(QFile& device, const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || !device.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
    throw ImportError(file, 0, "it cannot be read", "Was it moved?");
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
  throw ImportError(file, 0, "this is no collection of rekordbox or Traktor and no playlist",
                    "Choose an exported XML, an NML or an M3U8 file.");
}

Collection readXml(const std::filesystem::path& file, const std::function<bool(double)>& progress) {
  QFile device;
  openBytes(device, file);
  CollectionXml xml(file, device, progress);
  if (!xml.next()) refuse(file);
  if (xml.name() == QLatin1String("DJ_PLAYLISTS")) return readRekordbox(xml);
  if (xml.name() == QLatin1String("NML")) return readTraktor(xml);
  refuse(file);
}

}  // namespace

Collection readCollection(const std::filesystem::path& file, const std::function<bool(double)>& progress) {
  std::string begin;
  const std::int64_t size = checkedSize(file, begin);
  const std::size_t first = begin.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first != std::string::npos && begin[first] == '<') {
    if (size > kLargestCollection) throw ImportError(file, 0, "it is larger than 4 GiB", "");
    return readXml(file, progress);
  }
  const std::string ending = endingOf(file);
  if ((ending != ".m3u" && ending != ".m3u8" && !begin.starts_with("#EXTM3U")) ||
      begin.find('\0') != begin.npos)
    refuse(file);
  if (size > kLargestPlaylist) throw ImportError(file, 0, "it is larger than 256 MiB", "");
  QFile device;
  openBytes(device, file);
  const QByteArray bytes = device.readAll();
  return readPlaylist(std::filesystem::absolute(file),
                      {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

bool hasCollectionEnding(const std::filesystem::path& file) {
  return std::ranges::find(kEndings, endingOf(file)) != kEndings.end();
}

}  // namespace barline::importing

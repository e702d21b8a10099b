#include "engine/import/FileAddress.h"

#include <QByteArray>
#include <algorithm>
#include <string>

namespace barline::importing {

std::filesystem::path pathOfAddress(std::string_view address) {
  constexpr std::string_view kScheme = "file://";
  const QByteArray bytes = QByteArray::fromRawData(address.data(), static_cast<qsizetype>(address.size()));
  if (bytes.left(kScheme.size()).compare(kScheme.data(), Qt::CaseInsensitive) != 0) return {};
  const auto slash = bytes.indexOf('/', kScheme.size());
  if (slash < 0) return {};
  std::string path = QByteArray::fromPercentEncoding(bytes.mid(slash)).toStdString();
  if (path.find('\0') != std::string::npos) return {};
  const bool hasDrive = path.size() > 3 && path[2] == ':' && (path[3] == '/' || path[3] == '\\');
  if (!hasDrive) return path;
  std::ranges::replace(path, '\\', '/');
  return path.substr(1);
}

}  // namespace barline::importing

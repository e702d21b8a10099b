#include "engine/files/FindFile.h"

#include <QString>
#include <string>
#include <system_error>

namespace barline::files {
namespace {

namespace fs = std::filesystem;

/// What two names have in common that differ in case and composition only; other bytes as they are.
QString foldedName(const std::string& name) {
  const QByteArray bytes = QByteArray::fromRawData(name.data(), static_cast<qsizetype>(name.size()));
  const QString text = QString::fromUtf8(bytes);
  if (text.contains(QChar::ReplacementCharacter)) return QString::fromLatin1(bytes);
  return text.normalized(QString::NormalizationForm_C)
      .toCaseFolded()
      .normalized(QString::NormalizationForm_C);
}

/// The entry of `folder` that is called so; nothing where none is, or several are.
std::optional<fs::path> entryLike(const fs::path& folder, const fs::path& name) {
  const QString wanted = foldedName(name.native());
  std::optional<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    if (foldedName(entry->path().filename().native()) != wanted) continue;
    if (found) return std::nullopt;
    found = entry->path();
  }
  return found;
}

}  // namespace

std::optional<fs::path> findFile(const fs::path& path) {
  std::error_code error;
  if (fs::is_regular_file(path, error)) return path;
  if (!path.is_absolute()) return std::nullopt;
  fs::path found = path.root_path();
  for (const fs::path& part : path.relative_path()) {
    if (part.empty()) continue;
    if (fs::exists(found / part, error)) {
      found /= part;
    } else if (auto like = entryLike(found, part)) {
      found = *std::move(like);
    } else {
      return std::nullopt;
    }
  }
  if (!fs::is_regular_file(found, error)) return std::nullopt;
  return found;
}

}  // namespace barline::files

#include "storage/Locations.h"

#include <QFile>
#include <QStandardPaths>

namespace barline::storage {
namespace {

std::filesystem::path barlineFolder(QStandardPaths::StandardLocation location) {
  const QByteArray folder = QFile::encodeName(QStandardPaths::writableLocation(location));
  return std::filesystem::path(folder.toStdString()) / "barline";
}

}  // namespace

Locations Locations::standard() {
  return {.libraryFile = barlineFolder(QStandardPaths::GenericDataLocation) / "library.sqlite",
          .resultsFile = barlineFolder(QStandardPaths::GenericCacheLocation) / "results.sqlite"};
}

Locations Locations::withLibrary(const std::filesystem::path& file) {
  Locations locations = standard();
  locations.libraryFile = std::filesystem::absolute(file).lexically_normal();
  return locations;
}

Locations Locations::inFolder(const std::filesystem::path& folder) {
  return {.libraryFile = folder / "library.sqlite", .resultsFile = folder / "results.sqlite"};
}

}  // namespace barline::storage

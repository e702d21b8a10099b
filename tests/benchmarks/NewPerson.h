#pragma once

#include <QApplication>
#include <QTemporaryDir>

#include "app/gui/Composition.h"

namespace barline::benchmarks {

/// Barline as somebody has it who has never used it: an empty library, nothing in the cache, no settings.
/// @param folder that all of it lies in @throws storage::StorageError where it cannot be made
inline app::CompositionSetup newPerson(audio::Decoding& decoding, const QTemporaryDir& folder) {
  const auto places = storage::Locations::inFolder(folder.path().toStdString());
  return {.decoding = decoding,
          .library = storage::Library::open(places.libraryFile),
          .resultsFile = places.resultsFile,
          .settingsFile = folder.filePath(QStringLiteral("barline.ini")),
          .demoTrack = {},
          .desktop = QApplication::palette()};
}

}  // namespace barline::benchmarks

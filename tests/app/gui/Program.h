#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/gui/LibraryCrates.h"
#include "app/gui/LibraryDetails.h"
#include "app/gui/LibraryQueue.h"
#include "app/gui/LibraryStore.h"
#include "app/gui/LibrarySuggestions.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/window/MainWindow.h"

/// What the tests of the whole window share.
namespace barline::test {

namespace fs = std::filesystem;
using Report = std::shared_ptr<const pipeline::AnalysisReport>;

inline constexpr int kRate = 22050;

/// Clicks on the beat over a C major chord.
inline void writeSong(const fs::path& file, double seconds, double bpm) {
  const std::vector<double> times = regularTimes(bpm, 0.5, seconds);
  std::vector<float> sound = clicks(times, seconds, kRate, 0.6);
  const std::vector<int> notes{48, 60, 64, 67};
  mixInto(sound, chord(notes, seconds, kRate, 0.2));
  writeWav(file, sound, kRate);
}

/// The program as a person starts it, on data in a folder of the test's.
struct Program {
  explicit Program(const QTemporaryDir& folder)
      : places(storage::Locations::inFolder(ui::pathOf(folder.filePath(QStringLiteral("data"))))),
        cache(std::make_shared<storage::SqliteResultCache>(places.resultsFile)),
        library(storage::Library::open(places.libraryFile)),
        store(std::make_shared<app::LibraryStore>(library, cache)),
        runner(steps::catalog(), test::decodingHere(), cache),
        window({.runner = runner,
                .store = store,
                .edits = store,
                .crates = std::make_shared<app::LibraryCrates>(library),
                .details = std::make_shared<app::LibraryDetails>(library),
                .queue = std::make_shared<app::LibraryQueue>(library, steps::catalog()),
                .settingsFile = folder.filePath(QStringLiteral("barline.ini")),
                .demoTrack = {},
                .desktop = {},
                .texts = std::make_shared<app::LibrarySuggestions>(library)}) {
    window.resize(1280, 720);
    window.show();
    QObject::connect(&window.workspace(), &ui::Workspace::reportChanged, &window,
                     [this](const Report& changed) { report = changed; });
  }

  [[nodiscard]] ui::TrackListing& listing() { return window.workspace().listing(); }
  /// Null while the library does not list it; to be asked anew after each event.
  [[nodiscard]] const ui::TrackRow* row(const char* title) {
    for (int i = 0; i < listing().count(); ++i) {
      const ui::TrackRow* row = listing().rowAt(i);
      if (row != nullptr && row->title == QLatin1String(title)) return row;
    }
    return nullptr;
  }
  [[nodiscard]] bool analysed(const char* title) {
    const ui::TrackRow* found = row(title);
    return found != nullptr && found->record.state == model::TrackState::Analysed;
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &window;
    QTest::keyClick(target, key, modifiers);
  }

  storage::Locations places;
  std::shared_ptr<storage::SqliteResultCache> cache;
  std::shared_ptr<storage::Library> library;
  std::shared_ptr<app::LibraryStore> store;
  pipeline::Runner runner;
  ui::MainWindow window;
  Report report;
};

}  // namespace barline::test

#pragma once

#include <QPalette>
#include <QString>
#include <filesystem>
#include <memory>

#include "app/gui/DuplicateFinder.h"
#include "engine/pipeline/Runner.h"
#include "storage/Library.h"
#include "storage/SqliteResultCache.h"
#include "ui/window/MainWindow.h"

namespace barline::app {

/// What a composition is made for.
struct CompositionSetup {
  audio::Decoding& decoding;  ///< outlives the composition
  std::shared_ptr<storage::Library> library;
  std::filesystem::path resultsFile;  ///< the cache of results
  QString settingsFile;
  std::filesystem::path demoTrack;      ///< empty where there is none
  QPalette desktop;                     ///< the application's palette before applyTheme()
  std::filesystem::path stateFolder{};  ///< of log and crash reports; empty = there are none
};

/// The window with everything behind it, over one library: what the program `barline` is. Lives on the
/// interface's thread; what is under way ends with it.
class Composition {
 public:
  /// Makes the window without showing it.
  explicit Composition(const CompositionSetup& setup);

  [[nodiscard]] ui::MainWindow& window() { return window_; }

 private:
  std::shared_ptr<storage::SqliteResultCache> cache_;
  pipeline::Runner runner_;
  ui::MainWindow window_;
  DuplicateFinder duplicates_;
};

}  // namespace barline::app

#pragma once

#include <QTimer>
#include <atomic>
#include <filesystem>

#include "app/duplicates/BackgroundDuplicates.h"
#include "ui/window/Workspace.h"

namespace barline::app {

/// Looks for duplicates in the window's library while nothing plays and nothing is analysed. Lives on the
/// interface's thread, which only says how things are.
class DuplicateFinder {
 public:
  /// @param workspace, decoding outlive this
  DuplicateFinder(ui::Workspace& workspace, const std::filesystem::path& libraryFile,
                  audio::Decoding& decoding);

 private:
  std::atomic<bool> busy_{true};
  QTimer look_;
  BackgroundDuplicates background_;  // last: it asks busy_
};

}  // namespace barline::app

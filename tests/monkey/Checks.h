#pragma once

#include <QElapsedTimer>
#include <QString>
#include <string>

#include "engine/model/Edit.h"
#include "storage/Library.h"
#include "tests/monkey/Watch.h"
#include "ui/window/MainWindow.h"

namespace barline::monkey {

/// The edits of a track as the window had them.
struct SeenEdits {
  std::string fingerprint;  ///< empty where no track was open, or its edits were not known yet
  model::EditHistory history;
};

/// Looks whether all is well, and tells the watch where it is not. Lives on the interface's thread.
class Checks {
 public:
  /// Both outlive the checks.
  Checks(Watch& watch, storage::Library& library) : watch_(watch), library_(library) {}

  /// Lets what is under way with the open track come to its end, undoes and redoes all of its edits, and
  /// compares what is shown with what was shown before, and the edits with those on the disk.
  void atRest(ui::MainWindow& window);

  [[nodiscard]] static SeenEdits seen(ui::MainWindow& window);
  /// Whether the disk has what was seen: once the window is gone, nothing may be on its way any more.
  void onDisk(const SeenEdits& edits);

  /// The whole library.
  void soundness();

  /// How many edits have been undone and redone.
  [[nodiscard]] std::size_t undone() const { return undone_; }

 private:
  template <class Condition>
  bool waitFor(const char* what, const Condition& condition);
  void undoAndRedo(ui::EditController& edits);
  [[nodiscard]] QString differenceOnDisk(const SeenEdits& edits);

  Watch& watch_;
  storage::Library& library_;
  QElapsedTimer waiting_;  // since there was news of what is waited for
  std::size_t undone_{};
};

}  // namespace barline::monkey

#pragma once

#include <QObject>
#include <memory>

#include "ui/crates/CrateController.h"
#include "ui/crates/HeardTime.h"
#include "ui/crates/LibraryPlace.h"

class QMenu;
class QUndoStack;

namespace barline::ui {

class LibraryPage;
class Settings;
class Sidebar;
class Workspace;

/// The places of the library in the window: the sidebar of its page, what is listed for the place that was
/// chosen, commands about crates, and the history of what is opened and played.
class LibraryPlaces final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  LibraryPlaces(std::shared_ptr<CrateStore> store, Workspace& workspace, LibraryPage& page,
                Settings& settings, QUndoStack& undo);

  void addTo(QMenu& menu);

  [[nodiscard]] CrateController& crates() { return crates_; }
  [[nodiscard]] Sidebar& sidebar() { return *sidebar_; }

 Q_SIGNALS:
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void connectHistory();

  Workspace& workspace_;
  Settings& settings_;
  CrateController crates_;
  HeardTime heard_;
  Sidebar* sidebar_;
};

}  // namespace barline::ui

#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/library/watch/WatchController.h"
#include "ui/library/watch/WatchedFoldersDialog.h"

class QMenu;
class QToolButton;
class QWidget;

namespace barline::ui {

class Sidebar;
class Workspace;

/// Watched folders in the window: their command, how many they are below the library's places, and what
/// follows from what is found in them.
class WatchActions final : public QObject {
  Q_OBJECT

 public:
  /// @param workspace outlives it, and so does the window
  WatchActions(std::shared_ptr<WatchStore> store, Workspace& workspace, QWidget& window);

  void addTo(QMenu& menu);
  /// Puts a button below the places of the library.
  void addTo(Sidebar& sidebar);

  /// Looks at all of them; from then on they are watched.
  void start() { watch_.start(); }
  void showFolders();

  [[nodiscard]] WatchController& controller() { return watch_; }

 Q_SIGNALS:
  /// One sentence.
  void problem(const QString& sentence);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void updateButton();

  QWidget& window_;
  WatchController watch_;
  QPointer<WatchedFoldersDialog> dialog_;
  QToolButton* button_{};  // null until there is a sidebar, which owns it
};

}  // namespace barline::ui

#pragma once

#include <QObject>
#include <filesystem>

class QAction;
class QMenu;

namespace barline::ui {

class JobsStrip;
class LibraryPage;
class Pages;
class PowerSource;
class QueuePanel;
class Settings;
class Workspace;

/// The queue of analyses in the window: its panel on the library's page, the same above the line at the
/// bottom elsewhere, and its commands.
class QueueActions final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it. @param window over which it asks
  QueueActions(Workspace& workspace, LibraryPage& page, Pages& pages, Settings& settings, QWidget& window);

  void addTo(QMenu& menu);
  void setStrip(JobsStrip& strip);

 Q_SIGNALS:
  void showInFolder(const std::filesystem::path& file);

 private:
  void connectPanel(QueuePanel& panel);
  void showQueue();
  void showStale();
  void setWaitsOnBattery(bool waits);

  Workspace& workspace_;
  LibraryPage& page_;
  Pages& pages_;
  Settings& settings_;
  QWidget& window_;
  JobsStrip* strip_{};
  QueuePanel* panel_;
  PowerSource* power_;
  QAction* pause_{};
  QAction* cancelAll_{};
};

}  // namespace barline::ui

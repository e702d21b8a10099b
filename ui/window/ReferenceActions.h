#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "engine/model/Timeline.h"
#include "ui/reference/ReferenceController.h"

class QAction;
class QMenu;
class QWidget;

namespace barline::ui {

class InspectorPanel;
class Settings;
class TimelineView;

/// References in the window: commands to load, unload and walk through them, their lane and their panel, and
/// that they come back with their track.
class ReferenceActions final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  ReferenceActions(TimelineView& timeline, InspectorPanel& inspector, Settings& settings, QWidget& window);

  void addFileActions(QMenu& menu);
  void addTrackActions(QMenu& menu);

  /// Another track is open, or none (an empty fingerprint): its references are loaded.
  void setTrack(const QString& fingerprint);
  /// As shown; null where no track is open.
  void setTimeline(const std::shared_ptr<const model::Timeline>& timeline);

  /// Loads those of the files that are references by their names, if a track is open. @return the others
  [[nodiscard]] std::vector<std::filesystem::path> take(std::vector<std::filesystem::path> files);

  [[nodiscard]] ReferenceController& controller() { return controller_; }

 Q_SIGNALS:
  void seekRequested(double seconds);
  void problem(const QString& sentence);

 private:
  void choose();
  void unload();
  void step(int direction);
  void onChanged(const std::shared_ptr<const evaluation::Comparison>& comparison);
  void onFilesChanged();
  void update();

  TimelineView& timeline_;
  InspectorPanel& inspector_;
  Settings& settings_;
  QWidget& window_;
  ReferenceController controller_;
  QAction* load_;
  QAction* unload_;
  QAction* next_;
  QAction* previous_;
  QStringList remembered_;  // the open track's files, until a person unloads them
  QString fingerprint_;     // of the open track; empty while there is none, or another is about to be
};

}  // namespace barline::ui

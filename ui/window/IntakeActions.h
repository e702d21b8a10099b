#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <vector>

#include "ui/intake/IntakeController.h"

class QAction;
class QMenu;
class QWidget;

namespace barline::ui {

class ReferenceController;
class Workspace;

/// Commands that bring into the library what other programs know, and that find missing files.
class IntakeActions final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  IntakeActions(std::shared_ptr<IntakeStore> store, Workspace& workspace, ReferenceController& references,
                QWidget& window);

  void addFileActions(QMenu& menu);
  void addLibraryActions(QMenu& menu);
  /// What belongs to the selected tracks.
  void addTrackCommands(QMenu& menu, const std::vector<std::int64_t>& tracks);

  void importCollection(const std::filesystem::path& file);

 Q_SIGNALS:
  /// One or two sentences.
  void problem(const QString& sentence);
  void done(const QString& sentence);

 private:
  void chooseCollection();
  void chooseFile(std::int64_t track);
  void showMissing();
  void compare();
  void onImported(const CollectionOutcome& outcome);
  void onRelinked(std::int64_t track, FileOutcome outcome);
  void onReferences(std::int64_t track, const std::vector<model::TrackReference>& references);

  Workspace& workspace_;
  ReferenceController& controller_;
  QWidget& window_;
  IntakeController intake_;
  QAction* compare_;
  std::vector<model::TrackReference> references_;  // of the open track
};

}  // namespace barline::ui

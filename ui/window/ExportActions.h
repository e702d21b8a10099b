#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

#include "ui/exporting/ExportController.h"
#include "ui/exporting/ExportDialog.h"

class QMenu;
class QWidget;

namespace barline::ui {

class Settings;
class TimelineView;
class Workspace;

/// Commands that take tracks elsewhere, and the window in which it is done: it follows what is open, selected
/// and listed, and what was chosen in it is chosen again the next time.
class ExportActions final : public QObject {
  Q_OBJECT

 public:
  /// The tracks that are selected in the list that is seen.
  using SelectedTracks = std::function<std::vector<std::int64_t>()>;

  /// All outlive it. @param window the dialog's parent
  ExportActions(std::shared_ptr<ExportStore> store, Workspace& workspace, TimelineView& timeline,
                SelectedTracks selected, Settings& settings, QWidget& window);

  void addFileActions(QMenu& menu);
  /// What belongs to the selected tracks.
  void addTrackCommands(QMenu& menu);
  /// @param kind what is exported, where there is such
  void open(ExportDialog::Page page, ExportSubject::Kind kind);

  /// Whether files are being written.
  [[nodiscard]] bool isBusy() const { return controller_.isBusy(); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  /// What a person most likely means.
  [[nodiscard]] ExportSubject::Kind likelyKind() const;
  [[nodiscard]] std::vector<ExportSubject> subjects() const;
  [[nodiscard]] QString listName() const;

  ExportController controller_;
  Workspace& workspace_;
  TimelineView& timeline_;
  SelectedTracks selected_;
  Settings& settings_;
  QWidget& window_;
  QTimer soon_;
  bool changed_{};  // the open track is another one than when it was last shown
  QPointer<ExportDialog> dialog_;
};

}  // namespace barline::ui

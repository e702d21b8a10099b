#pragma once

#include <QObject>
#include <memory>

#include "ui/library/details/TrackDetailsController.h"

namespace barline::ui {

class DetailsPanel;
class LibraryPage;
class Workspace;

/// The panel at the right of the library's page: it shows the keys of the search and the current track of the
/// list, and what is chosen there changes what is listed.
class LibraryDetailsPane final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  LibraryDetailsPane(std::shared_ptr<TrackDetailsStore> store, Workspace& workspace, LibraryPage& page);

  /// The track to be shown; 0 = none.
  void setTrack(std::int64_t track);

  [[nodiscard]] DetailsPanel& panel() { return *panel_; }

 Q_SIGNALS:
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void onRequestChanged();

  Workspace& workspace_;
  TrackDetailsController details_;
  DetailsPanel* panel_;
};

}  // namespace barline::ui

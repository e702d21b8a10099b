#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>
#include <memory>

#include "app/gui/LibraryStore.h"
#include "ui/library/LibraryController.h"
#include "ui/library/TrackAmendments.h"
#include "ui/library/TrackListing.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/table/TrackTableView.h"

namespace barline::test {

/// A library on the disk with a few tracks, and the table over it.
class TableFixture {
 public:
  struct Track {
    const char* title;
    const char* artist;
    double bpm;
    model::MusicalKey key;
  };

  /// The tracks are added in order, so the last one is the newest.
  explicit TableFixture(const std::vector<Track>& tracks) {
    auto opened =
        storage::Library::open(storage::Locations::inFolder(folder.path().toStdString()).libraryFile);
    for (const Track& track : tracks) {
      model::Timeline timeline;
      timeline.source.path =
          folder.filePath(QLatin1String(track.title) + QStringLiteral(".flac")).toStdString();
      timeline.source.fingerprint = std::string(track.title) + track.artist;
      timeline.source.duration = 200.0;
      timeline.source.title = track.title;
      timeline.source.artist = track.artist;
      const std::int64_t id = opened->tracks().recordSource(timeline.source.path, timeline.source).id;
      storage::AnalysisSummary summary = storage::summarize(timeline);
      summary.bpm = track.bpm;
      summary.key = track.key;
      opened->tracks().updateAnalysis(id, summary);
      ids.push_back(id);
    }
    library = std::make_unique<ui::LibraryController>(std::make_shared<app::LibraryStore>(std::move(opened)));
    listing = std::make_unique<ui::TrackListing>(*library);
    model = std::make_unique<ui::TrackTableModel>(*listing);
    view = std::make_unique<ui::TrackTableView>(*model);
    amendments = std::make_unique<ui::TrackAmendments>(*library, undo);
    QObject::connect(view.get(), &ui::TrackTableView::amendRequested, amendments.get(),
                     &ui::TrackAmendments::apply);
    view->resize(1000, 400);
    view->show();
    listing->setOrder(search::TrackOrder::Title, false);
    settle(static_cast<int>(tracks.size()));
  }

  /// Waits until so many tracks are listed and their rows have come.
  void settle(int tracks) {
    QTRY_COMPARE(listing->count(), tracks);
    for (int i = 0; i < tracks; ++i) QTRY_VERIFY(listing->rowAt(i) != nullptr);
  }

  [[nodiscard]] QStringList titles() const {
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row) {
      if (const ui::TrackRow* track = model->rowAt(row)) all.append(track->title);
    }
    return all;
  }

  [[nodiscard]] const model::TrackRecord& record(std::size_t index) const {
    return listing->find(ids[index])->record;
  }
  [[nodiscard]] QModelIndex cell(int row, ui::TrackColumn column) const {
    return model->index(row, static_cast<int>(column));
  }

  QTemporaryDir folder;
  std::vector<std::int64_t> ids;
  QUndoStack undo;
  std::unique_ptr<ui::LibraryController> library;
  std::unique_ptr<ui::TrackListing> listing;
  std::unique_ptr<ui::TrackTableModel> model;
  std::unique_ptr<ui::TrackTableView> view;
  std::unique_ptr<ui::TrackAmendments> amendments;
};

}  // namespace barline::test

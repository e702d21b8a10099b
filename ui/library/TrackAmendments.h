#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <vector>

#include "engine/model/TrackAmendment.h"

class QUndoStack;

namespace barline::ui {

class LibraryController;

/// What a person sets of tracks (title, rating, tags, …), each change to be undone. The library answers on
/// its own time: a change can be undone once it is kept. Lives on the interface's thread.
class TrackAmendments final : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  TrackAmendments(LibraryController& library, QUndoStack& undo, QObject* parent = nullptr);

  /// @param text what the change is called: "Rating of 3 tracks"
  void apply(const std::vector<model::AmendedTrack>& amendments, const QString& text);

 private:
  class Command;

  struct Pending {
    std::vector<model::AmendedTrack> amendments;
    QString text;  // empty where it is an undo or a redo
  };

  void ask(const std::vector<model::AmendedTrack>& amendments, const QString& text);
  void onAmended(const std::vector<model::AmendedTrack>& former);

  LibraryController& library_;
  QUndoStack& undo_;
  std::deque<Pending> pending_;  // asked for and not answered yet, in order
};

}  // namespace barline::ui

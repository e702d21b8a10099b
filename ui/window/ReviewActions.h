#pragma once

#include <QObject>
#include <memory>

#include "engine/edits/Doubts.h"

class QAction;
class QMenu;

namespace barline::ui {

class EditController;
class ReviewPanel;
class TimelineView;

/// Going through what is doubtful: the next place, the one before, accept, take the runner-up. Keeps the list
/// and the overview's marks true to what is shown.
class ReviewActions final : public QObject {
  Q_OBJECT

 public:
  /// All outlive the actions.
  ReviewActions(EditController& edits, TimelineView& timeline, ReviewPanel& panel, QObject* parent = nullptr);

  void addTo(QMenu& menu);

  void accept(const edits::Doubt& doubt);
  void takeRunnerUp(const edits::Doubt& doubt);

 Q_SIGNALS:
  void seekRequested(double seconds);
  /// The place that is shown now.
  void shown(const barline::edits::Doubt& doubt);
  /// One sentence: why nothing happened.
  void notice(const QString& sentence);

 private:
  QAction* add(const char* name, const QString& text, const char* keys, void (ReviewActions::*run)());
  void next();
  void previous();
  void acceptCurrent();
  void takeCurrentRunnerUp();
  void jumpTo(const edits::Doubt& doubt);
  void refresh();

  EditController& edits_;
  TimelineView& timeline_;
  ReviewPanel& panel_;
  std::vector<QAction*> actions_;
};

}  // namespace barline::ui

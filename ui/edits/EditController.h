#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"
#include "ui/edits/EditKeeper.h"

namespace barline::ui {

/// What a person changes of the open track: the edits, undo and redo, and the timeline that they make of the
/// analysis. An edit shows at once; what follows from it (chords and sections on other bars, tempo, features)
/// is made anew by the runner and shows when all of it is there. Every function returns at once; lives on the
/// interface's thread.
class EditController : public QObject {
  Q_OBJECT

 public:
  /// @param runner outlives the controller
  EditController(pipeline::Runner& runner, std::shared_ptr<EditStore> store, QObject* parent = nullptr);
  /// Ends what is under way and keeps what is not kept yet.
  ~EditController() override;

  /// The open track's analysis as far as it goes; null where no track is open. Another fingerprint is another
  /// track: its edits are fetched.
  void setAnalysis(std::shared_ptr<const model::Timeline> analysis);
  /// The open track's analysis is complete.
  /// @param results what its steps made, as far as it is at hand: need not be made again
  void setAnalysed(pipeline::KnownResults results);

  /// Looks whether somebody else, another window or program, has edited the open track; what they did shows
  /// as if it had been done here. To be called when the library has changed.
  void refresh();

  /// Null where no track is open.
  [[nodiscard]] std::shared_ptr<const model::Timeline> analysis() const { return analysis_; }
  /// The analysis with the edits on top, or the analysis while it is being compared.
  [[nodiscard]] std::shared_ptr<const model::Timeline> shown() const { return shown_; }
  /// Of the edits that are not undone.
  [[nodiscard]] const edits::EditOverlay& overlay() const { return overlay_; }
  [[nodiscard]] const model::EditHistory& history() const { return history_; }

  /// False before the track's edits have been fetched, and where no track is open.
  [[nodiscard]] bool canEdit() const { return loaded_; }
  [[nodiscard]] bool canUndo() const { return history_.applied > 0; }
  [[nodiscard]] bool canRedo() const { return history_.applied < history_.edits.size(); }
  /// Of the edit that undo() takes back; null where there is none.
  [[nodiscard]] const model::Edit* undoable() const;
  [[nodiscard]] const model::Edit* redoable() const;

  /// Makes an edit: its author, time, basis and what it replaces are filled in here. Edits that were undone
  /// are given up. A change of a locked stretch is refused as a whole.
  /// @return whether it was made
  bool apply(model::Edit edit);
  void undo();
  void redo();
  /// Undoes or redoes until so many edits are applied.
  void goTo(std::size_t applied);

  /// Shows the analysis alone for comparison; an edit or undo ends that.
  void setComparing(bool comparing);
  [[nodiscard]] bool isComparing() const { return comparing_; }

  /// What follows from the edits is being made.
  [[nodiscard]] bool isRippling() const { return rippling_ || later_.isActive(); }

  /// Calls, on this thread, what is to come once all edits so far are kept.
  void whenKept(std::function<void()> then) { keeper_.whenKept(std::move(then)); }
  /// Whether edits wait in memory which the store refuses: they are lost when the program ends.
  [[nodiscard]] bool hasRefusedEdits() const { return keeper_.isRefused(); }

 Q_SIGNALS:
  /// Another track is open, or none: what was begun for the former one is over.
  void trackChanged();
  /// Edits, locks or marks are others than before, or may be made now, or the comparison began or ended.
  void changed();
  /// As shown() now.
  void shownChanged(std::shared_ptr<const barline::model::Timeline> timeline);
  /// What follows from the edits has been made; as it went. shown() is complete.
  void rippled(std::shared_ptr<const barline::pipeline::AnalysisReport> report);
  /// The last edit has been undone or reverted: shown() is the analysis.
  void cleared();
  /// One sentence: why an edit was not made.
  void refused(const QString& sentence);
  /// One sentence: what could not be kept, or why what follows from the edits could not be made.
  void problem(const QString& sentence);

 private:
  void openTrack(const std::string& fingerprint);
  void onLoaded(const std::string& fingerprint, const model::EditHistory& history);
  /// Takes on what the store has, unless it is what is known here.
  void takeOn(const model::EditHistory& stored);
  void editsChanged();
  void show();
  void startRipple();
  void stopRipple();
  void onRippled(const std::shared_ptr<const pipeline::AnalysisReport>& report, std::uint64_t serial);
  [[nodiscard]] std::string basisOf(const model::Edit& edit) const;

  pipeline::Runner& runner_;
  EditKeeper keeper_;
  std::string fingerprint_;  // of the open track; empty = none
  std::shared_ptr<const model::Timeline> analysis_;
  std::shared_ptr<const model::Timeline>
      base_;  // what edits lie over: analysis, or what the last ripple made
  std::shared_ptr<const model::Timeline> shown_;
  model::EditHistory history_;
  std::vector<EditTicket> tickets_;  // of the history's edits
  edits::EditOverlay overlay_;
  std::optional<pipeline::KnownResults> analysed_;             // absent until the analysis is complete
  std::map<std::string, pipeline::KnownResults> rippledLast_;  // by step id, one result each
  std::map<std::uint64_t, std::shared_ptr<pipeline::Analysis>>
      ripples_;             // by serial; all but the last cancelled
  std::uint64_t serial_{};  // of the ripple that counts
  bool rippling_{};
  QTimer later_;  // until a ripple begins, so that a row of edits makes one
  bool loaded_{};
  std::uint64_t changesMade_{};       // to the edits, here
  std::uint64_t changesAtRefresh_{};  // when refresh() asked
  bool comparing_{};
};

}  // namespace barline::ui

#include "ui/library/TrackAmendments.h"

#include <QPointer>
#include <QUndoStack>
#include <algorithm>
#include <utility>

#include "ui/library/LibraryController.h"

namespace barline::ui {

/// A change that the library has kept already when the stack is given it.
class TrackAmendments::Command final : public QUndoCommand {
 public:
  Command(TrackAmendments& owner, Pending change, std::vector<model::AmendedTrack> former)
      : QUndoCommand(change.text),
        owner_(&owner),
        after_(std::move(change.amendments)),
        before_(std::move(former)) {}

  void undo() override {
    if (owner_) owner_->ask(before_, {});
  }
  void redo() override {
    if (std::exchange(done_, false) || !owner_) return;
    owner_->ask(after_, {});
  }

 private:
  QPointer<TrackAmendments> owner_;
  std::vector<model::AmendedTrack> after_;
  std::vector<model::AmendedTrack> before_;
  bool done_{true};  // the stack calls redo() as it takes the command
};

TrackAmendments::TrackAmendments(LibraryController& library, QUndoStack& undo, QObject* parent)
    : QObject(parent), library_(library), undo_(undo) {
  connect(&library_, &LibraryController::amended, this, &TrackAmendments::onAmended);
}

void TrackAmendments::apply(const std::vector<model::AmendedTrack>& amendments, const QString& text) {
  if (!amendments.empty()) ask(amendments, text);
}

void TrackAmendments::ask(const std::vector<model::AmendedTrack>& amendments, const QString& text) {
  pending_.push_back({amendments, text});
  library_.amend(amendments);
}

void TrackAmendments::onAmended(const std::vector<model::AmendedTrack>& former) {
  // Answers come in order, but a change that failed has none; and of one's tracks some may be gone.
  const auto answers = [&](const Pending& pending) {
    auto next = pending.amendments.begin();
    return std::ranges::all_of(former, [&](const model::AmendedTrack& track) {
      next = std::find_if(next, pending.amendments.end(),
                          [&](const model::AmendedTrack& asked) { return asked.track == track.track; });
      return next != pending.amendments.end();
    });
  };
  const auto found = std::ranges::find_if(pending_, answers);
  if (found == pending_.end()) return;
  Pending change = std::move(*found);
  pending_.erase(pending_.begin(), std::next(found));
  if (!change.text.isEmpty() && !former.empty()) undo_.push(new Command(*this, std::move(change), former));
}

}  // namespace barline::ui

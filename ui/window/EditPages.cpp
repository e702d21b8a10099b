#include "ui/window/EditPages.h"

#include <algorithm>
#include <utility>

#include "engine/edits/Marks.h"
#include "ui/edits/EditController.h"
#include "ui/inspector/EditsPanel.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/SelectionPanel.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {

EditPages::EditPages(EditController& edits, TimelineView& timeline, InspectorPanel& inspector,
                     QObject* parent)
    : QObject(parent), edits_(edits), timeline_(timeline), inspector_(inspector) {
  connect(&edits_, &EditController::changed, this, &EditPages::refresh);
  connect(&edits_, &EditController::shownChanged, this, &EditPages::refresh);
  connect(&timeline_, &TimelineView::selectionChanged, this, &EditPages::refreshSelection);
  connect(&timeline_, &TimelineView::chordDisplayChanged, this, &EditPages::refreshSelection);
  connect(&inspector_, &InspectorPanel::pageChanged, this, &EditPages::refresh);
  SelectionPanel& selection = inspector_.selection();
  connect(&selection, &SelectionPanel::verifyRequested, this, [this](bool on) { mark(&edits::verify, on); });
  connect(&selection, &SelectionPanel::lockRequested, this, [this](bool on) { mark(&edits::lock, on); });
  const auto revertSelection = [this] {
    if (const auto range = timeline_.selection()) revert(*range);
  };
  connect(&selection, &SelectionPanel::revertRequested, this, revertSelection);
  EditsPanel& list = inspector_.edits();
  connect(&list, &EditsPanel::revertSelectionRequested, this, revertSelection);
  connect(&list, &EditsPanel::revertTrackRequested, this, [this] {
    if (const auto shown = edits_.shown()) revert({0.0, shown->source.duration});
  });
  connect(&list, &EditsPanel::goToRequested, &edits_, &EditController::goTo);
  refresh();
}

void EditPages::refresh() {
  inspector_.setEditCount(edits_.history().applied);
  refreshSelection();
}

void EditPages::refreshSelection() {
  // Pages that do not show are made up to date when they do.
  const auto range = timeline_.selection();
  if (inspector_.page() == InspectorPanel::Page::Selection)
    inspector_.selection().setSelection(edits_.shown(), range, edits_.overlay(), timeline_.chordDisplay());
  if (inspector_.page() != InspectorPanel::Page::Edits) return;
  const auto analysis = edits_.analysis();
  const bool edited = range && std::ranges::any_of(model::kEditLayers, [&](model::EditLayer layer) {
                        return edits_.overlay().isEdited(layer, *range);
                      });
  inspector_.edits().setHistory(edits_.history(), analysis.get(), edited);
}

void EditPages::mark(model::Edit (*make)(const model::Timeline&, std::span<const model::EditLayer>,
                                         const model::TimeRange&, bool),
                     bool on) {
  const auto shown = edits_.shown();
  const auto range = timeline_.selection();
  if (shown && range) edits_.apply(make(*shown, model::kEditLayers, *range, on));
}

void EditPages::revert(const model::TimeRange& range) {
  const auto shown = edits_.shown();
  if (!shown) return;
  if (auto edit = edits::revert(*shown, edits_.overlay(), model::kEditLayers, range))
    edits_.apply(std::move(*edit));
}

}  // namespace barline::ui

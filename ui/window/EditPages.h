#pragma once

#include <QObject>
#include <span>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

namespace barline::ui {

class EditController;
class InspectorPanel;
class TimelineView;

/// Keeps the inspector's pages about selection and edits true to what is shown, and does what they ask for.
class EditPages final : public QObject {
  Q_OBJECT

 public:
  /// All outlive the pages.
  EditPages(EditController& edits, TimelineView& timeline, InspectorPanel& inspector,
            QObject* parent = nullptr);

 private:
  void refresh();
  void refreshSelection();
  void mark(model::Edit (*make)(const model::Timeline&, std::span<const model::EditLayer>,
                                const model::TimeRange&, bool),
            bool on);
  void revert(const model::TimeRange& range);

  EditController& edits_;
  TimelineView& timeline_;
  InspectorPanel& inspector_;
};

}  // namespace barline::ui

#pragma once

#include <QAction>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/tags/TagController.h"

class QWidget;

namespace barline::ui {

class WriteTagsDialog;

/// The command "Write tags into files…", for menus: opens the dialog on the tracks that are chosen at that
/// time. What was ticked is ticked again the next time the dialog is opened in this window.
class WriteTagsAction final : public QAction {
  Q_OBJECT

 public:
  using ChosenTracks = std::function<std::vector<std::int64_t>()>;

  /// @param window the dialog's parent; outlives the action
  WriteTagsAction(std::shared_ptr<TagStore> store, ChosenTracks chosen, QWidget& window);

  void openFor(const std::vector<std::int64_t>& tracks);

 Q_SIGNALS:
  /// One sentence, while no dialog is there to tell it: what an earlier write has left unsettled.
  void problem(const QString& sentence);

 private:
  QWidget& window_;
  ChosenTracks chosen_;
  TagController controller_;
  std::optional<WrittenTags> last_;
  tags::TagWishes wishes_;
  bool keepTimes_{};
  QPointer<WriteTagsDialog> dialog_;
};

}  // namespace barline::ui

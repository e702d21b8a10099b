#pragma once

#include <QStringList>
#include <QWidget>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "ui/crates/CrateController.h"
#include "ui/crates/LibraryPlace.h"
#include "ui/crates/SidebarModel.h"

class QMenu;
class QVBoxLayout;

namespace barline::ui {

class SidebarView;

/// The places of the library at the left of its page: choose one, make, name, move and remove crates, and put
/// tracks into them.
class Sidebar final : public QWidget {
  Q_OBJECT

 public:
  /// @param crates outlives the sidebar
  explicit Sidebar(CrateController& crates, QWidget* parent = nullptr);

  [[nodiscard]] LibraryPlace place() const { return place_; }
  /// Selects a place as if it had been clicked.
  void choose(const LibraryPlace& place);
  /// Shows a place as chosen that is listed already.
  void mark(const LibraryPlace& place);
  /// Null for a list, and where the crate is not there any more.
  [[nodiscard]] const model::Crate* crate() const;
  [[nodiscard]] const SidebarModel& places() const { return *model_; }

  /// Makes one beside what is selected, whose name can then be typed.
  void newCrate() { newCrateOf({}); }
  void newCrateOf(const std::vector<std::int64_t>& tracks);
  void newFolder();
  void newSmartCrate(const QString& search);

  /// Below the tree; owned by the sidebar.
  void setFooter(QWidget& footer);

  /// The folders that are open.
  [[nodiscard]] QStringList saveState() const;
  void restoreState(const QStringList& openFolders);

 Q_SIGNALS:
  /// Another place, or the same one anew because its search has changed.
  void placeChosen(const barline::ui::LibraryPlace& place);
  /// The "+" of the smart crates: newSmartCrate() with what is searched for is wanted.
  void smartCrateRequested();
  /// What is chosen now is to be taken elsewhere.
  void exportRequested();
  void stateChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void connectController();
  void connectView();
  void onListed(const std::vector<model::Crate>& crates);
  void onCreated(std::int64_t crate);
  void onCurrentChanged(const QModelIndex& index);
  void onExpanded(const QModelIndex& index, bool expanded);
  void expandOpenFolders();
  void editName(std::int64_t crate);
  void remove(std::int64_t crate);
  void showMenu(const QPoint& at);
  void addCrateCommands(QMenu& menu, const model::Crate& crate);
  /// The folder in which something new is made: the selected one, or that of the selected crate.
  [[nodiscard]] std::int64_t currentFolder() const;

  CrateController& crates_;
  SidebarModel* model_;
  SidebarView* view_;
  QVBoxLayout* layout_;
  LibraryPlace place_;
  QString search_;  // of the smart crate that is chosen
  std::set<std::int64_t> openFolders_;
  std::int64_t toName_{};                            // its name is typed as soon as it is listed; 0 = none
  std::optional<std::vector<model::Crate>> missed_;  // what was listed while somebody wrote a name
  bool listing_{};                                   // the tree is being made anew
};

}  // namespace barline::ui

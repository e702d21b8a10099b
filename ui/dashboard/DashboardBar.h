#pragma once

#include <QWidget>
#include <array>
#include <memory>

#include "ui/dashboard/DashboardController.h"

class QLabel;
class QMenu;
class QToolButton;

namespace barline::ui {

enum class DashboardTab : unsigned char { Run, Queue, Versions };

/// The top of the Performance page: which run is shown, what it is held against, what lies over it, the tabs,
/// and export.
class DashboardBar final : public QWidget {
  Q_OBJECT

 public:
  /// @param controller outlives the bar
  explicit DashboardBar(DashboardController& controller, QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  void setTab(DashboardTab tab);
  void updateIcons();
  [[nodiscard]] QToolButton& runButton() { return *run_; }

 Q_SIGNALS:
  void tabChosen(barline::ui::DashboardTab tab);
  void pictureAsked();
  void vectorAsked();
  void tableAsked();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QToolButton* addButton(const QString& toolTip);
  void makeTabs();
  void makeExport();
  void fillRuns(QMenu& menu);
  void fillAgainst(QMenu& menu);
  void fillOverlay(QMenu& menu);
  void addRuns(QMenu& menu, const std::vector<RunName>& runs, std::int64_t checked,
               void (DashboardController::*choose)(std::int64_t), std::int64_t without = 0);

  DashboardController& controller_;
  std::shared_ptr<const DashboardView> view_;
  QLabel* runLabel_;
  QLabel* againstLabel_;
  QToolButton* run_{};
  QToolButton* against_{};
  QToolButton* overlay_{};
  QToolButton* export_{};
  std::array<QToolButton*, 3> tabs_{};
};

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <filesystem>
#include <vector>

#include "ui/jobs/QueueController.h"
#include "ui/theme/Appearance.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace barline::ui {

class QueueModel;
class RateLine;

/// The queue of analyses: how it goes, what is under way, what failed and why, what comes next; and all that
/// can be done about it, by mouse and by keys.
class QueuePanel final : public QWidget {
  Q_OBJECT

 public:
  /// @param analysis, queue outlive the panel
  QueuePanel(AnalysisController& analysis, QueueController& queue, Surface surface,
             QWidget* parent = nullptr);

  void focusList();

 Q_SIGNALS:
  void showInFolder(const std::filesystem::path& file);
  /// A person wants to take everything out; confirmCancelAll() asks.
  void cancelAllAsked();
  /// A person wants to see what is out of date.
  void staleAsked();
  /// A person has chosen whether the queue waits on battery.
  void waitsOnBatteryChosen(bool waits);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void buildHeader(QHBoxLayout& header);
  void buildList(Surface surface);
  void buildOptions();
  void update();
  void updateButtons();
  void onLink(const QModelIndex& index, int link);
  void showMenu(const QPoint& place);
  void cancelSelected();
  void moveSelected(int by);
  [[nodiscard]] std::vector<std::int64_t> selected(bool waitingOnly) const;
  [[nodiscard]] QString countsText() const;

  AnalysisController& analysis_;
  QueueController& queue_;
  QueueModel* model_;
  QLabel* counts_{};
  RateLine* line_{};
  QLabel* rate_{};
  QLabel* left_{};
  QToolButton* pause_{};
  QToolButton* cancelAll_{};
  QToolButton* options_{};
  QAction* waitsOnBattery_{};
  QAction* retryAll_{};
  QAction* dismissAll_{};
  QListView* list_{};
  QLabel* empty_{};
};

/// Takes everything out of the queue: at once where that is soon made good by hand, and otherwise after
/// asking over `parent`. Does not wait for the answer.
void confirmCancelAll(QueueController& queue, QWidget& parent);

}  // namespace barline::ui

#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "ui/dashboard/DashboardController.h"
#include "ui/dashboard/StepModel.h"

class QLabel;
class QToolButton;

namespace barline::ui {

class ChartPanel;
class ChunkChart;
class ColourKey;
class FigureCards;
class HistoryChart;
class MemoryChart;
class StepList;
class WorkerStrips;

/// One run, held against others: its figures, the time for each step, memory and what ran when, the sizes of
/// its chunks and the history of one step.
class RunPage final : public QWidget {
  Q_OBJECT

 public:
  explicit RunPage(QWidget* parent = nullptr);

  void setView(const std::shared_ptr<const DashboardView>& view);
  [[nodiscard]] StepList& steps() { return *steps_; }
  [[nodiscard]] const HistoryChart& history() const { return *history_; }

 Q_SIGNALS:
  void runChosen(std::int64_t run);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* makeSteps();
  QWidget* makeMemory();
  QWidget* makeChunks();
  QWidget* makeHistory();
  void setStepOrder(StepOrder order);
  void updateHistory();
  void updateWarning();
  void updateChunks();
  void fillStepMenu();

  std::shared_ptr<const DashboardView> view_;
  performance::StepTime time_{performance::StepTime::Wall};
  FigureCards* cards_{};
  StepList* steps_{};
  ColourKey* key_{};
  QToolButton* order_{};
  MemoryChart* memory_{};
  WorkerStrips* strips_{};
  ChartPanel* chunkPanel_{};
  ChunkChart* chunks_{};
  QLabel* chunkSum_{};
  QToolButton* stepButton_{};
  QToolButton* warning_{};
  HistoryChart* history_{};
};

}  // namespace barline::ui

#pragma once

#include <QKeySequence>
#include <QObject>
#include <functional>
#include <vector>

#include "engine/model/BeatGrid.h"

class QAction;
class QActionGroup;
class QMenu;

namespace barline::ui {

class GridTool;

/// The commands that correct the beat grid, with their keys. But for the one that begins it they are enabled
/// only while the tool is active, so that single keys mean something else outside.
class GridActions final : public QObject {
  Q_OBJECT

 public:
  /// @param tool outlives the actions
  explicit GridActions(GridTool& tool, QObject* parent = nullptr);

  void addTo(QMenu& menu);
  /// By object name, "grid.downbeat"; never null for those that there are.
  [[nodiscard]] QAction* action(const char* name) const;
  /// Whether there is something to edit.
  void setAvailable(bool available);

 private:
  QAction* add(const char* name, const QString& text, const std::vector<QKeySequence>& keys,
               std::function<void()> run);
  void addTasks();
  void addBeats();
  void addShifts();
  void addTempi();
  void addMetres();
  void addReaches();
  void update();

  GridTool& tool_;
  bool available_{};
  QAction* edit_;
  std::vector<QAction*> all_;
  std::vector<QAction*> metres_;
};

}  // namespace barline::ui

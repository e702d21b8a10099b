#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <filesystem>
#include <memory>

class QAction;
class QMenu;
class QWidget;

namespace barline::ui {

class FitView;
class GridActions;
class GridTool;
class GridToolBar;
class HintLine;
class LayoutMenu;
class ReadoutLine;
class TimelineView;
class Workspace;

/// Brings the tools that correct the beat grid into the window: while they are active their line stands above
/// the timeline, hints lie over the readout, and the lanes are those that one needs for it.
class GridEditor final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it. @param parent gets the line of tools
  GridEditor(Workspace& workspace, TimelineView& timeline, ReadoutLine& readout, QWidget* parent);
  ~GridEditor() override;

  [[nodiscard]] QWidget* toolBar() const;
  [[nodiscard]] GridTool& tool() const { return *tool_; }
  [[nodiscard]] HintLine& hints() const { return *hints_; }
  /// How even the selection is. Whoever shows it takes it over.
  [[nodiscard]] FitView& fit() const { return *fit_; }
  void addTo(QMenu& menu);
  [[nodiscard]] bool isActive() const;
  void leave();
  /// The layout, and whether the library shows beside it, are as before when the tools close. @param layouts
  /// outlives the editor
  void followLayouts(LayoutMenu& layouts);
  /// Another track's file, or none.
  void setTrack(const std::filesystem::path& file);

 Q_SIGNALS:
  void activeChanged(bool active);

 private:
  void onActive(bool active);
  void switchLayout(bool active);
  void comeNear();

  Workspace& workspace_;
  TimelineView& timeline_;
  std::unique_ptr<GridTool> tool_;
  GridActions* actions_;
  GridToolBar* toolBar_;
  HintLine* hints_;
  FitView* fit_;
  LayoutMenu* layouts_{};
  // Before the tools opened.
  QString layoutBefore_;
  QJsonObject lanesBefore_;
  bool libraryBefore_{true};
  bool switching_{};
};

}  // namespace barline::ui

#pragma once

#include <QTreeView>

#include "ui/crates/SidebarModel.h"

namespace barline::ui {

/// The tree of the sidebar: a click on a chevron opens a folder, one on a head's "+" makes something, and
/// what is dragged over a folder opens it.
class SidebarView final : public QTreeView {
  Q_OBJECT

 public:
  explicit SidebarView(SidebarModel& model, QWidget* parent = nullptr);

  /// Somebody writes a name.
  [[nodiscard]] bool isNaming() const { return state() == EditingState; }

 Q_SIGNALS:
  void namingEnded();
  void addRequested(barline::ui::SidebarModel::Section section);
  void removeRequested(const QModelIndex& index);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void startDrag(Qt::DropActions actions) override;
  void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
  void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;

 private:
  /// Whether the click was one on a chevron or "+", and done with.
  bool pressControl(const QMouseEvent& event);
  void keepHeadsOpen();

  SidebarModel& model_;
};

}  // namespace barline::ui

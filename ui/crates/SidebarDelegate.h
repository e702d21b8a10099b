#pragma once

#include <QStyledItemDelegate>

namespace barline::ui {

class SidebarModel;

/// Paints the sidebar's rows: icon, name and number of tracks; a head with its "+".
class SidebarDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const override;
  /// Once: what is being typed stays when the number of tracks changes meanwhile.
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

  /// Where the chevron of a folder is clicked, in the row's coordinates.
  [[nodiscard]] static QRect chevronRect(const QRect& row, int depth);
  /// Where the "+" of a head is clicked.
  [[nodiscard]] static QRect addRect(const QRect& row);

 private:
  void paintHead(QPainter& painter, const QStyleOptionViewItem& option, const SidebarModel& model,
                 const QModelIndex& index) const;
  void paintPlace(QPainter& painter, const QStyleOptionViewItem& option, const SidebarModel& model,
                  const QModelIndex& index) const;
};

}  // namespace barline::ui

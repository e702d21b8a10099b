#pragma once

#include <QHeaderView>
#include <QJsonObject>
#include <set>
#include <vector>

#include "ui/library/table/TrackColumn.h"

namespace barline::ui {

/// Above the table of tracks: sorts by a click, moves and resizes columns by dragging, and hides and shows
/// them from its context menu. Columns that nobody has resized share what width is left over.
class TrackTableHeader final : public QHeaderView {
  Q_OBJECT

 public:
  explicit TrackTableHeader(QWidget* parent = nullptr);

  /// A column that has nothing to show yet is not offered.
  void setAvailable(TrackColumn column, bool available);
  [[nodiscard]] bool isShown(TrackColumn column) const;
  void setShown(TrackColumn column, bool shown);
  /// The column that the list is sorted by, marked only; nothing for none.
  void setSorted(std::optional<TrackColumn> column, bool descending);

  /// The columns from the left, their widths and whether they are shown.
  [[nodiscard]] QJsonObject saveState() const;
  void restoreState(const QJsonObject& state);
  /// As before anybody changed anything.
  void useStandardColumns();

  /// A menu to choose columns from, to be run by the caller.
  void fillMenu(QMenu& menu);
  /// Makes a column as wide as what is in view asks for.
  void fitToContent(TrackColumn column);

 Q_SIGNALS:
  void sortRequested(barline::ui::TrackColumn column, bool descending);
  /// What saveState() gives has changed.
  void stateChanged();
  /// The visible part of the table has to say how wide its content is. @param width to be raised
  void contentWidthAsked(barline::ui::TrackColumn column, int& width);

 public Q_SLOTS:
  /// Shares out the width of the table.
  void fit();

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  [[nodiscard]] QSize sizeHint() const override;

 private:
  struct Wish {
    int width{};
    bool chosen{};  // by a person, so it is kept as it is
    bool shown{};
    bool available{true};
  };

  void onResized(int column, int oldWidth, int newWidth);
  void onClicked(int column);
  void applyShown();
  void useStandard();

  std::vector<Wish> wishes_;  // by column
  std::optional<TrackColumn> sorted_;
  bool descending_{};
  bool fitting_{};
};

}  // namespace barline::ui

#pragma once

#include <QStyledItemDelegate>
#include <cstdint>

#include "ui/library/table/SignCache.h"
#include "ui/library/table/TrackColumn.h"

namespace barline::ui {

class ThumbnailCache;
class TrackTableModel;
struct TrackRow;

/// Paints the cells of the table of tracks and makes the editors for them.
class TrackTableDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// The track in the window, whose title is marked; 0 = none.
  void setOpenTrack(std::int64_t id) { openTrack_ = id; }
  /// Where waveforms and covers come from; null = they are not painted. Outlives the delegate.
  void setThumbnails(ThumbnailCache* thumbnails) { thumbnails_ = thumbnails; }
  /// The row under the pointer; -1 = none.
  void setHoveredRow(int row) { hoveredRow_ = row; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const override;
  /// Fills an editor when it opens; what is typed outlasts what becomes known of the row meanwhile.
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;

  /// What a row says across its whole width.
  void paintHeading(QPainter& painter, const QRectF& rect, const TrackTableModel& model, int row,
                    const QWidget& widget) const;
  /// Width of a cell's content with its margins, logical pixels.
  [[nodiscard]] static double contentWidth(const TrackTableModel& model, const TrackRow& row,
                                           TrackColumn column, const Theme& theme);
  /// Which rating a click in a cell means: 1–5. @param x from the left of the cell
  [[nodiscard]] static int ratingAt(double x);

 private:
  struct Cell;

  void paintCell(const Cell& cell) const;
  void paintText(const Cell& cell) const;
  void paintState(const Cell& cell) const;
  void paintWaveform(const Cell& cell) const;
  void paintArtwork(const Cell& cell) const;
  void paintEnergy(const Cell& cell) const;
  void paintKey(const Cell& cell) const;
  void paintPicture(const Cell& cell, const QPixmap& picture) const;

  mutable SignCache signs_;
  ThumbnailCache* thumbnails_{};
  std::int64_t openTrack_{};
  int hoveredRow_{-1};
};

}  // namespace barline::ui

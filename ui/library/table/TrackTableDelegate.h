#pragma once

#include <QStyledItemDelegate>
#include <cstdint>
#include <optional>

#include "engine/model/WaveformThumbnail.h"
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
  /// The track that is heard without being open, 0 = none, and how far: 0–1 of it.
  void setHeard(std::int64_t track, double fraction) {
    heardTrack_ = track;
    heardFraction_ = fraction;
  }
  /// Whether a waveform is painted for a track, to be listened to by a click.
  [[nodiscard]] bool showsWaveform(const TrackRow& row) const { return waveformOf(row) != nullptr; }
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
  /// Where in the track a click in its waveform is, 0–1; nothing on the button that begins and ends
  /// listening.
  /// @param x from the left of the cell @param width of the cell
  [[nodiscard]] static std::optional<double> waveformPlaceAt(double x, double width);

 private:
  struct Cell;

  /// What is painted for a track; null where there is none, or something else is said in its place.
  [[nodiscard]] const model::WaveformThumbnail* waveformOf(const TrackRow& row) const;
  void paintCell(const Cell& cell) const;
  void paintText(const Cell& cell) const;
  void paintState(const Cell& cell) const;
  void paintWaveform(const Cell& cell) const;
  void paintListening(const Cell& cell) const;
  void paintArtwork(const Cell& cell) const;
  void paintEnergy(const Cell& cell) const;
  void paintKey(const Cell& cell) const;
  void paintPicture(const Cell& cell, const QPixmap& picture) const;

  mutable SignCache signs_;
  ThumbnailCache* thumbnails_{};
  std::int64_t openTrack_{};
  std::int64_t heardTrack_{};
  double heardFraction_{};
  int hoveredRow_{-1};
};

}  // namespace barline::ui

#pragma once

#include <QStyledItemDelegate>
#include <cstdint>

#include "ui/theme/Theme.h"

namespace barline::ui {

struct TrackRow;

/// Paints a row of the library: title, tempo and state; artist, length and key.
class TrackDelegate final : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// The track in the window, which is marked; 0 = none.
  void setOpenTrack(std::int64_t id) { openTrack_ = id; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme,
                       bool open) const;
  void paintUpperLine(QPainter& painter, const QRectF& line, const TrackRow& row, const Theme& theme,
                      double ratio) const;
  void paintLowerLine(QPainter& painter, const QRectF& line, const TrackRow& row, const QStringList& figures,
                      const Theme& theme) const;

  std::int64_t openTrack_{};
};

}  // namespace barline::ui

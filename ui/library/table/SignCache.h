#pragma once

#include <QPainter>
#include <QPixmap>
#include <QSizeF>
#include <functional>
#include <unordered_map>

#include "engine/model/MusicalKey.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

namespace barline::ui {

/// Pictures that a table shows again and again, drawn once for a theme and a pixel ratio: icons, key chips,
/// stars, swatches.
class SignCache {
 public:
  /// Forgets everything that was drawn for another theme or ratio.
  void prepare(const Theme& theme, double ratio);

  /// @param size logical pixels
  [[nodiscard]] const QPixmap& icon(IconName name, int size, const QColor& colour);
  /// A key on a chip. @param doubtful dashed
  [[nodiscard]] const QPixmap& keyChip(const model::MusicalKey& key, const QString& label, QSizeF size,
                                       bool doubtful);
  [[nodiscard]] const QPixmap& stars(int rating, bool offered);
  [[nodiscard]] const QPixmap& swatch(int colour, double side);
  [[nodiscard]] const QPixmap& energyMeter(int rating);

 private:
  [[nodiscard]] const QPixmap& drawn(quint64 key, QSizeF size, const std::function<void(QPainter&)>& draw);

  std::unordered_map<quint64, QPixmap> pictures_;
  const Theme* theme_{};
  Scheme scheme_{};
  double ratio_{};
};

}  // namespace barline::ui

#pragma once

#include <QRectF>
#include <QString>

#include "engine/model/MusicalKey.h"
#include "ui/theme/Theme.h"

class QPainter;

namespace barline::ui {

enum class KeyCertainty : unsigned char {
  Sure,
  Doubtful  ///< dashed, major as minor
};

/// A key in its Camelot colour: major filled, minor outlined. Always with its label.
void paintKeyChip(QPainter& painter, const QRectF& rect, const model::MusicalKey& key, const QString& label,
                  const Theme& theme, KeyCertainty certainty = KeyCertainty::Sure);

}  // namespace barline::ui

#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

namespace barline::ui {

/// A named arrangement of the timeline's lanes.
struct Layout {
  QString name;        ///< as shown; unique
  QJsonObject lanes;   ///< as TimelineView::laneLayout()
  bool library{true};  ///< whether the library is shown beside it
};

/// Barline's own, for listening, editing the beat grid, harmony and sound.
[[nodiscard]] const std::vector<Layout>& builtInLayouts();

/// Of Barline's own the one for editing the beat grid.
[[nodiscard]] const Layout& gridLayout();

/// A person's own, as settings keep them. Malformed entries are left out.
[[nodiscard]] std::vector<Layout> layoutsFrom(const QJsonObject& stored);
[[nodiscard]] QJsonObject storedLayouts(const std::vector<Layout>& layouts);

}  // namespace barline::ui

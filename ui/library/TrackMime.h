#pragma once

#include <QString>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

class QMimeData;

namespace barline::ui {

/// Tracks that are dragged, or copied, from a list of the library to where tracks can be put. Ids mean
/// something in one library only, so they are taken back by the process that gave them and no other.
[[nodiscard]] QString trackMimeType();

/// Adds the tracks to what is dragged; files may come along for other programs (QMimeData::setUrls).
void setDraggedTracks(QMimeData& data, std::span<const std::int64_t> tracks);

/// In their order; empty where there are none, or another process gave them.
[[nodiscard]] std::vector<std::int64_t> draggedTracks(const QMimeData& data);

}  // namespace barline::ui

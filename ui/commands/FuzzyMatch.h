#pragma once

#include <QString>
#include <optional>

namespace barline::ui {

/// How well `text` answers `query`: every word of the query must be found in it as a subsequence of letters,
/// whatever their case. Higher is better: beginnings of words and letters next to each other count most.
/// Nothing where a word is not found; 0 for an empty query.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& query, const QString& text);

}  // namespace barline::ui

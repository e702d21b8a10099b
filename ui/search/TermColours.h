#pragma once

#include <QList>
#include <QTextLayout>

#include "engine/search/QueryParser.h"
#include "ui/search/QueryText.h"
#include "ui/theme/Theme.h"

class QLineEdit;

namespace barline::ui {

/// How the parts of a search are drawn: fields and minus signs in the accent, problems underlined.
[[nodiscard]] QList<QTextLayout::FormatRange> termFormats(
    const search::ParsedQuery& parsed, const std::vector<search::QueryProblem>& shownProblems,
    const TextPlaces& places, const Theme& theme);

/// Draws the text of a field like this until it changes. Not while text is composed by an input method.
void applyFormats(QLineEdit& field, const QList<QTextLayout::FormatRange>& formats);

}  // namespace barline::ui

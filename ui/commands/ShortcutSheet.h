#pragma once

#include <QString>

#include "ui/commands/CommandRegistry.h"

namespace barline::ui {

/// All commands that have keys, by menu, then the fixed keys, as HTML fit for paper: black on white.
[[nodiscard]] QString shortcutSheet(const CommandRegistry& registry);

/// Writes the sheet as a PDF of A4 pages. @return false where the file could not be written
[[nodiscard]] bool writeShortcutSheet(const CommandRegistry& registry, const QString& file);

}  // namespace barline::ui

#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

#include "ui/theme/Theme.h"

namespace barline::ui {

/// Icons drawn for Barline: resources/icons/<name>.svg on a 16 px grid, 1.5 px stroke in currentColor.
enum class IconName : unsigned char {
  Play,
  Pause,
  Previous,
  Next,
  Loop,
  Click,
  Chords,
  Speaker,
  Muted,
  Search,
  Add,
  Close,
  Check,
  Warn,
  Error,
  Pencil,
  Lock,
  Undo,
  Redo,
  Beats,
  Section,
  Key,
  Wave,
  Clock,
  Folder,
  Export,
  Layout,
  List,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Sync,
  Missing,
  Eye,
  EyeOff,
  Fit,
  Settings,
  Retry,
  Magnet,
  Swap,
  Crate,
  SmartCrate,
  Duplicate
};

/// "chevron-down": the name of the icon's file without extension.
[[nodiscard]] QString iconFileName(IconName name);

/// For actions and buttons: text.mid, accent.text while on, text.disabled; crisp at any size and pixel ratio.
[[nodiscard]] QIcon icon(const Theme& theme, IconName name);

/// In one colour for every state.
[[nodiscard]] QIcon icon(IconName name, const QColor& colour);

/// @param size logical pixels @param ratio device pixels for each
[[nodiscard]] QPixmap iconPixmap(IconName name, int size, const QColor& colour, double ratio);

/// Barline's mark for the header: two bars, then the final barline with the accent.
[[nodiscard]] QPixmap markPixmap(const Theme& theme, int size, double ratio);

/// The program's own icon, in its own colours.
[[nodiscard]] QIcon applicationIcon();

}  // namespace barline::ui

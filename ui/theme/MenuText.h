#pragma once

#include <QString>

namespace barline::ui {

/// A name that a person or a file gave, as the text of a menu's entry or a button: its ampersands are none of
/// Qt's mnemonics.
[[nodiscard]] inline QString menuText(QString name) {
  return name.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace barline::ui

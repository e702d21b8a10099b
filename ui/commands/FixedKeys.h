#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <vector>

namespace barline::ui {

/// Keys and gestures of the timeline and the lists that stay as they are.
struct FixedKey {
  QString group;
  QString title;             ///< what it does
  QString shown;             ///< "Shift+Left", "Wheel"
  QList<QKeySequence> keys;  ///< that no command can have; none for gestures
};

/// Translated, in the order in which they are listed.
[[nodiscard]] std::vector<FixedKey> fixedKeys();

/// Whether a command cannot have the key.
[[nodiscard]] bool isFixedKey(const QKeySequence& key);

}  // namespace barline::ui

#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace barline::ui {

/// What the line below the lanes tells while the grid is edited.
struct GridHint {
  enum class Kind : unsigned char {
    Going,   ///< of what the hand is doing: "Move beat 70.4 by −91 ms"
    Done,    ///< what has been done, with Undo; goes by itself
    Refused  ///< why nothing was done; goes by itself
  };

  Kind kind{Kind::Going};
  QString lead;                                     ///< what is done
  QString rest;                                     ///< what follows from it
  std::vector<std::pair<QString, QString>> keys{};  ///< key and what it does

  bool operator==(const GridHint&) const = default;
};

}  // namespace barline::ui

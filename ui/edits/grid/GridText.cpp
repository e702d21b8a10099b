#include "ui/edits/grid/GridText.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

QString text(const char* source) {
  return QCoreApplication::translate("GridText", source);
}

}  // namespace

QString millisecondsText(double seconds) {
  const double milliseconds = std::round(seconds * 1000.0);
  const QString number = numberText(milliseconds + 0.0, 0);
  return QStringLiteral("%1%2 ms").arg(milliseconds > 0 ? QStringLiteral("+") : QString(), number);
}

QString reachText(edits::Reach reach) {
  switch (reach) {
    case edits::Reach::Here:
      return text(QT_TRANSLATE_NOOP("GridText", "This beat only"));
    case edits::Reach::ToEnd:
      return text(QT_TRANSLATE_NOOP("GridText", "To the end"));
    default:
      return text(QT_TRANSLATE_NOOP("GridText", "To next verified"));
  }
}

QString doneText(const model::EditName& name) {
  const auto word = [&](std::size_t index) {
    return index < name.arguments.size() ? QString::fromStdString(name.arguments[index]) : QString();
  };
  const auto number = [&](std::size_t index) { return word(index).toDouble(); };
  const std::string& action = name.action;
  if (action == "move_beat")
    return text(QT_TRANSLATE_NOOP("GridText", "Moved beat %1 by %2"))
        .arg(word(0), millisecondsText(number(1)));
  if (action == "insert_beat")
    return text(QT_TRANSLATE_NOOP("GridText", "Inserted a beat at %1")).arg(timeText(number(0), 3));
  if (action == "delete_beat") return text(QT_TRANSLATE_NOOP("GridText", "Deleted beat %1")).arg(word(0));
  if (action == "set_downbeat")
    return text(QT_TRANSLATE_NOOP("GridText", "Moved the downbeat to %1")).arg(timeText(number(0), 3));
  if (action == "set_metre")
    return text(QT_TRANSLATE_NOOP("GridText", "Set %1 from %2")).arg(word(0), timeText(number(1), 3));
  if (action == "shift_grid")
    return text(QT_TRANSLATE_NOOP("GridText", "Shifted the beats by %1")).arg(millisecondsText(number(0)));
  if (action == "shift_half_beat") {
    return word(0).startsWith(u'-') ? text(QT_TRANSLATE_NOOP("GridText", "Shifted half a beat earlier"))
                                    : text(QT_TRANSLATE_NOOP("GridText", "Shifted half a beat later"));
  }
  if (action == "scale_tempo") return text(QT_TRANSLATE_NOOP("GridText", "Tempo times %1")).arg(word(0));
  if (action == "fit_tempo")
    return text(QT_TRANSLATE_NOOP("GridText", "Even at %1 BPM · residual %2 ms rms"))
        .arg(numberText(number(0), 2), numberText(number(1), 1));
  if (action == "fit_taps")
    return text(QT_TRANSLATE_NOOP("GridText", "Fitted the grid to %1 taps · %2 BPM"))
        .arg(word(0), numberText(number(1), 2));
  if (action == "snap_beats")
    return word(0) == QStringLiteral("1")
               ? text(QT_TRANSLATE_NOOP("GridText", "Put 1 beat on its transient"))
               : text(QT_TRANSLATE_NOOP("GridText", "Put %1 beats on transients")).arg(word(0));
  return text(QT_TRANSLATE_NOOP("GridText", "Took the runner-up grid"));
}

}  // namespace barline::ui

#pragma once

#include <QCoreApplication>
#include <string>

#include "engine/model/BeatGrid.h"

/// What the parts of reports have in common. Texts stand in the context "Report".
namespace barline::exporting::reports {

/// @param source marked for translation
[[nodiscard]] inline QString translated(const char* source) {
  return QCoreApplication::translate("Report", source);
}

/// "2:55"
[[nodiscard]] std::string clock(double seconds);

/// "12.4" with the true minus sign.
[[nodiscard]] std::string number(double value, int decimals);

/// The language of the program, as HTML calls it.
[[nodiscard]] std::string languageTag();

/// "Barline 1.0.0"
[[nodiscard]] std::string programName();

}  // namespace barline::exporting::reports

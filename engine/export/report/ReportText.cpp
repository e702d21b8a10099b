#include "engine/export/report/ReportText.h"

#include "engine/text/MusicText.h"

namespace barline::exporting::reports {

std::string clock(double seconds) {
  return text::timeText(seconds, 0).toStdString();
}

std::string number(double value, int decimals) {
  return text::numberText(value, decimals).toStdString();
}

std::string languageTag() {
  return QCoreApplication::translate("Report", "en", "the code of this language").toStdString();
}

std::string programName() {
  return "Barline " BARLINE_VERSION;
}

}  // namespace barline::exporting::reports

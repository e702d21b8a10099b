#include "app/cli/Application.h"

#include <QGuiApplication>

namespace barline::cli {

std::unique_ptr<QCoreApplication> makeApplication(const std::vector<std::string>& words, int& argc,
                                                  char** argv) {
  const bool draws = !words.empty() && (words.front() == "export" || words.front() == "report");
  if (!draws) return std::make_unique<QCoreApplication>(argc, argv);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QGuiApplication::setDesktopSettingsAware(false);
  return std::make_unique<QGuiApplication>(argc, argv);
}

}  // namespace barline::cli

#include "app/cli/Application.h"

#include <QGuiApplication>
#include <iostream>
#include <string_view>

namespace barline::cli {
namespace {

/// Qt looks for a desktop session and warns where there is none, as on servers. Only what ends the program is
/// worth a line on standard error.
void tellFatal(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
  if (type == QtFatalMsg) std::cerr << "barline-cli: " << message.toStdString() << std::endl;
}

/// What Barline itself has to say is for the person; what its libraries warn of is for the log.
void tellPerson(QtMsgType type, const QMessageLogContext& context, const QString& message) {
  const bool own = context.category != nullptr && std::string_view(context.category).starts_with("barline.");
  if (type == QtFatalMsg || (own && type != QtDebugMsg && type != QtInfoMsg))
    std::cerr << "barline-cli: " << message.toStdString() << std::endl;
}

}  // namespace

void tellMessages() {
  qInstallMessageHandler(tellPerson);
}

std::unique_ptr<QCoreApplication> makeApplication(const std::vector<std::string>& words, int& argc,
                                                  char** argv) {
  const bool draws = !words.empty() && (words.front() == "export" || words.front() == "report");
  if (!draws) return std::make_unique<QCoreApplication>(argc, argv);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QGuiApplication::setDesktopSettingsAware(false);
  const QtMessageHandler before = qInstallMessageHandler(tellFatal);
  auto application = std::make_unique<QGuiApplication>(argc, argv);
  qInstallMessageHandler(before);
  return application;
}

}  // namespace barline::cli

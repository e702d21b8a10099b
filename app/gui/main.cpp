#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTranslator>
#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/diagnosis/Diagnosis.h"
#include "app/diagnosis/StateFolder.h"
#include "app/gui/Composition.h"
#include "app/gui/LibraryOpening.h"
#include "engine/audio/isolation/IsolatedDecoding.h"
#include "engine/memory/Heap.h"
#include "storage/Locations.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Theme.h"
#include "ui/window/Settings.h"

namespace barline::app {
namespace {

struct Arguments {
  std::vector<std::filesystem::path> files;
  QString library;  // empty = the person's own
};

Arguments readArguments(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QApplication::tr("Shows, plays and keeps the musical timeline of tracks."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption library(QStringLiteral("library"), QApplication::tr("Use another library."),
                                   QStringLiteral("FILE"));
  parser.addOption(library);
  parser.addPositionalArgument(QStringLiteral("FILE"), QApplication::tr("Music files and folders to open."),
                               QStringLiteral("[FILE…]"));
  parser.process(application);
  Arguments arguments;
  arguments.library = parser.value(library);
  for (const QString& file : parser.positionalArguments())
    arguments.files.push_back(ui::pathOf(QFileInfo(file).absoluteFilePath()));
  return arguments;
}

/// The demo track beside the installed program, or in the sources it was built from.
std::filesystem::path demoTrack() {
  const QDir programs(QApplication::applicationDirPath());
  for (const char* place : {"../share/barline/demo.opus", "../../../resources/demo/demo.opus"}) {
    const QFileInfo file(programs.filePath(QString::fromLatin1(place)));
    if (file.isFile()) return ui::pathOf(file.canonicalFilePath());
  }
  return {};
}

/// Barline's texts and Qt's own in the person's language, as far as there are any.
void installTranslations(QApplication& application) {
  const QString ours = QApplication::applicationDirPath() + QStringLiteral("/../share/barline/translations");
  for (const auto& [name, folder] :
       {std::pair(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)),
        std::pair(QStringLiteral("barline"), ours)}) {
    auto* translator = new QTranslator(&application);
    if (translator->load(QLocale(), name, QStringLiteral("_"), folder))
      QApplication::installTranslator(translator);
  }
}

QString settingsFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/barline/barline.ini");
}

int run(const QApplication& application, audio::Decoding& decoding) {
  const Arguments arguments = readArguments(application);
  const QPalette desktop = QApplication::palette();
  ui::applyTheme(*qApp, ui::Theme::load(ui::resolveScheme(ui::Settings(settingsFile()).scheme(), desktop)));

  const storage::Locations places = arguments.library.isEmpty()
                                        ? storage::Locations::standard()
                                        : storage::Locations::withLibrary(ui::pathOf(arguments.library));
  const std::shared_ptr<storage::Library> library = openLibrary(places.libraryFile);
  if (!library) return 1;
  Composition composition({.decoding = decoding,
                           .library = library,
                           .resultsFile = places.resultsFile,
                           .settingsFile = settingsFile(),
                           .demoTrack = demoTrack(),
                           .desktop = desktop,
                           .stateFolder = stateFolder()});
  composition.window().show();
  composition.window().openPaths(arguments.files);
  return QApplication::exec();
}

/// Whether the command line only asks for what QCommandLineParser prints, for which no window is needed.
bool onlyAsks(std::span<const char* const> words) {
  constexpr std::array<std::string_view, 5> kAsking{"--help", "--help-all", "-h", "--version", "-v"};
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return std::ranges::count(kAsking, word) > 0; });
}

/// Qt ends the program where there is no display, with advice that does not help.
bool hasDisplay() {
  constexpr std::array kVariables{"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"};
  return std::ranges::any_of(kVariables, [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
}

void note(const std::string& sentence) {
  qWarning("%s", sentence.c_str());
}

}  // namespace
}  // namespace barline::app

int main(int argc, char** argv) {
  if (const auto status = barline::audio::runDecodingProcess(argc, argv)) return *status;
  if (barline::app::onlyAsks(std::span(argv, static_cast<std::size_t>(argc))))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!barline::app::hasDisplay()) {
    std::cerr << "There is no display for Barline's window. barline-cli works without one.\n";
    return 1;
  }
  barline::memory::returnFreedBlocks();
  // First of all, while the process is small and has one thread.
  barline::audio::IsolatedDecoding decoding({.tell = barline::app::note});
  QApplication application(argc, argv);
  const barline::app::Diagnosis diagnosis(barline::app::stateFolder(), "barline", BARLINE_VERSION);
  QApplication::setApplicationName(QStringLiteral("barline"));
  QApplication::setApplicationDisplayName(QStringLiteral("Barline"));
  QApplication::setApplicationVersion(QStringLiteral(BARLINE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("org.barline.Barline"));
  barline::app::installTranslations(application);
  return barline::app::run(application, decoding);
}

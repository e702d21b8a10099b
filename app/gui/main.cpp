#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTranslator>
#include <memory>
#include <vector>

#include "app/gui/DuplicateFinder.h"
#include "app/gui/LibraryCare.h"
#include "app/gui/LibraryCrates.h"
#include "app/gui/LibraryDetails.h"
#include "app/gui/LibraryExport.h"
#include "app/gui/LibraryIntake.h"
#include "app/gui/LibraryOpening.h"
#include "app/gui/LibraryQueue.h"
#include "app/gui/LibraryRuns.h"
#include "app/gui/LibraryStore.h"
#include "app/gui/LibrarySuggestions.h"
#include "app/gui/LibraryTags.h"
#include "app/gui/LibraryThumbnails.h"
#include "app/gui/LibraryWatch.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "ui/library/TrackRow.h"
#include "ui/theme/Theme.h"
#include "ui/window/MainWindow.h"
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

int run(const QApplication& application) {
  const Arguments arguments = readArguments(application);
  const QPalette desktop = QApplication::palette();
  ui::applyTheme(*qApp, ui::Theme::load(ui::resolveScheme(ui::Settings(settingsFile()).scheme(), desktop)));

  const storage::Locations places = arguments.library.isEmpty()
                                        ? storage::Locations::standard()
                                        : storage::Locations::withLibrary(ui::pathOf(arguments.library));
  const std::shared_ptr<storage::Library> library = openLibrary(places.libraryFile);
  if (!library) return 1;
  const auto cache = std::make_shared<storage::SqliteResultCache>(places.resultsFile);
  pipeline::Runner runner(steps::catalog(), cache);
  const auto store = std::make_shared<LibraryStore>(library, cache);
  const auto runs = std::make_shared<LibraryRuns>(library);
  const auto exporting = std::make_shared<LibraryExport>(
      runner, library,
      [runs](const std::string& fingerprint, const exporting::ChunkReport& report,
             const exporting::ChunkSettings& settings) {
        runs->noteChunks(ui::chunkSizes(fingerprint, report, settings));
      });
  ui::MainWindow window({.runner = runner,
                         .store = store,
                         .edits = store,
                         .crates = std::make_shared<LibraryCrates>(library),
                         .details = std::make_shared<LibraryDetails>(library),
                         .queue = std::make_shared<LibraryQueue>(library, steps::catalog()),
                         .settingsFile = settingsFile(),
                         .demoTrack = demoTrack(),
                         .desktop = desktop,
                         .thumbnails = std::make_shared<LibraryThumbnails>(library, cache),
                         .texts = std::make_shared<LibrarySuggestions>(library),
                         .tags = std::make_shared<LibraryTags>(library),
                         .watch = std::make_shared<LibraryWatch>(library),
                         .care = std::make_shared<LibraryCare>(library),
                         .intake = std::make_shared<LibraryIntake>(library),
                         .exporting = exporting,
                         .runs = runs});
  const DuplicateFinder duplicates(window.workspace(), library->file());
  window.show();
  window.openPaths(arguments.files);
  return QApplication::exec();
}

}  // namespace
}  // namespace barline::app

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("barline"));
  QApplication::setApplicationDisplayName(QStringLiteral("Barline"));
  QApplication::setApplicationVersion(QStringLiteral(BARLINE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("org.barline.Barline"));
  barline::app::installTranslations(application);
  return barline::app::run(application);
}

#include "app/gui/Composition.h"

#include "app/gui/LibraryCare.h"
#include "app/gui/LibraryCrates.h"
#include "app/gui/LibraryDetails.h"
#include "app/gui/LibraryExport.h"
#include "app/gui/LibraryIntake.h"
#include "app/gui/LibraryQueue.h"
#include "app/gui/LibraryRuns.h"
#include "app/gui/LibraryStore.h"
#include "app/gui/LibrarySuggestions.h"
#include "app/gui/LibraryTags.h"
#include "app/gui/LibraryThumbnails.h"
#include "app/gui/LibraryWatch.h"
#include "app/gui/ProgramDiagnosis.h"
#include "engine/steps/Catalog.h"

namespace barline::app {
namespace {

ui::WindowSetup windowSetup(const CompositionSetup& setup, pipeline::Runner& runner,
                            const std::shared_ptr<storage::SqliteResultCache>& cache) {
  const std::shared_ptr<storage::Library>& library = setup.library;
  const auto store = std::make_shared<LibraryStore>(library, cache);
  const auto runs = std::make_shared<LibraryRuns>(library);
  const auto exporting = std::make_shared<LibraryExport>(
      runner, library,
      [runs](const std::string& fingerprint, const exporting::ChunkReport& report,
             const exporting::ChunkSettings& settings) {
        runs->noteChunks(ui::chunkSizes(fingerprint, report, settings));
      });
  return {.runner = runner,
          .store = store,
          .edits = store,
          .crates = std::make_shared<LibraryCrates>(library),
          .details = std::make_shared<LibraryDetails>(library),
          .queue = std::make_shared<LibraryQueue>(library, steps::catalog()),
          .settingsFile = setup.settingsFile,
          .demoTrack = setup.demoTrack,
          .desktop = setup.desktop,
          .thumbnails = std::make_shared<LibraryThumbnails>(library, cache),
          .texts = std::make_shared<LibrarySuggestions>(library),
          .tags = std::make_shared<LibraryTags>(library, setup.decoding),
          .watch = std::make_shared<LibraryWatch>(library, setup.decoding),
          .care = std::make_shared<LibraryCare>(library),
          .intake = std::make_shared<LibraryIntake>(library, setup.decoding),
          .exporting = exporting,
          .runs = runs,
          .diagnosis =
              setup.stateFolder.empty() ? nullptr : std::make_shared<ProgramDiagnosis>(setup.stateFolder)};
}

}  // namespace

Composition::Composition(const CompositionSetup& setup)
    : cache_(std::make_shared<storage::SqliteResultCache>(setup.resultsFile)),
      runner_(steps::catalog(), setup.decoding, cache_),
      window_(windowSetup(setup, runner_, cache_)),
      duplicates_(window_.workspace(), setup.library->file(), setup.decoding) {}

}  // namespace barline::app

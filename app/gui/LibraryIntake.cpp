#include "app/gui/LibraryIntake.h"

#include <utility>

#include "app/intake/CollectionImport.h"
#include "app/intake/Relink.h"

namespace barline::app {
namespace {

/// A part of a whole whose progress is told.
ui::IntakeStore::Progress part(const ui::IntakeStore::Progress& whole, double begin, double end) {
  return [&whole, begin, end](double share) { return whole(begin + (end - begin) * share); };
}

std::vector<PathMapping> mappings(const ui::CollectionChoice& choice) {
  std::vector<PathMapping> all;
  for (const auto& [from, to] : choice.places) all.push_back({.from = from, .to = to});
  return all;
}

constexpr double kReading = 0.3;  // of the whole
constexpr double kLocating = 0.6;

}  // namespace

const importing::Collection& LibraryIntake::collection(const std::filesystem::path& file,
                                                       const Progress& progress) {
  if (!collection_ || file != file_) {
    collection_.reset();
    bool complete = true;
    auto read = importing::readCollection(file, [&](double share) { return complete = progress(share); });
    if (!complete) throw std::runtime_error("Reading the collection was cancelled.");
    collection_ = std::move(read);
    file_ = file;
  }
  return *collection_;
}

ui::CollectionSummary LibraryIntake::inspect(const ui::CollectionChoice& choice, const Progress& progress) {
  const importing::Collection& found = collection(choice.file, part(progress, 0.0, kReading));
  const LocatedCollection located = locate(found, mappings(choice), part(progress, kReading, 1.0));
  return {.program = found.program,
          .tracks = found.tracks.size(),
          .found = located.found,
          .playlists = found.playlists.size(),
          .missingFolder = located.missingFolder};
}

ui::CollectionOutcome LibraryIntake::importCollection(const ui::CollectionChoice& choice,
                                                      const Progress& progress) {
  const importing::Collection& found = collection(choice.file, part(progress, 0.0, kReading));
  const LocatedCollection located = locate(found, mappings(choice), part(progress, kReading, kLocating));
  ImportReport report = app::importCollection(
      *library_, found, located,
      {.playlists = choice.playlists, .ratings = choice.ratings, .references = choice.references},
      part(progress, kLocating, 1.0));
  ui::CollectionOutcome outcome{.program = found.program,
                                .added = report.added,
                                .known = report.known,
                                .missing = report.missing,
                                .crates = report.crates,
                                .references = report.references,
                                .waiting = std::move(report.waiting)};
  collection_.reset();  // large ones take memory
  return outcome;
}

std::filesystem::path LibraryIntake::missingFolder() {
  library_->tracks().refreshMissing();
  return missingFolderOf(*library_);
}

ui::FileOutcome LibraryIntake::relink(std::int64_t track, const std::filesystem::path& file) {
  switch (app::relink(*library_, decoding_, track, file)) {
    case RelinkOutcome::Done:
      return ui::FileOutcome::Done;
    case RelinkOutcome::OtherAudio:
      return ui::FileOutcome::OtherAudio;
    case RelinkOutcome::NoFile:
      return ui::FileOutcome::NoFile;
    case RelinkOutcome::Unreadable:
      break;
  }
  return ui::FileOutcome::Unreadable;
}

ui::RelinkSummary LibraryIntake::relinkFolder(const std::filesystem::path& from,
                                              const std::filesystem::path& to, const Progress& progress) {
  const FolderRelink result = app::relinkFolder(*library_, decoding_, from, to, progress);
  return {.found = result.relinked, .otherAudio = result.otherAudio, .notFound = result.notFound};
}

std::vector<model::TrackReference> LibraryIntake::references(std::int64_t track) {
  return library_->references().of(track);
}

}  // namespace barline::app

#include "tests/storage/kill/Witness.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Library.h"
#include "storage/Schema.h"
#include "storage/repair/LibraryCheck.h"

namespace barline::storage::testing {
namespace {

namespace fs = std::filesystem;

void require(bool condition, const std::string& what) {
  if (!condition) throw std::runtime_error(what);
}

void requireSound(const fs::path& file) {
  const CheckReport report = checkLibrary(file);
  if (!report.sound()) throw std::runtime_error(file.string() + ": " + report.problems.front());
}

}  // namespace

fs::path libraryIn(const fs::path& folder) {
  return folder / "library.sqlite";
}

void makeOldLibrary(const fs::path& file) {
  Connection old(file, Connection::Access::Create);
  old.execute("PRAGMA synchronous = OFF; BEGIN;" + std::string(librarySchema(1).migrations.front().sql) +
              "INSERT INTO tracks (title, added_at) VALUES ('Old one', 1);"
              "INSERT INTO paths (track_id, path, seen_at) VALUES (1, x'2F61', 1);"
              "PRAGMA user_version = 1; PRAGMA application_id = " +
              std::to_string(librarySchema().applicationId) + "; COMMIT");
}

void Witness::hear(const std::string& line) {
  const std::size_t space = line.find(' ');
  const std::string word = line.substr(0, space);
  const std::string rest = space == std::string::npos ? std::string() : line.substr(space + 1);
  ++told_;
  if (word == "failed") throw std::runtime_error("a call failed: " + rest);
  if (word == "imported") paths_.insert(rest);
  if (word == "read") tracks_.emplace(rest, 0.0);
  if (word == "analysed") {
    const std::size_t middle = rest.find(' ');
    tracks_[rest.substr(0, middle)] = std::stod(rest.substr(middle + 1));
  }
  // What was undone is given up by the next edit, also by one that could not be told any more.
  if (word == "opened") edits_.erase(std::exchange(lastEdit_, {}));
  if (word == "edited") edits_.insert(lastEdit_ = rest);
  if (word == "undone") edits_.erase(lastEdit_);
  if (word == "redone") edits_.insert(lastEdit_);
  if (word == "backed-up") backedUp_ = true;
  if (word == "old") old_.insert(rest);
  if (word == "upgraded") upgraded_.insert(rest);
  if (word == "exported") exported_.insert(rest);
  if (word == "removed") exported_.erase(rest);
}

void Witness::verify() const {
  const auto library = Library::open(libraryIn(folder_));
  requireSound(library->file());
  for (const std::string& path : paths_) {
    require(library->tracks().byPath(path).has_value(), "an imported file is missing: " + path);
  }
  for (const auto& [fingerprint, bpm] : tracks_) {
    const auto track = library->tracks().byFingerprint(fingerprint);
    require(track.has_value(), "a track is missing: " + fingerprint);
    // Another analysis may have been written, but not told any more.
    require(bpm == 0.0 || track->bpm.has_value(), "an analysis is missing: " + fingerprint);
  }
  const model::EditHistory history = library->edits().history("print of edits");
  for (const std::string& author : edits_) {
    require(
        std::ranges::any_of(history.edits, [&](const model::Edit& edit) { return edit.author == author; }),
        "an edit is missing: " + author);
  }
  for (const std::string& file : old_) requireSound(file);
  for (const std::string& file : upgraded_) {
    require(Library::open(file)->tracks().count() == 1, "the upgraded library has lost its track: " + file);
    require(!listBackups(file).empty(), "no backup was made before the upgrade: " + file);
  }
  for (const std::string& file : exported_) requireSound(file);
  require(!backedUp_ || !listBackups(library->file()).empty(), "the backups are missing");
  for (const Backup& backup : listBackups(library->file())) {
    require(soundTracks(backup).has_value(), "a backup is not sound: " + backup.file.string());
  }
}

}  // namespace barline::storage::testing

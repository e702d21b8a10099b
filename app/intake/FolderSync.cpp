#include "app/intake/FolderSync.h"

#include <algorithm>
#include <chrono>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "engine/audio/MediaError.h"
#include "engine/tags/TagReader.h"

namespace barline::app {
namespace {

namespace fs = std::filesystem;

/// Rows appear in parts of this size.
constexpr std::size_t kAddAtOnce = 200;

/// A file that was written to so short a time ago may not be complete.
constexpr std::chrono::seconds kSettled{2};

bool isBeingWritten(const fs::path& file) {
  std::error_code error;
  const auto written = fs::last_write_time(file, error);
  if (error) return false;
  const auto age = fs::file_time_type::clock::now() - written;
  return age >= std::chrono::seconds(0) && age < kSettled;
}

/// Takes the files out that may not be complete.
std::vector<fs::path> unfinished(std::vector<fs::path>& files) {
  const auto rest = std::stable_partition(files.begin(), files.end(),
                                          [](const fs::path& file) { return !isBeingWritten(file); });
  std::vector<fs::path> later(std::make_move_iterator(rest), std::make_move_iterator(files.end()));
  files.erase(rest, files.end());
  return later;
}

}  // namespace

FolderReport FolderSync::look(const fs::path& folder, files::Depth depth,
                              const std::function<bool()>& cancelled) {
  FolderReport report;
  files::FolderListing listing = files::listFolder(folder, depth, cancelled);
  report.reachable = listing.readable;
  if (!listing.readable) return report;
  storage::FolderDifference difference = library_.files().compare(folder, listing.files, listing.unknown);
  report.folders = std::move(listing.folders);
  report.below = std::move(listing.unknown);
  report.lost = difference.lost.size();
  report.unfinished = unfinished(difference.appeared);
  for (fs::path& file : unfinished(difference.changed)) report.unfinished.push_back(std::move(file));
  add(difference.appeared, cancelled, report);
  for (const fs::path& file : difference.changed) {
    if (cancelled && cancelled()) break;
    examine(file, cancelled, report);
  }
  return report;
}

void FolderSync::add(const std::vector<fs::path>& files, const std::function<bool()>& cancelled,
                     FolderReport& report) {
  for (std::size_t first = 0; first < files.size(); first += kAddAtOnce) {
    if (cancelled && cancelled()) return;
    const std::size_t count = std::min(kAddAtOnce, files.size() - first);
    for (model::TrackRecord& record : library_.tracks().add(std::span(files).subspan(first, count))) {
      if (record.fingerprint.empty()) {
        report.waiting.push_back(std::move(record));
      } else if (library_.tracks().knownSource(record.path)) {
        ++report.found;
      } else {
        examine(record.path, cancelled, report);  // a path that the library knew, with another file in it
      }
    }
  }
}

void FolderSync::examine(const fs::path& file, const std::function<bool()>& cancelled, FolderReport& report) {
  const auto known = library_.files().lastSource(file);
  std::string fingerprint;
  try {
    fingerprint = decoding_.fingerprint(file, cancelled);
    if (fingerprint.empty()) return;  // cancelled
  } catch (const audio::MediaError&) {
    // What is wrong with it is told when it is opened or analysed.
  }
  model::TrackRecord record = library_.tracks().add(file);
  if (known && known->fingerprint == fingerprint) {
    const tags::TagReader reader(file);
    record = library_.tracks().recordSource(file, *known, reader.tags());
    library_.thumbnails().forgetArtwork(record.id);
    ++report.retagged;
    return;
  }
  if (!record.fingerprint.empty() && !fingerprint.empty()) {
    const std::int64_t track = library_.files().replaceAudio(file);
    auto replaced = library_.tracks().byId(track);
    if (replaced) report.waiting.push_back(*std::move(replaced));
  } else if (record.fingerprint.empty()) {
    report.waiting.push_back(std::move(record));
  }
}

}  // namespace barline::app

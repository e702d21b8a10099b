#include "app/intake/Relink.h"

#include <set>
#include <vector>

#include "engine/audio/MediaError.h"
#include "engine/files/FindFile.h"
#include "storage/FileStamp.h"

namespace barline::app {
namespace {

namespace fs = std::filesystem;

/// Whether the file has the audio of a track; one that was never read takes any.
RelinkOutcome compareAudio(audio::Decoding& decoding, const std::string& fingerprint, const fs::path& file,
                           const std::function<bool()>& cancelled) {
  try {
    const std::string found = decoding.fingerprint(file, cancelled);
    if (found.empty()) return RelinkOutcome::Unreadable;  // cancelled
    return fingerprint.empty() || found == fingerprint ? RelinkOutcome::Done : RelinkOutcome::OtherAudio;
  } catch (const audio::MediaError&) {
    return RelinkOutcome::Unreadable;
  }
}

RelinkOutcome relinkMissing(storage::Library& library, audio::Decoding& decoding,
                            const storage::MissingFile& missing, const fs::path& wanted) {
  const auto file = files::findFile(wanted);
  if (!file) return RelinkOutcome::NoFile;
  const auto stamp = storage::stampOf(*file);
  const bool same = stamp && missing.stamp && stamp->sameContentAs(*missing.stamp);
  if (!same) {
    const RelinkOutcome outcome = compareAudio(decoding, missing.fingerprint, *file, {});
    if (outcome != RelinkOutcome::Done) return outcome;
  }
  library.files().relink(missing.track, *file);
  return RelinkOutcome::Done;
}

}  // namespace

RelinkOutcome relink(storage::Library& library, audio::Decoding& decoding, std::int64_t track,
                     const fs::path& file, const std::function<bool()>& cancelled) {
  if (!storage::stampOf(file)) return RelinkOutcome::NoFile;
  const auto record = library.tracks().byId(track);
  if (!record) return RelinkOutcome::NoFile;
  const RelinkOutcome outcome = compareAudio(decoding, record->fingerprint, file, cancelled);
  if (outcome == RelinkOutcome::Done) library.files().relink(track, file);
  return outcome;
}

fs::path missingFolderOf(storage::Library& library) {
  const std::vector<storage::MissingFile> missing = library.files().missing();
  if (missing.empty()) return {};
  fs::path common = missing.front().path.parent_path();
  for (const storage::MissingFile& file : missing) {
    fs::path shared;
    const fs::path folder = file.path.parent_path();
    auto part = folder.begin();
    for (const fs::path& own : common) {
      if (part == folder.end() || *part != own) break;
      shared /= own;
      ++part;
    }
    common = shared;
  }
  return common;
}

FolderRelink relinkFolder(storage::Library& library, audio::Decoding& decoding, const fs::path& from,
                          const fs::path& to, const std::function<bool(double)>& progress) {
  FolderRelink result;
  const fs::path base = from.lexically_normal();
  const std::vector<storage::MissingFile> missing = library.files().missing(base);
  std::set<std::int64_t> done;  // a track may have lain at several paths
  std::set<std::int64_t> other;
  std::set<std::int64_t> tracks;
  for (std::size_t i = 0; i < missing.size(); ++i) {
    if (progress && !progress(static_cast<double>(i) / static_cast<double>(missing.size()))) break;
    tracks.insert(missing[i].track);
    if (done.contains(missing[i].track)) continue;
    const RelinkOutcome outcome =
        relinkMissing(library, decoding, missing[i], to / missing[i].path.lexically_relative(base));
    if (outcome == RelinkOutcome::Done) done.insert(missing[i].track);
    if (outcome == RelinkOutcome::OtherAudio || outcome == RelinkOutcome::Unreadable)
      other.insert(missing[i].track);
  }
  std::erase_if(other, [&](std::int64_t track) { return done.contains(track); });
  result.relinked = done.size();
  result.otherAudio = other.size();
  result.notFound = tracks.size() - done.size() - other.size();
  return result;
}

}  // namespace barline::app

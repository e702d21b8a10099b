#include "engine/export/chunks/ChunkTargets.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>

#include "engine/export/AtomicFile.h"
#include "engine/export/chunks/ChunkNames.h"

namespace barline::exporting {
namespace {

namespace fs = std::filesystem;

bool isThere(const fs::path& file) {
  std::error_code ignored;
  return fs::symlink_status(file, ignored).type() != fs::file_type::not_found;
}

/// Of this run, or the very track that is cut.
bool isReserved(const ChunkRequest& request, const fs::path& name) {
  const fs::path file = request.folder / name;
  std::error_code ignored;
  return request.reserved.contains(file) || fs::equivalent(file, request.track.record.path, ignored);
}

bool isTaken(const ChunkRequest& request, const fs::path& name) {
  return isThere(request.folder / name) || isReserved(request, name);
}

fs::path commonFolder(const std::vector<fs::path>& names) {
  if (names.empty()) return {};
  fs::path common = names.front().parent_path();
  for (const fs::path& name : names) {
    const fs::path folder = name.parent_path();
    const auto [end, ignored] = std::mismatch(common.begin(), common.end(), folder.begin(), folder.end());
    fs::path shared;
    for (auto part = common.begin(); part != end; ++part) shared /= *part;
    common = shared;
  }
  return common;
}

fs::path withNumber(const fs::path& name, const fs::path& common, int number) {
  std::string suffix(1, '-');
  suffix.append(std::to_string(number));
  if (!common.empty()) {
    fs::path renamed = common;
    renamed += suffix;
    return renamed / name.lexically_relative(common);
  }
  fs::path renamed = name.parent_path() / name.stem();
  renamed += suffix;
  renamed += name.extension();
  return renamed;
}

ChunkTargets numbered(const ChunkTargets& targets, int number) {
  const fs::path common = commonFolder(targets.all());
  ChunkTargets renamed = targets;
  for (fs::path& name : renamed.chunks) name = withNumber(name, common, number);
  for (ChunkTargets::List& list : renamed.manifests) list.name = withNumber(list.name, common, number);
  return renamed;
}

/// The set with the lowest number, from 2 up, of which `unwanted` is true for no name.
template <typename Unwanted>
ChunkTargets firstWithout(const ChunkTargets& targets, const Unwanted& unwanted) {
  ChunkTargets candidate = targets;
  for (int number = 2; std::ranges::any_of(candidate.all(), unwanted); ++number)
    candidate = numbered(targets, number);
  return candidate;
}

ChunkTargets besideReserved(const ChunkRequest& request, const ChunkPlan& plan) {
  return firstWithout(wantedTargets(request, plan),
                      [&](const fs::path& name) { return isReserved(request, name); });
}

void takeOutTaken(const ChunkRequest& request, ChunkTargets& targets, ChunkPlan& plan) {
  ChunkTargets left;
  std::vector<PlannedChunk> chunks;
  for (std::size_t i = 0; i < targets.chunks.size(); ++i) {
    if (isTaken(request, targets.chunks[i])) continue;
    left.chunks.push_back(targets.chunks[i]);
    chunks.push_back(std::move(plan.chunks[i]));
  }
  std::ranges::copy_if(targets.manifests, std::back_inserter(left.manifests),
                       [&](const ChunkTargets::List& list) { return !isTaken(request, list.name); });
  targets = std::move(left);
  plan.chunks = std::move(chunks);
}

}  // namespace

std::vector<fs::path> ChunkTargets::all() const {
  std::vector<fs::path> names = chunks;
  for (const List& list : manifests) names.push_back(list.name);
  return names;
}

ChunkTargets wantedTargets(const ChunkRequest& request, const ChunkPlan& plan) {
  const ChunkSettings& settings = request.settings;
  const std::string pattern = settings.pattern.empty() ? usualPattern(settings.unit) : settings.pattern;
  ChunkTargets targets;
  targets.chunks = chunkNames(request.track, plan, pattern, endingOf(settings.encoding));
  const fs::path folder = commonFolder(targets.chunks);
  ChunkPlan one;
  one.chunks.emplace_back();
  const auto add = [&](bool wanted, Manifest kind, const char* ending) {
    if (!wanted || plan.chunks.empty()) return;
    targets.manifests.push_back(
        {kind, folder / chunkNames(request.track, one, "{track}_manifest", ending).front()});
  };
  add(settings.manifestCsv, Manifest::Csv, ".csv");
  add(settings.manifestJson, Manifest::Json, ".json");
  add(settings.manifestParquet, Manifest::Parquet, ".parquet");
  return targets;
}

ChunkTargets freeTargets(const ChunkRequest& request, ChunkPlan& plan) {
  ChunkTargets targets = besideReserved(request, plan);
  switch (request.collision) {
    case ChunkCollision::Refuse:
      for (const fs::path& name : targets.all()) {
        if (isTaken(request, name)) throw FileError((request.folder / name).string() + " exists already.");
      }
      break;
    case ChunkCollision::KeepBoth:
      return firstWithout(targets, [&](const fs::path& name) { return isTaken(request, name); });
    case ChunkCollision::Replace:
      break;
    case ChunkCollision::Skip:
      takeOutTaken(request, targets, plan);
      break;
  }
  return targets;
}

std::vector<fs::path> takenNames(const ChunkRequest& request) {
  std::vector<fs::path> taken;
  for (const fs::path& name : besideReserved(request, planChunks(request.track, request.settings)).all()) {
    if (isThere(request.folder / name)) taken.push_back(request.folder / name);
  }
  return taken;
}

}  // namespace barline::exporting

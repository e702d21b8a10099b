#include "app/exporting/OutputFolder.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "engine/export/StaleFiles.h"

namespace barline::app {
namespace {

namespace fs = std::filesystem;

// POSIX: a name has at most 255 bytes on every file system that Linux offers for music.
constexpr std::size_t kLongestName = 255;

/// As much of a name as `room` bytes hold, cut between characters of UTF-8.
std::string cut(const std::string& name, std::size_t room) {
  if (name.size() <= room) return name;
  std::size_t end = room;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end);
}

/// A device or a folder of that name is none of ours to remove. @throws exporting::FileError
void requireReplaceable(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    std::error_code ignored;
    const fs::file_status status = fs::status(file, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status))
      throw exporting::FileError(file.string() + " is no regular file and stays as it is.");
  }
}

std::string numbered(const std::string& stem, int number) {
  return number == 1 ? stem : stem + '-' + std::to_string(number);
}

}  // namespace

OutputFolder::OutputFolder(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  std::error_code ignored;
  if (!fs::is_directory(folder_, ignored)) {
    const std::string reason = error ? error.message() : "it is not a folder";
    throw exporting::FileError(folder_.string() + " cannot hold the output: " + reason + ".");
  }
  exporting::removeStale(folder_);
}

void OutputFolder::protect(const fs::path& file) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(file, error);
  if (error) real = file;
  protected_.insert(std::move(real));
}

std::vector<fs::path> OutputFolder::targets(const std::string& stem, int number,
                                            const std::vector<Part>& parts) const {
  const std::string suffix = number == 1 ? std::string() : '-' + std::to_string(number);
  std::size_t longest = 0;
  for (const Part& part : parts) longest = std::max(longest, part.ending.size());
  const std::size_t taken = std::min(kLongestName - 1, suffix.size() + longest);
  const std::string name = cut(stem, kLongestName - taken) + suffix;
  std::vector<fs::path> targets;
  targets.reserve(parts.size());
  for (const Part& part : parts) targets.push_back(folder_ / (name + part.ending));
  return targets;
}

bool OutputFolder::isOwn(const fs::path& target) const {
  if (given_.contains(target)) return true;
  std::error_code error;
  return !protected_.empty() && protected_.contains(fs::weakly_canonical(target, error));
}

bool OutputFolder::isGiven(const std::string& name, const std::vector<Part>& parts,
                           const std::vector<fs::path>& targets) const {
  return passedOver_.contains(name) ||
         std::ranges::any_of(parts,
                             [&](const Part& part) { return passedOver_.contains(name + part.ending); }) ||
         std::ranges::any_of(targets, [this](const fs::path& target) { return isOwn(target); });
}

void OutputFolder::give(const std::string& name, const std::vector<fs::path>& targets) {
  given_.insert(targets.begin(), targets.end());
  givenNames_.insert(name);
}

void OutputFolder::passOver(const std::string& stem, const std::string& ending) {
  for (int number = 1;; ++number) {
    const std::string name = numbered(stem, number);
    const bool given = passedOver_.contains(name) ||
                       (ending.empty() ? givenNames_.contains(name) : isOwn(folder_ / (name + ending)));
    if (!given && passedOver_.insert(name + ending).second) return;
  }
}

OutputFolder::Attempt OutputFolder::writeTo(const std::vector<fs::path>& targets,
                                            const std::vector<Part>& parts, bool replace) {
  std::vector<std::unique_ptr<exporting::AtomicFile>> files;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    files.push_back(std::make_unique<exporting::AtomicFile>(targets[i]));
    parts[i].fill(*files.back());
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (replace) {
      files[i]->commitReplacing();
    } else if (!files[i]->commitNew()) {
      // Another program was quicker: what this attempt has put there goes again.
      std::error_code ignored;
      for (std::size_t made = 0; made < i; ++made) fs::remove(targets[made], ignored);
      return Attempt::TakenMeanwhile;
    }
  }
  return Attempt::Written;
}

std::vector<fs::path> OutputFolder::writeParts(const std::string& stem, const std::vector<Part>& parts,
                                               const DecideTaken& decide) {
  std::optional<NameTaken> decided;
  for (int number = 1;; ++number) {
    const std::string name = numbered(stem, number);
    std::vector<fs::path> files = targets(stem, number, parts);
    if (isGiven(name, parts, files)) continue;
    const auto taken = std::ranges::find_if(files, [](const fs::path& file) {
      std::error_code ignored;
      return fs::exists(fs::symlink_status(file, ignored));
    });
    bool replace = false;
    if (taken != files.end()) {
      if (!decided) decided = decide(*taken);
      if (*decided == NameTaken::KeepBoth) continue;
      if (*decided == NameTaken::Skip) {
        give(name, files);
        return {};
      }
      requireReplaceable(files);
      replace = true;
    }
    if (writeTo(files, parts, replace) == Attempt::Written) {
      give(name, files);
      return files;
    }
    --number;  // the name is looked at again: now somebody decides
  }
}

std::vector<fs::path> OutputFolder::write(const std::string& stem,
                                          const std::vector<exporting::ExportFile>& files,
                                          const DecideTaken& decide) {
  std::vector<Part> parts;
  parts.reserve(files.size());
  for (const exporting::ExportFile& file : files) {
    parts.push_back({file.ending, [&file](exporting::AtomicFile& output) { output.write(file.bytes); }});
  }
  return writeParts(stem, parts, decide);
}

DecideTaken always(NameTaken answer) {
  return [answer](const fs::path&) { return answer; };
}

}  // namespace barline::app

#include "app/cli/OutputFolder.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "engine/export/AtomicFile.h"

namespace barline::cli {

OutputFolder::OutputFolder(std::filesystem::path folder, bool overwrite)
    : folder_(std::move(folder)), overwrite_(overwrite) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (!std::filesystem::is_directory(folder_)) {
    const std::string reason = error ? error.message() : "it is not a folder";
    throw exporting::FileError(folder_.string() + " cannot hold the output: " + reason + ".");
  }
}

bool OutputFolder::isFree(const std::filesystem::path& target) const {
  return !written_.contains(target) && (overwrite_ || !std::filesystem::exists(target));
}

std::vector<std::filesystem::path> OutputFolder::write(const std::string& stem,
                                                       const std::vector<File>& files) {
  for (int number = 1;; ++number) {
    const std::string name = number == 1 ? stem : stem + '-' + std::to_string(number);
    std::vector<std::filesystem::path> targets;
    for (const File& file : files) targets.push_back(folder_ / (name + file.ending));
    if (!std::ranges::all_of(targets, [this](const auto& target) { return isFree(target); })) continue;
    bool taken = false;  // by another program, meanwhile
    for (std::size_t i = 0; i < files.size() && !taken; ++i) {
      exporting::AtomicFile output(targets[i]);
      output.write(files[i].bytes);
      if (overwrite_) {
        output.commitReplacing();
      } else {
        taken = !output.commitNew();
      }
      if (!taken) written_.insert(targets[i]);
    }
    if (!taken) return targets;
  }
}

}  // namespace barline::cli

#include "app/cli/OutputFolder.h"

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

std::filesystem::path OutputFolder::write(const std::string& stem, const std::string& text) {
  for (int number = 1;; ++number) {
    const std::string name = number == 1 ? stem : stem + '-' + std::to_string(number);
    const std::filesystem::path target = folder_ / (name + ".json");
    if (written_.contains(target) || (!overwrite_ && std::filesystem::exists(target))) continue;
    exporting::AtomicFile output(target);
    output.write(text);
    if (overwrite_) {
      output.commitReplacing();
    } else if (!output.commitNew()) {
      continue;
    }
    written_.insert(target);
    return target;
  }
}

}  // namespace barline::cli

#include "engine/export/TemporaryNames.h"

#include <random>

namespace barline::exporting {
namespace {

constexpr std::string_view kPrefix = ".barline-";
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::size_t kLetterCount = 12;
constexpr std::string_view kFileEnding = ".part";
constexpr std::string_view kFolderEnding = ".parts";

std::string randomName(std::string_view ending) {
  std::random_device device;
  std::uniform_int_distribution<std::size_t> letter(0, kLetters.size() - 1);
  std::string name(kPrefix);
  for (std::size_t i = 0; i < kLetterCount; ++i) name += kLetters[letter(device)];
  return name.append(ending);
}

}  // namespace

std::string temporaryFileName() {
  return randomName(kFileEnding);
}

std::string temporaryFolderName() {
  return randomName(kFolderEnding);
}

TemporaryForm temporaryForm(std::string_view name) {
  if (!name.starts_with(kPrefix)) return TemporaryForm::None;
  name.remove_prefix(kPrefix.size());
  if (name.size() < kLetterCount) return TemporaryForm::None;
  if (name.substr(0, kLetterCount).find_first_not_of(kLetters) != std::string_view::npos)
    return TemporaryForm::None;
  name.remove_prefix(kLetterCount);
  if (name == kFileEnding) return TemporaryForm::File;
  return name == kFolderEnding ? TemporaryForm::Folder : TemporaryForm::None;
}

}  // namespace barline::exporting

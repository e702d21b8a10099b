#include "engine/pipeline/DecodedFacts.h"

#include "engine/audio/Text.h"

namespace barline::pipeline {
namespace {

std::string nameIn(const std::filesystem::path& file) {
  return audio::oneLine(file.filename().string());
}

}  // namespace

DecodedFacts DecodedFacts::of(const model::AudioSource& source, const std::filesystem::path& file) {
  DecodedFacts facts{source.duration, source.warning};
  const std::string name = nameIn(file);
  if (facts.warning && facts.warning->starts_with(name)) facts.warning->erase(0, name.size());
  return facts;
}

std::optional<std::string> DecodedFacts::warningAbout(const std::filesystem::path& file) const {
  if (!warning) return std::nullopt;
  return nameIn(file).append(*warning);
}

}  // namespace barline::pipeline

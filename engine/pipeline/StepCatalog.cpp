#include "engine/pipeline/StepCatalog.h"

#include <algorithm>
#include <stdexcept>

namespace barline::pipeline {

const CatalogEntry* StepCatalog::find(std::string_view id) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const CatalogEntry& entry) { return entry.declaration.id == id; });
  return found == entries_.end() ? nullptr : &*found;
}

const CatalogEntry* StepCatalog::producerOf(std::type_index output) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const CatalogEntry& entry) { return entry.output == output; });
  return found == entries_.end() ? nullptr : &*found;
}

void StepCatalog::add(CatalogEntry entry) {
  const std::string& id = entry.declaration.id;
  if (find(id) != nullptr) throw std::logic_error("step declared twice: " + id);
  if (producerOf(entry.output) != nullptr) throw std::logic_error("output made by two steps: " + id);
  for (const std::type_index input : entry.inputs) {
    if (producerOf(input) == nullptr) throw std::logic_error("input that no earlier step makes: " + id);
  }
  entries_.push_back(std::move(entry));
}

}  // namespace barline::pipeline

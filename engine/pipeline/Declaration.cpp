#include "engine/pipeline/Declaration.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace barline::pipeline {
namespace {

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

}  // namespace

Parameters::Parameters(const StepDeclaration& declaration)
    : step_(declaration.id), declared_(declaration.parameters) {
  for (const ParameterDeclaration& parameter : declared_) values_[parameter.id] = parameter.defaultValue;
}

void Parameters::set(std::string_view id, double value) {
  const auto declared =
      std::find_if(declared_.begin(), declared_.end(),
                   [&](const ParameterDeclaration& parameter) { return parameter.id == id; });
  if (declared == declared_.end()) {
    throw ParameterError("step " + step_ + " has no parameter " + std::string(id));
  }
  const bool fractionalChoice = !declared->choices.empty() && value != std::floor(value);
  if (!(value >= declared->minimum && value <= declared->maximum) || fractionalChoice) {
    throw ParameterError(step_ + "." + declared->id + " must be between " + shortest(declared->minimum) +
                         " and " + shortest(declared->maximum));
  }
  values_[declared->id] = value;
}

double Parameters::get(std::string_view id) const {
  const auto found = values_.find(id);
  if (found == values_.end()) throw ParameterError("step " + step_ + " has no parameter " + std::string(id));
  return found->second;
}

std::string Parameters::canonical() const {
  std::string text;
  for (const auto& [id, value] : values_) {
    if (!text.empty()) text += ';';
    text += id + '=' + shortest(value);
  }
  return text;
}

}  // namespace barline::pipeline

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/cli/Commands.h"
#include "app/cli/Text.h"
#include "engine/export/JsonLayout.h"
#include "engine/steps/Catalog.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> inputIds(const pipeline::StepCatalog& catalog, const pipeline::CatalogEntry& entry) {
  std::vector<std::string> ids;
  for (const std::type_index input : entry.inputs) ids.push_back(catalog.producerOf(input)->declaration.id);
  return ids;
}

Json parameterJson(const pipeline::ParameterDeclaration& parameter) {
  Json json{{"id", parameter.id}, {"title", parameter.title}};
  if (!parameter.unit.empty()) json["unit"] = parameter.unit;
  json["minimum"] = parameter.minimum;
  json["maximum"] = parameter.maximum;
  json["default"] = parameter.defaultValue;
  if (!parameter.choices.empty()) json["choices"] = parameter.choices;
  return json;
}

Json stepJson(const pipeline::StepCatalog& catalog, const pipeline::CatalogEntry& entry) {
  const pipeline::StepDeclaration& step = entry.declaration;
  Json json{{"id", step.id},
            {"version", step.version},
            {"title", step.title},
            {"summary", step.summary},
            {"reads_audio", entry.isTap},
            {"intermediate", step.intermediate},
            {"inputs", inputIds(catalog, entry)}};
  Json& parameters = json["parameters"] = Json::array();
  for (const pipeline::ParameterDeclaration& parameter : step.parameters) {
    parameters.push_back(parameterJson(parameter));
  }
  return json;
}

std::string rangeText(const pipeline::ParameterDeclaration& parameter) {
  if (!parameter.choices.empty()) {
    const auto index = static_cast<std::size_t>(parameter.defaultValue);
    return "one of " + joined(parameter.choices) + "; default " + parameter.choices[index];
  }
  const std::string unit = parameter.unit.empty() ? "" : ' ' + parameter.unit;
  return shortest(parameter.minimum) + " to " + shortest(parameter.maximum) + unit + ", default " +
         shortest(parameter.defaultValue) + unit;
}

std::string stepText(const pipeline::StepCatalog& catalog, const pipeline::CatalogEntry& entry) {
  const pipeline::StepDeclaration& step = entry.declaration;
  std::string text = step.id + "  version " + std::to_string(step.version) + "  " + step.title + '\n';
  text += "  " + wrapped(step.summary, 78, 2) + '\n';
  std::string inputs;
  for (const std::string& id : inputIds(catalog, entry)) inputs += (inputs.empty() ? "" : ", ") + id;
  text += "  inputs: " + (entry.isTap ? std::string("the audio") : inputs) + '\n';
  for (const pipeline::ParameterDeclaration& parameter : step.parameters) {
    text += "  " + step.id + '.' + parameter.id + "  " + parameter.title + ": " + rangeText(parameter) + '\n';
  }
  return text;
}

}  // namespace

const CommandSpec& stepsSpec() {
  static const CommandSpec spec{
      "steps",
      "",
      "Lists the steps of an analysis: id, version, inputs, and parameters with range and default.",
      {{"--json", "", "As a JSON array."}},
      ""};
  return spec;
}

int runSteps(const ParsedCommand& command) {
  const pipeline::StepCatalog& catalog = steps::catalog();
  if (command.has("--json")) {
    Json all = Json::array();
    for (const pipeline::CatalogEntry& entry : catalog.entries()) all.push_back(stepJson(catalog, entry));
    std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
  } else {
    const char* separator = "";
    for (const pipeline::CatalogEntry& entry : catalog.entries()) {
      std::cout << separator << stepText(catalog, entry);
      separator = "\n";
    }
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli

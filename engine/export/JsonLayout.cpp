#include "engine/export/JsonLayout.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

std::string oneLine(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void append(std::string& text, const Json& json, std::size_t depth);

void appendItems(std::string& text, const Json& json, std::size_t depth) {
  const std::string margin((depth + 1) * kJsonIndent, ' ');
  const char* separator = "\n";
  for (auto item = json.begin(); item != json.end(); ++item) {
    text += separator;
    text += margin;
    if (json.is_object()) {
      text += oneLine(item.key()) + ": ";
      append(text, *item, depth + 1);
    } else {
      text += oneLine(*item);
    }
    separator = ",\n";
  }
  text += '\n';
  text.append(depth * kJsonIndent, ' ');
}

void append(std::string& text, const Json& json, std::size_t depth) {
  const bool flat = !json.is_structured() || json.empty() ||
                    (json.is_array() && std::all_of(json.begin(), json.end(),
                                                    [](const Json& item) { return item.is_primitive(); }));
  if (flat) {
    text += oneLine(json);
    return;
  }
  text += json.is_object() ? '{' : '[';
  appendItems(text, json, depth);
  text += json.is_object() ? '}' : ']';
}

}  // namespace

std::string jsonText(const Json& json, JsonLayout layout) {
  std::string text;
  appendJson(text, json, layout);
  text += '\n';
  return text;
}

void appendJson(std::string& text, const Json& json, JsonLayout layout, std::size_t depth) {
  if (layout == JsonLayout::OneLine) {
    text += oneLine(json);
  } else {
    append(text, json, depth);
  }
}

}  // namespace barline::exporting

#include "engine/export/JsonSink.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace barline::exporting {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPiece = std::size_t{256} << 10;  // bytes

}  // namespace

JsonTree::JsonTree(Json& root) : underWay_{&root} {}

void JsonTree::put(std::string_view name, const Json& value) {
  (*underWay_.back())[std::string(name)] = value;
}

void JsonTree::beginObject(std::string_view name) {
  Json& object = (*underWay_.back())[std::string(name)] = Json::object();
  underWay_.push_back(&object);
}

void JsonTree::beginArray(std::string_view name) {
  Json& array = (*underWay_.back())[std::string(name)] = Json::array();
  underWay_.push_back(&array);
}

void JsonTree::add(const Json& item) {
  underWay_.back()->push_back(item);
}

void JsonTree::end() {
  underWay_.pop_back();
}

JsonText::JsonText(JsonLayout layout, Write write) : layout_(layout), write_(std::move(write)) {
  begin('{', '}');
}

void JsonText::begin(char opening, char closing) {
  text_ += opening;
  levels_.push_back({closing});
}

void JsonText::newLine() {
  if (layout_ == JsonLayout::OneLine) return;
  text_ += '\n';
  text_.append(levels_.size() * kJsonIndent, ' ');
}

void JsonText::beginItem() {
  if (!std::exchange(levels_.back().isEmpty, false)) text_ += ',';
  newLine();
}

void JsonText::beginMember(std::string_view name) {
  beginItem();
  appendJson(text_, std::string(name), JsonLayout::OneLine);
  text_ += layout_ == JsonLayout::OneLine ? ":" : ": ";
}

void JsonText::put(std::string_view name, const Json& value) {
  beginMember(name);
  appendJson(text_, value, layout_, levels_.size());
  flush(kPiece);
}

void JsonText::beginObject(std::string_view name) {
  beginMember(name);
  begin('{', '}');
}

void JsonText::beginArray(std::string_view name) {
  beginMember(name);
  begin('[', ']');
}

void JsonText::add(const Json& item) {
  beginItem();
  appendJson(text_, item, JsonLayout::OneLine);
  flush(kPiece);
}

void JsonText::end() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.isEmpty) newLine();
  text_ += level.closing;
}

void JsonText::finish() {
  end();
  text_ += '\n';
  flush(0);
}

void JsonText::flush(std::size_t most) {
  if (text_.size() <= most) return;
  write_(text_);
  text_.clear();
}

}  // namespace barline::exporting

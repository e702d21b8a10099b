#include "engine/import/JsonDocument.h"

#include <algorithm>
#include <cmath>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 32;
constexpr std::size_t kMostValues = 4'000'000;

int lineOf(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

nlohmann::json parseDocument(const std::filesystem::path& file, std::string_view text) {
  std::size_t values = 0;
  const auto bounded = [&](int depth, Json::parse_event_t, const Json&) {
    if (depth > kDeepest || ++values > kMostValues) {
      throw ImportError(file, 0, depth > kDeepest ? "it is nested too deeply" : "it holds too many values",
                        "This is no annotation that Barline reads.");
    }
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), bounded);
  } catch (const Json::parse_error& error) {
    throw ImportError(file, lineOf(text, error.byte), "this is no JSON", "Is the file complete?");
  } catch (const Json::out_of_range&) {
    throw ImportError(file, 0, "it holds a number that is too large",
                      "This is no annotation that Barline reads.");
  }
}

const nlohmann::json& member(const nlohmann::json& object, const char* name) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

std::optional<double> numberIn(const nlohmann::json& value) {
  if (!value.is_number()) return std::nullopt;
  const auto number = value.get<double>();
  return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string textIn(const nlohmann::json& value) {
  return value.is_string() ? cleanLabel(value.get_ref<const std::string&>()) : std::string();
}

}  // namespace barline::importing

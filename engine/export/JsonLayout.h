#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace barline::exporting {

enum class JsonLayout : unsigned char {
  OneLine,  ///< no line break, for streams of documents
  Readable  ///< indented; an array of plain values, or an object inside an array, takes one line
};

/// JSON text in UTF-8, ending in a line break. Bytes that are not UTF-8 (file names) become U+FFFD.
[[nodiscard]] std::string jsonText(const nlohmann::ordered_json& json, JsonLayout layout);

/// Appends the value alone, without a line break behind it.
/// @param depth of readable lines: how many objects and arrays the value lies in
void appendJson(std::string& text, const nlohmann::ordered_json& json, JsonLayout layout,
                std::size_t depth = 0);

inline constexpr std::size_t kJsonIndent = 2;  ///< spaces, of readable lines, for each depth

}  // namespace barline::exporting

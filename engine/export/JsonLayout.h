#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace barline::exporting {

enum class JsonLayout : unsigned char {
  OneLine,  ///< no line break, for streams of documents
  Readable  ///< indented; an array of plain values, or an object inside an array, takes one line
};

/// JSON text in UTF-8, ending in a line break. Bytes that are not UTF-8 (file names) become U+FFFD.
[[nodiscard]] std::string jsonText(const nlohmann::ordered_json& json, JsonLayout layout);

}  // namespace barline::exporting

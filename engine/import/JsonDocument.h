#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace barline::importing {

/// A whole JSON document, of at most 32 levels and 4 million values. @throws ImportError, with the line where
/// the text is no JSON
[[nodiscard]] nlohmann::json parseDocument(const std::filesystem::path& file, std::string_view text);

/// A member of an object; null where `object` is none or has no such member. Valid as long as `object`.
[[nodiscard]] const nlohmann::json& member(const nlohmann::json& object, const char* name);

/// A finite number; nothing for any other value.
[[nodiscard]] std::optional<double> numberIn(const nlohmann::json& value);

/// Text fit to be shown; empty for any other value.
[[nodiscard]] std::string textIn(const nlohmann::json& value);

}  // namespace barline::importing

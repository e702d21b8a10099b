#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace barline::parquet {

enum class Type : unsigned char { Boolean, Int32, Int64, Float, Double, String };

/// One column of a table: of single values or of lists of them.
struct Column {
  std::string name;
  Type type{};
  bool nullable{};  ///< a row may have no value; the elements of a list are always there
  bool list{};
  std::string unit{};         ///< "s", "Hz", "dB"; empty = it has none
  std::string description{};  ///< one sentence, or empty
};

/// What a table is made of. Units and descriptions go into the file's metadata under the keys "unit.<column>"
/// and "description.<column>", after `metadata`.
struct Schema {
  std::vector<Column> columns;                                  ///< at least one; names differ
  std::vector<std::pair<std::string, std::string>> metadata{};  ///< of the file: key, value
};

/// One value of a row; monostate = null. The alternative must be the column's type: a string view for String
/// (UTF-8; other bytes become U+FFFD), a span of the element type for a list of Float or String. Views need
/// to live for the call they are given to only.
/// A number that is not finite counts as null: files hold no NaN.
using Value = std::variant<std::monostate, bool, std::int32_t, std::int64_t, float, double, std::string_view,
                           std::span<const float>, std::span<const std::string>>;

/// Null where `value` is absent. Of an optional string the result is a view.
template <class T>
[[nodiscard]] Value orNull(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}
template <>
[[nodiscard]] inline Value orNull(const std::optional<std::string>& value) {
  return value ? Value(std::string_view(*value)) : Value();
}

/// Null for an empty text.
[[nodiscard]] inline Value textOrNull(std::string_view text) {
  return text.empty() ? Value() : Value(text);
}

/// The bytes if they are UTF-8, otherwise with U+FFFD for each byte that is not.
[[nodiscard]] std::string validUtf8(std::string_view bytes);

}  // namespace barline::parquet

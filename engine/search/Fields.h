#pragma once

#include <span>
#include <string_view>

#include "engine/search/TrackQuery.h"

namespace barline::search {

/// How the values of a field are written.
enum class FieldKind : unsigned char { Text, Number, Length, Date, Key, Metre, Colour, Flag };

/// What a number may be and how finely lists show it: numbers are compared as they are shown.
struct NumberScale {
  double least{};
  double most{};
  double step{};  ///< of what is shown; Length is cut to it, everything else rounded
};

/// A field of the search, as in "bpm:120-128".
struct Field {
  std::string_view name;     ///< lower case
  std::string_view aliases;  ///< further names, separated by spaces
  FieldKind kind{};
  TextField text{};          ///< of Text
  NumberField number{};      ///< of Number, Length and Date
  NumberScale scale{};       ///< of Number
  std::string_view example;  ///< a value
  std::string_view
      examples{};  ///< of Number, Length and Date: values that people ask for, separated by spaces
  /// What it searches, in few English words, marked for translation in the context "Search".
  const char* meaning{};
};

/// Every field, the most used ones first.
[[nodiscard]] std::span<const Field> allFields();

/// By name or alias, whatever the case; null for a name that no field has.
[[nodiscard]] const Field* fieldNamed(std::string_view name);

/// The field that a misspelt name probably means: one letter missing, added, wrong or two swapped. Null where
/// none is that near.
[[nodiscard]] const Field* fieldNear(std::string_view name);

/// A value of the field "is".
struct FlagName {
  std::string_view name;     ///< lower case
  std::string_view aliases;  ///< further names, separated by spaces
  Condition condition;
  const char* meaning{};  ///< as Field::meaning
};

[[nodiscard]] std::span<const FlagName> allFlags();

/// Null for a name that none has.
[[nodiscard]] const FlagName* flagNamed(std::string_view name);

}  // namespace barline::search

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace barline::exporting {

/// Writes XML 1.0 whose values are all attributes, in UTF-8, indented by two spaces.
class XmlElements {
 public:
  /// @param declaration the first line, as the reader wants to see it
  explicit XmlElements(std::string_view declaration);

  /// Begins an element within the one that is open. @param name outlives this
  XmlElements& open(std::string_view name);
  /// Of the element that open() has just begun; a value that is empty is written so.
  XmlElements& attribute(std::string_view name, std::string_view value);
  XmlElements& attribute(std::string_view name, std::int64_t value);
  /// The same, left out where the value is empty.
  XmlElements& attributeUnlessEmpty(std::string_view name, std::string_view value);
  XmlElements& close();

  /// The document, all elements closed.
  [[nodiscard]] std::string finish();

 private:
  void endTag();

  std::string text_;
  std::vector<std::string_view> open_;
  bool inTag_{};
};

}  // namespace barline::exporting

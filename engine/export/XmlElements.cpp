#include "engine/export/XmlElements.h"

#include "engine/export/WrittenValues.h"

namespace barline::exporting {

XmlElements::XmlElements(std::string_view declaration) : text_(declaration) {
  text_ += '\n';
}

XmlElements& XmlElements::open(std::string_view name) {
  endTag();
  text_.append(2 * open_.size(), ' ').append("<").append(name);
  open_.push_back(name);
  inTag_ = true;
  return *this;
}

XmlElements& XmlElements::attribute(std::string_view name, std::string_view value) {
  text_.append(" ").append(name).append("=\"").append(xmlText(value)).append("\"");
  return *this;
}

XmlElements& XmlElements::attribute(std::string_view name, std::int64_t value) {
  return attribute(name, std::to_string(value));
}

XmlElements& XmlElements::attributeUnlessEmpty(std::string_view name, std::string_view value) {
  return value.empty() ? *this : attribute(name, value);
}

XmlElements& XmlElements::close() {
  const std::string_view name = open_.back();
  open_.pop_back();
  if (inTag_) {
    text_ += "/>\n";
    inTag_ = false;
  } else {
    text_.append(2 * open_.size(), ' ').append("</").append(name).append(">\n");
  }
  return *this;
}

std::string XmlElements::finish() {
  while (!open_.empty()) close();
  return std::move(text_);
}

void XmlElements::endTag() {
  if (inTag_) text_ += ">\n";
  inTag_ = false;
}

}  // namespace barline::exporting

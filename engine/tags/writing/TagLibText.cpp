#include "engine/tags/writing/TagLibText.h"

#include <xxhash.h>

#include <algorithm>

namespace barline::tags {

std::string utf8(const TagLib::String& text) {
  return text.to8Bit(true);
}

TagLib::String tagString(const std::string& text) {
  return {text, TagLib::String::UTF8};
}

TagValues tagValues(const TagLib::StringList& list) {
  TagValues values;
  for (const TagLib::String& text : list) values.push_back(utf8(text));
  return values;
}

TagLib::StringList stringList(const TagValues& values) {
  TagLib::StringList list;
  for (const std::string& value : values) list.append(tagString(value));
  return list;
}

bool sameName(const std::string& a, const std::string& b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string digest(const TagLib::ByteVector& bytes) {
  return std::to_string(bytes.size()) + ":" + std::to_string(XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace barline::tags

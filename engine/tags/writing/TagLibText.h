#pragma once

#include <taglib/tbytevector.h>
#include <taglib/tstring.h>
#include <taglib/tstringlist.h>

#include <string>

#include "engine/tags/writing/TagFile.h"

/// Between TagLib's strings and ours.
namespace barline::tags {

[[nodiscard]] std::string utf8(const TagLib::String& text);
[[nodiscard]] TagLib::String tagString(const std::string& text);
[[nodiscard]] TagValues tagValues(const TagLib::StringList& list);
[[nodiscard]] TagLib::StringList stringList(const TagValues& values);

/// Compares field names, of which ASCII's letters count alike in any case.
[[nodiscard]] bool sameName(const std::string& a, const std::string& b);

/// A short text that bytes of another content do not have.
[[nodiscard]] std::string digest(const TagLib::ByteVector& bytes);

}  // namespace barline::tags

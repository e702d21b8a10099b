#include "engine/export/ExportFormat.h"

namespace barline::exporting {

std::string englishText(const Loss& loss) {
  std::string text;
  for (const char* at = loss.text; *at != '\0'; ++at) {
    const bool placed = *at == '%' && at[1] >= '1' && at[1] <= '9';
    const auto index = placed ? static_cast<std::size_t>(at[1] - '1') : 0;
    if (!placed || index >= loss.arguments.size()) {
      text += *at;
      continue;
    }
    text += loss.arguments[index];
    ++at;
  }
  return text;
}

}  // namespace barline::exporting

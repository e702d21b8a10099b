#pragma once

#include <string>

namespace barline::exporting::reports {

/// The style sheet of HTML reports. Without '<' and '&', so that it may stand in XML.
[[nodiscard]] std::string htmlStyle();

}  // namespace barline::exporting::reports

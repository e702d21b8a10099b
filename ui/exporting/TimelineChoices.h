#pragma once

#include <QJsonObject>
#include <map>
#include <string>

#include "engine/export/ExportFormat.h"

namespace barline::ui {

/// What was chosen for a format.
struct FormatChoice {
  exporting::Layers layers;
  exporting::TimelineVersion version{exporting::TimelineVersion::Edited};
  bool timesFromRange{};

  bool operator==(const FormatChoice&) const = default;
};

/// What was chosen for each format the last time, so that it is chosen again.
class TimelineChoices {
 public:
  [[nodiscard]] FormatChoice of(const exporting::ExportFormat& format) const;
  void keep(const exporting::ExportFormat& format, const FormatChoice& choice);

  [[nodiscard]] QJsonObject toJson() const;
  /// Values that make no sense read as the format's usual ones.
  [[nodiscard]] static TimelineChoices fromJson(const QJsonObject& json);

 private:
  std::map<std::string, FormatChoice, std::less<>> byFormat_;
};

}  // namespace barline::ui

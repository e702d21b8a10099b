#include "ui/exporting/TimelineChoices.h"

#include <QJsonArray>
#include <QLatin1String>

namespace barline::ui {
namespace {

constexpr QLatin1String kLayers("layers");
constexpr QLatin1String kAnalysis("analysis");
constexpr QLatin1String kFromRange("times_from_selection");

QJsonObject toJson(const FormatChoice& choice) {
  QJsonArray layers;
  for (const exporting::Layer layer : exporting::kLayers) {
    if (choice.layers.has(layer)) layers.append(QString::fromUtf8(exporting::layerId(layer).data()));
  }
  return {{kLayers, layers},
          {kAnalysis, choice.version == exporting::TimelineVersion::Analysis},
          {kFromRange, choice.timesFromRange}};
}

FormatChoice fromJson(const QJsonObject& json) {
  FormatChoice choice;
  for (const auto& name : json.value(kLayers).toArray()) {
    if (const auto layer = exporting::layerFromId(name.toString().toStdString())) choice.layers.set(*layer);
  }
  if (json.value(kAnalysis).toBool()) choice.version = exporting::TimelineVersion::Analysis;
  choice.timesFromRange = json.value(kFromRange).toBool();
  return choice;
}

}  // namespace

FormatChoice TimelineChoices::of(const exporting::ExportFormat& format) const {
  const auto found = byFormat_.find(format.id);
  if (found == byFormat_.end()) return {.layers = format.usual};
  FormatChoice choice = found->second;
  choice.layers = choice.layers.both(format.layers);
  if (choice.layers.empty()) choice.layers = format.usual;
  return choice;
}

void TimelineChoices::keep(const exporting::ExportFormat& format, const FormatChoice& choice) {
  byFormat_[std::string(format.id)] = choice;
}

QJsonObject TimelineChoices::toJson() const {
  QJsonObject json;
  for (const auto& [id, choice] : byFormat_)
    json.insert(QString::fromStdString(id), barline::ui::toJson(choice));
  return json;
}

TimelineChoices TimelineChoices::fromJson(const QJsonObject& json) {
  TimelineChoices choices;
  for (auto entry = json.begin(); entry != json.end(); ++entry) {
    choices.byFormat_.emplace(entry.key().toStdString(), barline::ui::fromJson(entry.value().toObject()));
  }
  return choices;
}

}  // namespace barline::ui

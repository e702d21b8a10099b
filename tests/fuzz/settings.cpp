#include "ui/window/Settings.h"

#include <cmath>

#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

constexpr qsizetype kMostRecentFiles = 100;

bool isWithin(double value, double least, double most) {
  return value >= least && value <= most;  // and a number
}

void requireRange(const std::optional<model::TimeRange>& range) {
  if (!range) return;
  requireThat(range->begin >= 0.0 && range->begin < range->end && std::isfinite(range->end),
              "a visible range is none");
}

}  // namespace

/// The bytes are the file in which the window keeps its settings: each comes back as something it can be.
void settings(Input input) {
  const ScratchFolder folder;
  const std::filesystem::path file = writeFile(folder / "barline.ini", asBytes(input));
  const ui::Settings settings(QString::fromStdString(file.string()));
  requireThat(settings.scheme() <= ui::Scheme::HighContrast, "there is no such look");
  requireThat(isWithin(settings.volume(), -60.0, 0.0), "the volume is out of bounds");
  requireThat(settings.order() <= search::TrackOrder::Path, "there is no such order");
  static_cast<void>(settings.orderDescending());
  if (const auto rule = settings.keyRule())
    requireThat(*rule <= search::KeyRule::ParallelMode, "there is no such rule for keys");
  for (const int width : {settings.libraryWidth(), settings.inspectorWidth()})
    requireThat(width >= 0 && width <= 1 << 20, "a width is out of bounds");
  if (const auto target = settings.loudnessTarget())
    requireThat(isWithin(*target, ui::Settings::kLowestTarget, ui::Settings::kHighestTarget),
                "the loudness to aim at is out of bounds");
  requireRange(settings.visibleRange(QStringLiteral("a")));
  requireThat(settings.recentFiles().size() <= kMostRecentFiles, "there are too many recent files");
  requireThat(settings.crashTold() >= 0, "a crash was told before there were any");
  static_cast<void>(settings.libraryVisible() && settings.inspectorVisible() &&
                    settings.queueWaitsOnBattery());
  for (const QJsonObject& object :
       {settings.sound(), settings.libraryPage(), settings.libraryTable(), settings.inspector(),
        settings.timeline(), settings.secondTrack(), settings.layouts(), settings.layoutInUse(),
        settings.shortcuts(), settings.exporting()})
    static_cast<void>(object.keys());
  for (const QStringList& list : {settings.openFolders(), settings.references(QStringLiteral("a"))})
    static_cast<void>(list.join(QLatin1Char(' ')));
  for (const QByteArray& bytes : {settings.device(), settings.geometry()}) static_cast<void>(bytes.toHex());
  static_cast<void>(settings.page() + settings.lastFolder());
}

}  // namespace barline::fuzz

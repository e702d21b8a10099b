#include "engine/export/picture/TimelinePicture.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "engine/export/picture/KeyChip.h"
#include "engine/export/picture/SystemPainter.h"
#include "engine/export/picture/TextWidth.h"
#include "engine/export/picture/WaveShape.h"

namespace barline::exporting::picture {
namespace {

constexpr double kHead = 64;  ///< height of the title
constexpr double kFoot = 26;  ///< of the line at the bottom
constexpr double kSystemGap = 20;

constexpr TextStyle kTitle{.size = 24, .weight = 600};
constexpr TextStyle kArtist{.size = 14};
constexpr TextStyle kFigure{.size = 17, .weight = 600};
constexpr TextStyle kUnit{.size = 11};
constexpr TextStyle kFootnote{.size = 9.5};

std::string describe(const Scene& scene) {
  return scene.artist.empty() ? scene.title : scene.title + " – " + scene.artist;
}

double figureWidth(const Figure& figure) {
  constexpr double kGap = 5;
  if (figure.key) {
    const double camelot = figure.unit.empty() ? 0 : kGap + textWidth(figure.unit, kUnit.size);
    return chipWidth(figure.value) + camelot;
  }
  const double unit = figure.unit.empty() ? 0 : kGap - 1 + textWidth(figure.unit, kUnit.size);
  return textWidth(figure.value, kFigure.size, kFigure.weight) + unit;
}

/// Figures stand at the right; @return x where they begin
double paintFigures(Svg& svg, const std::vector<Figure>& figures, double right, double baseline,
                    const Palette& palette) {
  constexpr double kBetween = 22;
  double x = right;
  for (const Figure& figure : figures) x -= figureWidth(figure) + kBetween;
  x += kBetween;
  const double left = x;
  for (const Figure& figure : figures) {
    double unitX = x;
    if (figure.key) {
      paintKeyChip(svg, x, baseline - 15.5, *figure.key, figure.value, palette);
      unitX += chipWidth(figure.value) + 5;
    } else {
      svg.text(x, baseline, figure.value, {palette.high}, kFigure);
      unitX += textWidth(figure.value, kFigure.size, kFigure.weight) + 4;
    }
    svg.text(unitX, baseline, figure.unit, {palette.mid}, kUnit);
    x += figureWidth(figure) + kBetween;
  }
  return left;
}

void paintHead(Svg& svg, const Scene& scene, double width, const Palette& palette) {
  constexpr double kTitleLine = 22;
  constexpr double kSecondLine = 43;
  const std::vector<Figure> figures = leadingFigures(scene);
  double wide = 0;
  for (const Figure& figure : figures) wide += figureWidth(figure) + 22;
  // Where both do not fit beside each other, the figures stand on the artist's line.
  const bool below = textWidth(scene.title, kTitle.size, kTitle.weight) > width - wide;
  const double left = paintFigures(svg, figures, width, below ? kSecondLine + 3 : kTitleLine, palette);
  svg.text(0, kTitleLine, elided(scene.title, below ? width : left - 20, kTitle.size, kTitle.weight),
           {palette.high}, kTitle);
  svg.text(0, kSecondLine, elided(scene.artist, below ? left - 20 : width, kArtist.size), {palette.mid},
           kArtist);
}

/// What the colours and marks mean.
void paintFootnote(Svg& svg, const Scene& scene, double width, double y, const Palette& palette,
                   const std::string& page) {
  double x = SystemPainter::kGutter;
  const auto item = [&](std::string_view colour, const std::string& name) {
    svg.fill({x, y - 7.5, 8, 8}, {colour}, 1);
    svg.text(x + 12, y, name, {palette.low}, kFootnote);
    x += 12 + textWidth(name, kFootnote.size) + 14;
  };
  const auto translated = [](const char* source) {
    return QCoreApplication::translate("Picture", source).toStdString();
  };
  if (scene.waveform() != nullptr) {
    item(palette.waveLow, translated(QT_TRANSLATE_NOOP("Picture", "below 180 Hz")));
    item(palette.waveMid, translated(QT_TRANSLATE_NOOP("Picture", "180 Hz to 2.4 kHz")));
    item(palette.waveHigh, translated(QT_TRANSLATE_NOOP("Picture", "above")));
  }
  if (scene.grid() != nullptr || scene.chords() != nullptr) {
    const std::string doubtful = translated(QT_TRANSLATE_NOOP("Picture", "dashed and “?”: doubtful"));
    svg.text(x, y, doubtful, {palette.low}, kFootnote);
  }
  svg.text(width, y, page.empty() ? "Barline" : "Barline · " + page, {palette.low},
           {.size = kFootnote.size, .anchor = Anchor::End});
}

std::string numberedPage(int page, int pages) {
  return QCoreApplication::translate("Picture", "page %1 of %2").arg(page).arg(pages).toStdString();
}

struct Lines {
  std::vector<model::TimeRange> systems;
  double pixelsPerSecond{};
};

Lines linesOf(const Scene& scene, const SheetLayout& layout) {
  Lines lines;
  const SystemBreaks breaks = fittingBreaks(scene.grid(), scene.range, layout.breaks, layout.mostLines);
  lines.systems = systemsOf(scene.grid(), scene.range, breaks);
  double longest = 0;
  for (const model::TimeRange& system : lines.systems) longest = std::max(longest, system.duration());
  const double width = layout.width - 2 * layout.margin - SystemPainter::kGutter;
  lines.pixelsPerSecond = longest > 0 ? width / longest : 1.0;
  return lines;
}

}  // namespace

SheetLayout printedSheet() {
  // 186 × 255 mm: A4 is 210 × 297 mm, Letter 216 × 279 mm.
  constexpr double kPixelsPerMillimetre = 96.0 / 25.4;
  return {.width = 186 * kPixelsPerMillimetre,
          .pageHeight = 255 * kPixelsPerMillimetre,
          .margin = 0,
          .breaks = {.bars = 8, .seconds = 16},
          .mostLines = 60,
          .ground = false};
}

std::vector<Drawing> timelineSheet(const Scene& scene, const Palette& palette, const SheetLayout& layout) {
  const Lines lines = linesOf(scene, layout);
  const SystemPainter painter(scene, palette, lines.pixelsPerSecond);
  const double pitch = painter.height() + kSystemGap;
  const double inner = layout.width - 2 * layout.margin;
  const auto total = static_cast<double>(lines.systems.size());
  const double room = layout.pageHeight - 2 * layout.margin - kFoot;
  const bool paged = layout.pageHeight > 0;
  const double first = paged ? std::max(1.0, std::floor((room - kHead + kSystemGap) / pitch)) : total;
  const double others = paged ? std::max(1.0, std::floor((room + kSystemGap) / pitch)) : total;
  const int pages = total <= first ? 1 : 1 + static_cast<int>(std::ceil((total - first) / others));
  std::vector<Drawing> drawings;
  std::size_t next = 0;
  for (int page = 0; page < pages; ++page) {
    const auto count = static_cast<std::size_t>(page == 0 ? first : others);
    const std::size_t end = std::min(next + count, lines.systems.size());
    const double top = page == 0 ? kHead : 0;
    const double height =
        paged ? layout.pageHeight : 2 * layout.margin + top + pitch * static_cast<double>(end - next) + kFoot;
    Svg svg(layout.width, height, describe(scene));
    if (layout.ground) svg.fill({0, 0, layout.width, height}, {palette.paper});
    svg.open(layout.margin, layout.margin);
    if (page == 0) paintHead(svg, scene, inner, palette);
    for (double y = top; next < end; ++next, y += pitch) {
      svg.open(0, y);
      painter.paint(svg, lines.systems[next], y == top);
      svg.close();
    }
    const std::string number = pages > 1 ? numberedPage(page + 1, pages) : std::string();
    paintFootnote(svg, scene, inner, height - 2 * layout.margin - 4, palette, number);
    svg.close();
    drawings.push_back({std::move(svg).finish(), layout.width, height});
  }
  return drawings;
}

Drawing timelineStrip(const Scene& scene, const Palette& palette) {
  constexpr double kUsual = 48;       // pixels a second
  constexpr double kLongest = 32000;  // what readers of pictures take
  constexpr double kMargin = 24;
  constexpr double kNarrowest = 720;
  const double seconds = std::max(scene.range.duration(), 1e-3);
  const double scale =
      std::min(std::max(kUsual, kNarrowest / seconds), (kLongest - SystemPainter::kGutter) / seconds);
  const SystemPainter painter(scene, palette, scale);
  const double inner = SystemPainter::kGutter + seconds * scale;
  const double width = inner + 2 * kMargin;
  const double height = kHead + painter.height() + kFoot + 2 * kMargin;
  Svg svg(width, height, describe(scene));
  svg.fill({0, 0, width, height}, {palette.paper});
  svg.open(kMargin, kMargin);
  paintHead(svg, scene, std::min(inner, 1280.0), palette);
  svg.open(0, kHead);
  painter.paint(svg, scene.range, true);
  svg.close();
  paintFootnote(svg, scene, inner, kHead + painter.height() + kFoot - 4, palette, {});
  svg.close();
  return {std::move(svg).finish(), width, height};
}

std::vector<Drawing> timelineLines(const Scene& scene, const Palette& palette, const SheetLayout& layout) {
  const Lines lines = linesOf(scene, layout);
  const SystemPainter painter(scene, palette, lines.pixelsPerSecond);
  std::vector<Drawing> drawings;
  for (const model::TimeRange& system : lines.systems) {
    Svg svg(layout.width, painter.height(), describe(scene));
    painter.paint(svg, system, drawings.empty());
    drawings.push_back({std::move(svg).finish(), layout.width, painter.height()});
  }
  return drawings;
}

Drawing overview(const Scene& scene, const Palette& palette, double width, double height) {
  constexpr double kStrip = 14;
  constexpr double kTint = 0.34;
  constexpr double kColumn = 2;
  const bool sections = scene.sections() != nullptr && !scene.sections()->sections.empty();
  const double scale = width / std::max(scene.range.duration(), 1e-3);
  const double waveHeight = height - (sections ? kStrip + 2 : 0);
  Svg svg(width, height, describe(scene));
  svg.fill({0, waveHeight / 2 - 0.25, width, 0.5}, {palette.strong});
  if (scene.waveform() != nullptr) {
    const auto columns = static_cast<std::size_t>(std::max(1.0, width / kColumn));
    const WaveShape shape = waveShape(*scene.waveform(), scene.range, columns);
    const double gain = displayGain(*scene.waveform(), scene.range);
    const std::array<std::string_view, 3> inks{palette.waveLow, palette.waveMid, palette.waveHigh};
    for (std::size_t band = 0; band < inks.size(); ++band) {
      svg.fillPath(bandOutline(shape.bands[band], waveHeight * gain), {inks[band]},
                   {0, waveHeight / 2, width / static_cast<double>(columns), 0.1});
    }
  }
  if (sections) {
    for (const model::Section& section : scene.sections()->sections) {
      const double left = std::max(0.0, (section.range.begin - scene.range.begin) * scale);
      const double right = std::min(width, (section.range.end - scene.range.begin) * scale);
      const std::string_view colour =
          palette.section[static_cast<std::size_t>(section.group) % palette.section.size()];
      svg.fill({left, height - kStrip, right - left - 1, kStrip}, {colour, kTint});
      svg.fill({left, height - kStrip, std::clamp((right - left) * 0.2, 0.5, 2.0), kStrip}, {colour});
      if (right - left >= kStrip)
        svg.text(left + 6, height - 3.5, model::groupLetter(section.group), {palette.high}, {10, 600});
    }
  }
  return {std::move(svg).finish(), width, height};
}

}  // namespace barline::exporting::picture

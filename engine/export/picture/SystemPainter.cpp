#include "engine/export/picture/SystemPainter.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/export/picture/Markup.h"
#include "engine/export/picture/TextWidth.h"
#include "engine/export/picture/WaveShape.h"
#include "engine/model/Median.h"
#include "engine/text/MusicText.h"

namespace barline::exporting::picture {
namespace {

constexpr double kGap = 3;  ///< between lanes
constexpr double kRuler = 17;
constexpr double kSections = 17;
constexpr double kWaveform = 66;
constexpr double kChords = 32;
constexpr double kKeys = 16;
constexpr double kLevel = 30;
constexpr double kTempo = 26;

constexpr double kColumn = 2;      ///< pixels of a column of the waveform and of curves
constexpr double kDoubtful = 0.5;  ///< tokens.json: confidence.doubtfulBelow
constexpr double kBarNumberGap = 30;
constexpr double kBeatGap = 9;
constexpr double kChordLabel = 16;
constexpr double kNoChordLabel = 32;
constexpr double kChordSecondLine = 30;
constexpr double kMerged = 2;  ///< chords shorter than this are not drawn apart

constexpr TextStyle kSmall{.size = 9.5};
constexpr TextStyle kStrong{.size = 11.5, .weight = 600};

std::string translated(const char* source) {
  return QCoreApplication::translate("Picture", source).toStdString();
}

double medianBar(const model::BeatGrid& grid) {
  std::vector<double> bars;
  for (const model::Bar& bar : grid.bars) bars.push_back(bar.range.duration());
  return bars.empty() ? 0.0 : model::upperMedian(std::move(bars));
}

bool startsIn(double time, const model::TimeRange& range) {
  return time >= range.begin - 1e-6 && time < range.end - 1e-6;
}

/// A chord has the colour of the key it is the tonic of.
std::optional<model::MusicalKey> colourKey(std::string_view label) {
  const auto chord = model::parseHarte(label);
  if (!chord) return std::nullopt;
  return model::MusicalKey{chord->root, model::isMinorish(*chord) ? model::Mode::Minor : model::Mode::Major};
}

}  // namespace

SystemPainter::SystemPainter(const Scene& scene, const Palette& palette, double pixelsPerSecond)
    : scene_(scene),
      palette_(palette),
      pixelsPerSecond_(pixelsPerSecond),
      level_(levelCurve(scene)),
      tempo_(tempoCurve(scene)),
      hasSections_(scene.sections() != nullptr && !scene.sections()->sections.empty()),
      hasChords_(scene.chords() != nullptr && hasChords(*scene.chords())),
      hasKeys_(scene.key() != nullptr && scene.key()->spans.size() > 1) {
  if (scene.waveform() != nullptr) gain_ = displayGain(*scene.waveform(), scene.range);
  if (scene.grid() == nullptr) return;
  const double bar = medianBar(*scene.grid()) * pixelsPerSecond;
  while (bar > 0 && bar * numberStep_ < kBarNumberGap) numberStep_ *= 2;
  const auto& beats = scene.grid()->beats;
  if (beats.size() < 2 || !scene.has(Layer::Beats)) return;
  const double beat = (beats.back().time - beats.front().time) / static_cast<double>(beats.size() - 1);
  showsBeats_ = beat * pixelsPerSecond >= kBeatGap;
}

double SystemPainter::height() const {
  double height = kRuler;
  if (hasSections_) height += kSections + kGap;
  if (scene_.waveform() != nullptr) height += kWaveform + kGap;
  if (hasChords_) height += kChords + kGap;
  if (hasKeys_) height += kKeys + kGap;
  if (level_) height += kLevel + kGap;
  if (tempo_) height += kTempo + kGap;
  return height;
}

void SystemPainter::paint(Svg& svg, const model::TimeRange& range, bool named) const {
  const Line line{svg, range, named, kGutter + range.duration() * pixelsPerSecond_};
  double y = 0;
  paintRuler(line, y);
  y += kRuler;
  const double gridTop = y - 6;
  double gridBottom = y;
  const auto next = [&](double height) {
    const double top = y;
    y += height + kGap;
    return top;
  };
  if (hasSections_) paintSections(line, next(kSections));
  if (scene_.waveform() != nullptr) {
    paintWaveform(line, next(kWaveform));
    gridBottom = y - kGap;
  }
  if (scene_.grid() != nullptr) paintGrid(line, gridTop, gridBottom);
  if (hasChords_) paintChords(line, next(kChords));
  if (hasKeys_) paintKeys(line, next(kKeys));
  if (level_) paintCurve(line, next(kLevel), kLevel, *level_, palette_.loudness, true);
  if (tempo_) paintCurve(line, next(kTempo), kTempo, *tempo_, palette_.tempo, false);
}

double SystemPainter::xOf(const Line& line, double time) const {
  return kGutter + (time - line.range.begin) * pixelsPerSecond_;
}

std::optional<SystemPainter::Extent> SystemPainter::extentOf(const Line& line,
                                                             const model::TimeRange& range) const {
  const Extent extent{xOf(line, std::max(range.begin, line.range.begin)),
                      xOf(line, std::min(range.end, line.range.end))};
  if (extent.width() <= 0.0) return std::nullopt;
  return extent;
}

void SystemPainter::paintName(const Line& line, double top, double height, const std::string& name) const {
  if (!line.named) return;
  constexpr double kHalfOfCapitals = 3.4;
  line.svg.text(0, top + height / 2 + kHalfOfCapitals, elided(name, kGutter - 22, kSmall.size),
                {palette_.low}, kSmall);
}

void SystemPainter::paintRuler(const Line& line, double top) const {
  const double baseline = top + kRuler - 6;
  line.svg.text(0, baseline, text::timeText(line.range.begin, 0).toStdString(), {palette_.mid}, kSmall);
  line.svg.line(kGutter, top + kRuler - 2.5, line.right, top + kRuler - 2.5, {palette_.divider});
  if (scene_.grid() == nullptr) return;
  double occupied = 0;
  const model::Bar* before = nullptr;
  for (const model::Bar& bar : scene_.grid()->bars) {
    const bool newMetre = before == nullptr || before->metre != bar.metre;
    before = &bar;
    if (!startsIn(bar.range.begin, line.range) || bar.number < 1) continue;
    const double x = xOf(line, bar.range.begin);
    if (((bar.number - 1) % numberStep_ != 0 && !newMetre) || x < occupied) continue;
    const bool doubtful = bar.confidence < kDoubtful;
    const std::string number = std::to_string(bar.number) + (doubtful ? "?" : "");
    const double width = textWidth(number, kStrong.size, kStrong.weight);
    if (x + 4 + width > line.right) continue;
    line.svg.text(x + 4, baseline, number, {doubtful ? palette_.warn : palette_.high}, kStrong);
    occupied = x + 4 + width + 4;
    if (!newMetre) continue;
    line.svg.text(occupied, baseline, toString(bar.metre), {palette_.mid}, kSmall);
    occupied += textWidth(toString(bar.metre), kSmall.size) + 4;
  }
}

void SystemPainter::paintGrid(const Line& line, double top, double bottom) const {
  constexpr double kBeatStrength = 0.2;
  constexpr double kBarStrength = 0.5;
  const model::BeatGrid& grid = *scene_.grid();
  if (showsBeats_) {
    for (const model::Beat& beat : grid.beats) {
      if (beat.positionInBar == 1 || !startsIn(beat.time, line.range)) continue;
      const double x = xOf(line, beat.time);
      line.svg.line(x, bottom - kWaveform, x, bottom,
                    {palette_.grid, kBeatStrength * (0.4 + 0.6 * beat.confidence)}, {0.75});
    }
  }
  if (!scene_.has(Layer::Bars)) return;
  for (const model::Bar& bar : grid.bars) {
    if (!startsIn(bar.range.begin, line.range) || bar.number < 1) continue;
    const double x = xOf(line, bar.range.begin);
    const bool numbered = (bar.number - 1) % numberStep_ == 0;
    if (bar.confidence < kDoubtful) {
      line.svg.line(x, top, x, bottom, {palette_.warn, 0.9}, {1, 3});
    } else {
      line.svg.line(x, numbered ? top : top + 6, x, bottom,
                    {palette_.grid, kBarStrength * (0.25 + 0.75 * bar.confidence)}, {0.9});
    }
  }
}

void SystemPainter::paintSections(const Line& line, double top) const {
  constexpr double kTint = 0.22;
  constexpr double kEdge = 3;
  constexpr double kLetterFrom = 14;
  paintName(line, top, kSections, translated(QT_TRANSLATE_NOOP("Picture", "Form")));
  for (const model::Section& section : scene_.sections()->sections) {
    const auto extent = extentOf(line, section.range);
    if (!extent) continue;
    const std::string_view colour =
        palette_.section[static_cast<std::size_t>(section.group) % palette_.section.size()];
    line.svg.fill({extent->left, top, extent->width(), kSections}, {colour, kTint});
    if (startsIn(section.range.begin, line.range))
      line.svg.fill({extent->left, top, std::min(kEdge, extent->width()), kSections}, {colour});
    if (extent->width() < kLetterFrom) continue;
    const std::string letter = model::groupLetter(section.group);
    const double x = extent->left + 8;
    line.svg.text(x, top + 12.5, letter, {palette_.high}, kStrong);
    const double after = x + textWidth(letter, kStrong.size, kStrong.weight) + 5;
    const std::string name = text::sectionText(section).toStdString();
    line.svg.text(after, top + 12.5, elided(name, extent->right - after - 3, 10.5), {palette_.mid},
                  {.size = 10.5});
  }
}

void SystemPainter::paintWaveform(const Line& line, double top) const {
  const double width = line.right - kGutter;
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::round(width / kColumn)));
  const WaveShape shape = waveShape(*scene_.waveform(), line.range, columns);
  const std::array<std::string_view, 3> inks{palette_.waveLow, palette_.waveMid, palette_.waveHigh};
  const double axis = top + kWaveform / 2;
  line.svg.fill({kGutter, axis - 0.25, width, 0.5}, {palette_.strong});
  for (std::size_t band = 0; band < inks.size(); ++band) {
    line.svg.fillPath(bandOutline(shape.bands[band], kWaveform * gain_), {inks[band]},
                      {kGutter, axis, width / static_cast<double>(columns), 0.1});
  }
}

void SystemPainter::paintChords(const Line& line, double top) const {
  paintName(line, top, kChords, translated(QT_TRANSLATE_NOOP("Picture", "Chords")));
  for (const model::ChordSpan& chord : scene_.chords()->changes) {
    const auto extent = extentOf(line, chord.range);
    if (extent && extent->width() >= kMerged) paintChord(line, top, *extent, chord);
  }
}

void SystemPainter::paintChord(const Line& line, double top, const Extent& extent,
                               const model::ChordSpan& chord) const {
  constexpr double kFoot = 2.5;
  const Box box{extent.left, top, std::max(extent.width() - 1, 0.5), kChords};
  const auto own = colourKey(chord.label);
  const bool doubtful = own && chord.confidence < kDoubtful;
  if (own) {
    const auto colour = static_cast<std::size_t>(model::camelotNumber(*own) - 1);
    const std::string_view ink = palette_.keyInk[colour];
    line.svg.fill(box, {palette_.key[colour], 0.16 + 0.14 * chord.confidence}, std::min(2.0, box.width / 2));
    if (own->mode == model::Mode::Major) {
      line.svg.fill({box.x, box.bottom() - kFoot, box.width, kFoot}, {ink});
    } else {
      line.svg.fill({box.x, box.bottom() - 1, box.width, 1}, {ink});
      line.svg.fill({box.x, box.bottom() - 3.2, box.width, 1}, {ink});
    }
    if (doubtful && box.width > 4)
      line.svg.outline({box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1}, {ink}, {0.75, 2.5}, 2);
  }
  const double inset = std::clamp((box.width - 12) / 2, 2.0, 6.0);
  const double room = box.width - inset - 1;
  if (extent.width() < (own ? kChordLabel : kNoChordLabel)) return;
  const model::MusicalKey key = spellingAt(*scene_.timeline, chord.range.begin);
  std::string name = text::chordText(chord.label, key).toStdString();
  if (doubtful) name += "?";
  if (textWidth(name, kStrong.size, kStrong.weight) > room) {
    // A name that has no room is written smaller before it is cut.
    const double size = std::max(8.0, kStrong.size * room / textWidth(name, kStrong.size, kStrong.weight));
    line.svg.text(box.x + inset, top + 18, elided(name, room, size, 600), {palette_.high}, {size, 600});
    return;
  }
  const bool known = scene_.timeline->key != nullptr && scene_.timeline->key->global.has_value();
  const std::string degree = own && known ? text::numeralText(chord.label, key).toStdString() : std::string();
  const bool second =
      extent.width() >= kChordSecondLine && !degree.empty() && textWidth(degree, kSmall.size) <= room;
  const Ink ink{own ? palette_.high : palette_.low};
  line.svg.text(box.x + inset, top + (second ? 13 : 18), name, ink, kStrong);
  if (second) line.svg.text(box.x + inset, top + 25, degree, {palette_.mid}, kSmall);
}

void SystemPainter::paintKeys(const Line& line, double top) const {
  constexpr double kLabelFrom = 30;
  paintName(line, top, kKeys, translated(QT_TRANSLATE_NOOP("Picture", "Key")));
  for (const model::KeySpan& span : scene_.key()->spans) {
    const auto extent = extentOf(line, span.range);
    if (!extent) continue;
    const auto colour = static_cast<std::size_t>(model::camelotNumber(span.key) - 1);
    const bool doubtful = span.confidence < kDoubtful;
    const Box box{extent->left + 0.5, top + 0.5, std::max(extent->width() - 2, 0.5), kKeys - 1};
    const double fill = span.key.mode == model::Mode::Major ? 0.3 : 0.14;
    line.svg.fill(box, {palette_.key[colour], fill}, 2);
    line.svg.outline(box, {palette_.keyInk[colour]}, {1, doubtful ? 3.0 : 0.0}, 2);
    if (extent->width() < kLabelFrom) continue;
    std::string name = text::keyText(span.key).toStdString();
    if (doubtful) name += "?";
    const std::string shown = elided(name, box.width - 10, 10.5, 600);
    line.svg.text(box.x + 6, top + 12, shown, {palette_.high}, {10.5, 600});
    const double after = box.x + 6 + textWidth(shown, 10.5, 600) + 6;
    if (shown == name && after + textWidth(camelot(span.key), kSmall.size) < box.right() - 3)
      line.svg.text(after, top + 12, camelot(span.key), {palette_.mid}, kSmall);
  }
}

void SystemPainter::paintCurve(const Line& line, double top, double height, const LevelCurve& level,
                               std::string_view colour, bool filled) const {
  constexpr double kFill = 0.13;
  constexpr TextStyle kAxis{.size = 8.5, .anchor = Anchor::End};
  const std::string unit = level.curve->unit;
  paintName(line, top, height, unit);
  line.svg.text(kGutter - 6, top + 8, text::numberText(level.high, 0).toStdString(), {palette_.low}, kAxis);
  line.svg.text(kGutter - 6, top + height, text::numberText(level.low, 0).toStdString(), {palette_.low},
                kAxis);
  line.svg.line(kGutter, top + height, line.right, top + height, {palette_.divider}, {0.75});
  std::string path;
  double firstX = 0;
  double lastX = 0;
  const auto columns = static_cast<int>((line.right - kGutter) / kColumn);
  for (int column = 0; column <= columns; ++column) {
    const double x = kGutter + column * kColumn;
    const double time = line.range.begin + (x - kGutter) / pixelsPerSecond_;
    const auto value = level.curve->at(time);
    if (!value || !std::isfinite(*value)) continue;
    const double share = std::clamp((*value - level.low) / (level.high - level.low), 0.0, 1.0);
    if (path.empty()) firstX = x;
    path.append(path.empty() ? "M" : "L").append(numeral(x, 1)).append(" ");
    path.append(numeral(top + height * (1 - share), 1));
    lastX = x;
  }
  if (path.empty()) return;
  if (filled) {
    std::string area = path;
    area.append("L").append(numeral(lastX, 1)).append(" ").append(numeral(top + height, 1));
    area.append("L").append(numeral(firstX, 1)).append(" ").append(numeral(top + height, 1)).append("z");
    line.svg.fillPath(area, {colour, kFill});
  }
  line.svg.strokePath(path, {colour}, {1.25});
}

}  // namespace barline::exporting::picture

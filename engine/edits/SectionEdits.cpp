#include "engine/edits/SectionEdits.h"

#include <cmath>
#include <utility>

#include "engine/edits/Ranges.h"
#include "engine/edits/Spans.h"

namespace barline::edits {
namespace {

using model::Edit;
using model::EditLayer;
using model::Section;
using model::SectionPatch;
using model::TimeRange;

const std::vector<Section>& sectionsOf(const model::Timeline& shown) {
  static const std::vector<Section> kNone;
  return shown.sections ? shown.sections->sections : kNone;
}

/// As an edit's name calls it: its own name, or else its letter.
std::string calledBy(const Section& section) {
  return section.name.empty() ? model::groupLetter(section.group) : section.name;
}

Edit patchOf(const model::Timeline& shown, model::EditName name, std::vector<Section> sections) {
  const TimeRange range = extentOf(sections);
  return editOf(shown, std::move(name), EditLayer::Sections, range, SectionPatch{std::move(sections)});
}

/// The section at a time, for an edit that only says otherwise what it is.
std::optional<Section> sectionAt(const model::Timeline& shown, double time) {
  const std::vector<Section>& sections = sectionsOf(shown);
  const auto index = spanAt(sections, time);
  return index ? std::optional(sections[*index]) : std::nullopt;
}

/// A section that has become `changed`; nothing where it was so before.
std::optional<Edit> restated(const model::Timeline& shown, const std::string& action, std::string argument,
                             const Section& former, Section changed) {
  if (changed == former) return std::nullopt;
  changed.confidence = kSaidSo;
  return patchOf(shown, {action, {std::move(argument), barName(shown, former.range.begin)}},
                 {std::move(changed)});
}

}  // namespace

double nearestBarLine(const model::Timeline& shown, double time) {
  if (!shown.grid || shown.grid->bars.empty()) return time;
  const std::vector<model::Bar>& bars = shown.grid->bars;
  double nearest = bars.front().range.begin;
  const auto consider = [&](double line) {
    if (std::abs(line - time) < std::abs(nearest - time)) nearest = line;
  };
  const auto after =
      std::ranges::lower_bound(bars, time, {}, [](const model::Bar& bar) { return bar.range.begin; });
  if (after != bars.end()) consider(after->range.begin);
  if (after != bars.begin()) {
    consider(std::prev(after)->range.begin);
    consider(std::prev(after)->range.end);
  }
  return nearest;
}

std::optional<Edit> drawSection(const model::Timeline& shown, const TimeRange& range,
                                std::optional<model::SectionKind> kind) {
  if (range.duration() < kShortestSpan) return std::nullopt;
  int group = 0;
  for (const Section& section : sectionsOf(shown)) group = std::max(group, section.group + 1);
  Section section{.range = range, .group = group, .confidence = kSaidSo, .label = {}, .name = {}};
  if (kind) section.label = model::SectionLabel{*kind, kSaidSo};
  const std::string letter = model::groupLetter(group);
  return patchOf(shown, {"draw_section", {letter, barName(shown, range.begin)}}, {section});
}

std::optional<Edit> splitSection(const model::Timeline& shown, double time) {
  auto pieces = splitAt(sectionsOf(shown), time);
  if (!pieces) return std::nullopt;
  for (Section& piece : *pieces) piece.confidence = kSaidSo;
  const std::string name = calledBy(pieces->front());
  return patchOf(shown, {"split_section", {name, barName(shown, time)}}, std::move(*pieces));
}

std::optional<Edit> mergeSection(const model::Timeline& shown, double time, Neighbour neighbour) {
  const std::vector<Section>& sections = sectionsOf(shown);
  const auto index = spanAt(sections, time);
  const bool previous = neighbour == Neighbour::Previous;
  if (!index || (previous ? *index == 0 : *index + 1 >= sections.size())) return std::nullopt;
  const Section& other = sections[previous ? *index - 1 : *index + 1];
  Section merged = sections[*index];
  merged.range = {std::min(merged.range.begin, other.range.begin),
                  std::max(merged.range.end, other.range.end)};
  merged.confidence = kSaidSo;
  const std::string name = calledBy(merged);
  return patchOf(shown, {"merge_sections", {name, barName(shown, merged.range.begin)}}, {merged});
}

std::optional<Edit> removeSection(const model::Timeline& shown, double time) {
  const std::vector<Section>& sections = sectionsOf(shown);
  const auto index = spanAt(sections, time);
  if (!index) return std::nullopt;
  const Section& removed = sections[*index];
  const model::EditName name{"remove_section", {calledBy(removed), barName(shown, removed.range.begin)}};
  if (sections.size() == 1) return editOf(shown, name, EditLayer::Sections, removed.range, SectionPatch{});
  Section heir = sections[*index > 0 ? *index - 1 : 1];
  heir.range = {std::min(heir.range.begin, removed.range.begin), std::max(heir.range.end, removed.range.end)};
  heir.confidence = kSaidSo;
  return patchOf(shown, name, {heir});
}

std::optional<Edit> moveSectionBorder(const model::Timeline& shown, double border, double time) {
  const std::vector<Section>& sections = sectionsOf(shown);
  const auto index = spanAt(sections, border);
  if (!index || sections[*index].range.begin != border) return std::nullopt;
  auto pair = withBorderAt(sections, *index, time);
  if (!pair) return std::nullopt;
  pair->back().confidence = kSaidSo;
  const Section& moved = pair->back();
  model::EditName name{"move_section_border", {calledBy(moved), barName(shown, moved.range.begin)}};
  return patchOf(shown, std::move(name), std::move(*pair));
}

std::optional<Edit> renameSection(const model::Timeline& shown, double time, const std::string& name) {
  const auto section = sectionAt(shown, time);
  if (!section) return std::nullopt;
  Section changed = *section;
  changed.name = name;
  return restated(shown, "rename_section", name, *section, std::move(changed));
}

std::optional<Edit> setSectionKind(const model::Timeline& shown, double time,
                                   std::optional<model::SectionKind> kind) {
  const auto section = sectionAt(shown, time);
  if (!section) return std::nullopt;
  Section changed = *section;
  changed.name.clear();
  changed.label.reset();
  if (kind) changed.label = model::SectionLabel{*kind, kSaidSo};
  return restated(shown, "set_section_kind", kind ? std::string(model::toString(*kind)) : std::string(),
                  *section, std::move(changed));
}

std::optional<Edit> setSectionGroup(const model::Timeline& shown, double time, int group) {
  const auto section = sectionAt(shown, time);
  if (!section || group < 0) return std::nullopt;
  Section changed = *section;
  changed.group = group;
  return restated(shown, "set_section_group", model::groupLetter(group), *section, std::move(changed));
}

}  // namespace barline::edits

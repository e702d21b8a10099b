#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/export/Layers.h"
#include "engine/model/Section.h"
#include "engine/model/Timeline.h"

namespace barline::exporting {

/// What a label layer's items are.
enum class LabelKind : unsigned char {
  Instants,  ///< labels at points in time
  Regions,   ///< labels over stretches
  Values     ///< a curve: values at points in time, without labels
};

struct LabelItem {
  double begin{};  ///< seconds
  double end{};    ///< seconds; `begin` for what is a point
  double value{};  ///< what a program may draw it at, see labelLayers()
  std::string label;
};

/// One layer as annotation programs have them: a list of labelled points or stretches in order of time.
struct LabelLayer {
  std::string id;  ///< part of a file's name: "beats", "chords", "loudness_momentary"
  LabelKind kind{};
  std::string unit;  ///< of the values; empty where they only order
  std::vector<LabelItem> items{};
};

/// The chosen layers of a timeline that are labels or curves, empty ones left out.
///
/// Beats are instants labelled "bar.beat" ("17.3"), or with their position alone where there are no bars; the
/// value is the position. Bars are regions labelled with their number, and their metre where it changes ("17
/// 3/4"); the value is the number. Tempo is regions ("120.5 BPM", the value) and a curve "local_tempo". Keys
/// are regions ("C minor"), valued with the pitch class of the tonic, plus 12 in minor; chords the same by
/// their root, labelled in Harte's syntax, −1 for no chord. Sections are labelled by sectionText() and valued
/// with their group. Transients are instants without label, valued with their strength.
[[nodiscard]] std::vector<LabelLayer> labelLayers(const model::Timeline& timeline, const Layers& chosen);

/// How a section is called where one line is all there is: the person's own words, or its letter and what it
/// does where that is known: "A", "B chorus".
[[nodiscard]] std::string sectionText(const model::Section& section);

/// "17.3" for each beat of the grid: its bar's number and its position in it; its position alone where the
/// grid has no bars. Beats before the first bar of a stretch that was cut belong to the bar before it.
[[nodiscard]] std::vector<std::string> beatLabels(const model::BeatGrid& grid);

}  // namespace barline::exporting

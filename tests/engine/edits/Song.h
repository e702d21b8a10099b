#pragma once

#include <memory>

#include "engine/edits/Amend.h"
#include "engine/edits/EditOverlay.h"
#include "engine/model/Timeline.h"

namespace barline::test {

/// Eight bars of 4/4, two seconds each, from 0: chords C (0–4), Am (4–8), F (8–12, unsure, or D minor), G
/// (12–16); C major, A minor from 8 on (unsure); sections A (0–8, verse), B (8–12), A (12–16).
inline model::Timeline song() {
  constexpr double kSure = 0.9;
  model::Timeline timeline;
  timeline.source.duration = 16.0;
  auto grid = std::make_shared<model::BeatGrid>();
  for (int i = 0; i < 32; ++i)
    grid->beats.push_back({0.5 * i, i % 4 + 1, kSure, model::Transient{0.5 * i, 0.8}});
  for (int i = 0; i < 8; ++i) grid->bars.push_back({{2.0 * i, 2.0 * i + 2.0}, i + 1, {4, 4}, kSure});
  auto chords = std::make_shared<model::ChordTimeline>();
  chords->changes = {{{0, 4}, "C:maj", kSure, {}, {1.0F}},
                     {{4, 8}, "A:min", kSure, "C:maj6", {}},
                     {{8, 12}, "F:maj", 0.3, "D:min7", {}},
                     {{12, 16}, "G:7", kSure, {}, {}}};
  for (int i = 0; i < 8; ++i) {
    chords->perBar.push_back(chords->changes[static_cast<std::size_t>(i / 2)]);
    chords->perBar.back().range = grid->bars[static_cast<std::size_t>(i)].range;
  }
  auto key = std::make_shared<model::KeyTimeline>();
  key->global = model::MusicalKey{0, model::Mode::Major};
  key->confidence = kSure;
  key->spans = {{{0, 8}, {0, model::Mode::Major}, kSure, {}},
                {{8, 16}, {9, model::Mode::Minor}, 0.4, model::MusicalKey{0, model::Mode::Major}}};
  auto sections = std::make_shared<model::Sections>();
  sections->sections = {{.range = {0, 8},
                         .group = 0,
                         .confidence = kSure,
                         .label = model::SectionLabel{model::SectionKind::Verse, kSure}},
                        {.range = {8, 12}, .group = 1, .confidence = kSure, .label = {}},
                        {.range = {12, 16}, .group = 0, .confidence = kSure, .label = {}}};
  timeline.grid = grid;
  timeline.chords = chords;
  timeline.key = key;
  timeline.sections = sections;
  return timeline;
}

/// The song with edits on it.
inline model::Timeline songWith(const std::vector<model::Edit>& edits) {
  return edits::amended(song(), edits::EditOverlay(edits));
}

}  // namespace barline::test

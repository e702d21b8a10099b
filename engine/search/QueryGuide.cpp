#include "engine/search/QueryGuide.h"

#include <array>

#include "engine/search/Translatable.h"

namespace barline::search {
namespace {

constexpr std::array kTerms{
    GuideLine{"dawn", QT_TRANSLATE_NOOP("Search", "In title, artist, album, genre, comment or tags")},
    GuideLine{"dawn harbour", QT_TRANSLATE_NOOP("Search", "Both words, in any order and place")},
    GuideLine{"\"at dawn\"", QT_TRANSLATE_NOOP("Search", "Several words as they stand")},
    GuideLine{"artist:\"Delta Nine\"", QT_TRANSLATE_NOOP("Search", "In one field only")},
    GuideLine{"-remix", QT_TRANSLATE_NOOP("Search", "Not this word")},
    GuideLine{"-genre:house", QT_TRANSLATE_NOOP("Search", "Not this value")},
    GuideLine{"genre:house,techno", QT_TRANSLATE_NOOP("Search", "One of several values")},
    GuideLine{"bpm:120-128", QT_TRANSLATE_NOOP("Search", "From one value to another, both included")},
    GuideLine{"energy:>6", QT_TRANSLATE_NOOP("Search", "More; also >=, < and <=")},
    GuideLine{"bpm:128~3", QT_TRANSLATE_NOOP("Search", "Give or take 3")},
    GuideLine{"bpm:128~4%", QT_TRANSLATE_NOOP("Search", "Give or take 4 percent")},
    GuideLine{"genre:none", QT_TRANSLATE_NOOP("Search", "Without a value")}};

constexpr std::array kValues{
    GuideLine{"key:8A", QT_TRANSLATE_NOOP("Search", "Key as Camelot has it")},
    GuideLine{"key:1m", QT_TRANSLATE_NOOP("Search", "Key as Open Key has it")},
    GuideLine{"key:F#m,Ebmaj", QT_TRANSLATE_NOOP("Search", "Key by name, with # or b")},
    GuideLine{"key:8", QT_TRANSLATE_NOOP("Search", "Both keys of a place on the wheel")},
    GuideLine{"key:minor", QT_TRANSLATE_NOOP("Search", "All minor keys")},
    GuideLine{"added:<30d", QT_TRANSLATE_NOOP("Search", "Within 30 days; also h, w, m for months, and y")},
    GuideLine{"added:7d-30d", QT_TRANSLATE_NOOP("Search", "7 to 30 days ago")},
    GuideLine{"added:2026-10", QT_TRANSLATE_NOOP("Search", "In a month; also a year or a day, 2026-10-28")},
    GuideLine{"added:>=2026-10-28", QT_TRANSLATE_NOOP("Search", "Since a day")},
    GuideLine{"length:3:00-5:30", QT_TRANSLATE_NOOP("Search", "Minutes and seconds; also 90s, 5m, 1h30m")}};

}  // namespace

std::span<const GuideLine> termGuide() {
  return kTerms;
}

std::span<const GuideLine> valueGuide() {
  return kValues;
}

}  // namespace barline::search

#include "engine/export/picture/Palette.h"

#include <map>

namespace barline::exporting::picture {
namespace {

constexpr Palette kDark{
    .paper = "#0C0D0F",
    .panel = "#17181B",
    .high = "#ECEDEF",
    .mid = "#B0B4BC",
    .low = "#989EA8",
    .hairline = "#25272C",
    .divider = "#2F3238",
    .strong = "#6E747E",
    .accent = "#34D3BC",
    .warn = "#F2A94A",
    .grid = "#FFFFFF",
    .waveLow = "#3C6CF0",
    .waveMid = "#EDA33B",
    .waveHigh = "#FBF3E4",
    .energy = "#D9B36A",
    .loudness = "#7FB2EE",
    .tempo = "#8CCB94",
    .onKey = "#0C0D0F",
    .section = {"#6C93E6", "#D9A04E", "#C77BD1", "#86B865", "#8A93A3", "#D6786C", "#59B3C4", "#C9AE7A"},
    .key = {"#FF9FB3", "#E54C49", "#FFCCAE", "#CB9A14", "#DEED6E", "#56BE70", "#5FFFEB", "#0299C5", "#AED8FF",
            "#8B6EF2", "#C2B3E4", "#B3709A"},
    .keyInk = {"#FF9FB3", "#E54C49", "#FFCCAE", "#CB9A14", "#DEED6E", "#56BE70", "#5FFFEB", "#0299C5",
               "#AED8FF", "#8B6EF2", "#C2B3E4", "#B3709A"}};

constexpr Palette kLight{
    .paper = "#FFFFFF",
    .panel = "#F4F5F6",
    .high = "#15171A",
    .mid = "#454A53",
    .low = "#585D68",
    .hairline = "#E2E4E8",
    .divider = "#D3D6DB",
    .strong = "#767C87",
    .accent = "#007D6E",
    .warn = "#8F5A00",
    .grid = "#000000",
    .waveLow = "#2F5FDB",
    .waveMid = "#D17B00",
    .waveHigh = "#4A1F08",
    .energy = "#9A6B00",
    .loudness = "#1F66B8",
    .tempo = "#2E7D3B",
    .onKey = "#0C0D0F",
    .section = {"#3F6FD0", "#A5670A", "#9A45A8", "#477D24", "#6B7483", "#B9483B", "#197A8D", "#8A6A2E"},
    .key = {"#FF9FB3", "#E54C49", "#FFCCAE", "#CB9A14", "#DEED6E", "#56BE70", "#5FFFEB", "#0299C5", "#AED8FF",
            "#8B6EF2", "#C2B3E4", "#B3709A"},
    .keyInk = {"#C8697F", "#E94745", "#AC7C5E", "#A97F08", "#818C0A", "#229A4A", "#009587", "#0791BA",
               "#5F89AF", "#8B6CF7", "#8E7FB0", "#B56F9B"}};

constexpr Palette kCss{
    .paper = "var(--paper)",
    .panel = "var(--panel)",
    .high = "var(--high)",
    .mid = "var(--mid)",
    .low = "var(--low)",
    .hairline = "var(--hairline)",
    .divider = "var(--divider)",
    .strong = "var(--strong)",
    .accent = "var(--accent)",
    .warn = "var(--warn)",
    .grid = "var(--grid)",
    .waveLow = "var(--wave-low)",
    .waveMid = "var(--wave-mid)",
    .waveHigh = "var(--wave-high)",
    .energy = "var(--energy)",
    .loudness = "var(--loudness)",
    .tempo = "var(--tempo)",
    .onKey = "var(--on-key)",
    .section = {"var(--section-1)", "var(--section-2)", "var(--section-3)", "var(--section-4)",
                "var(--section-5)", "var(--section-6)", "var(--section-7)", "var(--section-8)"},
    .key = {"var(--key-1)", "var(--key-2)", "var(--key-3)", "var(--key-4)", "var(--key-5)", "var(--key-6)",
            "var(--key-7)", "var(--key-8)", "var(--key-9)", "var(--key-10)", "var(--key-11)",
            "var(--key-12)"},
    .keyInk = {"var(--key-ink-1)", "var(--key-ink-2)", "var(--key-ink-3)", "var(--key-ink-4)",
               "var(--key-ink-5)", "var(--key-ink-6)", "var(--key-ink-7)", "var(--key-ink-8)",
               "var(--key-ink-9)", "var(--key-ink-10)", "var(--key-ink-11)", "var(--key-ink-12)"}};

/// Every colour that is no array.
constexpr std::array kColours{&Palette::paper,   &Palette::panel,    &Palette::high,    &Palette::mid,
                              &Palette::low,     &Palette::hairline, &Palette::divider, &Palette::strong,
                              &Palette::accent,  &Palette::warn,     &Palette::grid,    &Palette::waveLow,
                              &Palette::waveMid, &Palette::waveHigh, &Palette::energy,  &Palette::loudness,
                              &Palette::tempo,   &Palette::onKey};

/// "var(--wave-low)" → "--wave-low"
std::string_view propertyOf(std::string_view use) {
  constexpr std::string_view kBefore = "var(";
  return use.substr(kBefore.size(), use.size() - kBefore.size() - 1);
}

/// Tells every property's use, "var(--wave-low)", with its colour.
template <class Tell>
void forEachColour(const Palette& palette, const Tell& tell) {
  for (const auto colour : kColours) tell(kCss.*colour, palette.*colour);
  const auto tellAll = [&](const auto& uses, const auto& colours) {
    for (std::size_t i = 0; i < uses.size(); ++i) tell(uses[i], colours[i]);
  };
  tellAll(kCss.section, palette.section);
  tellAll(kCss.key, palette.key);
  tellAll(kCss.keyInk, palette.keyInk);
}

}  // namespace

const Palette& lightPalette() {
  return kLight;
}

const Palette& darkPalette() {
  return kDark;
}

const Palette& cssPalette() {
  return kCss;
}

std::string cssProperties(const Palette& palette) {
  std::string css;
  forEachColour(palette, [&](std::string_view use, std::string_view colour) {
    css.append(propertyOf(use)).append(":").append(colour).append(";");
  });
  return css;
}

std::string withColours(std::string_view svg, const Palette& palette) {
  std::map<std::string_view, std::string_view> colours;
  forEachColour(palette, [&](std::string_view use, std::string_view colour) { colours[use] = colour; });
  std::string out;
  out.reserve(svg.size());
  while (true) {
    const std::size_t begin = svg.find("\"var(");
    out.append(svg.substr(0, begin));
    if (begin == std::string_view::npos) return out;
    const std::size_t end = svg.find('"', begin + 1);
    const auto found = colours.find(svg.substr(begin + 1, end - begin - 1));
    out.append("\"").append(found == colours.end() ? "#000000" : found->second).append("\"");
    svg.remove_prefix(end + 1);
  }
}

}  // namespace barline::exporting::picture
